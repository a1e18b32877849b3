using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duoshi.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class LighterImports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Search keys are made anew at the next start: the long prefixes of earlier versions are no keys any more.
            migrationBuilder.Sql("delete from personnel_name_pair");

            migrationBuilder.DropIndex(
                name: "ux_personnel_training_fact",
                table: "personnel_training");

            migrationBuilder.DropIndex(
                name: "ux_personnel_statement_fact",
                table: "personnel_statement");

            migrationBuilder.DropIndex(
                name: "ux_personnel_staff_number_fact",
                table: "personnel_staff_number");

            migrationBuilder.DropIndex(
                name: "ux_personnel_staff_category_fact",
                table: "personnel_staff_category");

            migrationBuilder.DropIndex(
                name: "ux_personnel_service_fact",
                table: "personnel_service");

            migrationBuilder.DropIndex(
                name: "ux_personnel_sanction_fact",
                table: "personnel_sanction");

            migrationBuilder.DropIndex(
                name: "ux_personnel_reward_fact",
                table: "personnel_reward");

            migrationBuilder.DropIndex(
                name: "ux_personnel_resume_fact",
                table: "personnel_resume");

            migrationBuilder.DropIndex(
                name: "ux_personnel_quota_status_fact",
                table: "personnel_quota_status");

            migrationBuilder.DropIndex(
                name: "ux_personnel_prosecutor_grade_fact",
                table: "personnel_prosecutor_grade");

            migrationBuilder.DropIndex(
                name: "ux_personnel_professional_title_fact",
                table: "personnel_professional_title");

            migrationBuilder.DropIndex(
                name: "ux_personnel_political_status_fact",
                table: "personnel_political_status");

            migrationBuilder.DropIndex(
                name: "ux_personnel_police_rank_fact",
                table: "personnel_police_rank");

            migrationBuilder.DropIndex(
                name: "ux_personnel_photo_fact",
                table: "personnel_photo");

            migrationBuilder.DropIndex(
                name: "ix_personnel_name_pair_person_id",
                table: "personnel_name_pair");

            migrationBuilder.DropIndex(
                name: "ux_personnel_management_authority_fact",
                table: "personnel_management_authority");

            migrationBuilder.DropIndex(
                name: "ux_personnel_legal_qualification_fact",
                table: "personnel_legal_qualification");

            migrationBuilder.DropIndex(
                name: "ux_personnel_identity_fact",
                table: "personnel_identity");

            migrationBuilder.DropIndex(
                name: "ux_personnel_family_member_fact",
                table: "personnel_family_member");

            migrationBuilder.DropIndex(
                name: "ux_personnel_exit_fact",
                table: "personnel_exit");

            migrationBuilder.DropIndex(
                name: "ux_personnel_establishment_held_fact",
                table: "personnel_establishment_held");

            migrationBuilder.DropIndex(
                name: "ux_personnel_entry_fact",
                table: "personnel_entry");

            migrationBuilder.DropIndex(
                name: "ux_personnel_employment_contract_fact",
                table: "personnel_employment_contract");

            migrationBuilder.DropIndex(
                name: "ux_personnel_education_summary_fact",
                table: "personnel_education_summary");

            migrationBuilder.DropIndex(
                name: "ux_personnel_education_fact",
                table: "personnel_education");

            migrationBuilder.DropIndex(
                name: "ux_personnel_duty_level_fact",
                table: "personnel_duty_level");

            migrationBuilder.DropIndex(
                name: "ux_personnel_contact_fact",
                table: "personnel_contact");

            migrationBuilder.DropIndex(
                name: "ux_personnel_civil_service_rank_fact",
                table: "personnel_civil_service_rank");

            migrationBuilder.DropIndex(
                name: "ux_personnel_assessment_fact",
                table: "personnel_assessment");

            migrationBuilder.DropIndex(
                name: "ux_personnel_appointment_fact",
                table: "personnel_appointment");

            migrationBuilder.DropIndex(
                name: "ux_organisation_position_fact",
                table: "organisation_position");

            migrationBuilder.DropIndex(
                name: "ux_organisation_office_succession_fact",
                table: "organisation_office_succession");

            migrationBuilder.DropIndex(
                name: "ux_organisation_office_place_fact",
                table: "organisation_office_place");

            migrationBuilder.DropIndex(
                name: "ux_organisation_office_name_fact",
                table: "organisation_office_name");

            migrationBuilder.DropIndex(
                name: "ux_organisation_office_leadership_fact",
                table: "organisation_office_leadership");

            migrationBuilder.DropIndex(
                name: "ux_organisation_office_existence_fact",
                table: "organisation_office_existence");

            migrationBuilder.DropIndex(
                name: "ux_organisation_office_establishment_fact",
                table: "organisation_office_establishment");

            migrationBuilder.DropIndex(
                name: "ux_organisation_department_fact",
                table: "organisation_department");

            migrationBuilder.AddColumn<long>(
                name: "seen_change",
                table: "exchange_import",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateIndex(
                name: "ux_personnel_training_fact",
                table: "personnel_training",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is null");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_statement_fact",
                table: "personnel_statement",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is null");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_staff_number_fact",
                table: "personnel_staff_number",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is null");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_staff_category_fact",
                table: "personnel_staff_category",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is null");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_service_fact",
                table: "personnel_service",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is null");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_sanction_fact",
                table: "personnel_sanction",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is null");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_reward_fact",
                table: "personnel_reward",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is null");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_resume_fact",
                table: "personnel_resume",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is null");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_quota_status_fact",
                table: "personnel_quota_status",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is null");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_prosecutor_grade_fact",
                table: "personnel_prosecutor_grade",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is null");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_professional_title_fact",
                table: "personnel_professional_title",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is null");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_political_status_fact",
                table: "personnel_political_status",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is null");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_police_rank_fact",
                table: "personnel_police_rank",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is null");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_photo_fact",
                table: "personnel_photo",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is null");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_management_authority_fact",
                table: "personnel_management_authority",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is null");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_legal_qualification_fact",
                table: "personnel_legal_qualification",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is null");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_identity_fact",
                table: "personnel_identity",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is null");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_family_member_fact",
                table: "personnel_family_member",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is null");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_exit_fact",
                table: "personnel_exit",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is null");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_establishment_held_fact",
                table: "personnel_establishment_held",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is null");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_entry_fact",
                table: "personnel_entry",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is null");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_employment_contract_fact",
                table: "personnel_employment_contract",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is null");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_education_summary_fact",
                table: "personnel_education_summary",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is null");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_education_fact",
                table: "personnel_education",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is null");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_duty_level_fact",
                table: "personnel_duty_level",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is null");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_contact_fact",
                table: "personnel_contact",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is null");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_civil_service_rank_fact",
                table: "personnel_civil_service_rank",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is null");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_assessment_fact",
                table: "personnel_assessment",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is null");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_appointment_fact",
                table: "personnel_appointment",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is null");

            migrationBuilder.CreateIndex(
                name: "ux_organisation_position_fact",
                table: "organisation_position",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is null");

            migrationBuilder.CreateIndex(
                name: "ux_organisation_office_succession_fact",
                table: "organisation_office_succession",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is null");

            migrationBuilder.CreateIndex(
                name: "ux_organisation_office_place_fact",
                table: "organisation_office_place",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is null");

            migrationBuilder.CreateIndex(
                name: "ux_organisation_office_name_fact",
                table: "organisation_office_name",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is null");

            migrationBuilder.CreateIndex(
                name: "ux_organisation_office_leadership_fact",
                table: "organisation_office_leadership",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is null");

            migrationBuilder.CreateIndex(
                name: "ux_organisation_office_existence_fact",
                table: "organisation_office_existence",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is null");

            migrationBuilder.CreateIndex(
                name: "ux_organisation_office_establishment_fact",
                table: "organisation_office_establishment",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is null");

            migrationBuilder.CreateIndex(
                name: "ux_organisation_department_fact",
                table: "organisation_department",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ux_personnel_training_fact",
                table: "personnel_training");

            migrationBuilder.DropIndex(
                name: "ux_personnel_statement_fact",
                table: "personnel_statement");

            migrationBuilder.DropIndex(
                name: "ux_personnel_staff_number_fact",
                table: "personnel_staff_number");

            migrationBuilder.DropIndex(
                name: "ux_personnel_staff_category_fact",
                table: "personnel_staff_category");

            migrationBuilder.DropIndex(
                name: "ux_personnel_service_fact",
                table: "personnel_service");

            migrationBuilder.DropIndex(
                name: "ux_personnel_sanction_fact",
                table: "personnel_sanction");

            migrationBuilder.DropIndex(
                name: "ux_personnel_reward_fact",
                table: "personnel_reward");

            migrationBuilder.DropIndex(
                name: "ux_personnel_resume_fact",
                table: "personnel_resume");

            migrationBuilder.DropIndex(
                name: "ux_personnel_quota_status_fact",
                table: "personnel_quota_status");

            migrationBuilder.DropIndex(
                name: "ux_personnel_prosecutor_grade_fact",
                table: "personnel_prosecutor_grade");

            migrationBuilder.DropIndex(
                name: "ux_personnel_professional_title_fact",
                table: "personnel_professional_title");

            migrationBuilder.DropIndex(
                name: "ux_personnel_political_status_fact",
                table: "personnel_political_status");

            migrationBuilder.DropIndex(
                name: "ux_personnel_police_rank_fact",
                table: "personnel_police_rank");

            migrationBuilder.DropIndex(
                name: "ux_personnel_photo_fact",
                table: "personnel_photo");

            migrationBuilder.DropIndex(
                name: "ux_personnel_management_authority_fact",
                table: "personnel_management_authority");

            migrationBuilder.DropIndex(
                name: "ux_personnel_legal_qualification_fact",
                table: "personnel_legal_qualification");

            migrationBuilder.DropIndex(
                name: "ux_personnel_identity_fact",
                table: "personnel_identity");

            migrationBuilder.DropIndex(
                name: "ux_personnel_family_member_fact",
                table: "personnel_family_member");

            migrationBuilder.DropIndex(
                name: "ux_personnel_exit_fact",
                table: "personnel_exit");

            migrationBuilder.DropIndex(
                name: "ux_personnel_establishment_held_fact",
                table: "personnel_establishment_held");

            migrationBuilder.DropIndex(
                name: "ux_personnel_entry_fact",
                table: "personnel_entry");

            migrationBuilder.DropIndex(
                name: "ux_personnel_employment_contract_fact",
                table: "personnel_employment_contract");

            migrationBuilder.DropIndex(
                name: "ux_personnel_education_summary_fact",
                table: "personnel_education_summary");

            migrationBuilder.DropIndex(
                name: "ux_personnel_education_fact",
                table: "personnel_education");

            migrationBuilder.DropIndex(
                name: "ux_personnel_duty_level_fact",
                table: "personnel_duty_level");

            migrationBuilder.DropIndex(
                name: "ux_personnel_contact_fact",
                table: "personnel_contact");

            migrationBuilder.DropIndex(
                name: "ux_personnel_civil_service_rank_fact",
                table: "personnel_civil_service_rank");

            migrationBuilder.DropIndex(
                name: "ux_personnel_assessment_fact",
                table: "personnel_assessment");

            migrationBuilder.DropIndex(
                name: "ux_personnel_appointment_fact",
                table: "personnel_appointment");

            migrationBuilder.DropIndex(
                name: "ux_organisation_position_fact",
                table: "organisation_position");

            migrationBuilder.DropIndex(
                name: "ux_organisation_office_succession_fact",
                table: "organisation_office_succession");

            migrationBuilder.DropIndex(
                name: "ux_organisation_office_place_fact",
                table: "organisation_office_place");

            migrationBuilder.DropIndex(
                name: "ux_organisation_office_name_fact",
                table: "organisation_office_name");

            migrationBuilder.DropIndex(
                name: "ux_organisation_office_leadership_fact",
                table: "organisation_office_leadership");

            migrationBuilder.DropIndex(
                name: "ux_organisation_office_existence_fact",
                table: "organisation_office_existence");

            migrationBuilder.DropIndex(
                name: "ux_organisation_office_establishment_fact",
                table: "organisation_office_establishment");

            migrationBuilder.DropIndex(
                name: "ux_organisation_department_fact",
                table: "organisation_department");

            migrationBuilder.DropColumn(
                name: "seen_change",
                table: "exchange_import");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_training_fact",
                table: "personnel_training",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_statement_fact",
                table: "personnel_statement",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_staff_number_fact",
                table: "personnel_staff_number",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_staff_category_fact",
                table: "personnel_staff_category",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_service_fact",
                table: "personnel_service",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_sanction_fact",
                table: "personnel_sanction",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_reward_fact",
                table: "personnel_reward",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_resume_fact",
                table: "personnel_resume",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_quota_status_fact",
                table: "personnel_quota_status",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_prosecutor_grade_fact",
                table: "personnel_prosecutor_grade",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_professional_title_fact",
                table: "personnel_professional_title",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_political_status_fact",
                table: "personnel_political_status",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_police_rank_fact",
                table: "personnel_police_rank",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_photo_fact",
                table: "personnel_photo",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_name_pair_person_id",
                table: "personnel_name_pair",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_management_authority_fact",
                table: "personnel_management_authority",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_legal_qualification_fact",
                table: "personnel_legal_qualification",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_identity_fact",
                table: "personnel_identity",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_family_member_fact",
                table: "personnel_family_member",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_exit_fact",
                table: "personnel_exit",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_establishment_held_fact",
                table: "personnel_establishment_held",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_entry_fact",
                table: "personnel_entry",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_employment_contract_fact",
                table: "personnel_employment_contract",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_education_summary_fact",
                table: "personnel_education_summary",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_education_fact",
                table: "personnel_education",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_duty_level_fact",
                table: "personnel_duty_level",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_contact_fact",
                table: "personnel_contact",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_civil_service_rank_fact",
                table: "personnel_civil_service_rank",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_assessment_fact",
                table: "personnel_assessment",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_appointment_fact",
                table: "personnel_appointment",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_organisation_position_fact",
                table: "organisation_position",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_organisation_office_succession_fact",
                table: "organisation_office_succession",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_organisation_office_place_fact",
                table: "organisation_office_place",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_organisation_office_name_fact",
                table: "organisation_office_name",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_organisation_office_leadership_fact",
                table: "organisation_office_leadership",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_organisation_office_existence_fact",
                table: "organisation_office_existence",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_organisation_office_establishment_fact",
                table: "organisation_office_establishment",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_organisation_department_fact",
                table: "organisation_department",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");
        }
    }
}

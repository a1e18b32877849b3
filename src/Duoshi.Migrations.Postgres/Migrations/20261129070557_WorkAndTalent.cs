using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duoshi.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class WorkAndTalent : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "personnel_case_credit",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: true),
                    case_name = table.Column<string>(type: "character varying(240)", maxLength: 240, nullable: true),
                    line = table.Column<string>(type: "text", nullable: true),
                    part = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    level = table.Column<string>(type: "text", nullable: true),
                    batch = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    document_number = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    grade = table.Column<string>(type: "text", nullable: true),
                    fact_id = table.Column<long>(type: "bigint", nullable: false),
                    person_id = table.Column<long>(type: "bigint", nullable: false),
                    slot = table.Column<short>(type: "smallint", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: false),
                    from_precision = table.Column<short>(type: "smallint", nullable: false),
                    to_precision = table.Column<short>(type: "smallint", nullable: false),
                    day_order = table.Column<short>(type: "smallint", nullable: false),
                    recorded_by = table.Column<long>(type: "bigint", nullable: false),
                    superseded_by = table.Column<long>(type: "bigint", nullable: false),
                    import_row = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personnel_case_credit", x => x.id);
                    table.CheckConstraint("ck_personnel_case_credit_dates", "valid_from <= valid_to");
                });

            migrationBuilder.CreateTable(
                name: "personnel_competition",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    contest = table.Column<string>(type: "character varying(240)", maxLength: 240, nullable: true),
                    level = table.Column<string>(type: "text", nullable: true),
                    round = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    title_code = table.Column<string>(type: "text", nullable: true),
                    batch = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    document_number = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    fact_id = table.Column<long>(type: "bigint", nullable: false),
                    person_id = table.Column<long>(type: "bigint", nullable: false),
                    slot = table.Column<short>(type: "smallint", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: false),
                    from_precision = table.Column<short>(type: "smallint", nullable: false),
                    to_precision = table.Column<short>(type: "smallint", nullable: false),
                    day_order = table.Column<short>(type: "smallint", nullable: false),
                    recorded_by = table.Column<long>(type: "bigint", nullable: false),
                    superseded_by = table.Column<long>(type: "bigint", nullable: false),
                    import_row = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personnel_competition", x => x.id);
                    table.CheckConstraint("ck_personnel_competition_dates", "valid_from <= valid_to");
                });

            migrationBuilder.CreateTable(
                name: "personnel_mentoring",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    role = table.Column<string>(type: "text", nullable: true),
                    other_person_id = table.Column<long>(type: "bigint", nullable: true),
                    other_name = table.Column<string>(type: "character varying(36)", maxLength: 36, nullable: true),
                    line = table.Column<string>(type: "text", nullable: true),
                    goal = table.Column<string>(type: "character varying(240)", maxLength: 240, nullable: true),
                    outcome = table.Column<string>(type: "character varying(240)", maxLength: 240, nullable: true),
                    fact_id = table.Column<long>(type: "bigint", nullable: false),
                    person_id = table.Column<long>(type: "bigint", nullable: false),
                    slot = table.Column<short>(type: "smallint", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: false),
                    from_precision = table.Column<short>(type: "smallint", nullable: false),
                    to_precision = table.Column<short>(type: "smallint", nullable: false),
                    day_order = table.Column<short>(type: "smallint", nullable: false),
                    recorded_by = table.Column<long>(type: "bigint", nullable: false),
                    superseded_by = table.Column<long>(type: "bigint", nullable: false),
                    import_row = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personnel_mentoring", x => x.id);
                    table.CheckConstraint("ck_personnel_mentoring_dates", "valid_from <= valid_to");
                });

            migrationBuilder.CreateTable(
                name: "personnel_talent_title",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    tier = table.Column<string>(type: "text", nullable: true),
                    domain = table.Column<string>(type: "text", nullable: true),
                    level = table.Column<string>(type: "text", nullable: true),
                    body = table.Column<string>(type: "character varying(248)", maxLength: 248, nullable: true),
                    document_number = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    review_outcome = table.Column<string>(type: "text", nullable: true),
                    reviewed_on = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true, collation: "C"),
                    fact_id = table.Column<long>(type: "bigint", nullable: false),
                    person_id = table.Column<long>(type: "bigint", nullable: false),
                    slot = table.Column<short>(type: "smallint", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: false),
                    from_precision = table.Column<short>(type: "smallint", nullable: false),
                    to_precision = table.Column<short>(type: "smallint", nullable: false),
                    day_order = table.Column<short>(type: "smallint", nullable: false),
                    recorded_by = table.Column<long>(type: "bigint", nullable: false),
                    superseded_by = table.Column<long>(type: "bigint", nullable: false),
                    import_row = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personnel_talent_title", x => x.id);
                    table.CheckConstraint("ck_personnel_talent_title_dates", "valid_from <= valid_to");
                });

            migrationBuilder.CreateIndex(
                name: "ix_personnel_case_credit_recorded",
                table: "personnel_case_credit",
                column: "recorded_by");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_case_credit_subject",
                table: "personnel_case_credit",
                columns: new[] { "person_id", "valid_from" });

            migrationBuilder.CreateIndex(
                name: "ux_personnel_case_credit_fact",
                table: "personnel_case_credit",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is null");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_case_credit_slot",
                table: "personnel_case_credit",
                columns: new[] { "person_id", "slot", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is not null");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_competition_recorded",
                table: "personnel_competition",
                column: "recorded_by");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_competition_subject",
                table: "personnel_competition",
                columns: new[] { "person_id", "valid_from" });

            migrationBuilder.CreateIndex(
                name: "ux_personnel_competition_fact",
                table: "personnel_competition",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is null");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_competition_slot",
                table: "personnel_competition",
                columns: new[] { "person_id", "slot", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is not null");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_mentoring_recorded",
                table: "personnel_mentoring",
                column: "recorded_by");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_mentoring_subject",
                table: "personnel_mentoring",
                columns: new[] { "person_id", "valid_from" });

            migrationBuilder.CreateIndex(
                name: "ux_personnel_mentoring_fact",
                table: "personnel_mentoring",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is null");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_mentoring_slot",
                table: "personnel_mentoring",
                columns: new[] { "person_id", "slot", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is not null");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_talent_title_recorded",
                table: "personnel_talent_title",
                column: "recorded_by");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_talent_title_subject",
                table: "personnel_talent_title",
                columns: new[] { "person_id", "valid_from" });

            migrationBuilder.CreateIndex(
                name: "ux_personnel_talent_title_fact",
                table: "personnel_talent_title",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is null");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_talent_title_slot",
                table: "personnel_talent_title",
                columns: new[] { "person_id", "slot", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is not null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "personnel_case_credit");

            migrationBuilder.DropTable(
                name: "personnel_competition");

            migrationBuilder.DropTable(
                name: "personnel_mentoring");

            migrationBuilder.DropTable(
                name: "personnel_talent_title");
        }
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duoshi.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Selection : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "selection_act",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    matter_id = table.Column<long>(type: "bigint", nullable: false),
                    order = table.Column<int>(type: "integer", nullable: false),
                    person_id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<byte>(type: "smallint", nullable: false),
                    manner = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: true),
                    office_id = table.Column<long>(type: "bigint", nullable: true),
                    department_id = table.Column<long>(type: "bigint", nullable: true),
                    post_name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    post_code = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: true),
                    nature = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: true),
                    is_leading = table.Column<bool>(type: "boolean", nullable: false),
                    fact_id = table.Column<long>(type: "bigint", nullable: true),
                    code = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    moves = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_selection_act", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "selection_paper_decision",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    office_id = table.Column<long>(type: "bigint", nullable: false),
                    body = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    meeting = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    document_number = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    decided_on = table.Column<DateOnly>(type: "date", nullable: false),
                    effective_on = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    state = table.Column<byte>(type: "smallint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    seen_versions = table.Column<string>(type: "text", nullable: false),
                    entered_by = table.Column<long>(type: "bigint", nullable: false),
                    entered_by_name = table.Column<string>(type: "text", nullable: false),
                    entered_at = table.Column<long>(type: "bigint", nullable: false),
                    checked_by = table.Column<long>(type: "bigint", nullable: true),
                    checked_by_name = table.Column<string>(type: "text", nullable: true),
                    checked_at = table.Column<long>(type: "bigint", nullable: true),
                    answer = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    change_id = table.Column<long>(type: "bigint", nullable: true),
                    withdrawn_by_name = table.Column<string>(type: "text", nullable: true),
                    withdrawn_at = table.Column<long>(type: "bigint", nullable: true),
                    withdrawal_reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_selection_paper_decision", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "selection_procedure",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<byte>(type: "smallint", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    steps = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    notice_days = table.Column<int>(type: "integer", nullable: false),
                    probation_months = table.Column<int>(type: "integer", nullable: false),
                    basis = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    set_by_name = table.Column<string>(type: "text", nullable: false),
                    set_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_selection_procedure", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "selection_process",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    kind = table.Column<byte>(type: "smallint", nullable: false),
                    office_id = table.Column<long>(type: "bigint", nullable: false),
                    started_on = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<byte>(type: "smallint", nullable: false),
                    highest_authority = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    created_by = table.Column<long>(type: "bigint", nullable: false),
                    created_by_name = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    sealed_stop_reason = table.Column<string>(type: "text", nullable: true),
                    stopped_by_name = table.Column<string>(type: "text", nullable: true),
                    stopped_on = table.Column<DateOnly>(type: "date", nullable: true),
                    confirmed_by_name = table.Column<string>(type: "text", nullable: true),
                    confirmed_at = table.Column<long>(type: "bigint", nullable: true),
                    change_id = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_selection_process", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "selection_step",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    process_id = table.Column<long>(type: "bigint", nullable: false),
                    step = table.Column<byte>(type: "smallint", nullable: false),
                    part = table.Column<byte>(type: "smallint", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    body = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    document_number = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    note = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    notice_to = table.Column<DateOnly>(type: "date", nullable: true),
                    objections = table.Column<int>(type: "integer", nullable: true),
                    effective_on = table.Column<DateOnly>(type: "date", nullable: true),
                    result = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    recorded_by = table.Column<long>(type: "bigint", nullable: false),
                    recorded_by_name = table.Column<string>(type: "text", nullable: false),
                    recorded_at = table.Column<long>(type: "bigint", nullable: false),
                    superseded_by = table.Column<long>(type: "bigint", nullable: true),
                    correction_reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_selection_step", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_selection_act_matter_id_order",
                table: "selection_act",
                columns: new[] { "matter_id", "order" });

            migrationBuilder.CreateIndex(
                name: "ix_selection_act_person_id",
                table: "selection_act",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_selection_paper_decision_office_id_state_id",
                table: "selection_paper_decision",
                columns: new[] { "office_id", "state", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_selection_paper_decision_state_id",
                table: "selection_paper_decision",
                columns: new[] { "state", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_selection_procedure_kind_valid_from_id",
                table: "selection_procedure",
                columns: new[] { "kind", "valid_from", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_selection_process_office_id_state_id",
                table: "selection_process",
                columns: new[] { "office_id", "state", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_selection_process_state_id",
                table: "selection_process",
                columns: new[] { "state", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_selection_step_process_id_step_part",
                table: "selection_step",
                columns: new[] { "process_id", "step", "part" },
                unique: true,
                filter: "superseded_by is null");

            migrationBuilder.CreateIndex(
                name: "ix_selection_step_step_notice_to",
                table: "selection_step",
                columns: new[] { "step", "notice_to" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "selection_act");

            migrationBuilder.DropTable(
                name: "selection_paper_decision");

            migrationBuilder.DropTable(
                name: "selection_procedure");

            migrationBuilder.DropTable(
                name: "selection_process");

            migrationBuilder.DropTable(
                name: "selection_step");
        }
    }
}

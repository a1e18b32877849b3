using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duoshi.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Checks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "personnel_check_result",
                columns: table => new
                {
                    run_id = table.Column<long>(type: "INTEGER", nullable: false),
                    rule_id = table.Column<long>(type: "INTEGER", nullable: false),
                    person_id = table.Column<long>(type: "INTEGER", nullable: false),
                    row_id = table.Column<long>(type: "INTEGER", nullable: false),
                    is_unclear = table.Column<bool>(type: "INTEGER", nullable: false),
                    office_id = table.Column<long>(type: "INTEGER", nullable: false),
                    @class = table.Column<int>(name: "class", type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personnel_check_result", x => new { x.run_id, x.person_id, x.rule_id, x.row_id });
                });

            migrationBuilder.CreateTable(
                name: "personnel_check_rule",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    group = table.Column<byte>(type: "INTEGER", nullable: false),
                    owner_id = table.Column<long>(type: "INTEGER", nullable: false),
                    target_id = table.Column<long>(type: "INTEGER", nullable: false),
                    zh = table.Column<string>(type: "TEXT", nullable: false),
                    en = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    message_zh = table.Column<string>(type: "TEXT", nullable: false),
                    message_en = table.Column<string>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    @class = table.Column<int>(name: "class", type: "INTEGER", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    written_by = table.Column<string>(type: "TEXT", nullable: false),
                    written_at = table.Column<long>(type: "INTEGER", nullable: false),
                    bound_by = table.Column<string>(type: "TEXT", nullable: true),
                    ended_by = table.Column<string>(type: "TEXT", nullable: true),
                    end_reason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personnel_check_rule", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "personnel_check_run",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    office_id = table.Column<long>(type: "INTEGER", nullable: false),
                    path = table.Column<string>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    is_trial = table.Column<bool>(type: "INTEGER", nullable: false),
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    started_by = table.Column<string>(type: "TEXT", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    finished_at = table.Column<long>(type: "INTEGER", nullable: true),
                    people = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personnel_check_run", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "personnel_check_run_office",
                columns: table => new
                {
                    run_id = table.Column<long>(type: "INTEGER", nullable: false),
                    office_id = table.Column<long>(type: "INTEGER", nullable: false),
                    people = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personnel_check_run_office", x => new { x.run_id, x.office_id });
                });

            migrationBuilder.CreateTable(
                name: "personnel_check_run_rule",
                columns: table => new
                {
                    run_id = table.Column<long>(type: "INTEGER", nullable: false),
                    rule_id = table.Column<long>(type: "INTEGER", nullable: false),
                    failing = table.Column<int>(type: "INTEGER", nullable: false),
                    unclear = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personnel_check_run_rule", x => new { x.run_id, x.rule_id });
                });

            migrationBuilder.CreateTable(
                name: "personnel_file_check",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    person_id = table.Column<long>(type: "INTEGER", nullable: false),
                    item = table.Column<byte>(type: "INTEGER", nullable: false),
                    state = table.Column<byte>(type: "INTEGER", nullable: false),
                    sealed_value = table.Column<string>(type: "TEXT", nullable: true),
                    sealed_basis = table.Column<string>(type: "TEXT", nullable: true),
                    sealed_note = table.Column<string>(type: "TEXT", nullable: true),
                    checked_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    checked_by = table.Column<string>(type: "TEXT", nullable: false),
                    checked_by_id = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    superseded_by = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personnel_file_check", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_personnel_check_result_run_id_rule_id_person_id",
                table: "personnel_check_result",
                columns: new[] { "run_id", "rule_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_personnel_check_rule_owner_id_code_version",
                table: "personnel_check_rule",
                columns: new[] { "owner_id", "code", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_personnel_check_run_is_trial_id",
                table: "personnel_check_run",
                columns: new[] { "is_trial", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_personnel_check_run_rule_rule_id",
                table: "personnel_check_run_rule",
                column: "rule_id");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_file_check_person_id_item_superseded_by",
                table: "personnel_file_check",
                columns: new[] { "person_id", "item", "superseded_by" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "personnel_check_result");

            migrationBuilder.DropTable(
                name: "personnel_check_rule");

            migrationBuilder.DropTable(
                name: "personnel_check_run");

            migrationBuilder.DropTable(
                name: "personnel_check_run_office");

            migrationBuilder.DropTable(
                name: "personnel_check_run_rule");

            migrationBuilder.DropTable(
                name: "personnel_file_check");
        }
    }
}

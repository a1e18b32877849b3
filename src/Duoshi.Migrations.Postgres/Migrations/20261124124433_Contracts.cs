using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duoshi.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Contracts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "personnel_employment_contract",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    employer = table.Column<string>(type: "character varying(248)", maxLength: 248, nullable: true),
                    work = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
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
                    table.PrimaryKey("pk_personnel_employment_contract", x => x.id);
                    table.CheckConstraint("ck_personnel_employment_contract_dates", "valid_from <= valid_to");
                });

            migrationBuilder.CreateIndex(
                name: "ix_personnel_employment_contract_recorded",
                table: "personnel_employment_contract",
                column: "recorded_by");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_employment_contract_subject",
                table: "personnel_employment_contract",
                columns: new[] { "person_id", "valid_from" });

            migrationBuilder.CreateIndex(
                name: "ux_personnel_employment_contract_fact",
                table: "personnel_employment_contract",
                columns: new[] { "fact_id", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807");

            migrationBuilder.CreateIndex(
                name: "ux_personnel_employment_contract_slot",
                table: "personnel_employment_contract",
                columns: new[] { "person_id", "slot", "valid_from", "day_order" },
                unique: true,
                filter: "superseded_by = 9223372036854775807 and slot is not null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "personnel_employment_contract");
        }
    }
}

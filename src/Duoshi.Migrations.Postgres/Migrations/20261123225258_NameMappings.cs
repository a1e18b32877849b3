using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duoshi.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class NameMappings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "exchange_name_mapping",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    table = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    written = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    target = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    office_id = table.Column<long>(type: "bigint", nullable: true),
                    import_id = table.Column<long>(type: "bigint", nullable: false),
                    by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    withdrawn_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    withdrawn_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_exchange_name_mapping", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "personnel_finding_dismissal",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    person_id = table.Column<long>(type: "bigint", nullable: false),
                    finding = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    withdrawn_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    withdrawn_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personnel_finding_dismissal", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_exchange_name_mapping_office_id",
                table: "exchange_name_mapping",
                column: "office_id");

            migrationBuilder.CreateIndex(
                name: "ix_exchange_name_mapping_table_name",
                table: "exchange_name_mapping",
                columns: new[] { "table", "name" });

            migrationBuilder.CreateIndex(
                name: "ix_personnel_finding_dismissal_person_id",
                table: "personnel_finding_dismissal",
                column: "person_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "exchange_name_mapping");

            migrationBuilder.DropTable(
                name: "personnel_finding_dismissal");
        }
    }
}

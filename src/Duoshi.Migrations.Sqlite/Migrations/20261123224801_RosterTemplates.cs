using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duoshi.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class RosterTemplates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "exchange_meeting_pack",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    query = table.Column<string>(type: "TEXT", nullable: false),
                    papers = table.Column<string>(type: "TEXT", nullable: false),
                    people = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    job_id = table.Column<long>(type: "INTEGER", nullable: true),
                    file_name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    size = table.Column<long>(type: "INTEGER", nullable: false),
                    sealed_content = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_exchange_meeting_pack", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "personnel_roster_template",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    account_name = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    query = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    shared_with = table.Column<byte>(type: "INTEGER", nullable: true),
                    shared_below = table.Column<string>(type: "TEXT", nullable: false),
                    saved_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personnel_roster_template", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_exchange_meeting_pack_account_id_id",
                table: "exchange_meeting_pack",
                columns: new[] { "account_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_exchange_meeting_pack_created_at",
                table: "exchange_meeting_pack",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_roster_template_account_id_name",
                table: "personnel_roster_template",
                columns: new[] { "account_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_personnel_roster_template_shared_with",
                table: "personnel_roster_template",
                column: "shared_with");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "exchange_meeting_pack");

            migrationBuilder.DropTable(
                name: "personnel_roster_template");
        }
    }
}

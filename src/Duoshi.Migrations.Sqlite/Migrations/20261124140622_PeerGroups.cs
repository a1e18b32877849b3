using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duoshi.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class PeerGroups : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "personnel_peer_group",
                columns: table => new
                {
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    traits = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    question = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    kept_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personnel_peer_group", x => x.account_id);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "personnel_peer_group");
        }
    }
}

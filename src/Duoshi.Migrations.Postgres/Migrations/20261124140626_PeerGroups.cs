using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duoshi.Migrations.Postgres.Migrations
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
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    traits = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    question = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    kept_at = table.Column<long>(type: "bigint", nullable: false)
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

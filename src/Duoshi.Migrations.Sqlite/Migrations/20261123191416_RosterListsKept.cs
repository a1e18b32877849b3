using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duoshi.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class RosterListsKept : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_personnel_card_birth_key_person_id",
                table: "personnel_card");

            migrationBuilder.CreateTable(
                name: "personnel_saved_filter",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    query = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    saved_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personnel_saved_filter", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_personnel_card_birth_key_pinyin_key_person_id",
                table: "personnel_card",
                columns: new[] { "birth_key", "pinyin_key", "person_id" },
                filter: "recent");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_saved_filter_account_id_name",
                table: "personnel_saved_filter",
                columns: new[] { "account_id", "name" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "personnel_saved_filter");

            migrationBuilder.DropIndex(
                name: "ix_personnel_card_birth_key_pinyin_key_person_id",
                table: "personnel_card");

            migrationBuilder.CreateIndex(
                name: "ix_personnel_card_birth_key_person_id",
                table: "personnel_card",
                columns: new[] { "birth_key", "person_id" },
                filter: "recent");
        }
    }
}

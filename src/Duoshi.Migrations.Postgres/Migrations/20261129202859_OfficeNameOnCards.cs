using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duoshi.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class OfficeNameOnCards : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Cards are made anew at the next start, for an office that was renamed parts their days; without search keys they count as stale.
            migrationBuilder.Sql("delete from personnel_name_pair");

            migrationBuilder.AddColumn<string>(
                name: "office_name",
                table: "personnel_card",
                type: "text",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "office_name",
                table: "personnel_card");
        }
    }
}

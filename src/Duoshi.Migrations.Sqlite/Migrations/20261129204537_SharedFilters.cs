using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duoshi.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class SharedFilters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "account_name",
                table: "personnel_saved_filter",
                type: "TEXT",
                maxLength: 100,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "shared_below",
                table: "personnel_saved_filter",
                type: "TEXT",
                maxLength: 400,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "shared_with",
                table: "personnel_saved_filter",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_personnel_saved_filter_shared_with",
                table: "personnel_saved_filter",
                column: "shared_with");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_personnel_saved_filter_shared_with",
                table: "personnel_saved_filter");

            migrationBuilder.DropColumn(
                name: "account_name",
                table: "personnel_saved_filter");

            migrationBuilder.DropColumn(
                name: "shared_below",
                table: "personnel_saved_filter");

            migrationBuilder.DropColumn(
                name: "shared_with",
                table: "personnel_saved_filter");
        }
    }
}

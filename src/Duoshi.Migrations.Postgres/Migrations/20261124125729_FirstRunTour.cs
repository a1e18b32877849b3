using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duoshi.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class FirstRunTour : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "tour_ended_at",
                table: "platform_account",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "bound_document",
                table: "personnel_check_rule",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "bound_reason",
                table: "personnel_check_rule",
                type: "character varying(300)",
                maxLength: 300,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "tour_ended_at",
                table: "platform_account");

            migrationBuilder.DropColumn(
                name: "bound_document",
                table: "personnel_check_rule");

            migrationBuilder.DropColumn(
                name: "bound_reason",
                table: "personnel_check_rule");
        }
    }
}

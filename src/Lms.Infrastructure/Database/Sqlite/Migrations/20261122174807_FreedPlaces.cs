using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lms.Infrastructure.Database.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class FreedPlaces : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "FreedClassId",
                table: "Enrollments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Enrollments_FreedClassId",
                table: "Enrollments",
                column: "FreedClassId");

            migrationBuilder.AddForeignKey(
                name: "FK_Enrollments_ClassGroups_FreedClassId",
                table: "Enrollments",
                column: "FreedClassId",
                principalTable: "ClassGroups",
                principalColumn: "Id",
                onDelete: ReferentialAction.SetNull);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Enrollments_ClassGroups_FreedClassId",
                table: "Enrollments");

            migrationBuilder.DropIndex(
                name: "IX_Enrollments_FreedClassId",
                table: "Enrollments");

            migrationBuilder.DropColumn(
                name: "FreedClassId",
                table: "Enrollments");
        }
    }
}

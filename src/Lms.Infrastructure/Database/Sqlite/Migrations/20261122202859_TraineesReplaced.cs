using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lms.Infrastructure.Database.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class TraineesReplaced : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Substitutions_LeaverId",
                table: "Substitutions");

            migrationBuilder.DropIndex(
                name: "IX_Substitutions_ReserveId",
                table: "Substitutions");

            migrationBuilder.DropIndex(
                name: "IX_Enrollments_PlanId_TeacherId",
                table: "Enrollments");

            migrationBuilder.RenameColumn(
                name: "DecidedBy",
                table: "Substitutions",
                newName: "ClosedBy");

            migrationBuilder.RenameColumn(
                name: "DecidedAt",
                table: "Substitutions",
                newName: "ClosedAt");

            migrationBuilder.AddColumn<long>(
                name: "ApprovedAt",
                table: "Substitutions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ApprovedBy",
                table: "Substitutions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Obstacle",
                table: "Substitutions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Substitutions_LeaverId",
                table: "Substitutions",
                column: "LeaverId",
                unique: true,
                filter: "\"State\" = 'Requested' OR \"State\" = 'Approved'");

            migrationBuilder.CreateIndex(
                name: "IX_Substitutions_ReserveId",
                table: "Substitutions",
                column: "ReserveId",
                unique: true,
                filter: "\"State\" = 'Requested' OR \"State\" = 'Approved'");

            migrationBuilder.CreateIndex(
                name: "IX_Enrollments_PlanId_TeacherId",
                table: "Enrollments",
                columns: new[] { "PlanId", "TeacherId" },
                unique: true,
                filter: "\"State\" <> 'Withdrawn' AND \"State\" <> 'Replaced'");

            // Who had been substituted was written down as withdrawn; the requests tell them apart.
            migrationBuilder.Sql("""
                UPDATE "Enrollments" SET "State" = 'Replaced'
                WHERE "State" = 'Withdrawn' AND "Id" IN (SELECT "LeaverId" FROM "Substitutions" WHERE "State" = 'Applied');
                UPDATE "Substitutions" SET "ApprovedBy" = "ClosedBy", "ApprovedAt" = "ClosedAt" WHERE "State" = 'Applied';
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                UPDATE "Enrollments" SET "State" = 'Withdrawn' WHERE "State" = 'Replaced';
                UPDATE "Substitutions" SET "State" = 'Requested' WHERE "State" = 'Approved';
                """);

            migrationBuilder.DropIndex(
                name: "IX_Substitutions_LeaverId",
                table: "Substitutions");

            migrationBuilder.DropIndex(
                name: "IX_Substitutions_ReserveId",
                table: "Substitutions");

            migrationBuilder.DropIndex(
                name: "IX_Enrollments_PlanId_TeacherId",
                table: "Enrollments");

            migrationBuilder.DropColumn(
                name: "ApprovedAt",
                table: "Substitutions");

            migrationBuilder.DropColumn(
                name: "ApprovedBy",
                table: "Substitutions");

            migrationBuilder.DropColumn(
                name: "Obstacle",
                table: "Substitutions");

            migrationBuilder.RenameColumn(
                name: "ClosedBy",
                table: "Substitutions",
                newName: "DecidedBy");

            migrationBuilder.RenameColumn(
                name: "ClosedAt",
                table: "Substitutions",
                newName: "DecidedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Substitutions_LeaverId",
                table: "Substitutions",
                column: "LeaverId",
                unique: true,
                filter: "\"State\" = 'Requested'");

            migrationBuilder.CreateIndex(
                name: "IX_Substitutions_ReserveId",
                table: "Substitutions",
                column: "ReserveId",
                unique: true,
                filter: "\"State\" = 'Requested'");

            migrationBuilder.CreateIndex(
                name: "IX_Enrollments_PlanId_TeacherId",
                table: "Enrollments",
                columns: new[] { "PlanId", "TeacherId" },
                unique: true,
                filter: "\"State\" <> 'Withdrawn'");
        }
    }
}

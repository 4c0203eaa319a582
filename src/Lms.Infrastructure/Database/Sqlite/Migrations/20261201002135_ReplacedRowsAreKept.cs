using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lms.Infrastructure.Database.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ReplacedRowsAreKept : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Replacement",
                table: "TraineeSubmissions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "FileId",
                table: "SubmissionRows",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Swap",
                table: "SubmissionRows",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValueSql: "'None'");

            migrationBuilder.AddColumn<string>(
                name: "Swap",
                table: "SubmissionFiles",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValueSql: "'None'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Replacement",
                table: "TraineeSubmissions");

            migrationBuilder.DropColumn(
                name: "FileId",
                table: "SubmissionRows");

            migrationBuilder.DropColumn(
                name: "Swap",
                table: "SubmissionRows");

            migrationBuilder.DropColumn(
                name: "Swap",
                table: "SubmissionFiles");
        }
    }
}

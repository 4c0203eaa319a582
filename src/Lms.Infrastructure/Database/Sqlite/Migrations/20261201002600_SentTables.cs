using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lms.Infrastructure.Database.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class SentTables : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "FileName",
                table: "ExclusionLists",
                type: "TEXT",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Sha256",
                table: "ExclusionLists",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Faults",
                table: "ExclusionListEntries",
                type: "TEXT",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<bool>(
                name: "NeedsMending",
                table: "ExclusionListEntries",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Settled",
                table: "ExclusionListEntries",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "SettledAt",
                table: "ExclusionListEntries",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "SettledBy",
                table: "ExclusionListEntries",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Sheet",
                table: "ExclusionListEntries",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "SentTables",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Door = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PlanId = table.Column<Guid>(type: "TEXT", nullable: true),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    SentAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Fields = table.Column<string>(type: "TEXT", nullable: false),
                    Answers = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SentTables", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SentTables_Plans_PlanId",
                        column: x => x.PlanId,
                        principalTable: "Plans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_SentTables_AccountId",
                table: "SentTables",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_SentTables_PlanId",
                table: "SentTables",
                column: "PlanId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SentTables");

            migrationBuilder.DropColumn(
                name: "FileName",
                table: "ExclusionLists");

            migrationBuilder.DropColumn(
                name: "Sha256",
                table: "ExclusionLists");

            migrationBuilder.DropColumn(
                name: "Faults",
                table: "ExclusionListEntries");

            migrationBuilder.DropColumn(
                name: "NeedsMending",
                table: "ExclusionListEntries");

            migrationBuilder.DropColumn(
                name: "Settled",
                table: "ExclusionListEntries");

            migrationBuilder.DropColumn(
                name: "SettledAt",
                table: "ExclusionListEntries");

            migrationBuilder.DropColumn(
                name: "SettledBy",
                table: "ExclusionListEntries");

            migrationBuilder.DropColumn(
                name: "Sheet",
                table: "ExclusionListEntries");
        }
    }
}

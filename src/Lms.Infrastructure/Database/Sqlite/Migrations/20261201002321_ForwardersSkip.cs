using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lms.Infrastructure.Database.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ForwardersSkip : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Activity",
                table: "xapi_Forwarders",
                type: "TEXT",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "LastAnswer",
                table: "xapi_Forwarders",
                type: "TEXT",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "OwnOnly",
                table: "xapi_Forwarders",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "PlanId",
                table: "xapi_Forwarders",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "Since",
                table: "xapi_Forwarders",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "SkippedInARow",
                table: "xapi_Forwarders",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "SkipsToldAt",
                table: "xapi_Forwarders",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ToldAt",
                table: "xapi_Forwarders",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "TroubledSince",
                table: "xapi_Forwarders",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Verbs",
                table: "xapi_Forwarders",
                type: "TEXT",
                maxLength: 8000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AlterColumn<Guid>(
                name: "ReminderId",
                table: "OutgoingMails",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "TEXT");

            migrationBuilder.CreateTable(
                name: "xapi_Refusals",
                columns: table => new
                {
                    ClientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Digest = table.Column<Guid>(type: "TEXT", nullable: false),
                    Method = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Resource = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    Path = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Rule = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Count = table.Column<long>(type: "INTEGER", nullable: false),
                    FirstAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LastAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_xapi_Refusals", x => new { x.ClientId, x.Digest });
                });

            migrationBuilder.CreateTable(
                name: "xapi_SkippedStatements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ForwarderId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    StatementId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: true),
                    Words = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    SkippedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    AgainAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_xapi_SkippedStatements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_xapi_SkippedStatements_xapi_Forwarders_ForwarderId",
                        column: x => x.ForwarderId,
                        principalTable: "xapi_Forwarders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_xapi_SkippedStatements_ForwarderId_Sequence",
                table: "xapi_SkippedStatements",
                columns: new[] { "ForwarderId", "Sequence" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "xapi_Refusals");

            migrationBuilder.DropTable(
                name: "xapi_SkippedStatements");

            migrationBuilder.DropColumn(
                name: "Activity",
                table: "xapi_Forwarders");

            migrationBuilder.DropColumn(
                name: "LastAnswer",
                table: "xapi_Forwarders");

            migrationBuilder.DropColumn(
                name: "OwnOnly",
                table: "xapi_Forwarders");

            migrationBuilder.DropColumn(
                name: "PlanId",
                table: "xapi_Forwarders");

            migrationBuilder.DropColumn(
                name: "Since",
                table: "xapi_Forwarders");

            migrationBuilder.DropColumn(
                name: "SkippedInARow",
                table: "xapi_Forwarders");

            migrationBuilder.DropColumn(
                name: "SkipsToldAt",
                table: "xapi_Forwarders");

            migrationBuilder.DropColumn(
                name: "ToldAt",
                table: "xapi_Forwarders");

            migrationBuilder.DropColumn(
                name: "TroubledSince",
                table: "xapi_Forwarders");

            migrationBuilder.DropColumn(
                name: "Verbs",
                table: "xapi_Forwarders");

            migrationBuilder.AlterColumn<Guid>(
                name: "ReminderId",
                table: "OutgoingMails",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "TEXT",
                oldNullable: true);
        }
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lms.Infrastructure.Database.Postgres.Migrations
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
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "LastAnswer",
                table: "xapi_Forwarders",
                type: "character varying(300)",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "OwnOnly",
                table: "xapi_Forwarders",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "PlanId",
                table: "xapi_Forwarders",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "Since",
                table: "xapi_Forwarders",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "SkippedInARow",
                table: "xapi_Forwarders",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "SkipsToldAt",
                table: "xapi_Forwarders",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ToldAt",
                table: "xapi_Forwarders",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "TroubledSince",
                table: "xapi_Forwarders",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Verbs",
                table: "xapi_Forwarders",
                type: "character varying(8000)",
                maxLength: 8000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AlterColumn<Guid>(
                name: "ReminderId",
                table: "OutgoingMails",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.CreateTable(
                name: "xapi_Refusals",
                columns: table => new
                {
                    ClientId = table.Column<Guid>(type: "uuid", nullable: false),
                    Digest = table.Column<Guid>(type: "uuid", nullable: false),
                    Method = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    Resource = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Status = table.Column<int>(type: "integer", nullable: false),
                    Path = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Rule = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Count = table.Column<long>(type: "bigint", nullable: false),
                    FirstAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    LastAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_xapi_Refusals", x => new { x.ClientId, x.Digest });
                });

            migrationBuilder.CreateTable(
                name: "xapi_SkippedStatements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ForwarderId = table.Column<Guid>(type: "uuid", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    StatementId = table.Column<Guid>(type: "uuid", nullable: false),
                    Reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Status = table.Column<int>(type: "integer", nullable: true),
                    Words = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    SkippedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    AgainAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Revision = table.Column<int>(type: "integer", nullable: false)
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
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);
        }
    }
}

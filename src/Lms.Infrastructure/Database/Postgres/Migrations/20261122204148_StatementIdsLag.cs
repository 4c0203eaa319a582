using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lms.Infrastructure.Database.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class StatementIdsLag : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Turn",
                table: "xapi_IndexMarks",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "xapi_StatementIds",
                columns: table => new
                {
                    IsSettled = table.Column<bool>(type: "boolean", nullable: false),
                    StatementId = table.Column<Guid>(type: "uuid", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_xapi_StatementIds", x => new { x.IsSettled, x.StatementId });
                });

            // In the order of the new table's key, and only what the index holds already: the rest enters when that catches up.
            migrationBuilder.Sql("""
                INSERT INTO "xapi_StatementIds" ("IsSettled", "StatementId", "Sequence")
                SELECT TRUE, "StatementId", "Sequence" FROM "xapi_Statements"
                WHERE "Sequence" <= (SELECT "Through" FROM "xapi_IndexMarks" WHERE "Id" = 1)
                ORDER BY "StatementId"
                """);
            migrationBuilder.DropIndex(name: "IX_xapi_Statements_StatementId", table: "xapi_Statements");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "xapi_StatementIds");

            migrationBuilder.DropColumn(
                name: "Turn",
                table: "xapi_IndexMarks");

            migrationBuilder.CreateIndex(
                name: "IX_xapi_Statements_StatementId",
                table: "xapi_Statements",
                column: "StatementId",
                unique: true);
        }
    }
}

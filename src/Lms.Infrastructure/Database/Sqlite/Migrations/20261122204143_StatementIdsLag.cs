using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lms.Infrastructure.Database.Sqlite.Migrations
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
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            // The rows lie in the order of the key itself: no second tree beside the table.
            migrationBuilder.Sql("""
                CREATE TABLE "xapi_StatementIds" (
                    "IsSettled" INTEGER NOT NULL, "StatementId" BLOB NOT NULL, "Sequence" INTEGER NOT NULL,
                    CONSTRAINT "PK_xapi_StatementIds" PRIMARY KEY ("IsSettled", "StatementId")
                ) WITHOUT ROWID
                """);

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

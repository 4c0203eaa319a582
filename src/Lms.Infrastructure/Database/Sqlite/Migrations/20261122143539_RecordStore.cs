using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lms.Infrastructure.Database.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class RecordStore : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Statements that the first release stored keep their order: their instant, and their number within it. Their keys are
            // filled in at the next start (StatementUpgrade).
            foreach (var index in new[] { "Activity_Sequence", "Actor_Sequence", "Registration", "Verb_Sequence", "StatementId" })
                migrationBuilder.DropIndex(name: $"IX_xapi_Statements_{index}", table: "xapi_Statements");
            migrationBuilder.RenameTable(name: "xapi_Statements", newName: "xapi_OldStatements");
            migrationBuilder.CreateTable(
                name: "xapi_Statements",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    StatementId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Reference = table.Column<byte[]>(type: "BLOB", nullable: true),
                    IsVoiding = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsVoided = table.Column<bool>(type: "INTEGER", nullable: false),
                    Keys = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Json = table.Column<byte[]>(type: "BLOB", nullable: false),
                },
                constraints: table => table.PrimaryKey("PK_xapi_Statements", x => x.Sequence));
            migrationBuilder.Sql("""
                INSERT INTO "xapi_Statements" ("Sequence", "StatementId", "Reference", "IsVoiding", "IsVoided", "Keys", "Json")
                SELECT max(("Stored" - 621355968000000000) / 10) OVER (ORDER BY "Sequence") + "Sequence", unhex(replace("StatementId", '-', '')), unhex(replace("Reference", '-', '')),
                       "Verb" = 'http://adlnet.gov/expapi/verbs/voided', "IsVoided", x'', CAST("Json" AS BLOB)
                FROM "xapi_OldStatements"
                """);
            migrationBuilder.DropTable(name: "xapi_OldStatements");

            migrationBuilder.CreateTable(
                name: "xapi_Activities",
                columns: table => new
                {
                    Digest = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Iri = table.Column<string>(type: "TEXT", nullable: false),
                    Definition = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_xapi_Activities", x => x.Digest);
                });

            migrationBuilder.CreateTable(
                name: "xapi_Attachments",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    Sha2 = table.Column<string>(type: "TEXT", nullable: false),
                    ContentType = table.Column<string>(type: "TEXT", nullable: false),
                    File = table.Column<string>(type: "TEXT", nullable: false),
                    Bytes = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_xapi_Attachments", x => new { x.Sequence, x.Sha2 });
                });

            migrationBuilder.CreateTable(
                name: "xapi_Clients",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SecretHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    Scopes = table.Column<int>(type: "INTEGER", nullable: false),
                    PlanId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ExpiresOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    RevokedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LastUsedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_xapi_Clients", x => x.Id);
                    table.ForeignKey(
                        name: "FK_xapi_Clients_Plans_PlanId",
                        column: x => x.PlanId,
                        principalTable: "Plans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "xapi_Documents",
                columns: table => new
                {
                    Digest = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Activity = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Agent = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Registration = table.Column<byte[]>(type: "BLOB", nullable: true),
                    DocumentId = table.Column<string>(type: "TEXT", nullable: false),
                    ContentType = table.Column<string>(type: "TEXT", nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ETag = table.Column<string>(type: "TEXT", nullable: false),
                    Updated = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_xapi_Documents", x => x.Digest);
                });

            migrationBuilder.CreateTable(
                name: "xapi_Forwarders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Endpoint = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    SealedSecret = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    LastError = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    LastErrorAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Through = table.Column<long>(type: "INTEGER", nullable: false),
                    LastSentAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Sent = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_xapi_Forwarders", x => x.Id);
                });

            // The rows lie in the order of the key itself: no second tree beside the table.
            migrationBuilder.Sql("""
                CREATE TABLE "xapi_IndexBlocks" (
                    "Key" INTEGER NOT NULL, "First" INTEGER NOT NULL, "Entries" BLOB NOT NULL,
                    CONSTRAINT "PK_xapi_IndexBlocks" PRIMARY KEY ("Key", "First")
                ) WITHOUT ROWID
                """);

            migrationBuilder.CreateTable(
                name: "xapi_IndexMarks",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Through = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_xapi_IndexMarks", x => x.Id);
                });

            migrationBuilder.InsertData(
                table: "xapi_IndexMarks",
                columns: new[] { "Id", "Through" },
                values: new object[] { 1, 0L });

            migrationBuilder.CreateIndex(
                name: "IX_xapi_Statements_Reference",
                table: "xapi_Statements",
                column: "Reference",
                filter: "\"Reference\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_xapi_Attachments_File",
                table: "xapi_Attachments",
                column: "File");

            migrationBuilder.CreateIndex(
                name: "IX_xapi_Clients_Key",
                table: "xapi_Clients",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_xapi_Clients_PlanId",
                table: "xapi_Clients",
                column: "PlanId");

            migrationBuilder.CreateIndex(
                name: "IX_xapi_Documents_Kind_Activity_Agent",
                table: "xapi_Documents",
                columns: new[] { "Kind", "Activity", "Agent" });

            migrationBuilder.CreateIndex(
                name: "IX_xapi_Statements_StatementId",
                table: "xapi_Statements",
                column: "StatementId",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("The record store does not go back to its first form: what other systems have sent would be lost.");
    }
}

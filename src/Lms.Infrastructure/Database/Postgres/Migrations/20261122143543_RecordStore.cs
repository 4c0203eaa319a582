using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Lms.Infrastructure.Database.Postgres.Migrations
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
            migrationBuilder.DropPrimaryKey(name: "PK_xapi_Statements", table: "xapi_Statements");
            migrationBuilder.RenameTable(name: "xapi_Statements", newName: "xapi_OldStatements");
            migrationBuilder.CreateTable(
                name: "xapi_Statements",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    StatementId = table.Column<Guid>(type: "uuid", nullable: false),
                    Reference = table.Column<Guid>(type: "uuid", nullable: true),
                    IsVoiding = table.Column<bool>(type: "boolean", nullable: false),
                    IsVoided = table.Column<bool>(type: "boolean", nullable: false),
                    Keys = table.Column<byte[]>(type: "bytea", nullable: false),
                    Json = table.Column<byte[]>(type: "bytea", nullable: false),
                },
                constraints: table => table.PrimaryKey("PK_xapi_Statements", x => x.Sequence));
            migrationBuilder.Sql("""
                INSERT INTO "xapi_Statements" ("Sequence", "StatementId", "Reference", "IsVoiding", "IsVoided", "Keys", "Json")
                SELECT max((extract(epoch FROM "Stored") * 1000000)::bigint) OVER (ORDER BY "Sequence") + "Sequence", "StatementId", "Reference",
                       "Verb" = 'http://adlnet.gov/expapi/verbs/voided', "IsVoided", '\x'::bytea, convert_to("Json", 'UTF8')
                FROM "xapi_OldStatements"
                """);
            migrationBuilder.DropTable(name: "xapi_OldStatements");

            migrationBuilder.CreateTable(
                name: "xapi_Activities",
                columns: table => new
                {
                    Digest = table.Column<Guid>(type: "uuid", nullable: false),
                    Iri = table.Column<string>(type: "text", nullable: false),
                    Definition = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_xapi_Activities", x => x.Digest);
                });

            migrationBuilder.CreateTable(
                name: "xapi_Attachments",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    Sha2 = table.Column<string>(type: "text", nullable: false),
                    ContentType = table.Column<string>(type: "text", nullable: false),
                    File = table.Column<string>(type: "text", nullable: false),
                    Bytes = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_xapi_Attachments", x => new { x.Sequence, x.Sha2 });
                });

            migrationBuilder.CreateTable(
                name: "xapi_Clients",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Key = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    SecretHash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    Scopes = table.Column<int>(type: "integer", nullable: false),
                    PlanId = table.Column<Guid>(type: "uuid", nullable: true),
                    ExpiresOn = table.Column<DateOnly>(type: "date", nullable: true),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RevokedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    LastUsedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Revision = table.Column<int>(type: "integer", nullable: false)
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
                    Digest = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Activity = table.Column<Guid>(type: "uuid", nullable: true),
                    Agent = table.Column<Guid>(type: "uuid", nullable: true),
                    Registration = table.Column<Guid>(type: "uuid", nullable: true),
                    DocumentId = table.Column<string>(type: "text", nullable: false),
                    ContentType = table.Column<string>(type: "text", nullable: false),
                    Content = table.Column<byte[]>(type: "bytea", nullable: false),
                    ETag = table.Column<string>(type: "text", nullable: false),
                    Updated = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_xapi_Documents", x => x.Digest);
                });

            migrationBuilder.CreateTable(
                name: "xapi_Forwarders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Endpoint = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    Key = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    SealedSecret = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    LastError = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    LastErrorAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Through = table.Column<long>(type: "bigint", nullable: false),
                    LastSentAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Sent = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_xapi_Forwarders", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "xapi_IndexBlocks",
                columns: table => new
                {
                    Key = table.Column<long>(type: "bigint", nullable: false),
                    First = table.Column<long>(type: "bigint", nullable: false),
                    Entries = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_xapi_IndexBlocks", x => new { x.Key, x.First });
                });

            migrationBuilder.CreateTable(
                name: "xapi_IndexMarks",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    Through = table.Column<long>(type: "bigint", nullable: false)
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

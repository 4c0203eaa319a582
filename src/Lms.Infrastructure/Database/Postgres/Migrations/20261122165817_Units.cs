using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lms.Infrastructure.Database.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Units : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "BegunBy",
                table: "OrgUnits",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "EndedBy",
                table: "OrgUnits",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "History",
                table: "OrgUnits",
                type: "text",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ActivatedAt",
                table: "ExclusionLists",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ActivatedBy",
                table: "ExclusionLists",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "State",
                table: "ExclusionLists",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "ExclusionDecisions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ListId = table.Column<Guid>(type: "uuid", nullable: false),
                    EntryId = table.Column<Guid>(type: "uuid", nullable: false),
                    Verdict = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    People = table.Column<string>(type: "text", nullable: false),
                    DecidedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    DecidedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    TakenBackBy = table.Column<Guid>(type: "uuid", nullable: true),
                    TakenBackAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExclusionDecisions", x => x.Id);
                    table.CheckConstraint("CK_ExclusionDecisions_TakenBack", "(\"TakenBackAt\" IS NULL) = (\"TakenBackBy\" IS NULL)");
                    table.ForeignKey(
                        name: "FK_ExclusionDecisions_ExclusionListEntries_EntryId",
                        column: x => x.EntryId,
                        principalTable: "ExclusionListEntries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ExclusionDecisions_ExclusionLists_ListId",
                        column: x => x.ListId,
                        principalTable: "ExclusionLists",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "NominationDecisions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PlanId = table.Column<Guid>(type: "uuid", nullable: false),
                    Person = table.Column<string>(type: "text", nullable: false),
                    KeeperId = table.Column<Guid>(type: "uuid", nullable: false),
                    Reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    DecidedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    DecidedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    TakenBackBy = table.Column<Guid>(type: "uuid", nullable: true),
                    TakenBackAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NominationDecisions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_NominationDecisions_OrgUnits_KeeperId",
                        column: x => x.KeeperId,
                        principalTable: "OrgUnits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_NominationDecisions_Plans_PlanId",
                        column: x => x.PlanId,
                        principalTable: "Plans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "UnitChanges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    DecisionNumber = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    DecisionDate = table.Column<DateOnly>(type: "date", nullable: false),
                    Reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    MadeBy = table.Column<Guid>(type: "uuid", nullable: false),
                    MadeAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    TakenBackBy = table.Column<Guid>(type: "uuid", nullable: true),
                    TakenBackAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UnitChanges", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "UnitSuccessions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ChangeId = table.Column<Guid>(type: "uuid", nullable: false),
                    PredecessorId = table.Column<Guid>(type: "uuid", nullable: false),
                    SuccessorId = table.Column<Guid>(type: "uuid", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UnitSuccessions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_UnitSuccessions_OrgUnits_PredecessorId",
                        column: x => x.PredecessorId,
                        principalTable: "OrgUnits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_UnitSuccessions_OrgUnits_SuccessorId",
                        column: x => x.SuccessorId,
                        principalTable: "OrgUnits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_UnitSuccessions_UnitChanges_ChangeId",
                        column: x => x.ChangeId,
                        principalTable: "UnitChanges",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_OrgUnits_BegunBy",
                table: "OrgUnits",
                column: "BegunBy");

            migrationBuilder.CreateIndex(
                name: "IX_OrgUnits_EndedBy",
                table: "OrgUnits",
                column: "EndedBy");

            migrationBuilder.CreateIndex(
                name: "IX_ExclusionDecisions_EntryId",
                table: "ExclusionDecisions",
                column: "EntryId",
                unique: true,
                filter: "\"TakenBackAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ExclusionDecisions_ListId",
                table: "ExclusionDecisions",
                column: "ListId");

            migrationBuilder.CreateIndex(
                name: "IX_NominationDecisions_KeeperId",
                table: "NominationDecisions",
                column: "KeeperId");

            migrationBuilder.CreateIndex(
                name: "IX_NominationDecisions_PlanId",
                table: "NominationDecisions",
                column: "PlanId");

            migrationBuilder.CreateIndex(
                name: "IX_UnitSuccessions_ChangeId",
                table: "UnitSuccessions",
                column: "ChangeId");

            migrationBuilder.CreateIndex(
                name: "IX_UnitSuccessions_PredecessorId_SuccessorId_Day",
                table: "UnitSuccessions",
                columns: new[] { "PredecessorId", "SuccessorId", "Day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_UnitSuccessions_SuccessorId",
                table: "UnitSuccessions",
                column: "SuccessorId");

            migrationBuilder.AddForeignKey(
                name: "FK_OrgUnits_UnitChanges_BegunBy",
                table: "OrgUnits",
                column: "BegunBy",
                principalTable: "UnitChanges",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_OrgUnits_UnitChanges_EndedBy",
                table: "OrgUnits",
                column: "EndedBy",
                principalTable: "UnitChanges",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_OrgUnits_UnitChanges_BegunBy",
                table: "OrgUnits");

            migrationBuilder.DropForeignKey(
                name: "FK_OrgUnits_UnitChanges_EndedBy",
                table: "OrgUnits");

            migrationBuilder.DropTable(
                name: "ExclusionDecisions");

            migrationBuilder.DropTable(
                name: "NominationDecisions");

            migrationBuilder.DropTable(
                name: "UnitSuccessions");

            migrationBuilder.DropTable(
                name: "UnitChanges");

            migrationBuilder.DropIndex(
                name: "IX_OrgUnits_BegunBy",
                table: "OrgUnits");

            migrationBuilder.DropIndex(
                name: "IX_OrgUnits_EndedBy",
                table: "OrgUnits");

            migrationBuilder.DropColumn(
                name: "BegunBy",
                table: "OrgUnits");

            migrationBuilder.DropColumn(
                name: "EndedBy",
                table: "OrgUnits");

            migrationBuilder.DropColumn(
                name: "History",
                table: "OrgUnits");

            migrationBuilder.DropColumn(
                name: "ActivatedAt",
                table: "ExclusionLists");

            migrationBuilder.DropColumn(
                name: "ActivatedBy",
                table: "ExclusionLists");

            migrationBuilder.DropColumn(
                name: "State",
                table: "ExclusionLists");
        }
    }
}

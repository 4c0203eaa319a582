using System;
using Lms.Infrastructure.Quotas;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lms.Infrastructure.Database.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class QuotaLedger : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Decision",
                table: "SubmissionRows",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RejectionReason",
                table: "SubmissionRows",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "LastEntry",
                table: "Quotas",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "ReserveOrder",
                table: "Enrollments",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WithdrawalReason",
                table: "Enrollments",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "WithdrawnAt",
                table: "Enrollments",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ConveningSupplements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DecisionId = table.Column<Guid>(type: "uuid", nullable: false),
                    PlanId = table.Column<Guid>(type: "uuid", nullable: false),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    Number = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    SignedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Signer = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Added = table.Column<string>(type: "text", nullable: false),
                    Removed = table.Column<string>(type: "text", nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConveningSupplements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ConveningSupplements_ConveningDecisions_DecisionId",
                        column: x => x.DecisionId,
                        principalTable: "ConveningDecisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ConveningSupplements_Plans_PlanId",
                        column: x => x.PlanId,
                        principalTable: "Plans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "QuotaEntries",
                columns: table => new
                {
                    PlanId = table.Column<Guid>(type: "uuid", nullable: false),
                    UnitId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    SeatsChange = table.Column<int>(type: "integer", nullable: false),
                    TakenChange = table.Column<int>(type: "integer", nullable: false),
                    Seats = table.Column<int>(type: "integer", nullable: false),
                    Taken = table.Column<int>(type: "integer", nullable: false),
                    Reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    DocumentNumber = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    DocumentDate = table.Column<DateOnly>(type: "date", nullable: true),
                    CounterpartId = table.Column<Guid>(type: "uuid", nullable: true),
                    CounterpartNumber = table.Column<int>(type: "integer", nullable: true),
                    SubmissionId = table.Column<Guid>(type: "uuid", nullable: true),
                    EnrollmentId = table.Column<Guid>(type: "uuid", nullable: true),
                    By = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuotaEntries", x => new { x.PlanId, x.UnitId, x.Number });
                    table.CheckConstraint("CK_QuotaEntries_Balance", "\"Taken\" BETWEEN 0 AND \"Seats\"");
                    table.CheckConstraint("CK_QuotaEntries_Document", "(\"DocumentNumber\" IS NULL) = (\"DocumentDate\" IS NULL)");
                    table.ForeignKey(
                        name: "FK_QuotaEntries_Enrollments_EnrollmentId",
                        column: x => x.EnrollmentId,
                        principalTable: "Enrollments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_QuotaEntries_OrgUnits_CounterpartId",
                        column: x => x.CounterpartId,
                        principalTable: "OrgUnits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_QuotaEntries_OrgUnits_UnitId",
                        column: x => x.UnitId,
                        principalTable: "OrgUnits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_QuotaEntries_Plans_PlanId",
                        column: x => x.PlanId,
                        principalTable: "Plans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_QuotaEntries_TraineeSubmissions_SubmissionId",
                        column: x => x.SubmissionId,
                        principalTable: "TraineeSubmissions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Substitutions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PlanId = table.Column<Guid>(type: "uuid", nullable: false),
                    UnitId = table.Column<Guid>(type: "uuid", nullable: false),
                    LeaverId = table.Column<Guid>(type: "uuid", nullable: false),
                    ReserveId = table.Column<Guid>(type: "uuid", nullable: true),
                    Cells = table.Column<string>(type: "text", nullable: false),
                    Reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    RequestedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    RequestedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    DecidedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    DecidedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    RefusalReason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    NewcomerId = table.Column<Guid>(type: "uuid", nullable: true),
                    Revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Substitutions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Substitutions_Enrollments_LeaverId",
                        column: x => x.LeaverId,
                        principalTable: "Enrollments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Substitutions_Enrollments_NewcomerId",
                        column: x => x.NewcomerId,
                        principalTable: "Enrollments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Substitutions_Enrollments_ReserveId",
                        column: x => x.ReserveId,
                        principalTable: "Enrollments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Substitutions_OrgUnits_UnitId",
                        column: x => x.UnitId,
                        principalTable: "OrgUnits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Substitutions_Plans_PlanId",
                        column: x => x.PlanId,
                        principalTable: "Plans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ConveningSupplements_DecisionId_Ordinal",
                table: "ConveningSupplements",
                columns: new[] { "DecisionId", "Ordinal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ConveningSupplements_Number",
                table: "ConveningSupplements",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ConveningSupplements_PlanId",
                table: "ConveningSupplements",
                column: "PlanId");

            migrationBuilder.CreateIndex(
                name: "IX_QuotaEntries_CounterpartId",
                table: "QuotaEntries",
                column: "CounterpartId");

            migrationBuilder.CreateIndex(
                name: "IX_QuotaEntries_EnrollmentId",
                table: "QuotaEntries",
                column: "EnrollmentId");

            migrationBuilder.CreateIndex(
                name: "IX_QuotaEntries_SubmissionId",
                table: "QuotaEntries",
                column: "SubmissionId");

            migrationBuilder.CreateIndex(
                name: "IX_QuotaEntries_UnitId",
                table: "QuotaEntries",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_Substitutions_LeaverId",
                table: "Substitutions",
                column: "LeaverId",
                unique: true,
                filter: "\"State\" = 'Requested'");

            migrationBuilder.CreateIndex(
                name: "IX_Substitutions_NewcomerId",
                table: "Substitutions",
                column: "NewcomerId");

            migrationBuilder.CreateIndex(
                name: "IX_Substitutions_PlanId_State",
                table: "Substitutions",
                columns: new[] { "PlanId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Substitutions_ReserveId",
                table: "Substitutions",
                column: "ReserveId",
                unique: true,
                filter: "\"State\" = 'Requested'");

            migrationBuilder.CreateIndex(
                name: "IX_Substitutions_UnitId",
                table: "Substitutions",
                column: "UnitId");

            migrationBuilder.OpenQuotaLedger();
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CloseQuotaLedger();
            migrationBuilder.DropTable(
                name: "ConveningSupplements");

            migrationBuilder.DropTable(
                name: "QuotaEntries");

            migrationBuilder.DropTable(
                name: "Substitutions");

            migrationBuilder.DropColumn(
                name: "Decision",
                table: "SubmissionRows");

            migrationBuilder.DropColumn(
                name: "RejectionReason",
                table: "SubmissionRows");

            migrationBuilder.DropColumn(
                name: "LastEntry",
                table: "Quotas");

            migrationBuilder.DropColumn(
                name: "ReserveOrder",
                table: "Enrollments");

            migrationBuilder.DropColumn(
                name: "WithdrawalReason",
                table: "Enrollments");

            migrationBuilder.DropColumn(
                name: "WithdrawnAt",
                table: "Enrollments");
        }
    }
}

using System;
using Lms.Infrastructure.Quotas;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lms.Infrastructure.Database.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class TraineeListsAsTheyArrive : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "LastPosition",
                table: "TraineeSubmissions",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Decision",
                table: "SubmissionRows",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "EditedAt",
                table: "SubmissionRows",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "EditedBy",
                table: "SubmissionRows",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Edits",
                table: "SubmissionRows",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Extra",
                table: "SubmissionRows",
                type: "text",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<bool>(
                name: "IsRemoved",
                table: "SubmissionRows",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "KeptCells",
                table: "SubmissionRows",
                type: "text",
                nullable: false,
                defaultValueSql: "'[]'");

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
                defaultValue: "Imported");

            migrationBuilder.AddColumn<Guid>(
                name: "FreedClassId",
                table: "Enrollments",
                type: "uuid",
                nullable: true);

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
                name: "ColumnMappings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UnitId = table.Column<Guid>(type: "uuid", nullable: false),
                    Signature = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Columns = table.Column<string>(type: "text", nullable: false),
                    SetBy = table.Column<Guid>(type: "uuid", nullable: false),
                    SetAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ColumnMappings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ColumnMappings_OrgUnits_UnitId",
                        column: x => x.UnitId,
                        principalTable: "OrgUnits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

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
                name: "LateRequests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PlanId = table.Column<Guid>(type: "uuid", nullable: false),
                    UnitId = table.Column<Guid>(type: "uuid", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    RequestedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    RequestedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    DecidedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    DecidedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DecisionReason = table.Column<string>(type: "text", nullable: true),
                    Until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LateRequests", x => x.Id);
                    table.CheckConstraint("CK_LateRequests_Until", "(\"State\" = 'Granted') = (\"Until\" IS NOT NULL)");
                    table.ForeignKey(
                        name: "FK_LateRequests_OrgUnits_UnitId",
                        column: x => x.UnitId,
                        principalTable: "OrgUnits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LateRequests_Plans_PlanId",
                        column: x => x.PlanId,
                        principalTable: "Plans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ListUploads",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PlanId = table.Column<Guid>(type: "uuid", nullable: false),
                    UnitId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    BatchId = table.Column<Guid>(type: "uuid", nullable: false),
                    Order = table.Column<int>(type: "integer", nullable: false),
                    FileName = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Bytes = table.Column<long>(type: "bigint", nullable: false),
                    Instead = table.Column<bool>(type: "boolean", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Rows = table.Column<int>(type: "integer", nullable: false),
                    ListId = table.Column<Guid>(type: "uuid", nullable: true),
                    Questions = table.Column<string>(type: "text", nullable: true),
                    Answers = table.Column<string>(type: "text", nullable: false),
                    Refusal = table.Column<string>(type: "text", nullable: true),
                    MappingId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ListUploads", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ListUploads_OrgUnits_UnitId",
                        column: x => x.UnitId,
                        principalTable: "OrgUnits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ListUploads_Plans_PlanId",
                        column: x => x.PlanId,
                        principalTable: "Plans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
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
                name: "Reminders",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PlanId = table.Column<Guid>(type: "uuid", nullable: false),
                    UnitId = table.Column<Guid>(type: "uuid", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    SentBy = table.Column<Guid>(type: "uuid", nullable: false),
                    SentAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ReadAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ReadBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Reminders", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Reminders_OrgUnits_UnitId",
                        column: x => x.UnitId,
                        principalTable: "OrgUnits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Reminders_Plans_PlanId",
                        column: x => x.PlanId,
                        principalTable: "Plans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RowChanges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SubmissionId = table.Column<Guid>(type: "uuid", nullable: false),
                    RowId = table.Column<Guid>(type: "uuid", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Before = table.Column<string>(type: "text", nullable: false),
                    After = table.Column<string>(type: "text", nullable: false),
                    Edits = table.Column<int>(type: "integer", nullable: false),
                    By = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    IsUndone = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RowChanges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RowChanges_TraineeSubmissions_SubmissionId",
                        column: x => x.SubmissionId,
                        principalTable: "TraineeSubmissions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SignedScans",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SubmissionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Set = table.Column<int>(type: "integer", nullable: false),
                    Page = table.Column<int>(type: "integer", nullable: false),
                    FileName = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Bytes = table.Column<long>(type: "bigint", nullable: false),
                    UploadedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    UploadedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignedScans", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SignedScans_TraineeSubmissions_SubmissionId",
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
                name: "OutgoingMails",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Address = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    Subject = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Body = table.Column<string>(type: "text", nullable: false),
                    ReminderId = table.Column<Guid>(type: "uuid", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    SentAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    LastError = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutgoingMails", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OutgoingMails_Reminders_ReminderId",
                        column: x => x.ReminderId,
                        principalTable: "Reminders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
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
                name: "IX_Enrollments_FreedClassId",
                table: "Enrollments",
                column: "FreedClassId");

            migrationBuilder.CreateIndex(
                name: "IX_ColumnMappings_UnitId_Signature",
                table: "ColumnMappings",
                columns: new[] { "UnitId", "Signature" },
                unique: true);

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
                name: "IX_LateRequests_UnitId",
                table: "LateRequests",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_LateRequests_Waiting",
                table: "LateRequests",
                columns: new[] { "PlanId", "UnitId" },
                unique: true,
                filter: "\"State\" = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "IX_ListUploads_BatchId",
                table: "ListUploads",
                column: "BatchId");

            migrationBuilder.CreateIndex(
                name: "IX_ListUploads_PlanId_UnitId",
                table: "ListUploads",
                columns: new[] { "PlanId", "UnitId" });

            migrationBuilder.CreateIndex(
                name: "IX_ListUploads_State",
                table: "ListUploads",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_ListUploads_UnitId",
                table: "ListUploads",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_NominationDecisions_KeeperId",
                table: "NominationDecisions",
                column: "KeeperId");

            migrationBuilder.CreateIndex(
                name: "IX_NominationDecisions_PlanId",
                table: "NominationDecisions",
                column: "PlanId");

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingMails_ReminderId",
                table: "OutgoingMails",
                column: "ReminderId");

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingMails_State_DueAt",
                table: "OutgoingMails",
                columns: new[] { "State", "DueAt" });

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
                name: "IX_Reminders_PlanId_UnitId",
                table: "Reminders",
                columns: new[] { "PlanId", "UnitId" });

            migrationBuilder.CreateIndex(
                name: "IX_Reminders_UnitId_ReadAt",
                table: "Reminders",
                columns: new[] { "UnitId", "ReadAt" });

            migrationBuilder.CreateIndex(
                name: "IX_RowChanges_SubmissionId_At",
                table: "RowChanges",
                columns: new[] { "SubmissionId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_SignedScans_SubmissionId_Set_Page",
                table: "SignedScans",
                columns: new[] { "SubmissionId", "Set", "Page" },
                unique: true);

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
                name: "FK_Enrollments_ClassGroups_FreedClassId",
                table: "Enrollments",
                column: "FreedClassId",
                principalTable: "ClassGroups",
                principalColumn: "Id",
                onDelete: ReferentialAction.SetNull);

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

            migrationBuilder.OpenQuotaLedger();
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CloseQuotaLedger();
            migrationBuilder.DropForeignKey(
                name: "FK_Enrollments_ClassGroups_FreedClassId",
                table: "Enrollments");

            migrationBuilder.DropForeignKey(
                name: "FK_OrgUnits_UnitChanges_BegunBy",
                table: "OrgUnits");

            migrationBuilder.DropForeignKey(
                name: "FK_OrgUnits_UnitChanges_EndedBy",
                table: "OrgUnits");

            migrationBuilder.DropTable(
                name: "ColumnMappings");

            migrationBuilder.DropTable(
                name: "ConveningSupplements");

            migrationBuilder.DropTable(
                name: "ExclusionDecisions");

            migrationBuilder.DropTable(
                name: "LateRequests");

            migrationBuilder.DropTable(
                name: "ListUploads");

            migrationBuilder.DropTable(
                name: "NominationDecisions");

            migrationBuilder.DropTable(
                name: "OutgoingMails");

            migrationBuilder.DropTable(
                name: "QuotaEntries");

            migrationBuilder.DropTable(
                name: "RowChanges");

            migrationBuilder.DropTable(
                name: "SignedScans");

            migrationBuilder.DropTable(
                name: "Substitutions");

            migrationBuilder.DropTable(
                name: "UnitSuccessions");

            migrationBuilder.DropTable(
                name: "Reminders");

            migrationBuilder.DropTable(
                name: "UnitChanges");

            migrationBuilder.DropIndex(
                name: "IX_OrgUnits_BegunBy",
                table: "OrgUnits");

            migrationBuilder.DropIndex(
                name: "IX_OrgUnits_EndedBy",
                table: "OrgUnits");

            migrationBuilder.DropIndex(
                name: "IX_Enrollments_FreedClassId",
                table: "Enrollments");

            migrationBuilder.DropColumn(
                name: "LastPosition",
                table: "TraineeSubmissions");

            migrationBuilder.DropColumn(
                name: "Decision",
                table: "SubmissionRows");

            migrationBuilder.DropColumn(
                name: "EditedAt",
                table: "SubmissionRows");

            migrationBuilder.DropColumn(
                name: "EditedBy",
                table: "SubmissionRows");

            migrationBuilder.DropColumn(
                name: "Edits",
                table: "SubmissionRows");

            migrationBuilder.DropColumn(
                name: "Extra",
                table: "SubmissionRows");

            migrationBuilder.DropColumn(
                name: "IsRemoved",
                table: "SubmissionRows");

            migrationBuilder.DropColumn(
                name: "KeptCells",
                table: "SubmissionRows");

            migrationBuilder.DropColumn(
                name: "RejectionReason",
                table: "SubmissionRows");

            migrationBuilder.DropColumn(
                name: "LastEntry",
                table: "Quotas");

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

            migrationBuilder.DropColumn(
                name: "FreedClassId",
                table: "Enrollments");

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

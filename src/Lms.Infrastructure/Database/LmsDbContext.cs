using System.Data;
using Lms.Domain.Attendance;
using Lms.Domain.Certificates;
using Lms.Domain.Classes;
using Lms.Domain.Completion;
using Lms.Domain.Courses;
using Lms.Domain.Enrollments;
using Lms.Domain.Forwarders;
using Lms.Domain.Journal;
using Lms.Domain.OnlineSessions;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Domain.Practicums;
using Lms.Domain.Quotas;
using Lms.Domain.Reminders;
using Lms.Domain.Tables;
using Lms.Domain.Teachers;
using Lms.Domain.TraineeLists;
using Lms.Domain.Trainers;
using Lms.Domain.XapiClients;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Mail;
using Lms.Infrastructure.Quotas;
using Lms.Infrastructure.Xapi;
using Lms.Infrastructure.XapiClients;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Lms.Infrastructure.Database;

/// <summary>
/// The one database of the product. <see cref="Sqlite.SqliteLmsDbContext"/> and <see cref="Postgres.PostgresLmsDbContext"/>
/// derive from it; what differs between the two is theirs.
/// </summary>
public abstract class LmsDbContext(DbContextOptions options, JournalAuthor author, TimeProvider clock) : IdentityUserContext<Account, Guid>(options)
{
    public DbSet<OrgUnit> OrgUnits => Set<OrgUnit>();
    public DbSet<UnitChange> UnitChanges => Set<UnitChange>();
    public DbSet<Teacher> Teachers => Set<Teacher>();
    public DbSet<Trainer> Trainers => Set<Trainer>();
    public DbSet<TrainingPlan> Plans => Set<TrainingPlan>();
    public DbSet<Quota> Quotas => Set<Quota>();
    public DbSet<QuotaEntry> QuotaEntries => Set<QuotaEntry>();
    public DbSet<TraineeSubmission> TraineeSubmissions => Set<TraineeSubmission>();
    public DbSet<SubmissionRow> SubmissionRows => Set<SubmissionRow>();
    public DbSet<ListUpload> ListUploads => Set<ListUpload>();
    public DbSet<ColumnMapping> ColumnMappings => Set<ColumnMapping>();
    public DbSet<RowChange> RowChanges => Set<RowChange>();
    public DbSet<LateRequest> LateRequests => Set<LateRequest>();
    public DbSet<SignedScan> SignedScans => Set<SignedScan>();
    public DbSet<ExclusionList> ExclusionLists => Set<ExclusionList>();
    public DbSet<SentTable> SentTables => Set<SentTable>();
    public DbSet<Reminder> Reminders => Set<Reminder>();
    public DbSet<OutgoingMail> OutgoingMails => Set<OutgoingMail>();
    public DbSet<NominationDecision> NominationDecisions => Set<NominationDecision>();
    public DbSet<Enrollment> Enrollments => Set<Enrollment>();
    public DbSet<TeacherCount> TeacherCounts => Set<TeacherCount>();
    public DbSet<Substitution> Substitutions => Set<Substitution>();
    public DbSet<ClassGroup> ClassGroups => Set<ClassGroup>();
    public DbSet<ConveningDecision> ConveningDecisions => Set<ConveningDecision>();
    public DbSet<ConveningSupplement> ConveningSupplements => Set<ConveningSupplement>();
    public DbSet<RollCall> RollCalls => Set<RollCall>();
    public DbSet<AttendanceChange> AttendanceChanges => Set<AttendanceChange>();
    public DbSet<OnlineSession> OnlineSessions => Set<OnlineSession>();
    public DbSet<PresenceInterval> PresenceIntervals => Set<PresenceInterval>();
    public DbSet<ChatMessage> ChatMessages => Set<ChatMessage>();
    public DbSet<Poll> Polls => Set<Poll>();
    public DbSet<QuizAttempt> QuizAttempts => Set<QuizAttempt>();
    public DbSet<ActivityResponse> ActivityResponses => Set<ActivityResponse>();
    public DbSet<Practicum> Practicums => Set<Practicum>();
    public DbSet<CompletionDecision> CompletionDecisions => Set<CompletionDecision>();
    public DbSet<Certificate> Certificates => Set<Certificate>();
    public DbSet<RegisterBook> RegisterBooks => Set<RegisterBook>();
    public DbSet<JournalEntry> Journal => Set<JournalEntry>();
    public DbSet<StatementRecord> Statements => Set<StatementRecord>();
    public DbSet<StatementPlace> StatementPlaces => Set<StatementPlace>();
    public DbSet<IndexBlock> IndexBlocks => Set<IndexBlock>();
    public DbSet<IndexMark> IndexMarks => Set<IndexMark>();
    public DbSet<ActivityRecord> Activities => Set<ActivityRecord>();
    public DbSet<AttachmentRecord> Attachments => Set<AttachmentRecord>();
    public DbSet<DocumentRecord> Documents => Set<DocumentRecord>();
    public DbSet<Pseudonym> Pseudonyms => Set<Pseudonym>();
    public DbSet<Registration> Registrations => Set<Registration>();
    public DbSet<StatementSealKey> StatementSealKeys => Set<StatementSealKey>();
    public DbSet<XapiClient> XapiClients => Set<XapiClient>();
    public DbSet<XapiRefusal> XapiRefusals => Set<XapiRefusal>();
    public DbSet<Forwarder> Forwarders => Set<Forwarder>();
    public DbSet<SkippedStatement> SkippedStatements => Set<SkippedStatement>();

    /// <summary>
    /// Begins a transaction that may write, alone with these subjects until it ends (such as <c>quota/…</c>): whoever comes
    /// second waits, then sees what the first has done. Reads belong inside, after this call.
    /// </summary>
    public async Task<IDbContextTransaction> BeginWriteAsync(CancellationToken cancel, params string[] subjects)
    {
        var transaction = await Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancel);
        // In one fixed order, so that two writers never wait for each other.
        foreach (var subject in subjects.Distinct().Order(StringComparer.Ordinal)) await LockAsync(subject, cancel);
        return transaction;
    }

    /// <summary>Statements to be stored with the next save, in its transaction.</summary>
    internal List<IncomingStatement> Told { get; } = [];

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        if (Told.Count > 0) throw new InvalidOperationException("What has statements to tell is saved by SaveChangesAsync.");
        BeforeSaving();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        BeforeSaving();
        if (Told.Count == 0) return await SaveAsync(acceptAllChangesOnSuccess, cancellationToken);

        await using var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        var saved = await SaveAsync(acceptAllChangesOnSuccess, cancellationToken);
        // Last of all: from here to the end of the transaction nobody else can store a statement.
        await StatementBook.StoreAsync(this, StoredTime.Of(clock.GetUtcNow()), cancellationToken);
        if (own is not null) await own.CommitAsync(cancellationToken);
        return saved;
    }

    protected abstract Task LockAsync(string subject, CancellationToken cancel);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.UseIds();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(LmsDbContext).Assembly);
        builder.AddRevisions();
    }

    private async Task<int> SaveAsync(bool acceptAllChangesOnSuccess, CancellationToken cancel)
    {
        try
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancel);
        }
        catch (DbUpdateException lost) when (QuotaLedger.IsLostRace(lost))
        {
            throw new DbUpdateConcurrencyException("Someone else has posted to this quota meanwhile.", lost);
        }
    }

    private void BeforeSaving()
    {
        ChangeTracker.DetectChanges();
        QuotaLedger.Keep(this, author.AccountId, clock.GetUtcNow());
        Journal.AddRange(JournalKeeper.Record(ChangeTracker, author, clock.GetUtcNow()));
        Revisions.Advance(ChangeTracker);
    }
}

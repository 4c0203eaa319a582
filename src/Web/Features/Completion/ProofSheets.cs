using Lms.Domain;
using Lms.Domain.Attendance;
using Lms.Domain.Certificates;
using Lms.Domain.Completion;
using Lms.Domain.Enrollments;
using Lms.Domain.Plans;
using Lms.Domain.Practicums;
using Lms.Domain.Teachers;
using Lms.Domain.Xapi;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Completion;
using Lms.Infrastructure.Courses;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Enrollments;
using Lms.Infrastructure.Xapi;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Completion;

/// <summary>Reads a proof sheet: for the department, the inspector, the class's trainer, the sending unit, and the trainee.</summary>
public sealed class ProofSheets(
    LmsDbContext db,
    StatementFinder finder,
    StatementSeals seals,
    CompletionInputsReader reader,
    CourseLibrary courses) : IUseCase
{
    private sealed record Record(Session Session, AttendanceRecord Mark, RollCall Call);

    public async Task<ProofSheet?> ReadAsync(Viewer viewer, Id<Enrollment> id, CancellationToken cancel)
    {
        if (await db.CardsOf(db.EnrollmentsVisibleTo(viewer).Convened().Where(e => e.Id == id)).SingleOrDefaultAsync(cancel) is not { } card) return null;
        var plan = await db.Plans.AsNoTracking().Include(p => p.Sessions).SingleAsync(p => p.Id == card.PlanId, cancel);
        var seal = await seals.OfAsync(db, cancel);
        var registration = await db.Registrations.AsNoTracking()
            .SingleOrDefaultAsync(r => r.EnrollmentId == id, cancel);
        // Nothing was told, or the link was erased: then these names find nothing.
        var opaque = (registration ?? Registration.New(id)).Names(seal);
        // The pseudonym is not needed to find statements.
        var trainee = new Trainee(Guid.Empty, id, plan.Id, card.ClassId, opaque);
        var told = await finder.IdsOfAsync(opaque.Registration, cancel);
        Guid? Told(Guid fact)
        {
            if (told.Contains(fact)) return fact;
            return seal.Instead(fact) is var instead && told.Contains(instead) ? instead : null;
        }

        var facts = await reader.ReadAsync(plan, id, closePracticum: false, cancel);
        var decision = await db.CompletionDecisions.AsNoTracking().SingleOrDefaultAsync(d => d.EnrollmentId == id, cancel);
        var stands = decision is { State: not CompletionState.Reopened };
        var practicum = await db.PracticumsVisibleTo(viewer).AsNoTracking().Include(p => p.Evidence).Include(p => p.Assessments).AsSplitQuery().SingleOrDefaultAsync(p => p.EnrollmentId == id, cancel);
        var certificates = await db.Certificates.AsNoTracking().Where(c => c.EnrollmentId == id).OrderBy(c => c.IssuedAt).ToListAsync(cancel);
        var changes = await db.AttendanceChanges.AsNoTracking().Where(c => c.EnrollmentId == id).ToListAsync(cancel);
        var records = await RecordsAsync(plan, id, cancel);
        var journal = await JournalAsync(decision, certificates, cancel);
        var names = await db.NamesOfAsync([.. changes.Select(c => c.AccountId), .. journal.Select(j => j.Account).OfType<Guid>(), decision?.SignedBy ?? Guid.Empty], cancel);
        string? NameOf(Guid? account) => account is { } known ? names.GetValueOrDefault(known) : null;

        return new ProofSheet(
            card, plan, facts,
            stands ? decision!.Policy : plan.Policy,
            stands ? decision!.Result : CompletionRule.Evaluate(plan.Policy, facts.Inputs),
            decision, NameOf(decision?.SignedBy),
            SatisfiedIn(decision, trainee, Told),
            decision is { SignedAt: not null } ? Told(Facts.CompletedId(trainee, decision)) : null,
            [.. plan.Sessions.OrderBy(s => s.Ordinal).Select(session => MarkOf(session, facts, records, changes, trainee, NameOf, Told))],
            await StaysAsync(plan, trainee, Told, cancel),
            await TasksAsync(plan, trainee, Told, cancel),
            practicum,
            practicum is null ? null : (await db.OrgUnits.AsNoTracking().SingleAsync(u => u.Id == practicum.SchoolId, cancel)).NameOn(practicum.Date),
            await AssessmentsAsync(practicum, trainee, Told, cancel),
            [.. certificates.Select(c =>
                new ProofCertificate(
                    c.Id, c.Content.RegisterNumber, c.State, c.IssuedAt, Told(Facts.EarnedId(trainee, c))))],
            [.. changes.Select(c => new ProofEvent(c.At, NameOf(c.AccountId), c.Reason, c, records.FirstOrDefault(r => r.Call.Id == c.RollCallId)?.Session.Ordinal ?? 0, null))
                .Concat(journal.Select(j => new ProofEvent(j.At, NameOf(j.Account), j.Reason, null, 0, j.State)))
                .OrderBy(e => e.At)])
        {
            Pseudonym = await PseudonymAsync(viewer, id, cancel),
            ErasedAt = await ErasedAtAsync(viewer, id, cancel),
        };
    }

    /// <summary>The statements that tell of requirements that are met.</summary>
    private static Dictionary<Requirement, Guid> SatisfiedIn(
        CompletionDecision? decision, Trainee trainee, Func<Guid, Guid?> told)
    {
        if (decision is not { SignedAt: not null }) return [];
        var found = new Dictionary<Requirement, Guid>();
        foreach (var requirement in decision.Result.Requirements.Select(r => r.Requirement))
            if (told(Facts.SatisfiedId(trainee, decision, requirement)) is { } id) found[requirement] = id;
        return found;
    }

    /// <summary>
    /// The link between a person and its statements is for those who answer for them: who else sees the sheet has no
    /// use for it.
    /// </summary>
    private async Task<Guid?> PseudonymAsync(Viewer viewer, Id<Enrollment> id, CancellationToken cancel)
    {
        if (viewer.Role is not (Role.DepartmentOfficer or Role.Administrator)) return null;
        var teacher = await db.Enrollments.Where(e => e.Id == id).Select(e => e.TeacherId).SingleAsync(cancel);
        return await db.Pseudonyms.Where(p => p.PersonId == teacher.Value).Select(p => (Guid?)p.Name).SingleOrDefaultAsync(cancel);
    }

    /// <summary>When the link was erased last, for whoever sees the journal.</summary>
    private async Task<DateTimeOffset?> ErasedAtAsync(Viewer viewer, Id<Enrollment> id, CancellationToken cancel)
    {
        if (!viewer.SeesAll) return null;
        var teacher = (await db.Enrollments.Where(e => e.Id == id).Select(e => e.TeacherId).SingleAsync(cancel))
            .ToString();
        var entries = await db.JournalVisibleTo(viewer).AsNoTracking()
            .Where(j => j.Subject == nameof(Teacher) && j.SubjectId == teacher && j.After == ErasePseudonym.Mark)
            .ToListAsync(cancel);
        return entries.Count == 0 ? null : entries.Max(j => j.At);
    }

    private async Task<List<Record>> RecordsAsync(TrainingPlan plan, Id<Enrollment> id, CancellationToken cancel)
    {
        var sessions = plan.Sessions.ToDictionary(s => s.Id);
        var ids = sessions.Keys.ToList();
        var calls = await db.RollCalls.AsNoTracking().Include(c => c.Records.Where(r => r.EnrollmentId == id))
            .Where(c => ids.Contains(c.SessionId) && c.Records.Any(r => r.EnrollmentId == id)).ToListAsync(cancel);
        return [.. calls.SelectMany(c => c.Records.Select(r => new Record(sessions[c.SessionId], r, c)))];
    }

    private static ProofMark MarkOf(Session session, TraineeFacts facts, List<Record> records, List<AttendanceChange> changes, Trainee trainee, Func<Guid?, string?> nameOf, Func<Guid, Guid?> told)
    {
        var block = facts.Inputs.Blocks.Single(b => b.Ordinal == session.Ordinal);
        var record = records.FirstOrDefault(r => r.Session.Id == session.Id && r.Mark.Status == block.Status && r.Mark.Minutes == block.Missed);
        var change = record is null ? null : changes.Where(c => c.RollCallId == record.Call.Id).MaxBy(c => c.At);
        return new ProofMark(session, block.Status, block.Missed, change, nameOf(change?.AccountId), facts.OpenBlocks.Contains(session.Ordinal),
            record is null ? null : told(Facts.AttendedId(trainee, session, record.Mark.Version)));
    }

    private async Task<IReadOnlyList<ProofStay>> StaysAsync(
        TrainingPlan plan, Trainee trainee, Func<Guid, Guid?> told, CancellationToken cancel)
    {
        var stays = await db.PresenceIntervals.AsNoTracking().Where(i => i.EnrollmentId == trainee.EnrollmentId)
            .OrderBy(i => i.From).ToListAsync(cancel);
        return [.. stays.Select(s => new ProofStay(
            s, s.LessonSlug is null ? null : LessonTitle(plan, s.LessonSlug), told(Facts.ExperiencedId(trainee, s))))];
    }

    private async Task<IReadOnlyList<ProofTask>> TasksAsync(
        TrainingPlan plan, Trainee trainee, Func<Guid, Guid?> told, CancellationToken cancel)
    {
        var attempts = await db.QuizAttempts.AsNoTracking().Where(a => a.EnrollmentId == trainee.EnrollmentId)
            .OrderBy(a => a.At).ToListAsync(cancel);
        return [.. attempts.Select(a => new ProofTask(
            LessonTitle(plan, a.LessonSlug), a.Score, a.Passed, a.At, told(Facts.QuizId(trainee, a))))];
    }

    private async Task<IReadOnlyList<ProofAssessment>> AssessmentsAsync(
        Practicum? practicum, Trainee trainee, Func<Guid, Guid?> told, CancellationToken cancel)
    {
        var assessments = practicum?.Assessments.OrderBy(a => a.At).ToList() ?? [];
        var ids = assessments.Select(a => a.TrainerId).ToList();
        var trainers = await db.Trainers.Where(t => ids.Contains(t.Id)).ToDictionaryAsync(t => t.Id, t => t.FullName, cancel);
        return [.. assessments.Select(a =>
            new ProofAssessment(a, trainers[a.TrainerId], told(Facts.ScoredId(trainee, a))))];
    }

    /// <summary>When the decision and the certificates came into which state.</summary>
    private async Task<List<(DateTimeOffset At, Guid? Account, string? Reason, Enum State)>> JournalAsync(CompletionDecision? decision, List<Certificate> certificates, CancellationToken cancel)
    {
        List<string> subjects = [.. certificates.Select(c => c.Id.ToString()), decision?.Id.ToString() ?? ""];
        var entries = await db.Journal.AsNoTracking().Where(j => subjects.Contains(j.SubjectId)).ToListAsync(cancel);
        return [.. from entry in entries
                   let state = JournaledStates.Read(entry)
                   where state is not null
                   select (entry.At, entry.AccountId, entry.Reason, state)];
    }

    private string LessonTitle(TrainingPlan plan, string slug) => courses.Find(plan.CourseSlug)?.FindLesson(slug)?.Title ?? slug;
}

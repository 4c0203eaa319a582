using Lms.Domain;
using Lms.Domain.Plans;
using Lms.Domain.Text;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.TraineeLists;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.ExclusionLists;

/// <summary>Someone known whom an entry may mean.</summary>
/// <param name="Key">Tells the candidate in a form; the teacher's or the row's id.</param>
public sealed record ExclusionCandidate(Guid Key, KnownPerson Person);

/// <summary>One entry that needs a decision, or has one.</summary>
public sealed record ReconciledEntry(ExclusionListEntry Entry, IReadOnlyList<ExclusionCandidate> Candidates, ExclusionDecision? Decision, string? DecidedBy);

/// <param name="Open">How many names nobody has decided about.</param>
public sealed record ReconciliationPage(TrainingPlan Plan, ExclusionList List, IReadOnlyList<ReconciledEntry> Entries, int Open, bool MayChange)
{
    public IReadOnlyList<ExclusionListEntry> Unread { get; init; } = [];
    public IReadOnlyList<ExclusionListEntry> Dismissed { get; init; } = [];

    /// <summary>What was typed last and cannot be read; null where nothing was.</summary>
    public TypedEntry? Typed { get; init; }
}

/// <summary>Đối chiếu: what an officer decides about the names of a list that say too little.</summary>
public sealed class Reconciliation(LmsDbContext db) : IUseCase
{
    public async Task<ReconciliationPage?> FindAsync(Viewer viewer, Id<TrainingPlan> planId, Id<ExclusionList> id, CancellationToken cancel)
    {
        if (await db.PlansVisibleTo(viewer).AsNoTracking().SingleOrDefaultAsync(p => p.Id == planId, cancel) is not { } plan) return null;
        var list = await db.ExclusionLists.AsNoTracking().Include(l => l.Entries).Include(l => l.Decisions).AsSplitQuery().SingleOrDefaultAsync(l => l.Id == id && l.PlanId == planId, cancel);
        if (list is null) return null;
        var candidates = await CandidatesAsync(list, cancel);
        var decided = list.Decisions.Where(d => d.Holds).ToDictionary(d => d.EntryId);
        var people = await db.NamesOfAsync(decided.Values.Select(d => d.DecidedBy), cancel);
        var entries = list.Entries.Where(e => e is { NeedsMending: false, FullName.Length: > 0 }).OrderBy(e => e.Sheet, StringComparer.Ordinal).ThenBy(e => e.Line)
            .Select(e => new ReconciledEntry(e, candidates[e.Id], decided.GetValueOrDefault(e.Id), decided.TryGetValue(e.Id, out var d) ? people.GetValueOrDefault(d.DecidedBy) : null))
            .Where(e => e.Decision is not null || !e.Entry.IsSure || e.Candidates.Count > 0);
        return new ReconciliationPage(plan, list, [.. entries.OrderBy(e => e.Decision is not null).ThenBy(e => e.Candidates.Count == 0)], list.Open().Count,
            viewer.Role == Role.DepartmentOfficer && plan.State is PlanState.Draft or PlanState.Issued)
        {
            Unread = [.. list.Unread().OrderBy(e => e.Sheet, StringComparer.Ordinal).ThenBy(e => e.Line)],
            Dismissed = [.. list.Entries.Where(e => e.Settled == ExclusionSettlement.Dismissed).OrderBy(e => e.Sheet, StringComparer.Ordinal).ThenBy(e => e.Line)],
        };
    }

    /// <summary>Known teachers, and people on lists that units have sent for the plan, whom each entry may mean: the same name, and nothing that speaks for or against it.</summary>
    public async Task<IReadOnlyDictionary<Id<ExclusionListEntry>, IReadOnlyList<ExclusionCandidate>>> CandidatesAsync(ExclusionList list, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(list);
        var names = list.Entries.Select(e => VietnameseText.Fold(e.FullName)).Distinct().ToList();
        var teachers = await (
            from teacher in db.Teachers.AsNoTracking()
            join school in db.OrgUnits on teacher.SchoolId equals school.Id
            where names.Contains(teacher.FoldKey)
            select new { teacher.Id, teacher.FoldKey, Person = new KnownPerson(teacher.FullName, teacher.BirthDate, teacher.TeacherCode, teacher.PersonalId, school.Name) }).ToListAsync(cancel);
        var rows = await (
            from row in db.SubmissionRows.AsNoTracking()
            join sent in db.TraineeSubmissions on row.SubmissionId equals sent.Id
            where sent.PlanId == list.PlanId && sent.State != SubmissionState.Draft && names.Contains(row.FoldKey)
            select new { row.Id, row.FoldKey, row.Fields }).ToListAsync(cancel);
        var known = new List<(string Name, ExclusionCandidate Candidate)>();
        var found = teachers.Select(t => (t.FoldKey, new ExclusionCandidate(t.Id.Value, t.Person)))
            .Concat(rows.Select(r => (r.FoldKey, new ExclusionCandidate(r.Id.Value, new KnownPerson(r.Fields.FullName, r.Fields.BirthDate, r.Fields.TeacherCode, r.Fields.PersonalId, r.Fields.SchoolText)))));
        foreach (var (name, candidate) in found)
            if (!known.Exists(k => k.Candidate.Person.Is(candidate.Person))) known.Add((name, candidate));
        var byName = known.ToLookup(k => k.Name, k => k.Candidate);
        return list.Entries.ToDictionary(e => e.Id, e => (IReadOnlyList<ExclusionCandidate>)[.. byName[VietnameseText.Fold(e.FullName)].Where(c => ExclusionMatcher.MayMean(e.ToEntry(), FieldsOf(c.Person)))]);
    }

    private static TraineeFields FieldsOf(KnownPerson person) => new()
    {
        FullName = person.FullName,
        BirthDate = person.BirthDate,
        BirthYear = person.BirthDate?.Year,
        TeacherCode = person.TeacherCode,
        PersonalId = person.PersonalId,
        SchoolText = person.School ?? "",
    };
}

/// <summary>Quyết định về một tên, về mọi tên không có ai giống, hoàn tác, và áp dụng danh sách.</summary>
public sealed class DecideExclusions(LmsDbContext db, Reconciliation reconciliation, TimeProvider clock) : IUseCase
{
    /// <param name="candidate">The one whom the entry means; null for none of those who were shown.</param>
    /// <param name="shown">The candidates on the page, so that nobody is decided about unseen.</param>
    public Task<Refusal?> DecideAsync(Viewer viewer, Id<ExclusionList> listId, Id<ExclusionListEntry> entryId, Guid? candidate, IReadOnlyCollection<Guid> shown, CancellationToken cancel = default) =>
        ChangeAsync(viewer, listId, async (list, now) =>
        {
            if (!(await reconciliation.CandidatesAsync(list, cancel)).TryGetValue(entryId, out var candidates)) return new ExclusionEntryMissing();
            if (candidate is { } key && candidates.All(c => c.Key != key)) return new ExclusionEntryMissing();
            var people = candidates.Where(c => candidate is { } one ? c.Key == one : shown.Contains(c.Key)).Select(c => c.Person).ToList();
            return list.Decide(entryId, candidate is null ? ExclusionVerdict.Nobody : ExclusionVerdict.Same, people, viewer.AccountId, now);
        }, cancel);

    /// <summary>Every open name that nobody known bears is nobody.</summary>
    public Task<Refusal?> DecideUnknownAsync(Viewer viewer, Id<ExclusionList> listId, CancellationToken cancel = default) =>
        ChangeAsync(viewer, listId, async (list, now) =>
        {
            var candidates = await reconciliation.CandidatesAsync(list, cancel);
            return list.Open().Where(e => candidates[e.Id].Count == 0).Select(e => list.Decide(e.Id, ExclusionVerdict.Nobody, [], viewer.AccountId, now)).ToList().Find(r => r is not null);
        }, cancel);

    public Task<Refusal?> TakeBackAsync(Viewer viewer, Id<ExclusionList> listId, Id<ExclusionDecision> decisionId, CancellationToken cancel = default) =>
        ChangeAsync(viewer, listId, (list, now) => Task.FromResult(list.TakeBack(decisionId, viewer.AccountId, now)), cancel);

    /// <summary>What an officer has typed in place of what could not be read, read by the rules of every list.</summary>
    public Task<Refusal?> MendAsync(Viewer viewer, Id<ExclusionList> listId, Id<ExclusionListEntry> entryId, IReadOnlyDictionary<TraineeColumn, string> cells, CancellationToken cancel = default) =>
        ChangeAsync(viewer, listId, (list, now) =>
        {
            var entry = list.Entries.FirstOrDefault(e => e.Id == entryId);
            if (entry is null) return Task.FromResult<Refusal?>(new ExclusionEntryMissing());
            var mended = ExclusionListReader.Read(new RawRow(entry.Line, entry.Sheet, cells), new RowRules(VietnamTime.DateOf(now)));
            return Task.FromResult(list.Mend(entryId, mended, viewer.AccountId, now));
        }, cancel);

    public Task<Refusal?> DismissAsync(Viewer viewer, Id<ExclusionList> listId, Id<ExclusionListEntry> entryId, CancellationToken cancel = default) =>
        ChangeAsync(viewer, listId, (list, now) => Task.FromResult(list.Dismiss(entryId, viewer.AccountId, now)), cancel);

    public Task<Refusal?> TakeUpAsync(Viewer viewer, Id<ExclusionList> listId, Id<ExclusionListEntry> entryId, CancellationToken cancel = default) =>
        ChangeAsync(viewer, listId, (list, _) => Task.FromResult(list.TakeUp(entryId)), cancel);

    public Task<Refusal?> ActivateAsync(Viewer viewer, Id<ExclusionList> listId, CancellationToken cancel = default) =>
        ChangeAsync(viewer, listId, (list, now) => Task.FromResult(list.Activate(viewer.AccountId, now)), cancel);

    private async Task<Refusal?> ChangeAsync(Viewer viewer, Id<ExclusionList> listId, Func<ExclusionList, DateTimeOffset, Task<Refusal?>> change, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        var planId = await db.ExclusionLists.Where(l => l.Id == listId).Select(l => (Id<TrainingPlan>?)l.PlanId).SingleOrDefaultAsync(cancel);
        if (viewer.Role != Role.DepartmentOfficer || planId is not { } plan) return new PlanMissing();
        await using var transaction = await db.BeginWriteAsync(cancel, $"exclusion-lists/{plan}");
        if (await db.ExclusionListsClosed(viewer, plan, cancel) is { } closed) return closed;
        var list = await db.ExclusionLists.Include(l => l.Entries).Include(l => l.Decisions).AsSplitQuery().SingleAsync(l => l.Id == listId, cancel);
        if (await change(list, clock.GetUtcNow()) is { } refusal) return refusal;
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }
}

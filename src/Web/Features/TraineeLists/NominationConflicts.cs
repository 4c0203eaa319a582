using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Quotas;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Lms.Web.Features.TraineeLists;

/// <summary>One unit's hold on a teacher.</summary>
/// <param name="Receipt">Of the list; null while it is a draft.</param>
/// <param name="Touched">When the draft was last changed; null for what was sent.</param>
public sealed record NominationClaim(Id<OrgUnit> UnitId, string Unit, string? Receipt, SubmissionState State, DateTimeOffset? Touched);

/// <summary>Who else wants the teacher of a row, for whom the row waits.</summary>
/// <param name="Touched">When the newest of the others' drafts was last changed; null where none of them is a draft.</param>
/// <param name="Until">When the last of the others can no longer be sent, where all of them are drafts: from then on the row waits for nobody.</param>
public sealed record Contest(string Units, DateTimeOffset? Touched, EndInstant? Until);

/// <summary>A teacher whom two units want, at least one of them by a list that it has sent.</summary>
/// <param name="Key">The oldest row among them: tells the conflict in a form.</param>
public sealed record NominationConflict(Id<SubmissionRow> Key, KnownPerson Person, IReadOnlyList<NominationClaim> Claims, NominationDecision? Decision, string? Keeper);

public sealed record ConflictsPage(TrainingPlan Plan, IReadOnlyList<NominationConflict> Conflicts, bool MayDecide)
{
    /// <summary>What was typed for a conflict and could not be taken.</summary>
    public (Id<SubmissionRow> Key, string Reason)? Typed { get; init; }

    public int Open => Conflicts.Count(c => c.Decision is null);
}

/// <summary>
/// Giáo viên do hai đơn vị cùng cử in one plan, and what the department has decided. A draft wants somebody only while its unit
/// can still send it: one that was left lying holds nobody back after the unit's deadline.
/// </summary>
public sealed class NominationConflicts(LmsDbContext db, TimeProvider clock) : IUseCase
{
    public async Task<ConflictsPage?> FindAsync(Viewer viewer, Id<TrainingPlan> planId, CancellationToken cancel)
    {
        if (!viewer.SeesAll || await db.PlansVisibleTo(viewer).AsNoTracking().SingleOrDefaultAsync(p => p.Id == planId, cancel) is not { } plan) return null;
        var rows = await RowsAsync(planId, db.NominatingRows(planId), cancel);
        var units = (await db.OrgUnits.AsNoTracking().Where(u => db.Quotas.Any(q => q.PlanId == planId && q.UnitId == u.Id)).ToListAsync(cancel)).ToDictionary(u => u.Id, u => u.NameOn(plan.DeadlineDate));
        var decisions = await db.NominationsDecided(planId).ToListAsync(cancel);
        var touched = await TouchedAsync(rows, cancel);
        var conflicts =
            from people in Grouped(rows)
            let claims = people.DistinctBy(r => r.UnitId).Select(r => new NominationClaim(r.UnitId, units.GetValueOrDefault(r.UnitId, "–"), r.Receipt is { } n ? TraineeSubmission.ReceiptCodeOf(n) : null, r.State, touched.TryGetValue(r.ListId, out var at) ? at : null)).ToList()
            let decision = decisions.Find(d => people.Exists(p => d.Person.Is(p.Person)))
            where decision is not null || (claims.Count > 1 && claims.Exists(c => c.State != SubmissionState.Draft))
            select new NominationConflict(people[0].Key, people[0].Person, claims, decision, decision is null ? null : units.GetValueOrDefault(decision.KeeperId, "–"));
        return new ConflictsPage(plan, [.. conflicts.OrderBy(c => c.Decision is not null).ThenBy(c => c.Person.FullName, StringComparer.CurrentCulture)],
            viewer.Role == Role.DepartmentOfficer && plan.State == PlanState.Issued);
    }

    /// <summary>The rows of a list that was sent, whose teachers the department has given to another unit, and that unit's name.</summary>
    public async Task<IReadOnlyDictionary<Id<SubmissionRow>, string>> GivenAwayAsync(TraineeSubmission list, DateOnly day, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(list);
        if (list.State != SubmissionState.Submitted) return new Dictionary<Id<SubmissionRow>, string>();
        var given = await DecidedForOthersAsync(list, cancel);
        return (from row in list.InOrder where !row.IsReleased let keeper = given.Find(d => d.Person.Is(row.Fields)).Keeper where keeper is not null select (row.Id, keeper))
            .ToDictionary(g => g.Id, g => g.keeper.NameOn(day));
    }

    /// <summary>
    /// The rows of a list whose teachers other units nominate as well while nobody has given way and nothing is decided, and the names
    /// of those units. Drafts that can still be sent count, but two drafts are no conflict yet.
    /// </summary>
    public async Task<IReadOnlyDictionary<Id<SubmissionRow>, Contest>> ContestedAsync(TraineeSubmission list, DateOnly day, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(list);
        if (list.State is not (SubmissionState.Draft or SubmissionState.Submitted)) return new Dictionary<Id<SubmissionRow>, Contest>();
        var others = await RowsAsync(list.PlanId, RivalsOf(list).Where(r => list.State != SubmissionState.Draft || r.List.State != SubmissionState.Draft), cancel);
        if (others.Count == 0) return new Dictionary<Id<SubmissionRow>, Contest>();
        var byKey = others.SelectMany(r => r.Keys, (row, key) => (row, key)).ToLookup(x => x.key, x => x.row);
        var decided = await db.NominationsDecided(list.PlanId).Select(d => d.Person).ToListAsync(cancel);
        var found = (
            from row in list.InOrder
            where !row.IsReleased
            let person = PersonOf(row.Fields)
            let rivals = KeysOf(person).SelectMany(key => byKey[key]).Where(r => r.Person.Is(person)).Distinct().ToList()
            where rivals.Count > 0 && !decided.Exists(d => d.Is(person))
            select (row.Id, rivals)).ToList();
        if (found.Count == 0) return new Dictionary<Id<SubmissionRow>, Contest>();
        var ids = found.SelectMany(f => f.rivals).Select(r => r.UnitId).Distinct().ToList();
        var touched = await TouchedAsync(found.SelectMany(f => f.rivals), cancel);
        var names = (await db.OrgUnits.AsNoTracking().Where(u => ids.Contains(u.Id)).ToListAsync(cancel)).ToDictionary(u => u.Id, u => u.NameOn(day));
        return found.ToDictionary(f => f.Id, f => new Contest(
            string.Join(", ", f.rivals.Select(r => names[r.UnitId]).Distinct().Order(StringComparer.CurrentCulture)),
            f.rivals.Where(r => touched.ContainsKey(r.ListId)).Select(r => (DateTimeOffset?)touched[r.ListId]).Max(),
            f.rivals.TrueForAll(r => r.Until is not null) ? f.rivals.Max(r => r.Until) : null));
    }

    /// <summary>Why a list cannot be accepted with these rows left out: someone else on it is contested, or was given to another unit.</summary>
    public async Task<Refusal?> RefuseAcceptanceAsync(TraineeSubmission list, IEnumerable<Id<SubmissionRow>> leftOut, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(list);
        var asked = list.InOrder.ExceptBy(leftOut, r => r.Id).Where(r => !r.IsReleased).ToList();
        var day = await db.Plans.Where(p => p.Id == list.PlanId).Select(p => p.DeadlineDate).SingleAsync(cancel);
        var given = await DecidedForOthersAsync(list, cancel);
        if ((from row in asked from decision in given where decision.Person.Is(row.Fields) select new NominationDecidedForOther(row.Position, row.Fields.FullName, decision.Keeper.NameOn(day))).FirstOrDefault() is { } decided) return decided;
        var contested = await ContestedAsync(list, day, cancel);
        return asked.Where(r => contested.ContainsKey(r.Id)).Select(r => new NominationContested(r.Position, r.Fields.FullName, contested[r.Id].Units)).FirstOrDefault();
    }

    /// <summary>Whether another unit nominates the row's teacher, or the department has given them to one: only then can a unit give way.</summary>
    public async Task<bool> IsWantedAsync(TraineeSubmission list, Id<SubmissionRow> rowId, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(list);
        var person = PersonOf(list.InOrder.Single(r => r.Id == rowId).Fields);
        if ((await RowsAsync(list.PlanId, RivalsOf(list), cancel)).Exists(r => r.Person.Is(person))) return true;
        return (await db.NominationsDecided(list.PlanId).Where(d => d.KeeperId != list.UnitId).ToListAsync(cancel)).Exists(d => d.Person.Is(person));
    }

    /// <summary>The drafts that name somebody of whom was just decided.</summary>
    public async Task<IReadOnlyList<Id<TraineeSubmission>>> DraftsWithAsync(Id<TrainingPlan> planId, KnownPerson person, CancellationToken cancel) =>
        [.. (await AllRowsAsync(db.NominatingRows(planId).Where(r => r.List.State == SubmissionState.Draft), cancel)).Where(r => r.Person.Is(person)).Select(r => r.ListId).Distinct()];

    /// <summary>By which other units nominate somebody for the list's plan.</summary>
    private IQueryable<NominatingRow> RivalsOf(TraineeSubmission list) => db.NominatingRows(list.PlanId).Where(r => r.List.UnitId != list.UnitId);

    /// <summary>Whom the department has given to units other than the list's.</summary>
    private async Task<List<(KnownPerson Person, OrgUnit Keeper)>> DecidedForOthersAsync(TraineeSubmission list, CancellationToken cancel) =>
    [
        .. (await (
            from decision in db.NominationsDecided(list.PlanId)
            join unit in db.OrgUnits.AsNoTracking() on decision.KeeperId equals unit.Id
            where decision.KeeperId != list.UnitId
            select new { decision.Person, unit }).ToListAsync(cancel)).Select(d => (d.Person, d.unit)),
    ];

    /// <summary>Of these the rows of what was sent, and of the drafts that can still be sent.</summary>
    private async Task<List<Claimed>> RowsAsync(Id<TrainingPlan> planId, IQueryable<NominatingRow> which, CancellationToken cancel)
    {
        var rows = await AllRowsAsync(which, cancel);
        if (!rows.Exists(r => r.State == SubmissionState.Draft)) return rows;
        var plan = await db.Plans.AsNoTracking().SingleAsync(p => p.Id == planId, cancel);
        var granted = (await db.LateRequests.AsNoTracking().Where(r => r.PlanId == planId && r.State == LateRequestState.Granted).ToListAsync(cancel)).ToLookup(r => r.UnitId);
        var now = clock.GetUtcNow();
        return
        [
            .. rows.Select(r => r.State == SubmissionState.Draft ? r with { Until = ClosesAt(r) } : r)
            .Where(r => r.Until is not { } until || !until.IsOver(now)),
        ];

        EndInstant ClosesAt(Claimed row) =>
            plan.State == PlanState.Issued ? TraineeListDesk.ClosesAt(plan, granted[row.UnitId]) : new EndInstant(now);
    }

    /// <summary>When the drafts among these were last changed, as the journal has it.</summary>
    private async Task<Dictionary<Id<TraineeSubmission>, DateTimeOffset>> TouchedAsync(IEnumerable<Claimed> rows, CancellationToken cancel)
    {
        var drafts = rows.Where(r => r.State == SubmissionState.Draft).Select(r => r.ListId).Distinct().ToDictionary(id => id.ToString());
        if (drafts.Count == 0) return [];
        var keys = drafts.Keys.ToList();
        var changes = await db.Journal.Where(j => j.Subject == nameof(TraineeSubmission) && keys.Contains(j.SubjectId)).GroupBy(j => j.SubjectId).Select(g => new { g.Key, At = g.Max(j => j.At) }).ToListAsync(cancel);
        return changes.ToDictionary(c => drafts[c.Key], c => c.At);
    }

    private static async Task<List<Claimed>> AllRowsAsync(IQueryable<NominatingRow> which, CancellationToken cancel) =>
    [
        .. (await which.OrderBy(r => r.Row.Id)
            .Select(r => new { r.Row.Id, r.Row.Fields, ListId = r.List.Id, r.List.UnitId, r.List.ReceiptNumber, r.List.State }).ToListAsync(cancel))
            .Select(r => new Claimed(r.Id, PersonOf(r.Fields), r.ListId, r.UnitId, r.ReceiptNumber, r.State))
            // What was sent stands before what is only being written.
            .OrderBy(r => r.State == SubmissionState.Draft),
    ];

    /// <summary>The rows that are one person, by id, by code, or by name and birth date.</summary>
    private static IEnumerable<List<Claimed>> Grouped(List<Claimed> rows)
    {
        var byKey = rows.SelectMany(r => r.Keys, (row, key) => (row, key)).ToLookup(x => x.key, x => x.row);
        var seen = new HashSet<Claimed>();
        foreach (var row in rows)
        {
            if (!seen.Add(row)) continue;
            var same = new List<Claimed> { row };
            for (var i = 0; i < same.Count; i++)
                same.AddRange(same[i].Keys.SelectMany(k => byKey[k]).Where(other => other.Person.Is(same[i].Person) && seen.Add(other)).ToList());
            yield return same;
        }
    }

    private static KnownPerson PersonOf(TraineeFields fields) => new(fields.FullName, fields.BirthDate, fields.TeacherCode, fields.PersonalId, fields.SchoolText);

    /// <summary>Who is the same person has one of these in common; whether two really are one, <see cref="KnownPerson.Is(KnownPerson)"/> says.</summary>
    private static IEnumerable<string> KeysOf(KnownPerson person) => new[]
    {
        person.PersonalId is { } id ? $"i{id}" : null, person.TeacherCode is { } code ? $"c{code}" : null,
        person.BirthDate is { } born ? $"n{born:O}{Domain.Text.VietnameseText.Fold(person.FullName)}" : null,
    }.OfType<string>();

    private sealed record Claimed(Id<SubmissionRow> Key, KnownPerson Person, Id<TraineeSubmission> ListId, Id<OrgUnit> UnitId, int? Receipt, SubmissionState State)
    {
        /// <summary>When the draft can be sent no longer; null for what was sent.</summary>
        public EndInstant? Until { get; init; }

        public IEnumerable<string> Keys => KeysOf(Person);
    }
}

/// <summary>
/// Sở quyết định đơn vị nào cử: with a reason, and taken back until trainees are convened. The drafts that name the teacher are
/// checked anew each time, so that their pages say what holds.
/// </summary>
public sealed class DecideNomination(LmsDbContext db, NominationConflicts conflicts, TraineeListDesk desk, CheckTraineeList check, TimeProvider clock) : IUseCase
{
    public async Task<Refusal?> RunAsync(Viewer viewer, Id<TrainingPlan> planId, Id<SubmissionRow> key, Id<OrgUnit> keeper, string? reason, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        await using var transaction = await BeginAsync(planId, cancel);
        if (await RefuseAsync(viewer, planId, cancel) is { } closed) return closed;
        var found = (await conflicts.FindAsync(viewer, planId, cancel))?.Conflicts.FirstOrDefault(c => c.Key == key);
        if (found is null || found.Claims.All(c => c.UnitId != keeper)) return new NominationSettled();
        if (found.Decision is not null) return new NominationDecisionGone();
        var decision = NominationDecision.Make(planId, found.Person, keeper, reason, viewer.AccountId, clock.GetUtcNow());
        if (!decision.Succeeded) return decision.Refusal;
        db.NominationDecisions.Add(decision.Value);
        await db.SaveChangesAsync(cancel);
        await CheckAnewAsync(planId, found.Person, cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    public async Task<Refusal?> TakeBackAsync(Viewer viewer, Id<TrainingPlan> planId, Id<NominationDecision> id, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        await using var transaction = await BeginAsync(planId, cancel);
        if (await RefuseAsync(viewer, planId, cancel) is { } closed) return closed;
        if (await db.NominationDecisions.SingleOrDefaultAsync(d => d.Id == id && d.PlanId == planId, cancel) is not { } decision) return new NominationDecisionGone();
        if (decision.TakeBack(viewer.AccountId, clock.GetUtcNow()) is { } refusal) return refusal;
        await db.SaveChangesAsync(cancel);
        await CheckAnewAsync(planId, decision.Person, cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    /// <summary>Alone with the plan's receipts and every list of the plan that may be checked anew.</summary>
    private async Task<IDbContextTransaction> BeginAsync(Id<TrainingPlan> planId, CancellationToken cancel)
    {
        var units = await db.Quotas.Where(q => q.PlanId == planId).Select(q => q.UnitId).ToListAsync(cancel);
        return await db.BeginWriteAsync(cancel, [ListPlace.ReceiptLockOf(planId), .. units.Select(unit => QuotaLock.Of(planId, unit))]);
    }

    private async Task CheckAnewAsync(Id<TrainingPlan> planId, KnownPerson person, CancellationToken cancel)
    {
        foreach (var list in await conflicts.DraftsWithAsync(planId, person, cancel)) await check.RunAsync(await desk.LoadAsync(list, cancel), cancel);
        await db.SaveChangesAsync(cancel);
    }

    private async Task<Refusal?> RefuseAsync(Viewer viewer, Id<TrainingPlan> planId, CancellationToken cancel)
    {
        if (viewer.Role != Role.DepartmentOfficer || await db.PlansVisibleTo(viewer).AsNoTracking().SingleOrDefaultAsync(p => p.Id == planId, cancel) is not { } plan) return new PlanMissing();
        return plan.State == PlanState.Issued ? null : new PlanNotInState(plan.State);
    }
}

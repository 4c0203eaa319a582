using Lms.Domain;
using Lms.Domain.Enrollments;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.TraineeLists;

/// <summary>One unit's hold on a teacher.</summary>
/// <param name="Receipt">Of the list; null while it is a draft.</param>
public sealed record NominationClaim(Id<OrgUnit> UnitId, string Unit, string? Receipt, SubmissionState State);

/// <summary>A teacher whom two units want, at least one of them by a list that it has sent.</summary>
/// <param name="Key">The oldest row among them: tells the conflict in a form.</param>
public sealed record NominationConflict(Id<SubmissionRow> Key, KnownPerson Person, IReadOnlyList<NominationClaim> Claims, NominationDecision? Decision, string? Keeper);

public sealed record ConflictsPage(TrainingPlan Plan, IReadOnlyList<NominationConflict> Conflicts, bool MayDecide)
{
    public int Open => Conflicts.Count(c => c.Decision is null);
}

/// <summary>Giáo viên do hai đơn vị cùng cử in one plan, and what the department has decided.</summary>
public sealed class NominationConflicts(LmsDbContext db) : IUseCase
{
    public async Task<ConflictsPage?> FindAsync(Viewer viewer, Id<TrainingPlan> planId, CancellationToken cancel)
    {
        if (!viewer.SeesAll || await db.PlansVisibleTo(viewer).AsNoTracking().SingleOrDefaultAsync(p => p.Id == planId, cancel) is not { } plan) return null;
        var rows = await RowsAsync(planId, cancel);
        var units = (await db.OrgUnits.AsNoTracking().Where(u => db.Quotas.Any(q => q.PlanId == planId && q.UnitId == u.Id)).ToListAsync(cancel)).ToDictionary(u => u.Id, u => u.NameOn(plan.DeadlineDate));
        var decisions = await db.NominationDecisions.AsNoTracking().Where(d => d.PlanId == planId && d.TakenBackAt == null).ToListAsync(cancel);
        var conflicts =
            from people in Grouped(rows)
            let claims = people.DistinctBy(r => r.UnitId).Select(r => new NominationClaim(r.UnitId, units.GetValueOrDefault(r.UnitId, "–"), r.Receipt is { } n ? TraineeSubmission.ReceiptCodeOf(n) : null, r.State)).ToList()
            let decision = decisions.Find(d => people.Exists(p => d.Person.Is(p.Person)))
            where decision is not null || (claims.Count > 1 && claims.Exists(c => c.State != SubmissionState.Draft))
            select new NominationConflict(people[0].Key, people[0].Person, claims, decision, decision is null ? null : units.GetValueOrDefault(decision.KeeperId, "–"));
        return new ConflictsPage(plan, [.. conflicts.OrderBy(c => c.Decision is not null).ThenBy(c => c.Person.FullName, StringComparer.CurrentCulture)],
            viewer.Role == Role.DepartmentOfficer && plan.State == PlanState.Issued);
    }

    /// <summary>Why a list cannot be accepted: the department gave someone on it to another unit.</summary>
    public async Task<Refusal?> DecidedForOtherAsync(TraineeSubmission list, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(list);
        var decisions = await (
            from decision in db.NominationDecisions.AsNoTracking()
            join unit in db.OrgUnits on decision.KeeperId equals unit.Id
            where decision.PlanId == list.PlanId && decision.TakenBackAt == null && decision.KeeperId != list.UnitId
            select new { decision.Person, unit.Name }).ToListAsync(cancel);
        return (from row in list.InOrder from decision in decisions where decision.Person.Is(row.Fields) select new NominationDecidedForOther(row.Position, row.Fields.FullName, decision.Name)).FirstOrDefault();
    }

    private async Task<List<Claimed>> RowsAsync(Id<TrainingPlan> planId, CancellationToken cancel) =>
    [
        .. (await (
            from row in db.SubmissionRows.AsNoTracking()
            join list in db.TraineeSubmissions on row.SubmissionId equals list.Id
            where list.PlanId == planId && (list.State == SubmissionState.Draft || list.State == SubmissionState.Submitted
                || (list.State == SubmissionState.Accepted && db.Enrollments.Any(e => e.RowId == row.Id && e.State != EnrollmentState.Withdrawn)))
            orderby row.Id
            select new { row.Id, row.Fields, list.UnitId, list.ReceiptNumber, list.State }).ToListAsync(cancel))
            .Select(r => new Claimed(r.Id, new KnownPerson(r.Fields.FullName, r.Fields.BirthDate, r.Fields.TeacherCode, r.Fields.PersonalId, r.Fields.SchoolText), r.UnitId, r.ReceiptNumber, r.State))
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

    private sealed record Claimed(Id<SubmissionRow> Key, KnownPerson Person, Id<OrgUnit> UnitId, int? Receipt, SubmissionState State)
    {
        public IEnumerable<string> Keys => new[]
        {
            Person.PersonalId is { } id ? $"i{id}" : null, Person.TeacherCode is { } code ? $"c{code}" : null,
            Person.BirthDate is { } born ? $"n{born:O}{Domain.Text.VietnameseText.Fold(Person.FullName)}" : null,
        }.OfType<string>();
    }
}

/// <summary>Sở quyết định đơn vị nào cử: with a reason, and taken back until trainees are convened.</summary>
public sealed class DecideNomination(LmsDbContext db, NominationConflicts conflicts, TimeProvider clock) : IUseCase
{
    public async Task<Refusal?> RunAsync(Viewer viewer, Id<TrainingPlan> planId, Id<SubmissionRow> key, Id<OrgUnit> keeper, string? reason, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        await using var transaction = await db.BeginWriteAsync(cancel, $"plan/{planId}/receipts");
        if (await RefuseAsync(viewer, planId, cancel) is { } closed) return closed;
        var found = (await conflicts.FindAsync(viewer, planId, cancel))?.Conflicts.FirstOrDefault(c => c.Key == key);
        if (found is null || found.Claims.All(c => c.UnitId != keeper)) return new NominationSettled();
        if (found.Decision is not null) return new NominationDecisionGone();
        var decision = NominationDecision.Make(planId, found.Person, keeper, reason, viewer.AccountId, clock.GetUtcNow());
        if (!decision.Succeeded) return decision.Refusal;
        db.NominationDecisions.Add(decision.Value);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    public async Task<Refusal?> TakeBackAsync(Viewer viewer, Id<TrainingPlan> planId, Id<NominationDecision> id, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        await using var transaction = await db.BeginWriteAsync(cancel, $"plan/{planId}/receipts");
        if (await RefuseAsync(viewer, planId, cancel) is { } closed) return closed;
        if (await db.NominationDecisions.SingleOrDefaultAsync(d => d.Id == id && d.PlanId == planId, cancel) is not { } decision) return new NominationDecisionGone();
        if (decision.TakeBack(viewer.AccountId, clock.GetUtcNow()) is { } refusal) return refusal;
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    private async Task<Refusal?> RefuseAsync(Viewer viewer, Id<TrainingPlan> planId, CancellationToken cancel)
    {
        if (viewer.Role != Role.DepartmentOfficer || await db.PlansVisibleTo(viewer).AsNoTracking().SingleOrDefaultAsync(p => p.Id == planId, cancel) is not { } plan) return new PlanMissing();
        return plan.State == PlanState.Issued ? null : new PlanNotInState(plan.State);
    }
}

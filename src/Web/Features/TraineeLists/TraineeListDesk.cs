using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.TraineeLists;

/// <summary>Where a list lies, which decides what a change of it must be alone with.</summary>
public sealed record ListPlace(Id<TrainingPlan> PlanId, Id<OrgUnit> UnitId)
{
    public string QuotaLock => Quotas.QuotaLock.Of(PlanId, UnitId);

    /// <summary>Receipt numbers, and who is nominated by whom, are the plan's.</summary>
    public string ReceiptLock => ReceiptLockOf(PlanId);

    public static string ReceiptLockOf(Id<TrainingPlan> planId) => $"plan/{planId}/receipts";
}

/// <summary>A list after one of its rows was changed, and that change.</summary>
public sealed record RowChanged(TraineeSubmission List, RowChange Change);

/// <summary>
/// The ground of all operations on lists: finds a list, opens it alone for a change, and says whether lists are taken
/// now.
/// </summary>
public sealed class TraineeListDesk(LmsDbContext db, CheckTraineeList check, TimeProvider clock) : IUseCase
{
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The list's place, or null where the viewer has no such list.</summary>
    public Task<ListPlace?> PlaceAsync(Viewer viewer, Id<TraineeSubmission> id, CancellationToken cancel) =>
        db.SubmissionsVisibleTo(viewer).Where(s => s.Id == id).Select(s => new ListPlace(s.PlanId, s.UnitId)).SingleOrDefaultAsync(cancel);

    /// <summary>The place where the viewer's unit may write lists for a plan, or null where it has no quota.</summary>
    public Task<ListPlace?> PlaceAsync(Viewer viewer, Id<TrainingPlan> plan, CancellationToken cancel) => viewer.Role != Role.UnitOfficer
        ? Task.FromResult<ListPlace?>(null)
        : db.QuotasVisibleTo(viewer).Where(q => q.PlanId == plan).Select(q => new ListPlace(q.PlanId, q.UnitId)).SingleOrDefaultAsync(cancel);

    /// <summary>The list as it is now. Only inside a write transaction.</summary>
    public Task<TraineeSubmission> LoadAsync(Id<TraineeSubmission> id, CancellationToken cancel) =>
        db.TraineeSubmissions.Include(s => s.Rows).Include(s => s.Files).AsSplitQuery().SingleAsync(s => s.Id == id, cancel);

    /// <summary>
    /// Why this unit's lists are not taken now, or null while they are: until the deadline, and as long as the
    /// department lets the unit be late.
    /// </summary>
    public async Task<Refusal?> RefuseClosedAsync(ListPlace place, CancellationToken cancel)
    {
        var plan = await db.Plans.AsNoTracking().SingleAsync(p => p.Id == place.PlanId, cancel);
        if (plan.State != PlanState.Issued) return new ListsNotOpen();
        var closesAt = ClosesAt(plan, await GrantedAsync(place, cancel));
        return closesAt.IsOver(Now) ? new ListsClosed(closesAt) : null;
    }

    /// <summary>When a unit's lists are taken no longer: the plan's deadline, or later where the department has granted that.</summary>
    public static EndInstant ClosesAt(TrainingPlan plan, IEnumerable<LateRequest> granted) =>
        granted.Select(r => r.ClosesAt ?? plan.Deadline.ClosesAt).Append(plan.Deadline.ClosesAt).Max();

    /// <summary>Changes a draft alone, checks the whole list anew, and saves both at once.</summary>
    /// <param name="seen">The list's revision the person has seen; null where the change is not about what stands
    /// there.</param>
    public Task<Outcome<TraineeSubmission>> ChangeAsync(Viewer viewer, Id<TraineeSubmission> id, int? seen,
        Func<TraineeSubmission, Refusal?> change, CancellationToken cancel) =>
        ChangeAsync(viewer, id, seen, list => Task.FromResult(change(list)), cancel);

    /// <summary>Changes a draft of which more is loaded first.</summary>
    public Task<Outcome<TraineeSubmission>> LoadAndChangeAsync(
        Viewer viewer, Id<TraineeSubmission> id, Func<TraineeSubmission, Task<Refusal?>> change, CancellationToken cancel) =>
        ChangeAsync(viewer, id, null, change, cancel);

    /// <summary>Changes one row of a draft.</summary>
    public Task<Outcome<RowChanged>> ChangeRowAsync(Viewer viewer, Id<TraineeSubmission> id, Func<TraineeSubmission, Outcome<RowChange>> change, CancellationToken cancel) =>
        ChangeRowAsync(viewer, id, list => Task.FromResult(change(list)), cancel);

    public async Task<Outcome<RowChanged>> ChangeRowAsync(Viewer viewer, Id<TraineeSubmission> id,
        Func<TraineeSubmission, Task<Outcome<RowChange>>> change, CancellationToken cancel)
    {
        RowChange? made = null;
        var outcome = await ChangeAsync(viewer, id, null, async list =>
        {
            var changed = await change(list);
            made = changed.Value;
            return changed.Refusal;
        }, cancel);
        return outcome.Succeeded ? new RowChanged(outcome.Value, made!) : outcome.Refusal;
    }

    /// <summary>
    /// Forgets the removed rows and the undone texts of a list that is being submitted, or replaced. Only inside its
    /// transaction.
    /// </summary>
    public async Task ForgetChangesAsync(Id<TraineeSubmission> id, CancellationToken cancel)
    {
        await db.RowChanges.Where(c => c.SubmissionId == id).ExecuteDeleteAsync(cancel);
        await db.SubmissionRows.IgnoreQueryFilters().Where(r => r.SubmissionId == id && r.IsRemoved).ExecuteDeleteAsync(cancel);
        await FilesThatLeft(id).ExecuteDeleteAsync(cancel);
    }

    /// <summary>
    /// Forgets what an earlier replacement of a draft has kept, and puts what was taken off by hand on the side of
    /// what makes place now:
    /// all of it, or that of one file. Only inside its transaction, before the draft takes the file.
    /// </summary>
    /// <param name="sha256">The file that is read anew; null where the whole draft makes place.</param>
    public async Task MakePlaceAsync(Id<TraineeSubmission> id, string? sha256, CancellationToken cancel)
    {
        var rows = db.SubmissionRows.IgnoreQueryFilters().Where(r => r.SubmissionId == id && r.IsRemoved);
        var old = rows.Where(r => r.Swap == SwapSide.Left || r.Swap == SwapSide.LeftRemoved);
        await db.RowChanges.Where(c => old.Any(r => r.Id == c.RowId)).ExecuteDeleteAsync(cancel);
        await old.ExecuteDeleteAsync(cancel);
        await FilesThatLeft(id).ExecuteDeleteAsync(cancel);
        if (sha256 is not null)
        {
            var file = db.Set<SubmissionFile>().Where(f => f.SubmissionId == id && f.Sha256 == sha256);
            rows = rows.Where(r => file.Any(f => f.Id == r.FileId));
        }
        await rows.ExecuteUpdateAsync(row => row.SetProperty(r => r.Swap, SwapSide.LeftRemoved), cancel);
    }

    private IQueryable<SubmissionFile> FilesThatLeft(Id<TraineeSubmission> id) =>
        db.Set<SubmissionFile>().IgnoreQueryFilters().Where(f => f.SubmissionId == id && f.Swap == SwapSide.Left);

    /// <summary>The next receipt number of the plan. Only alone with <see cref="ListPlace.ReceiptLock"/>.</summary>
    public async Task<int> NextReceiptAsync(Id<TrainingPlan> plan, CancellationToken cancel) =>
        (await db.TraineeSubmissions.Where(s => s.PlanId == plan).MaxAsync(s => s.ReceiptNumber, cancel) ?? 0) + 1;

    private async Task<Outcome<TraineeSubmission>> ChangeAsync(Viewer viewer, Id<TraineeSubmission> id, int? seen,
        Func<TraineeSubmission, Task<Refusal?>> change, CancellationToken cancel)
    {
        if (viewer.Role != Role.UnitOfficer || await PlaceAsync(viewer, id, cancel) is not { } place) return new SubmissionMissing();
        await using var transaction = await db.BeginWriteAsync(cancel, place.QuotaLock);
        var list = await LoadAsync(id, cancel);
        if (seen is { } revision && revision != db.RevisionOf(list)) return new SubmissionChangedMeanwhile();
        if (await RefuseClosedAsync(place, cancel) is { } closed) return closed;
        if (await change(list) is { } refusal) return refusal;
        await check.RunAsync(list, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return list;
    }

    private Task<List<LateRequest>> GrantedAsync(ListPlace place, CancellationToken cancel) => db.LateRequests.AsNoTracking()
        .Where(r => r.PlanId == place.PlanId && r.UnitId == place.UnitId && r.State == LateRequestState.Granted).ToListAsync(cancel);
}

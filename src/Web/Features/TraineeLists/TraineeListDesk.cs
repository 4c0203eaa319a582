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
    public string QuotaLock => $"quota/{PlanId}/{UnitId}";

    /// <summary>Receipt numbers, and who is nominated by whom, are the plan's.</summary>
    public string ReceiptLock => $"plan/{PlanId}/receipts";
}

/// <summary>The ground of all operations on lists: finds a list, opens it alone for a change, and says whether lists are taken now.</summary>
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

    public async Task<Refusal?> RefuseClosedAsync(Id<TrainingPlan> planId, CancellationToken cancel)
    {
        var plan = await db.Plans.AsNoTracking().SingleAsync(p => p.Id == planId, cancel);
        if (plan.ListsOpenAt(Now)) return null;
        return plan.State == PlanState.Issued ? new ListsClosed(plan.Deadline.ClosesAt) : new ListsNotOpen();
    }

    /// <summary>Changes a draft alone, checks the whole list anew, and saves both at once.</summary>
    /// <param name="seen">The revision the person has seen; null where there is no page behind it.</param>
    public async Task<Outcome<TraineeSubmission>> ChangeAsync(Viewer viewer, Id<TraineeSubmission> id, int? seen,
        Func<TraineeSubmission, Refusal?> change, CancellationToken cancel)
    {
        if (viewer.Role != Role.UnitOfficer || await PlaceAsync(viewer, id, cancel) is not { } place) return new SubmissionMissing();
        await using var transaction = await db.BeginWriteAsync(cancel, place.QuotaLock);
        var list = await LoadAsync(id, cancel);
        if (seen is { } revision && revision != db.RevisionOf(list)) return new SubmissionChangedMeanwhile();
        if (await RefuseClosedAsync(place.PlanId, cancel) is { } closed) return closed;
        if (change(list) is { } refusal) return refusal;
        await check.RunAsync(list, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return list;
    }

    /// <summary>The next receipt number of the plan. Only alone with <see cref="ListPlace.ReceiptLock"/>.</summary>
    public async Task<int> NextReceiptAsync(Id<TrainingPlan> plan, CancellationToken cancel) =>
        (await db.TraineeSubmissions.Where(s => s.PlanId == plan).MaxAsync(s => s.ReceiptNumber, cancel) ?? 0) + 1;
}

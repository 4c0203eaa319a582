using Lms.Domain;
using Lms.Domain.Quotas;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.TraineeLists;

/// <summary>
/// Rút lại danh sách: the unit takes back a list that is not accepted yet, and its seats are free again. Only while lists are
/// taken: later the unit could not send another, and the department returns the list instead.
/// </summary>
public sealed class RecallTraineeList(LmsDbContext db, TraineeListDesk desk) : IUseCase
{
    public async Task<Outcome<TraineeSubmission>> RunAsync(Viewer viewer, Id<TraineeSubmission> id, CancellationToken cancel)
    {
        if (viewer.Role != Role.UnitOfficer || await desk.PlaceAsync(viewer, id, cancel) is not { } place) return new SubmissionMissing();
        await using var transaction = await db.BeginWriteAsync(cancel, place.QuotaLock);
        var list = await desk.LoadAsync(id, cancel);
        if (await desk.RefuseClosedAsync(place, cancel) is { } closed) return closed;
        if (list.Recall(viewer.AccountId, desk.Now) is { } refusal) return refusal;
        await db.ReleaseSeatsAsync(list, list.SeatsHeld, QuotaEntryKind.Recalled, null, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return list;
    }
}

internal static class Seats
{
    /// <summary>Gives seats of the list back. Only alone with the quota.</summary>
    public static async Task ReleaseSeatsAsync(this LmsDbContext db, TraineeSubmission list, int seats, QuotaEntryKind why, string? reason, CancellationToken cancel)
    {
        var quota = await db.Quotas.SingleAsync(q => q.PlanId == list.PlanId && q.UnitId == list.UnitId, cancel);
        quota.Release(seats, why, list.Id, reason);
    }
}

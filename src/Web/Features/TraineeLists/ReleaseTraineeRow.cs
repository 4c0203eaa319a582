using Lms.Domain;
using Lms.Domain.Plans;
using Lms.Domain.Quotas;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.TraineeLists;

/// <summary>
/// Nhường cho đơn vị khác: the unit gives up a teacher whom another unit nominates as well, without recalling the whole list; the
/// seat is free again. Giving way is possible after the deadline too: it takes nothing from anybody.
/// </summary>
public sealed class ReleaseTraineeRow(LmsDbContext db, TraineeListDesk desk, NominationConflicts conflicts) : IUseCase
{
    public async Task<Outcome<SubmissionRow>> RunAsync(Viewer viewer, Id<TraineeSubmission> id, Id<SubmissionRow> rowId, string? reason, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        if (viewer.Role != Role.UnitOfficer || await desk.PlaceAsync(viewer, id, cancel) is not { } place) return new SubmissionMissing();
        await using var transaction = await db.BeginWriteAsync(cancel, place.QuotaLock, place.ReceiptLock);
        var list = await desk.LoadAsync(id, cancel);
        var plan = await db.Plans.AsNoTracking().SingleAsync(p => p.Id == place.PlanId, cancel);
        if (plan.State != PlanState.Issued) return new PlanNotInState(plan.State);
        if (list.State == SubmissionState.Submitted && list.InOrder.Any(r => r.Id == rowId && !r.IsReleased) && !await conflicts.IsWantedAsync(list, rowId, cancel)) return new NominationSettled();
        var held = list.SeatsHeld;
        var released = list.Release(rowId, reason);
        if (!released.Succeeded) return released.Refusal;
        await db.ReleaseSeatsAsync(list, held - list.SeatsHeld, QuotaEntryKind.Released, $"{released.Value.Position}: {reason!.Trim()}", cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return released;
    }
}

using Lms.Domain;
using Lms.Domain.Quotas;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.TraineeLists;

/// <summary>
/// Nộp danh sách: in one transaction, alone with the quota and the plan's receipts, checks the list anew, takes the seats and
/// gives the receipt number. What was submitted before is given back with its receipt: a second click changes nothing.
/// </summary>
public sealed class SubmitTraineeList(LmsDbContext db, TraineeListDesk desk, CheckTraineeList check) : IUseCase
{
    /// <param name="seen">The revision of the page from which the list is submitted.</param>
    public async Task<Outcome<TraineeSubmission>> RunAsync(Viewer viewer, Id<TraineeSubmission> id, int? seen, CancellationToken cancel)
    {
        if (viewer.Role != Role.UnitOfficer || await desk.PlaceAsync(viewer, id, cancel) is not { } place) return new SubmissionMissing();
        await using var transaction = await db.BeginWriteAsync(cancel, place.QuotaLock, place.ReceiptLock);
        var list = await desk.LoadAsync(id, cancel);
        if (list.ReceiptNumber is not null) return list;
        if (seen is { } revision && revision != db.RevisionOf(list)) return new SubmissionChangedMeanwhile();
        if (await desk.RefuseClosedAsync(place, cancel) is { } closed) return closed;

        await check.RunAsync(list, cancel);
        var refusal = list.Blocking > 0 ? new SubmissionHasBlockingRows(list.Blocking) : await ReceiveAsync(viewer, list, place, cancel);
        // What the check found is kept also where the list is refused for it.
        if (refusal is not (null or SubmissionHasBlockingRows)) return refusal;
        if (refusal is null) await desk.ForgetChangesAsync(list.Id, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return refusal is null ? list : refusal;
    }

    private async Task<Refusal?> ReceiveAsync(Viewer viewer, TraineeSubmission list, ListPlace place, CancellationToken cancel)
    {
        if (await db.Quotas.SingleOrDefaultAsync(q => q.PlanId == place.PlanId && q.UnitId == place.UnitId, cancel) is not { } quota) return new QuotaMissing();
        if (quota.Take(list.SeatsNeeded, list.Id) is { } over) return over;
        return list.Submit(await desk.NextReceiptAsync(place.PlanId, cancel), viewer.AccountId, desk.Now);
    }
}

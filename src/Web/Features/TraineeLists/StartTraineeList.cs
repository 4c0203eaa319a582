using Lms.Domain;
using Lms.Domain.Plans;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.TraineeLists;

/// <summary>Bắt đầu danh sách: the unit's draft for a plan, made empty if there is none, to be typed by hand.</summary>
public sealed class StartTraineeList(LmsDbContext db, TraineeListDesk desk) : IUseCase
{
    public async Task<Outcome<TraineeSubmission>> RunAsync(Viewer viewer, Id<TrainingPlan> planId, CancellationToken cancel)
    {
        if (await desk.PlaceAsync(viewer, planId, cancel) is not { } place) return new SubmissionMissing();
        await using var transaction = await db.BeginWriteAsync(cancel, place.QuotaLock);
        if (await desk.RefuseClosedAsync(place, cancel) is { } closed) return closed;
        var list = await DraftAsync(viewer, place, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return list;
    }

    /// <summary>The draft, found or begun; one that follows a returned or recalled list is its next version. Only alone with the quota.</summary>
    internal async Task<TraineeSubmission> DraftAsync(Viewer viewer, ListPlace place, CancellationToken cancel)
    {
        var lists = db.TraineeSubmissions.Where(s => s.PlanId == place.PlanId && s.UnitId == place.UnitId);
        if (await lists.Where(s => s.State == SubmissionState.Draft).OrderByDescending(s => s.CreatedAt).Select(s => (Id<TraineeSubmission>?)s.Id).FirstOrDefaultAsync(cancel) is { } draft)
            return await desk.LoadAsync(draft, cancel);
        var mended = await lists.Where(s => s.State == SubmissionState.Returned || s.State == SubmissionState.Recalled)
            .Where(s => !lists.Any(next => next.PreviousId == s.Id)).OrderByDescending(s => s.ReceiptNumber).FirstOrDefaultAsync(cancel);
        var list = new TraineeSubmission(place.PlanId, place.UnitId, viewer.AccountId, desk.Now, mended);
        db.TraineeSubmissions.Add(list);
        return list;
    }
}

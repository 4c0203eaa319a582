using Lms.Domain;
using Lms.Domain.Plans;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;

namespace Lms.Web.Features.TraineeLists;

/// <summary>Báo không có người để cử: an explicit answer with its reason and a receipt, so that silence and "nobody" differ.</summary>
public sealed class DeclareNothingToSend(LmsDbContext db, TraineeListDesk desk, StartTraineeList start) : IUseCase
{
    public async Task<Outcome<TraineeSubmission>> RunAsync(Viewer viewer, Id<TrainingPlan> planId, string reason, CancellationToken cancel)
    {
        if (await desk.PlaceAsync(viewer, planId, cancel) is not { } place) return new SubmissionMissing();
        await using var transaction = await db.BeginWriteAsync(cancel, place.QuotaLock, place.ReceiptLock);
        if (await desk.RefuseClosedAsync(place, cancel) is { } closed) return closed;
        var list = await start.DraftAsync(viewer, place, cancel);
        if (list.Rows.Count > 0) return new NothingToSendButRows(list.Rows.Count);
        if (list.SubmitNothing(reason, await desk.NextReceiptAsync(planId, cancel), viewer.AccountId, desk.Now) is { } refusal) return refusal;
        await desk.ForgetChangesAsync(list.Id, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return list;
    }
}

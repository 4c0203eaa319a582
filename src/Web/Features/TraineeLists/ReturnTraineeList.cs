using Lms.Domain;
using Lms.Domain.Quotas;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;

namespace Lms.Web.Features.TraineeLists;

/// <summary>Trả lại danh sách with a reason; its seats are free again.</summary>
public sealed class ReturnTraineeList(LmsDbContext db, TraineeListDesk desk) : IUseCase
{
    public async Task<Outcome<TraineeSubmission>> RunAsync(Viewer viewer, Id<TraineeSubmission> id, string reason, CancellationToken cancel)
    {
        if (viewer.Role != Role.DepartmentOfficer || await desk.PlaceAsync(viewer, id, cancel) is not { } place) return new SubmissionMissing();
        await using var transaction = await db.BeginWriteAsync(cancel, place.QuotaLock);
        var list = await desk.LoadAsync(id, cancel);
        if (list.Return(reason, viewer.AccountId, desk.Now) is { } refusal) return refusal;
        await db.ReleaseSeatsAsync(list, list.SeatsHeld, QuotaEntryKind.Returned, list.ReturnReason, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return list;
    }
}

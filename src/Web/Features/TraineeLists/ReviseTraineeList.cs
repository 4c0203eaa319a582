using Lms.Domain;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.TraineeLists;

/// <summary>Lập phiên bản mới: a draft with the rows of a list that was returned or recalled; that list stays as it was sent.</summary>
public sealed class ReviseTraineeList(LmsDbContext db, TraineeListDesk desk, CheckTraineeList check) : IUseCase
{
    public async Task<Outcome<TraineeSubmission>> RunAsync(Viewer viewer, Id<TraineeSubmission> id, CancellationToken cancel)
    {
        if (viewer.Role != Role.UnitOfficer || await desk.PlaceAsync(viewer, id, cancel) is not { } place) return new SubmissionMissing();
        await using var transaction = await db.BeginWriteAsync(cancel, place.QuotaLock);
        if (await desk.RefuseClosedAsync(place, cancel) is { } closed) return closed;
        var sent = await desk.LoadAsync(id, cancel);
        if (sent.State is not (SubmissionState.Returned or SubmissionState.Recalled)) return new SubmissionNotInState(sent.State);
        // A second click finds the version that the first has made.
        if (await db.TraineeSubmissions.Where(s => s.PreviousId == id).Select(s => (Id<TraineeSubmission>?)s.Id).FirstOrDefaultAsync(cancel) is { } next)
            return await desk.LoadAsync(next, cancel);
        if (await db.TraineeSubmissions.AnyAsync(s => s.PlanId == place.PlanId && s.UnitId == place.UnitId && s.State == SubmissionState.Draft, cancel)) return new DraftExists();

        var list = new TraineeSubmission(place.PlanId, place.UnitId, viewer.AccountId, desk.Now, sent);
        list.Add(sent.InOrder.Where(row => !row.IsReleased).Select(row => row.CopyTo(list.Id)));
        db.TraineeSubmissions.Add(list);
        await check.RunAsync(list, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return list;
    }
}

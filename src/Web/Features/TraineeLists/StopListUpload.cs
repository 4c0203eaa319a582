using System.Text.Json;
using Lms.Domain;
using Lms.Domain.Journal;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.TraineeLists;

/// <summary>One file that waits or is being read, as the department sees it: nothing of what is in it.</summary>
public sealed record UnderWayLine(Id<ListUpload> Id, string Unit, string Plan, string FileName, long Bytes, DateTimeOffset Since, UploadState State);

/// <summary>Tệp đang đọc: what waits and is being read, of all units, and the stop for one that holds up the others.</summary>
public sealed class StopListUpload(LmsDbContext db, WaitingUploads queue, TimeProvider clock) : IUseCase
{
    private const int ReasonLength = 500;

    public Task<List<UnderWayLine>> UnderWayAsync(Viewer viewer, CancellationToken cancel) =>
        (from upload in db.UploadsUnderWayVisibleTo(viewer)
         join unit in db.OrgUnits on upload.UnitId equals unit.Id
         join plan in db.Plans on upload.PlanId equals plan.Id
         orderby upload.State descending, upload.CreatedAt, upload.Order
         select new UnderWayLine(upload.Id, unit.Name, plan.Title, upload.FileName, upload.Bytes, upload.BegunAt ?? upload.CreatedAt, upload.State))
        .ToListAsync(cancel);

    /// <summary>Stops a file of any unit; its unit reads why, and so does the journal.</summary>
    public async Task<Refusal?> RunAsync(Viewer viewer, Id<ListUpload> id, string reason, CancellationToken cancel)
    {
        reason = reason.Trim().Normalize();
        if (reason.Length is 0 or > ReasonLength) return new ReasonMissing();
        if (await db.UploadsUnderWayVisibleTo(viewer).SingleOrDefaultAsync(u => u.Id == id, cancel) is not { } upload) return new UploadNotAsking();
        var before = upload.State;
        var why = new UploadStopped(upload.FileName, reason);
        if (before == UploadState.Reading && !queue.TryStop(id.Value, why)) return new UploadNotAsking();
        if (before == UploadState.Queued) upload.Fail(why);
        db.Journal.Add(new JournalEntry(
            clock.GetUtcNow(), viewer.AccountId, nameof(ListUpload), id.ToString(), JournalAction.Changed, Value(before), Value(UploadState.Failed), reason));
        await db.SaveChangesAsync(cancel);
        return null;
    }

    private static string Value(UploadState state) =>
        JsonSerializer.Serialize(new Dictionary<string, string> { [nameof(ListUpload.State)] = state.ToString() }, JsonText.Options);
}

using Lms.Domain;
using Lms.Domain.Plans;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Files;
using Lms.Infrastructure.TraineeLists;
using Lms.Web.Features.Shared;

namespace Lms.Web.Features.TraineeLists;

/// <summary>An uploaded file. Its content can be read twice.</summary>
public sealed record TraineeListFile(string Name, Stream Content);

/// <summary>
/// Tải danh sách lên: reads a workbook into the unit's draft, which is made if there is none. The file is kept as it was sent;
/// it lies safely on disk before the rows that name it are saved.
/// </summary>
public sealed class UploadTraineeList(LmsDbContext db, TraineeListDesk desk, StartTraineeList start, CheckTraineeList check, FileStore files) : IUseCase
{
    /// <param name="instead">True replaces what is on the draft; false adds to it.</param>
    public async Task<Outcome<TraineeSubmission>> RunAsync(Viewer viewer, Id<TrainingPlan> planId, TraineeListFile file, bool instead, CancellationToken cancel)
    {
        if (await desk.PlaceAsync(viewer, planId, cancel) is not { } place) return new SubmissionMissing();
        if (await desk.RefuseClosedAsync(place, cancel) is { } early) return early;
        var reading = TraineeWorkbook.Read(file.Content, file.Name);
        if (!reading.Succeeded) return reading.Refusal;
        if (reading.Value.Marker is { } marker && (marker.PlanId != place.PlanId.Value || marker.UnitId != place.UnitId.Value)) return new WorkbookForAnother();
        file.Content.Position = 0;
        var stored = await files.SaveAsync(file.Content, WorkbookLimits.Default.MaxFileBytes, cancel);
        if (!stored.Succeeded) return stored.Refusal;

        await using var transaction = await db.BeginWriteAsync(cancel, place.QuotaLock);
        if (await desk.RefuseClosedAsync(place, cancel) is { } closed) return closed;
        var list = await start.DraftAsync(viewer, place, cancel);
        if (Fill(list, file.Name, stored.Value, reading.Value, instead) is { } refusal) return refusal;
        await check.RunAsync(list, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return list;
    }

    private Refusal? Fill(TraineeSubmission list, string name, StoredFile stored, WorkbookReading reading, bool instead)
    {
        var skipped = reading.Skipped.Where(s => s.Reason is not (SkipReason.Blank or SkipReason.AboveHeader or SkipReason.ColumnNumbers));
        var file = new SubmissionFile(list.Id, Path.GetFileName(name).Normalize(), stored.Sha256, stored.Bytes, skipped, desk.Now);
        var notices = reading.Notices.ToLookup(n => (n.Sheet, n.Line), n => n.Finding);
        var rows = reading.Rows.Select(raw => new SubmissionRow(list.Id, raw, file, [.. notices[(raw.Sheet, raw.Line)]]));
        return list.Take(file, [.. rows], instead);
    }
}

using Lms.Domain;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.TraineeLists;
using Lms.Web.Features.Shared;

namespace Lms.Web.Features.TraineeLists;

/// <summary>A file that was read and lies in the file store.</summary>
public sealed record ReadFile(string Name, string Sha256, long Bytes, WorkbookReading Reading);

/// <summary>Puts what was read on the unit's draft, which is made if there is none, and checks the whole list once.</summary>
public sealed class ListIntake(LmsDbContext db, TraineeListDesk desk, StartTraineeList start, CheckTraineeList check) : IUseCase
{
    /// <summary>
    /// Takes the files one after another; what the draft refuses is told beside its file. Only alone with the quota; the caller saves.
    /// </summary>
    /// <param name="instead">True replaces what is on the draft by the first file that is taken; the others are added to that.</param>
    public async Task<(TraineeSubmission List, IReadOnlyList<Refusal?> Refusals)> TakeAsync(Viewer viewer, ListPlace place, IReadOnlyList<ReadFile> files, bool instead, CancellationToken cancel)
    {
        var list = await start.DraftAsync(viewer, place, cancel);
        var refusals = new List<Refusal?>();
        foreach (var file in files)
        {
            refusals.Add(file.Reading.Marker is { } marker && (marker.PlanId != place.PlanId.Value || marker.UnitId != place.UnitId.Value)
                ? new WorkbookForAnother() : Fill(list, file, instead));
            if (!instead || refusals[^1] is not null) continue;
            // What was taken off before belongs to the list that is replaced: nothing of it comes back by an undo.
            await desk.ForgetChangesAsync(list.Id, cancel);
            instead = false;
        }
        if (refusals.Contains(null)) await check.RunAsync(list, cancel);
        else if (db.Entry(list).State == Microsoft.EntityFrameworkCore.EntityState.Added) db.Remove(list);
        return (list, refusals);
    }

    private Refusal? Fill(TraineeSubmission list, ReadFile read, bool instead)
    {
        var skipped = read.Reading.Skipped.Where(s => s.Reason is not (SkipReason.Blank or SkipReason.AboveHeader or SkipReason.ColumnNumbers));
        var file = new SubmissionFile(list.Id, Path.GetFileName(read.Name).Normalize(), read.Sha256, read.Bytes, skipped, desk.Now);
        var notices = read.Reading.Notices.ToLookup(n => (n.Sheet, n.Line), n => n.Finding);
        var rows = read.Reading.Rows.Select(raw => new SubmissionRow(list.Id, raw, file, [.. notices[(raw.Sheet, raw.Line)]]));
        return list.Take(file, [.. rows], instead);
    }
}

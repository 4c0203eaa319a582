using Lms.Domain;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.TraineeLists;
using Lms.Web.Features.Shared;

namespace Lms.Web.Features.TraineeLists;

/// <summary>A file that was read and lies in the file store.</summary>
/// <param name="IsAgain">Its rows are on the draft, and come anew instead of those.</param>
public sealed record ReadFile(string Name, string Sha256, long Bytes, WorkbookReading Reading, bool IsAgain = false);

/// <summary>
/// Puts what was read on the unit's draft, which is made if there is none, and checks the whole list once.
/// </summary>
public sealed class ListIntake(LmsDbContext db, TraineeListDesk desk, StartTraineeList start, CheckTraineeList check) : IUseCase
{
    /// <summary>
    /// Takes the files one after another; what the draft refuses is told beside its file. Only alone with the quota;
    /// the caller saves.
    /// </summary>
    /// <param name="instead">True replaces what is on the draft by the first file that is taken; the others join
    /// it.</param>
    /// <param name="joins">True where another file of the same sending has replaced what was on the draft
    /// before.</param>
    public async Task<(TraineeSubmission List, IReadOnlyList<Refusal?> Refusals)> TakeAsync(Viewer viewer, ListPlace place, IReadOnlyList<ReadFile> files, bool instead, CancellationToken cancel, bool joins = false)
    {
        var list = await start.DraftAsync(viewer, place, cancel);
        var refusals = new List<Refusal?>();
        foreach (var file in files)
        {
            var isForAnother = file.Reading.Marker is { } marker
                && (marker.PlanId != place.PlanId.Value || marker.UnitId != place.UnitId.Value);
            if (!isForAnother && (instead || file.IsAgain)) await desk.MakePlaceAsync(list.Id, file.IsAgain ? file.Sha256 : null, cancel);
            refusals.Add(isForAnother ? new WorkbookForAnother() : Fill(list, file, instead, joins));
            if (instead && refusals[^1] is null) (instead, joins) = (false, true);
        }
        if (refusals.Contains(null)) await check.RunAsync(list, cancel);
        else if (db.Entry(list).State == Microsoft.EntityFrameworkCore.EntityState.Added) db.Remove(list);
        return (list, refusals);
    }

    private Refusal? Fill(TraineeSubmission list, ReadFile read, bool instead, bool joins)
    {
        var skipped = read.Reading.Skipped.Where(s => s.Reason is not (SkipReason.Blank or SkipReason.AboveHeader or SkipReason.ColumnNumbers));
        var file = new SubmissionFile(list.Id, Path.GetFileName(read.Name).Normalize(), read.Sha256, read.Bytes, skipped, desk.Now);
        var notices = read.Reading.Notices.ToLookup(n => (n.Sheet, n.Line), n => n.Finding);
        var rows = read.Reading.Rows.Select(raw => new SubmissionRow(list.Id, raw, file, [.. notices[(raw.Sheet, raw.Line)]]));
        return read.IsAgain ? list.TakeAgain(file, [.. rows]) : list.Take(file, [.. rows], instead, joins);
    }
}

using Lms.Domain;
using Lms.Domain.Plans;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.TraineeLists;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.TraineeLists;

/// <summary>One uploaded file with what its page says about it.</summary>
/// <param name="Progress">How far it was read; null unless it is being read.</param>
/// <param name="Mapping">The saved columns it was read by, while they are saved.</param>
/// <param name="Problem">Why an answer was not taken.</param>
public sealed record UploadLine(ListUpload Upload, ReadingProgress? Progress, ColumnMapping? Mapping, string? Problem = null)
{
    /// <summary>Its rows are on the draft, and its columns can be chosen anew.</summary>
    public bool IsOnDraft { get; init; }

    /// <summary>Chosen columns may be why nobody was found in it.</summary>
    public bool MayChooseColumns => IsOnDraft
        || (Upload is { State: UploadState.Failed, Refusal: WorkbookHasNoRows or WorkbookHeaderNotFound });
}

/// <summary>
/// The files of a unit that are under way, wait for an answer or came to grief, and those sent with the newest of
/// them.
/// </summary>
public sealed record UploadsPage(UnitPlan Part, IReadOnlyList<UploadLine> Files)
{
    public bool IsUnderWay => Files.Any(f => f.Upload.IsUnderWay);

    /// <summary>Where to go on: the list that has taken the files; null while something is to be done here.</summary>
    public Id<TraineeSubmission>? ListId => Files.LastOrDefault(f => f.Upload.ListId is not null)?.Upload.ListId;

    public bool IsAllDone => Files.Count > 0 && Files.All(f => f.Upload.State == UploadState.Done);
}

public sealed class ListUploadPages(LmsDbContext db, ListPages pages, WaitingUploads queue) : IUseCase
{
    public async Task<UploadsPage?> FindAsync(Viewer viewer, Id<TrainingPlan> plan, CancellationToken cancel) =>
        await pages.UnitPlanAsync(viewer, plan, cancel) is { } part ? new(part, await FilesAsync(viewer, plan, cancel)) : null;

    public async Task<IReadOnlyList<UploadLine>> FilesAsync(Viewer viewer, Id<TrainingPlan> plan, CancellationToken cancel)
    {
        var all = db.UploadsVisibleTo(viewer).AsNoTracking().Where(u => u.PlanId == plan && u.State != UploadState.Discarded);
        var newest = await all.OrderByDescending(u => u.CreatedAt).ThenByDescending(u => u.Id).Select(u => (Guid?)u.BatchId).FirstOrDefaultAsync(cancel);
        var uploads = await all.Where(u => u.BatchId == newest || u.State == UploadState.Queued || u.State == UploadState.Reading || u.State == UploadState.Asking)
            .OrderBy(u => u.CreatedAt).ThenBy(u => u.Order).ToListAsync(cancel);
        var used = uploads.Select(u => u.MappingId).OfType<Id<ColumnMapping>>().ToList();
        var mappings = used.Count == 0 ? [] : await db.ColumnMappingsVisibleTo(viewer).AsNoTracking().Where(m => used.Contains(m.Id)).ToListAsync(cancel);
        var lists = uploads.Select(u => u.ListId).OfType<Id<TraineeSubmission>>().Distinct().ToList();
        var files = lists.Count == 0 ? [] : await db.SubmissionsVisibleTo(viewer).AsNoTracking()
            .Where(l => lists.Contains(l.Id) && l.State == SubmissionState.Draft)
            .SelectMany(l => l.Files, (l, file) => new { l.Id, file.Sha256 }).ToListAsync(cancel);
        return
        [
            .. uploads.Select(u => new UploadLine(
                u, u.State == UploadState.Reading ? queue.ProgressOf(u.Id.Value) : null, mappings.Find(m => m.Id == u.MappingId))
            {
                IsOnDraft = u.State == UploadState.Done && files.Exists(f => f.Id == u.ListId && f.Sha256 == u.Sha256),
            }),
        ];
    }

    public Task<List<ListUpload>> BatchAsync(Viewer viewer, Guid batch, CancellationToken cancel) =>
        db.UploadsVisibleTo(viewer).AsNoTracking().Where(u => u.BatchId == batch).OrderBy(u => u.Order).ToListAsync(cancel);

    /// <summary>How many people are on the list that has taken a viewer's files.</summary>
    public Task<int> RowsAsync(Id<TraineeSubmission> list, CancellationToken cancel) => db.SubmissionRows.CountAsync(r => r.SubmissionId == list, cancel);

    /// <summary>Forgets saved columns: the next file with that header is asked about again.</summary>
    /// <returns>Whether they were saved.</returns>
    public async Task<bool> ForgetAsync(Viewer viewer, Id<ColumnMapping> id, CancellationToken cancel) =>
        await db.ColumnMappingsVisibleTo(viewer).Where(m => m.Id == id).ExecuteDeleteAsync(cancel) > 0;
}

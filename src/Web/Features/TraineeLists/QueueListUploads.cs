using Lms.Domain;
using Lms.Domain.Plans;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Files;
using Lms.Infrastructure.TraineeLists;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.TraineeLists;

/// <summary>Files that were taken together, and the moment when they are read, refused, or asked about.</summary>
public sealed record QueuedUploads(Guid BatchId, Task Settled);

/// <summary>Tải danh sách lên: keeps the files and has them read. After this nothing that was sent is lost.</summary>
public sealed class QueueListUploads(LmsDbContext db, TraineeListDesk desk, FileStore files, WaitingUploads queue) : IUseCase
{
    /// <param name="instead">True replaces what is on the draft; false adds to it.</param>
    public async Task<Outcome<QueuedUploads>> RunAsync(Viewer viewer, Id<TrainingPlan> planId, IReadOnlyList<TraineeListFile> sent, bool instead, CancellationToken cancel)
    {
        if (await desk.PlaceAsync(viewer, planId, cancel) is not { } place) return new SubmissionMissing();
        if (await desk.RefuseClosedAsync(place, cancel) is { } closed) return closed;
        if (!queue.TryTakePlace()) return new UploadsBusy();
        var batch = Id<ListUpload>.New().Value;
        try
        {
            for (var i = 0; i < sent.Count; i++) db.ListUploads.Add(await KeepAsync(viewer, place, batch, i, sent[i], instead, cancel));
            await db.SaveChangesAsync(cancel);
        }
        catch
        {
            queue.GiveBackPlace();
            throw;
        }
        return new QueuedUploads(batch, queue.Add(place.UnitId, batch, hasPlace: true));
    }

    /// <summary>Answers what was asked of a file; it is read on from where it lies.</summary>
    public async Task<Outcome<QueuedUploads>> AnswerAsync(Viewer viewer, Id<ListUpload> id, UploadAnswers answers, CancellationToken cancel)
    {
        if (await db.UploadsVisibleTo(viewer).SingleOrDefaultAsync(u => u.Id == id, cancel) is not { } upload) return new SubmissionMissing();
        if (Refuse(upload, answers) is { } refusal) return refusal;
        if (upload.Answer(answers) is { } late) return late;
        await db.SaveChangesAsync(cancel);
        return new QueuedUploads(upload.BatchId, queue.Add(upload.UnitId, upload.BatchId));
    }

    /// <summary>Chọn lại cột của tệp đã đọc: it is asked about again from where it lies.</summary>
    public async Task<Outcome<QueuedUploads>> ChooseAgainAsync(Viewer viewer, Id<ListUpload> id, CancellationToken cancel)
    {
        if (await db.UploadsVisibleTo(viewer).SingleOrDefaultAsync(u => u.Id == id, cancel) is not { } upload) return new SubmissionMissing();
        if (await desk.PlaceAsync(viewer, upload.PlanId, cancel) is not { } place) return new SubmissionMissing();
        if (await desk.RefuseClosedAsync(place, cancel) is { } closed) return closed;
        if (upload.ListId is { } list && !await IsOnDraftAsync(list, upload.Sha256, cancel)) return new FileNotOnDraft(upload.FileName);
        if (upload.ChooseAgain() is { } refusal) return refusal;
        await db.SaveChangesAsync(cancel);
        return new QueuedUploads(upload.BatchId, queue.Add(upload.UnitId, upload.BatchId));
    }

    private Task<bool> IsOnDraftAsync(Id<TraineeSubmission> list, string sha256, CancellationToken cancel) => db.TraineeSubmissions.AnyAsync(
        s => s.Id == list && s.State == SubmissionState.Draft && s.Files.Any(f => f.Sha256 == sha256), cancel);

    public async Task<Refusal?> DiscardAsync(Viewer viewer, Id<ListUpload> id, CancellationToken cancel)
    {
        if (await db.UploadsVisibleTo(viewer).SingleOrDefaultAsync(u => u.Id == id, cancel) is not { } upload) return new SubmissionMissing();
        if (upload.State == UploadState.Reading && queue.TryStop(id.Value, why: null)) return null;
        if (upload.Discard() is { } refusal) return refusal;
        await db.SaveChangesAsync(cancel);
        return null;
    }

    private static Refusal? Refuse(ListUpload upload, UploadAnswers answers)
    {
        if (upload.Questions?.Sheets is not null && answers.Sheets is not { Count: > 0 }) return new SheetNotChosen();
        return upload.Questions?.Columns is not null && answers.Columns?.Columns.Contains(TraineeColumn.FullName) != true ? new AnswerIncomplete(TraineeColumn.FullName) : null;
    }

    private async Task<ListUpload> KeepAsync(Viewer viewer, ListPlace place, Guid batch, int order, TraineeListFile file, bool instead, CancellationToken cancel)
    {
        var name = Path.GetFileName(file.Name).Normalize();
        name = name.Length <= 300 ? name : name[..150] + "…" + name[^100..];
        var stored = await files.SaveAsync(file.Content, WorkbookLimits.Default.MaxFileBytes, cancel);
        var upload = new ListUpload(place.PlanId, place.UnitId, viewer.AccountId, batch, order, name, stored.Value?.Sha256 ?? "", stored.Value?.Bytes ?? 0, instead, desk.Now);
        if (!stored.Succeeded) upload.Fail(new WorkbookTooLarge(name, (int)(WorkbookLimits.Default.MaxFileBytes >> 20)));
        return upload;
    }
}

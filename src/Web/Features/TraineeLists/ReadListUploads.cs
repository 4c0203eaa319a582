using Lms.Domain;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Files;
using Lms.Infrastructure.TraineeLists;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.TraineeLists;

/// <summary>
/// Reads the waiting files of one batch and puts them on the draft together: their rows and their own state are saved in one
/// transaction. A file that needs an answer waits for it, one that is refused says why, and the others are taken.
/// </summary>
public sealed class ReadListUploads(LmsDbContext db, TraineeListDesk desk, ListIntake intake, FileStore files, JournalAuthor author, WaitingUploads queue) : IUseCase
{
    public async Task RunAsync(Guid batch, CancellationToken cancel)
    {
        var uploads = await db.ListUploads.Where(u => u.BatchId == batch && u.State == UploadState.Queued).OrderBy(u => u.Order).ToListAsync(cancel);
        if (uploads.Count == 0) return;
        var mappings = await db.ColumnMappings.Where(m => m.UnitId == uploads[0].UnitId).ToListAsync(cancel);
        var read = new List<(ListUpload Upload, ReadFile File, ColumnMapping? Mapping)>();
        foreach (var upload in uploads)
        {
            upload.Begin();
            await db.SaveChangesAsync(cancel);
            if (Read(upload, mappings) is (var file, var mapping)) read.Add((upload, file, mapping));
        }
        queue.Forget(uploads.Select(u => u.Id.Value));
        if (read.Count > 0) await TakeAsync(read, cancel);
        else await db.SaveChangesAsync(cancel);
    }

    private (ReadFile File, ColumnMapping? Mapping)? Read(ListUpload upload, List<ColumnMapping> mappings)
    {
        using var content = files.OpenRead(upload.Sha256);
        var opened = OpenedList.Open(content, upload.FileName, progress: new Told(queue, upload.Id.Value));
        if (!opened.Succeeded) return Fail(upload, opened.Refusal);
        var list = opened.Value;
        list.Remember(mappings.ToDictionary(m => m.Signature, m => m.Columns));
        var questions = list.Questions(upload.Answers);
        if (!questions.IsEmpty)
        {
            upload.Ask(questions);
            return null;
        }
        var reading = list.Read(upload.Answers);
        if (!reading.Succeeded) return Fail(upload, reading.Refusal);
        if (upload.Answers.Columns is { } told && list.SignatureOf(told) is { } signature) Keep(mappings, upload, signature, told);
        var used = upload.Answers.Columns is null ? mappings.Find(m => m.Signature == list.Remembered) : null;
        return (new(upload.FileName, upload.Sha256, upload.Bytes, reading.Value), used);
    }

    private static (ReadFile, ColumnMapping?)? Fail(ListUpload upload, Refusal refusal)
    {
        upload.Fail(refusal);
        return null;
    }

    /// <summary>Remembers for the unit what its officer has said of this header.</summary>
    private void Keep(List<ColumnMapping> mappings, ListUpload upload, string signature, ColumnChoice told)
    {
        if (mappings.Find(m => m.Signature == signature) is { } known)
        {
            known.Set(told.Columns, upload.AccountId, desk.Now);
            return;
        }
        mappings.Add(new ColumnMapping(upload.UnitId, signature, told.Columns, upload.AccountId, desk.Now));
        db.ColumnMappings.Add(mappings[^1]);
    }

    private async Task TakeAsync(List<(ListUpload Upload, ReadFile File, ColumnMapping? Mapping)> read, CancellationToken cancel)
    {
        var first = read[0].Upload;
        author.AccountId = first.AccountId;
        var viewer = new Viewer(first.AccountId, "", Role.UnitOfficer, first.UnitId, null, null);
        var place = new ListPlace(first.PlanId, first.UnitId);
        await using var transaction = await db.BeginWriteAsync(cancel, place.QuotaLock);
        if (await desk.RefuseClosedAsync(place, cancel) is { } closed)
        {
            foreach (var (upload, _, _) in read) upload.Fail(closed);
            await db.SaveChangesAsync(cancel);
        }
        else
        {
            // Of files sent together only the first that is taken replaces; one that is answered later is added.
            var instead = first.Instead && !await db.ListUploads.AnyAsync(u => u.BatchId == first.BatchId && u.State == UploadState.Done, cancel);
            var (list, refusals) = await intake.TakeAsync(viewer, place, [.. read.Select(r => r.File)], instead, cancel);
            for (var i = 0; i < read.Count; i++)
            {
                if (refusals[i] is { } refusal) read[i].Upload.Fail(refusal);
                else read[i].Upload.Finish(list.Id, read[i].File.Reading.Rows.Count, read[i].Mapping?.Id);
            }
            if (refusals.Contains(null)) await db.SaveWithManyAsync(list, l => l.Rows, cancel);
            else await db.SaveChangesAsync(cancel);
        }
        await transaction.CommitAsync(cancel);
    }

    private sealed class Told(WaitingUploads queue, Guid upload) : IProgress<ReadingProgress>
    {
        public void Report(ReadingProgress value) => queue.Tell(upload, value);
    }
}

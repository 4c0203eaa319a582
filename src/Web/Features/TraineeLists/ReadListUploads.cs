using Lms.Domain;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Files;
using Lms.Infrastructure.TraineeLists;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Lms.Web.Features.TraineeLists;

/// <summary>
/// Reads the waiting files of one batch and puts them on the draft together: their rows and their own state are saved
/// in one
/// transaction. A file that needs an answer waits for it, one that is refused says why, and the others are taken.
/// </summary>
public sealed class ReadListUploads(
    LmsDbContext db, TraineeListDesk desk, ListIntake intake, FileStore files, JournalAuthor author, WaitingUploads queue, IOptions<ListReadingOptions> options)
    : IUseCase
{
    private readonly List<(ListUpload Upload, ReadFile File, ColumnMapping? Mapping)> read = [];
    private readonly HashSet<Id<ListUpload>> seen = [];

    /// <returns>Whether all of it is read; otherwise the rest has given way to another unit that waits.</returns>
    public async Task<bool> RunAsync(Guid batch, CancellationToken cancel)
    {
        var mappings = new List<ColumnMapping>();
        var givesWay = false;
        while (!givesWay && await NextAsync(batch, cancel) is { } upload)
        {
            if (seen.Count == 1) mappings = await db.ColumnMappings.Where(m => m.UnitId == upload.UnitId).ToListAsync(cancel);
            // One that was being read when the server went down is read by itself: the others shall not go down with it again.
            if (upload.Attempts > 0) await TakeAsync(cancel);
            if (!await BeginAsync(upload, cancel)) continue;
            await ReadAsync(upload, mappings, cancel);
            givesWay = queue.OthersWait;
        }
        await TakeAsync(cancel);
        return !givesWay || !await Waiting(batch).AnyAsync(cancel);
    }

    private IQueryable<ListUpload> Waiting(Guid batch) => db.ListUploads.Where(u => u.BatchId == batch && u.State == UploadState.Queued);

    private async Task<ListUpload?> NextAsync(Guid batch, CancellationToken cancel)
    {
        var next = await Waiting(batch).Where(u => !seen.Contains(u.Id)).OrderBy(u => u.Order).FirstOrDefaultAsync(cancel);
        if (next is not null) seen.Add(next.Id);
        return next;
    }

    /// <returns>False where it was taken back in this moment.</returns>
    private async Task<bool> BeginAsync(ListUpload upload, CancellationToken cancel)
    {
        try
        {
            upload.Begin(desk.Now);
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.Entry(upload).State = EntityState.Detached;
            return false;
        }
    }

    private async Task ReadAsync(ListUpload upload, List<ColumnMapping> mappings, CancellationToken cancel)
    {
        var limit = options.Value.FileLimit;
        var guard = queue.Watch(upload.Id.Value, limit);
        try
        {
            var columns = mappings.ToDictionary(m => m.Signature, m => m.Columns);
            var told = new Told(queue, upload.Id.Value, guard.Token);
            var outcome = await ListFileReading.ReadAsync(stop => ListFileReading.Read(files, upload, columns, told, stop), guard.Token, cancel);
            Settle(upload, outcome, guard, mappings);
        }
        finally
        {
            queue.Forget(upload.Id.Value);
        }
        // What is on no list is told at once; the others are saved with their rows.
        if (upload.State != UploadState.Reading) await db.SaveChangesAsync(cancel);
    }

    private void Settle(ListUpload upload, FileOutcome? outcome, ReadingGuard guard, List<ColumnMapping> mappings)
    {
        if (guard.IsStopped && guard.Why is null) upload.LeaveOut();
        else if (guard.IsStopped) upload.Fail(guard.Why!);
        else if (outcome is null) upload.Fail(new UploadTooSlow(upload.FileName, (int)Math.Ceiling(options.Value.FileLimit.TotalSeconds)));
        else if (outcome.Refusal is { } refusal) upload.Fail(refusal);
        else if (outcome.Questions is { } questions) upload.Ask(questions);
        else read.Add((upload, File(upload, outcome.Reading!), Used(upload, outcome, mappings)));
    }

    private static ReadFile File(ListUpload upload, WorkbookReading reading) =>
        new(upload.FileName, upload.Sha256, upload.Bytes, reading, upload.IsAgain);

    private ColumnMapping? Used(ListUpload upload, FileOutcome outcome, List<ColumnMapping> mappings)
    {
        if (upload.Answers.Columns is not { } told) return mappings.Find(m => m.Signature == outcome.Remembered);
        if (outcome.Signature is { } signature) Keep(mappings, upload, signature, told);
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

    /// <summary>Puts what was read so far on the draft.</summary>
    private async Task TakeAsync(CancellationToken cancel)
    {
        if (read.Count == 0) return;
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
            // Of files sent together only the first that is taken replaces; one that is answered later joins it.
            var follows = await db.ListUploads.AnyAsync(u => u.BatchId == first.BatchId && u.ListId != null, cancel);
            var files = read.Select(r => r.File).ToList();
            var (list, refusals) = await intake.TakeAsync(viewer, place, files, first.Instead && !follows, cancel, first.Instead && follows);
            for (var i = 0; i < read.Count; i++)
            {
                if (refusals[i] is { } refusal) read[i].Upload.Fail(refusal);
                else read[i].Upload.Finish(list.Id, read[i].File.Reading.Rows.Count, read[i].Mapping?.Id);
            }
            if (refusals.Contains(null)) await db.SaveWithManyAsync(list, l => l.Rows, cancel);
            else await db.SaveChangesAsync(cancel);
        }
        await transaction.CommitAsync(cancel);
        read.Clear();
    }

    /// <summary>Passes on how far the reading is, and ends it where it is to end.</summary>
    private sealed class Told(WaitingUploads queue, Guid upload, CancellationToken stop) : IProgress<ReadingProgress>
    {
        public void Report(ReadingProgress value)
        {
            stop.ThrowIfCancellationRequested();
            queue.Tell(upload, value);
        }
    }
}

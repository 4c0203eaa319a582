using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.TraineeLists;

/// <summary>
/// Reads uploaded lists beside the pages: at most two at a time, and never on every core. After a restart it goes on with what was not finished.
/// </summary>
internal sealed class ListUploadWorker(WaitingUploads queue, IServiceScopeFactory scopes, ILogger<ListUploadWorker> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await ResumeAsync(stoppingToken);
        await Task.WhenAll(Enumerable.Range(0, Math.Clamp(Environment.ProcessorCount - 1, 1, 2)).Select(_ => ReadAsync(stoppingToken)));
    }

    private async Task ReadAsync(CancellationToken cancel)
    {
        try
        {
            while (true) await ReadAsync(await queue.TakeAsync(cancel), cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // The application ends; what was not finished is read after the next start.
        }
    }

    private async Task ReadAsync(UploadTurn turn, CancellationToken cancel)
    {
        var settled = queue.Begin(turn.Batch);
        var isFinished = true;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            isFinished = await scope.ServiceProvider.GetRequiredService<ReadListUploads>().RunAsync(turn.Batch, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            throw;
        }
        // Whatever one batch runs into must not keep the others from being read.
        catch (Exception problem)
        {
            log.LogError(problem, "Uploads of batch {Batch} could not be read", turn.Batch);
            await FailAsync(turn.Batch, cancel);
        }
        finally
        {
            if (isFinished) settled?.TrySetResult();
            else queue.AddRest(turn, settled);
            queue.EndTurn(turn.Unit);
        }
    }

    private async Task ResumeAsync(CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<LmsDbContext>();
            // A file with which the server went down twice may be why it did.
            foreach (var upload in await db.ListUploads.Where(u => u.State == UploadState.Reading).ToListAsync(cancel)) upload.Interrupted();
            await db.SaveChangesAsync(cancel);
            var waiting = await db.ListUploads.Where(u => u.State == UploadState.Queued).OrderBy(u => u.CreatedAt)
                .Select(u => new { u.UnitId, u.BatchId }).ToListAsync(cancel);
            foreach (var batch in waiting.Distinct()) _ = queue.Add(batch.UnitId, batch.BatchId);
        }
        catch (Exception problem) when (problem is System.Data.Common.DbException or DbUpdateException)
        {
            log.LogError(problem, "Unfinished uploads could not be found");
        }
    }

    private async Task FailAsync(Guid batch, CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<LmsDbContext>();
            foreach (var upload in (await db.ListUploads.Where(u => u.BatchId == batch).ToListAsync(cancel)).Where(u => u.IsUnderWay)) upload.Fail(new UploadBroke(upload.FileName));
            await db.SaveChangesAsync(cancel);
        }
        catch (Exception problem) when (problem is System.Data.Common.DbException or DbUpdateException)
        {
            log.LogError(problem, "That uploads of batch {Batch} failed could not be written: they are read after the next start", batch);
        }
    }
}

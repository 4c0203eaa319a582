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
        await foreach (var batch in queue.TakeAsync(cancel))
        {
            var settled = queue.Begin(batch);
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<ReadListUploads>().RunAsync(batch, cancel);
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                return;
            }
            // Whatever one batch runs into must not keep the others from being read.
            catch (Exception problem)
            {
                log.LogError(problem, "Uploads of batch {Batch} could not be read", batch);
                await FailAsync(batch, cancel);
            }
            finally
            {
                settled?.TrySetResult();
            }
        }
    }

    private async Task ResumeAsync(CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<LmsDbContext>();
            await db.ListUploads.Where(u => u.State == UploadState.Reading).ExecuteUpdateAsync(u => u.SetProperty(x => x.State, UploadState.Queued), cancel);
            var batches = await db.ListUploads.Where(u => u.State == UploadState.Queued).OrderBy(u => u.CreatedAt).Select(u => u.BatchId).ToListAsync(cancel);
            foreach (var batch in batches.Distinct()) _ = queue.Add(batch);
        }
        catch (Exception problem) when (problem is System.Data.Common.DbException)
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

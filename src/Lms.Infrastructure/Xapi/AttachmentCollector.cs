using Lms.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Lms.Infrastructure.Xapi;

/// <param name="SetAside">Files that no statement names, out of their place for a time of grace.</param>
/// <param name="PutBack">Files that a statement names after all.</param>
/// <param name="Deleted">Files whose time of grace is over.</param>
public sealed record Collected(int SetAside, int PutBack, int Deleted);

/// <summary>
/// Frees the room of attachments that no statement names: their requests were refused, or broke off. Every day; first some
/// minutes after the start.
/// </summary>
/// <remarks>
/// A file is stored before the statement that names it, and the same content may be uploaded again at any moment. Therefore only
/// files older than <see cref="Grace"/> are looked at; they are set aside by a move, after which their time tells whether the move
/// caught a newer upload; and a later round deletes them, if still no statement names them. Until then they can be read.
/// </remarks>
public sealed class AttachmentCollector(IServiceScopeFactory scopes, AttachmentFiles files, TimeProvider clock, ILogger<AttachmentCollector> log) : BackgroundService
{
    /// <summary>No request takes so long between storing a file and naming it.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    public static readonly TimeSpan Interval = TimeSpan.FromDays(1);

    private const int AtOnce = 500;
    private static readonly TimeSpan FirstAfter = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(FirstAfter, clock, stoppingToken);
        while (true)
        {
            try
            {
                var done = await CollectAsync(stoppingToken);
                if (done.SetAside + done.PutBack + done.Deleted > 0) log.LogInformation("Attachments that no statement names: {SetAside} set aside, {PutBack} put back, {Deleted} deleted", done.SetAside, done.PutBack, done.Deleted);
            }
#pragma warning disable CA1031 // The next day it is tried again.
            catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                log.LogWarning(problem, "Attachments could not be collected");
            }

            await Task.Delay(Interval, clock, stoppingToken);
        }
    }

    /// <summary>One round.</summary>
    public async Task<Collected> CollectAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LmsDbContext>();
        var now = clock.GetUtcNow();
        var (aside, back, deleted) = (0, 0, 0);
        // First what was set aside on an earlier day.
        foreach (var some in files.SetAsideBefore(now - Grace).ToList().Chunk(AtOnce))
        {
            var named = await NamedAsync(db, some, cancel);
            foreach (var file in some)
            {
                if (named.Contains(file)) files.PutBack(file);
                else files.DeleteAside(file);
            }

            (back, deleted) = (back + named.Count, deleted + some.Length - named.Count);
        }

        foreach (var some in files.StoredBefore(now - Grace).ToList().Chunk(AtOnce))
        {
            var named = await NamedAsync(db, some, cancel);
            foreach (var file in some.Where(f => !named.Contains(f) && files.SetAside(f, now - Grace)))
            {
                files.MarkAside(file, now);
                aside++;
            }
        }

        files.RemoveUnfinished(now - Interval);
        return new(aside, back, deleted);
    }

    private static async Task<HashSet<string>> NamedAsync(LmsDbContext db, string[] files, CancellationToken cancel) =>
        [.. await db.Attachments.Where(a => files.Contains(a.File)).Select(a => a.File).Distinct().ToListAsync(cancel)];
}

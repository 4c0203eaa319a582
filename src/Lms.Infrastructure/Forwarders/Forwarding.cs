using Lms.Domain;
using Lms.Domain.Forwarders;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Xapi;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Lms.Infrastructure.Forwarders;

/// <summary>
/// Sends statements to other record stores, each forwarder by itself, beside the main job and never inside it: it reads what
/// was committed. What people change takes effect at the next look.
/// </summary>
internal sealed class Forwarding(IServiceScopeFactory scopes, StatementFinder finder, ForwarderLeases leases, ForwardingPace pace, TimeProvider clock, ILogger<Forwarding> log) : BackgroundService
{
    private readonly Dictionary<Id<Forwarder>, Run> runs = [];
    private readonly Dictionary<Id<Forwarder>, Pause> pauses = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await LookSafelyAsync(stoppingToken);
                await Task.Delay(pace.Poll, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The application stops.
        }

        foreach (var run in runs.Values) await run.DisposeAsync();
        await leases.DisposeAsync();
    }

    private async Task LookSafelyAsync(CancellationToken stop)
    {
        try
        {
            await LookAsync(stop);
        }
#pragma warning disable CA1031 // Forwarding must outlive whatever is the matter with the database.
        catch (Exception problem) when (!stop.IsCancellationRequested)
#pragma warning restore CA1031
        {
            log.LogWarning(problem, "Forwarding could not look for work");
        }
    }

    private async Task LookAsync(CancellationToken stop)
    {
        var running = await RunningAsync(stop);
        var stand = await leases.StandAsync(stop);
        foreach (var (id, run) in runs)
            if (!stand || !running.TryGetValue(id, out var now) || now.Revision != run.Revision) await run.CancelAsync();
        await TidyAsync(stop);
        if (running.Count == 0) return;

        var newest = await finder.NewestAsync(stop);
        foreach (var (id, seen) in running)
        {
            if ((seen.Through >= newest && !seen.HasAgain) || runs.ContainsKey(id) || IsWaiting(id, seen.Revision)) continue;
            if (await leases.TryTakeAsync(id, stop)) runs[id] = new Run(seen.Revision, cancel => RunAsync(id, cancel), stop);
        }
    }

    private async Task<Dictionary<Id<Forwarder>, Seen>> RunningAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LmsDbContext>();
        return await db.Forwarders.Where(f => f.State == ForwarderState.Running)
            .Select(f => new
            {
                f.Id,
                Seen = new Seen(
                    EF.Property<int>(f, Revisions.Property), f.Through, db.SkippedStatements.Any(s => s.ForwarderId == f.Id && s.AgainAt != null)),
            }).ToDictionaryAsync(f => f.Id, f => f.Seen, stop);
    }

    /// <summary>Takes leave of runs that have ended.</summary>
    private async Task TidyAsync(CancellationToken stop)
    {
        foreach (var (id, run) in runs.Where(r => r.Value.Ending.IsCompleted).ToList())
        {
            runs.Remove(id);
            await run.DisposeAsync();
            // A failure that nobody foresaw waits like one of the other side.
            var end = run.Ending.IsCompletedSuccessfully ? await run.Ending : new RunEnd(Failed: !run.IsCancelled, Moved: false);
            var failures = !end.Failed ? 0 : end.Moved || !pauses.TryGetValue(id, out var before) || before.Revision != run.Revision ? 1 : before.Failures + 1;
            if (failures == 0) pauses.Remove(id);
            else pauses[id] = new Pause(run.Revision, failures, clock.GetUtcNow() + pace.WaitAfter(failures, end.Wait));
            await leases.ReleaseAsync(id, stop);
        }
    }

    /// <summary>A forwarder that was changed since is tried at once.</summary>
    private bool IsWaiting(Id<Forwarder> id, int revision) =>
        pauses.TryGetValue(id, out var pause) && pause.Revision == revision && clock.GetUtcNow() < pause.Until;

    private async Task<RunEnd> RunAsync(Id<Forwarder> id, CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return await ActivatorUtilities.CreateInstance<ForwarderRun>(scope.ServiceProvider).SendAsync(id, cancel);
        }
        catch (Exception problem) when (!cancel.IsCancellationRequested)
        {
            log.LogWarning(problem, "Forwarder {Forwarder} failed on this side", id);
            throw;
        }
    }

    /// <summary>A forwarder as the last look found it.</summary>
    /// <param name="HasAgain">Whether anything that was skipped is to be sent again.</param>
    private sealed record Seen(int Revision, long Through, bool HasAgain);

    private sealed record Pause(int Revision, int Failures, DateTimeOffset Until);

    /// <summary>A run under way, for a forwarder as it was at this revision.</summary>
    private sealed class Run : IAsyncDisposable
    {
        private readonly CancellationTokenSource cancel;

        public Run(int revision, Func<CancellationToken, Task<RunEnd>> send, CancellationToken stop)
        {
            (Revision, cancel) = (revision, CancellationTokenSource.CreateLinkedTokenSource(stop));
            Ending = Task.Run(() => send(cancel.Token), CancellationToken.None);
        }

        public int Revision { get; }

        public Task<RunEnd> Ending { get; }

        public bool IsCancelled => cancel.IsCancellationRequested;

        public Task CancelAsync() => cancel.CancelAsync();

        public async ValueTask DisposeAsync()
        {
            await ((Task)Ending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancel.Dispose();
        }
    }
}

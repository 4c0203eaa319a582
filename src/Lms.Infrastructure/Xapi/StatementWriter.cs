using System.Threading.Channels;
using Lms.Domain.Xapi.Statements;
using Microsoft.Extensions.Logging;

namespace Lms.Infrastructure.Xapi;

/// <summary>
/// The one writer of statements that arrive over HTTP. Requests that wait at the same time are committed together, so that
/// durability costs one disk sync for all of them; each is acknowledged after that, and each is stored whole or not at all.
/// </summary>
public sealed class StatementWriter : IAsyncDisposable
{
    private const int MostTogether = 2000;
    private const int MostQueued = 4096;

    private readonly XapiConnections connections;
    private readonly ActivityCatalog activities;
    private readonly TimeProvider clock;
    private readonly ILogger<StatementWriter> logger;
    private readonly Channel<Pending> queue = Channel.CreateBounded<Pending>(new BoundedChannelOptions(MostQueued) { SingleReader = true });
    private readonly CancellationTokenSource stop = new();
    private readonly WaitingIds waiting = new();
    private readonly Lazy<Task> loop;
    private StatementTable? table;

    public StatementWriter(XapiConnections connections, ActivityCatalog activities, TimeProvider clock, ILogger<StatementWriter> logger)
    {
        (this.connections, this.activities, this.clock, this.logger) = (connections, activities, clock, logger);
        loop = new(() => Task.Run(LoopAsync));
    }

    /// <summary>Stores the statements of one request, all or none. Returns when they are durable.</summary>
    /// <returns>Null, or the id that the store holds already for another statement: then nothing of the request was stored.</returns>
    public async Task<Guid?> WriteAsync(IReadOnlyList<IncomingStatement> statements, CancellationToken cancel)
    {
        _ = loop.Value;
        var pending = new Pending(statements);
        await queue.Writer.WriteAsync(pending, cancel);
        // From here on it is written whether or not the sender waits for the answer.
        return await pending.Done.Task;
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        if (loop.IsValueCreated) await loop.Value;
        await stop.CancelAsync();
        stop.Dispose();
        if (table is not null) await table.DisposeAsync();
    }

    /// <summary>Puts into the index what waits, whoever has stored it, unless that is little. Returns when it is done.</summary>
    public async Task CatchUpAsync(CancellationToken cancel)
    {
        _ = loop.Value;
        var asked = new Pending([]) { CatchUp = true };
        await queue.Writer.WriteAsync(asked, cancel);
        await asked.Done.Task.WaitAsync(cancel);
    }

    private async Task LoopAsync()
    {
        var group = new List<Pending>();
        while (await queue.Reader.WaitToReadAsync())
        {
            try
            {
                Gather(group);
                await WriteTogetherAsync(group);
            }
#pragma warning disable CA1031 // The loop must outlive whatever happens to one group; its senders are told.
            catch (Exception problem)
#pragma warning restore CA1031
            {
                await RecoverAsync(group, problem);
            }

            group.Clear();
        }
    }

    private void Gather(List<Pending> group)
    {
        for (var count = 0; count < MostTogether && queue.Reader.TryRead(out var pending); count += pending.Statements.Count) group.Add(pending);
    }

    private async Task WriteTogetherAsync(List<Pending> group)
    {
        table ??= await connections.OpenAsync(stop.Token);
        await table.BeginAsync(stop.Token);
        await waiting.ReadAsync(table, stop.Token);
        var fresh = await NewOnesAsync(table, group);
        await new StatementRecorder(table, waiting, activities).RecordAsync(fresh, StoredTime.Of(clock.GetUtcNow()), stop.Token);
        if (waiting.Count >= StatementIndex.MostWaiting || group.Exists(p => p.CatchUp))
        {
            await StatementIndex.CatchUpAsync(table, stop.Token);
            waiting.Forget();
        }

        await table.CommitAsync(stop.Token);
        // One hop for all of them, beside the next group: a hop each would cost more than the answers themselves.
        ThreadPool.UnsafeQueueUserWorkItem(static done => Array.ForEach(done, p => p.Done.TrySetResult(p.Conflict)), group.ToArray(), preferLocal: false);
    }

    /// <summary>What of the group is to be stored: a request with an id that stands for another statement is left out whole.</summary>
    private async Task<List<IncomingStatement>> NewOnesAsync(StatementTable open, List<Pending> group)
    {
        var ids = new HashSet<Guid>();
        foreach (var pending in group)
            foreach (var statement in pending.Statements) ids.Add(statement.Id);
        var known = ids.Count == 0 ? [] : (await waiting.FindAsync(open, ids, stop.Token)).ToDictionary(s => s.Id, s => s.Json);
        var fresh = new List<IncomingStatement>();
        foreach (var pending in group)
        {
            pending.Conflict = pending.Statements
                .Where(s => known.TryGetValue(s.Id, out var there) && !StatementComparison.AreEqual(there, s.Said))
                .Select(s => (Guid?)s.Id).FirstOrDefault();
            if (pending.Conflict is not null) continue;
            foreach (var statement in pending.Statements)
                if (known.TryAdd(statement.Id, statement.Json)) fresh.Add(statement);
        }

        return fresh;
    }

    /// <summary>A group failed as a whole: each of its requests is tried by itself, so that none fails because of another.</summary>
    private async Task RecoverAsync(List<Pending> group, Exception problem)
    {
        await ResetAsync(problem);
        foreach (var pending in group)
        {
            try
            {
                if (group.Count > 1) await WriteTogetherAsync([pending]);
                else pending.Done.TrySetException(new StatementsNotStoredException(problem));
            }
#pragma warning disable CA1031 // Whatever it is, its sender is told.
            catch (Exception again)
#pragma warning restore CA1031
            {
                await ResetAsync(again);
                pending.Done.TrySetException(new StatementsNotStoredException(again));
            }
        }
    }

    /// <summary>Throws the connection away, with whatever is the matter with it.</summary>
    private async Task ResetAsync(Exception problem)
    {
        logger.LogError(problem, "Statements were not stored.");
        activities.Forget();
        waiting.Forget();
        var broken = table;
        table = null;
        try
        {
            if (broken is not null) await broken.RollBackAsync();
            if (broken is not null) await broken.DisposeAsync();
        }
        catch (System.Data.Common.DbException worse)
        {
            logger.LogWarning(worse, "The connection could not be closed in order.");
        }
    }

    private sealed class Pending(IReadOnlyList<IncomingStatement> statements)
    {
        public IReadOnlyList<IncomingStatement> Statements => statements;
        public TaskCompletionSource<Guid?> Done { get; } = new();
        public Guid? Conflict { get; set; }

        /// <summary>Whether it asks for the index to catch up.</summary>
        public bool CatchUp { get; init; }
    }
}

/// <summary>The database failed; nothing of the request is stored, and it may be sent again.</summary>
public sealed class StatementsNotStoredException(Exception reason) : Exception("The statements were not stored.", reason);

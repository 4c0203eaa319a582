using System.Collections.Concurrent;
using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Infrastructure.TraineeLists;

namespace Lms.Web.Features.TraineeLists;

/// <summary>A batch whose turn it is.</summary>
internal readonly record struct UploadTurn(Id<OrgUnit> Unit, Guid Batch);

/// <summary>
/// The batches of files that wait to be read, how far those that are being read have come, and the way to stop them. Units take
/// turns: one that sends a hundred files waits behind another that sends one.
/// </summary>
public sealed class WaitingUploads : IDisposable
{
    /// <summary>Batches; their files lie on disk, so that what waits here is an id.</summary>
    private const int Most = 1000;

    private readonly Lock gate = new();
    private readonly Dictionary<Id<OrgUnit>, Queue<Guid>> waiting = [];
    private readonly Queue<Id<OrgUnit>> turns = [];
    private readonly HashSet<Id<OrgUnit>> reading = [];
    private readonly SemaphoreSlim ready = new(0);
    private readonly ConcurrentDictionary<Guid, TaskCompletionSource> settled = [];
    private readonly ConcurrentDictionary<Guid, ReadingProgress> progress = [];
    private readonly ConcurrentDictionary<Guid, ReadingGuard> guards = [];
    private int places;

    /// <summary>Takes a place for a batch that is to be kept; false where there is none left. Whoever has one adds the batch or gives it back.</summary>
    public bool TryTakePlace()
    {
        if (Interlocked.Increment(ref places) <= Most) return true;
        GiveBackPlace();
        return false;
    }

    public void GiveBackPlace() => Interlocked.Decrement(ref places);

    /// <summary>Has a batch read for which a place was taken. What lies on disk already never waits for one: it takes its place here.</summary>
    /// <returns>Ends when each of its files is on the list, refused, or asked about.</returns>
    public Task Add(Id<OrgUnit> unit, Guid batch, bool hasPlace = false)
    {
        if (!hasPlace) Interlocked.Increment(ref places);
        var done = settled.GetOrAdd(batch, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
        Enqueue(unit, batch);
        return done.Task;
    }

    /// <summary>The next unit's next batch. A unit whose files are being read waits for its next turn until they are.</summary>
    internal async Task<UploadTurn> TakeAsync(CancellationToken cancel)
    {
        await ready.WaitAsync(cancel);
        lock (gate)
        {
            var unit = turns.Dequeue();
            reading.Add(unit);
            return new(unit, waiting[unit].Dequeue());
        }
    }

    /// <summary>The unit's turn is over; what it has waiting comes after the others.</summary>
    internal void EndTurn(Id<OrgUnit> unit)
    {
        lock (gate)
        {
            reading.Remove(unit);
            if (waiting[unit].Count > 0) NextTurn(unit);
            else waiting.Remove(unit);
        }
    }

    /// <summary>Whether another unit waits for this reader.</summary>
    internal bool OthersWait
    {
        get
        {
            lock (gate) return turns.Count > 0;
        }
    }

    /// <summary>Whoever waits for the batch goes on; a batch that is added again from now on is waited for anew.</summary>
    internal TaskCompletionSource? Begin(Guid batch)
    {
        GiveBackPlace();
        return settled.TryRemove(batch, out var done) ? done : null;
    }

    /// <summary>The rest of a batch that has given way to others: whoever waits for it goes on waiting.</summary>
    internal void AddRest(UploadTurn turn, TaskCompletionSource? done)
    {
        Interlocked.Increment(ref places);
        if (done is not null && settled.GetOrAdd(turn.Batch, done) is var other && other != done)
            other.Task.ContinueWith(_ => done.TrySetResult(), TaskScheduler.Default);
        Enqueue(turn.Unit, turn.Batch);
    }

    /// <summary>How far a file has come that is being read in this moment.</summary>
    public ReadingProgress? ProgressOf(Guid upload) => progress.GetValueOrDefault(upload);

    internal void Tell(Guid upload, ReadingProgress value) => progress[upload] = value;

    internal ReadingGuard Watch(Guid upload, TimeSpan limit) => guards[upload] = new ReadingGuard(limit);

    internal void Forget(Guid upload)
    {
        progress.TryRemove(upload, out _);
        if (guards.TryRemove(upload, out var guard)) guard.Dispose();
    }

    /// <summary>Stops a file that is being read.</summary>
    /// <param name="why">What is said beside the file; null leaves it out, as its unit asks.</param>
    /// <returns>Whether it was being read.</returns>
    internal bool TryStop(Guid upload, Refusal? why)
    {
        if (!guards.TryGetValue(upload, out var guard)) return false;
        guard.Stop(why);
        return true;
    }

    public void Dispose() => ready.Dispose();

    private void Enqueue(Id<OrgUnit> unit, Guid batch)
    {
        lock (gate)
        {
            if (!waiting.TryGetValue(unit, out var own))
            {
                waiting[unit] = own = [];
                if (!reading.Contains(unit)) NextTurn(unit);
            }
            own.Enqueue(batch);
        }
    }

    private void NextTurn(Id<OrgUnit> unit)
    {
        turns.Enqueue(unit);
        ready.Release();
    }
}

/// <summary>Watches the reading of one file: it ends when its time is over, or when somebody stops it.</summary>
internal sealed class ReadingGuard(TimeSpan limit) : IDisposable
{
    private readonly CancellationTokenSource end = new(limit);
    private readonly Lock gate = new();

    /// <summary>Somebody has stopped it.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>What is said beside the file; null where it is left out.</summary>
    public Refusal? Why { get; private set; }

    public CancellationToken Token => end.Token;

    public void Stop(Refusal? why)
    {
        lock (gate)
        {
            if (IsStopped) return;
            (IsStopped, Why) = (true, why);
            end.Cancel();
        }
    }

    public void Dispose() => end.Dispose();
}

using System.Collections.Concurrent;
using System.Threading.Channels;
using Lms.Infrastructure.TraineeLists;

namespace Lms.Web.Features.TraineeLists;

/// <summary>The batches of files that wait to be read, and how far those that are being read have come.</summary>
public sealed class WaitingUploads
{
    /// <summary>Batches; their files lie on disk, so that what waits here is an id.</summary>
    private const int Most = 1000;

    private readonly Channel<Guid> waiting = Channel.CreateUnbounded<Guid>();
    private int places;
    private readonly ConcurrentDictionary<Guid, TaskCompletionSource> settled = [];

    private readonly ConcurrentDictionary<Guid, ReadingProgress> progress = [];

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
    public Task Add(Guid batch, bool hasPlace = false)
    {
        if (!hasPlace) Interlocked.Increment(ref places);
        var done = settled.GetOrAdd(batch, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
        waiting.Writer.TryWrite(batch);
        return done.Task;
    }

    internal IAsyncEnumerable<Guid> TakeAsync(CancellationToken cancel) => waiting.Reader.ReadAllAsync(cancel);

    /// <summary>Whoever waits for the batch goes on; a batch that is added again from now on is waited for anew.</summary>
    internal TaskCompletionSource? Begin(Guid batch)
    {
        GiveBackPlace();
        return settled.TryRemove(batch, out var done) ? done : null;
    }

    /// <summary>How far a file has come that is being read in this moment.</summary>
    public ReadingProgress? ProgressOf(Guid upload) => progress.GetValueOrDefault(upload);

    internal void Tell(Guid upload, ReadingProgress value) => progress[upload] = value;

    internal void Forget(IEnumerable<Guid> uploads)
    {
        foreach (var upload in uploads) progress.TryRemove(upload, out _);
    }
}

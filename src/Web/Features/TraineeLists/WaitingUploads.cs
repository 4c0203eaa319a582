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
    private readonly ConcurrentDictionary<Guid, TaskCompletionSource> settled = [];

    private readonly ConcurrentDictionary<Guid, ReadingProgress> progress = [];

    public bool IsFull => waiting.Reader.Count >= Most;

    /// <summary>Has a batch read.</summary>
    /// <returns>Ends when each of its files is on the list, refused, or asked about.</returns>
    public Task Add(Guid batch)
    {
        var done = settled.GetOrAdd(batch, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
        waiting.Writer.TryWrite(batch);
        return done.Task;
    }

    internal IAsyncEnumerable<Guid> TakeAsync(CancellationToken cancel) => waiting.Reader.ReadAllAsync(cancel);

    /// <summary>Whoever waits for the batch goes on; a batch that is added again from now on is waited for anew.</summary>
    internal TaskCompletionSource? Begin(Guid batch) => settled.TryRemove(batch, out var done) ? done : null;

    /// <summary>How far a file has come that is being read in this moment.</summary>
    public ReadingProgress? ProgressOf(Guid upload) => progress.GetValueOrDefault(upload);

    internal void Tell(Guid upload, ReadingProgress value) => progress[upload] = value;

    internal void Forget(IEnumerable<Guid> uploads)
    {
        foreach (var upload in uploads) progress.TryRemove(upload, out _);
    }
}

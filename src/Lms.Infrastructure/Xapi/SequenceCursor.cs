namespace Lms.Infrastructure.Xapi;

/// <summary>Walks ascending or descending sequences and can jump ahead: what intersections of long lists need.</summary>
internal abstract class SequenceCursor(bool ascending)
{
    protected bool Ascending => ascending;

    /// <summary>The first sequence at the bound or beyond it, in the cursor's direction; null where there is none. Bounds only ever move on.</summary>
    public abstract ValueTask<long?> SeekAsync(long bound, CancellationToken cancel);

    /// <summary>The one of two that comes first.</summary>
    protected long? Nearer(long? one, long? other) =>
        one is not { } a ? other : other is not { } b ? one : ascending ? Math.Min(a, b) : Math.Max(a, b);
}

/// <summary>The sequences of one key: its blocks, and the statements that are not in the index yet.</summary>
internal sealed class KeyCursor : SequenceCursor
{
    private readonly StatementTable table;
    private readonly long key;
    private readonly long through;
    private readonly List<long> tail;
    private List<long> block = [];
    private Queue<IndexBlock> ahead = new();
    private long reached = long.MinValue;
    private bool more = true;
    private int fetch = 16;

    public KeyCursor(StatementTable table, long key, bool ascending, long through, IReadOnlyList<WaitingStatement> waiting)
        : base(ascending)
    {
        (this.table, this.key, this.through) = (table, key, through);
        tail = [.. waiting.Where(w => IndexKey.Contains(w.Keys, key)).Select(w => w.Sequence)];
    }

    public override async ValueTask<long?> SeekAsync(long bound, CancellationToken cancel)
    {
        if (Ascending) return (bound <= through ? await InBlocksAsync(bound, cancel) : null) ?? In(tail, bound);
        return In(tail, bound) ?? await InBlocksAsync(Math.Min(bound, through), cancel);
    }

    private async ValueTask<long?> InBlocksAsync(long bound, CancellationToken cancel)
    {
        while (true)
        {
            // What lies beyond the mark is in the tail as well, if the index went on since it was read.
            if (In(block, bound) is { } found) return found <= through ? found : null;
            Skip(bound);
            if (ahead.Count == 0 && !await FetchAsync(bound, cancel)) return null;
            var next = ahead.Dequeue();
            block = BlockCodec.Decode(next.First, next.Entries);
        }
    }

    /// <summary>Leaves out fetched blocks that cannot hold the bound or anything beyond it.</summary>
    private void Skip(long bound)
    {
        if (Ascending)
            while (ahead.Count > 1 && ahead.ElementAt(1).First <= bound) ahead.Dequeue();
        else
            while (ahead.Count > 0 && ahead.Peek().First > bound) ahead.Dequeue();
    }

    private async ValueTask<bool> FetchAsync(long bound, CancellationToken cancel)
    {
        if (!more) return false;
        List<IndexBlock> found;
        if (Ascending)
        {
            // The block that holds the bound may begin before it.
            found = await table.BlocksUpToAsync(key, bound, 1, cancel);
            found.RemoveAll(b => b.First <= reached);
            var after = await table.BlocksAfterAsync(key, bound, fetch, cancel);
            more = after.Count == fetch;
            found.AddRange(after);
            if (found.Count > 0) reached = found[^1].First;
        }
        else
        {
            found = await table.BlocksUpToAsync(key, bound, fetch, cancel);
            more = found.Count == fetch;
        }

        fetch = Math.Min(fetch * 4, 256);
        ahead = new(found);
        return found.Count > 0;
    }

    private long? In(List<long> ascendingList, long bound)
    {
        var at = ascendingList.BinarySearch(bound);
        if (at >= 0) return ascendingList[at];
        at = Ascending ? ~at : ~at - 1;
        return at >= 0 && at < ascendingList.Count ? ascendingList[at] : null;
    }
}

/// <summary>Whatever any of the cursors has.</summary>
internal sealed class UnionCursor(bool ascending, IReadOnlyList<SequenceCursor> cursors) : SequenceCursor(ascending)
{
    public override async ValueTask<long?> SeekAsync(long bound, CancellationToken cancel)
    {
        long? nearest = null;
        foreach (var cursor in cursors) nearest = Nearer(nearest, await cursor.SeekAsync(bound, cancel));
        return nearest;
    }
}

/// <summary>What all of the cursors have. Each jumps to where another one stands, so the shortest list sets the pace.</summary>
internal sealed class IntersectionCursor(bool ascending, IReadOnlyList<SequenceCursor> cursors) : SequenceCursor(ascending)
{
    public override async ValueTask<long?> SeekAsync(long bound, CancellationToken cancel)
    {
        var candidate = bound;
        for (var agreed = 0; agreed < cursors.Count;)
        {
            agreed = 0;
            foreach (var cursor in cursors)
            {
                if (await cursor.SeekAsync(candidate, cancel) is not { } found) return null;
                if (found == candidate) agreed++;
                else (candidate, agreed) = (found, 1);
            }
        }

        return candidate;
    }
}

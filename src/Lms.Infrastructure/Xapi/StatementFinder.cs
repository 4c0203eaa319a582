namespace Lms.Infrastructure.Xapi;

/// <summary>Answers queries. Cost goes with what is returned and with the shortest list of the conditions, not with the size of the store.</summary>
public sealed class StatementFinder(XapiConnections connections)
{
    private readonly StatementTail tail = new();

    /// <summary>A page ends before it grows beyond this, so that no answer takes much memory.</summary>
    public const long MostBytes = 16 << 20;

    /// <summary>One statement by its id, voided or not.</summary>
    public Task<StoredStatement?> FindAsync(Guid id, CancellationToken cancel) =>
        connections.ReadAsync(async table => (await table.StatementsAsync(await PlacesAsync(table, [id], cancel), cancel)).SingleOrDefault(), cancel);

    /// <summary>The sequences of the statements with these ids, voided or not.</summary>
    public Task<List<long>> PlacesAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancel) => connections.ReadAsync(table => PlacesAsync(table, ids, cancel), cancel);

    /// <summary>The attachments of these statements, by their sequences.</summary>
    public Task<List<IncomingAttachment>> AttachmentsAsync(IReadOnlyList<long> sequences, CancellationToken cancel) => connections.ReadAsync(async table =>
    {
        var found = new List<IncomingAttachment>();
        foreach (var sequence in sequences) found.AddRange(await table.AttachmentsAsync(sequence, cancel));
        return found;
    }, cancel);

    /// <summary>The newest statement's sequence.</summary>
    public Task<long> NewestAsync(CancellationToken cancel) => connections.ReadAsync(table => table.LastAsync(cancel), cancel);

    /// <summary>Gives the statements of a page to the sink in order. Voided statements are left out.</summary>
    public Task<StatementPage> ReadAsync(StatementQuery query, StatementSink sink, CancellationToken cancel) =>
        connections.ReadAsync(table => ReadAsync(table, query, sink, cancel), cancel);

    /// <summary>The sequences of the statements asked for, voided ones too.</summary>
    public Task<List<long>> SequencesAsync(StatementQuery query, CancellationToken cancel) => connections.ReadAsync(async table =>
    {
        var found = new List<long>();
        var (from, to) = query.Range;
        if (query.Conditions.Count == 0) await table.ScanAsync(from, to, query.Ascending, voidedToo: true, query.Limit, (sequence, _) => found.Add(sequence), cancel);
        else await CollectAsync(await CursorAsync(table, query, cancel), query, query.Ascending ? from : to, found, query.Limit, cancel);
        return found;
    }, cancel);

    /// <summary>The ids of one registration's statements that are not voided.</summary>
    public Task<HashSet<Guid>> IdsOfAsync(Guid registration, CancellationToken cancel) => connections.ReadAsync(async table =>
    {
        var ids = new HashSet<Guid>();
        var query = new StatementQuery { Conditions = [[IndexKey.OfRegistration(registration)]], Limit = int.MaxValue };
        var found = new List<long>();
        await CollectAsync(await CursorAsync(table, query, cancel), query, query.Range.To, found, int.MaxValue, cancel);
        await table.ReadAsync(found, (_, json) => ids.Add(StatementJson.IdOf(json)), cancel);
        return ids;
    }, cancel);

    private async Task<StatementPage> ReadAsync(StatementTable table, StatementQuery query, StatementSink sink, CancellationToken cancel)
    {
        var newest = await table.LastAsync(cancel);
        var page = new PageFiller(query.Limit, sink);
        var (from, to) = query.Range;
        if (query.Conditions.Count == 0) await table.ScanAsync(from, to, query.Ascending, voidedToo: false, Over(query.Limit), page.Take, cancel);
        else await SearchAsync(table, query, page, cancel);
        return new(page.Count, page.Last, page.HasMore, newest);
    }

    private async Task SearchAsync(StatementTable table, StatementQuery query, PageFiller page, CancellationToken cancel)
    {
        var (from, to) = query.Range;
        var cursor = await CursorAsync(table, query, cancel);
        var found = new List<long>();
        for (var bound = query.Ascending ? from : to; !page.HasMore;)
        {
            found.Clear();
            bound = await CollectAsync(cursor, query, bound, found, Over(query.Limit), cancel);
            if (found.Count == 0) return;
            await table.ReadAsync(found, page.Take, cancel);
        }
    }

    /// <summary>Collects sequences from a bound on.</summary>
    /// <returns>The bound from which to go on.</returns>
    private static async Task<long> CollectAsync(SequenceCursor cursor, StatementQuery query, long bound, List<long> found, int limit, CancellationToken cancel)
    {
        var (from, to) = query.Range;
        while (found.Count < limit && await cursor.SeekAsync(bound, cancel) is { } sequence && sequence >= from && sequence <= to)
        {
            found.Add(sequence);
            bound = query.Ascending ? sequence + 1 : sequence - 1;
        }

        return bound;
    }

    /// <summary>What waits is looked at first: what leaves it meanwhile is then in the index.</summary>
    private async Task<List<long>> PlacesAsync(StatementTable table, IReadOnlyCollection<Guid> ids, CancellationToken cancel)
    {
        var missing = ids.ToHashSet();
        var (_, waiting) = await tail.ReadAsync(table, cancel);
        var found = waiting.Where(w => missing.Remove(w.Id)).Select(w => w.Sequence).ToList();
        if (missing.Count > 0) found.AddRange(await table.PlacesAsync(missing, cancel));
        return found;
    }

    private async Task<SequenceCursor> CursorAsync(StatementTable table, StatementQuery query, CancellationToken cancel)
    {
        var (through, waiting) = await tail.ReadAsync(table, cancel);
        SequenceCursor Key(long key) => new KeyCursor(table, key, query.Ascending, through, waiting);
        var conditions = query.Conditions.Select(keys => keys.Length == 1 ? Key(keys[0]) : new UnionCursor(query.Ascending, [.. keys.Select(Key)])).ToList();
        return conditions.Count == 1 ? conditions[0] : new IntersectionCursor(query.Ascending, conditions);
    }

    private static int Over(int limit) => limit == int.MaxValue ? limit : limit + 1;

    /// <summary>Passes statements on until the page is full; one more tells that there is another page.</summary>
    private sealed class PageFiller(int limit, StatementSink sink)
    {
        private long bytes;

        public int Count { get; private set; }
        public long? Last { get; private set; }
        public bool HasMore { get; private set; }

        public void Take(long sequence, ReadOnlySpan<byte> json)
        {
            HasMore |= Count == limit || (Count > 0 && bytes + json.Length > MostBytes);
            if (HasMore) return;
            sink(sequence, json);
            (Count, Last, bytes) = (Count + 1, sequence, bytes + json.Length);
        }
    }
}

namespace Lms.Infrastructure.Xapi;

/// <summary>
/// The ids of the statements that wait for the index of ids, for whoever stores statements: no statement is to be there twice,
/// and no unique index keeps that. Good inside a transaction that is alone in writing statements, after <see cref="ReadAsync"/>;
/// what is remembered between such transactions makes the next reading short.
/// </summary>
public sealed class WaitingIds
{
    private readonly Dictionary<Guid, long> known = [];
    private long? last;

    /// <summary>How many are remembered; some may be in the index already.</summary>
    public int Count => known.Count;

    /// <summary>The sequence of the newest statement; 0 in an empty store.</summary>
    public long Last => last ?? throw new InvalidOperationException("What waits has not been read.");

    /// <summary>Learns what others have stored since, or everything that waits.</summary>
    public async Task ReadAsync(StatementTable table, CancellationToken cancel)
    {
        last ??= await table.MarkAsync(cancel);
        foreach (var (sequence, id) in await table.IdsAfterAsync(last.Value, cancel)) Add(id, sequence);
    }

    /// <summary>What was just stored, in its order.</summary>
    public void Add(IReadOnlyList<IncomingStatement> stored)
    {
        foreach (var statement in stored) Add(statement.Id, statement.Sequence);
    }

    /// <summary>Forgets everything: the index has caught up, or a transaction was rolled back.</summary>
    public void Forget()
    {
        known.Clear();
        last = null;
    }

    /// <summary>The statements with these ids, of the whole store.</summary>
    public async Task<List<StoredStatement>> FindAsync(StatementTable table, IReadOnlyCollection<Guid> ids, CancellationToken cancel)
    {
        var (places, others) = (new List<long>(), new List<Guid>(ids.Count));
        foreach (var id in ids)
        {
            if (known.TryGetValue(id, out var sequence)) places.Add(sequence);
            else others.Add(id);
        }

        if (others.Count > 0) places.AddRange(await table.PlacesAsync(others, cancel));
        return places.Count > 0 ? await table.StatementsAsync(places, cancel) : [];
    }

    private void Add(Guid id, long sequence) => (known[id], last) = (sequence, sequence);
}

namespace Lms.Infrastructure.Xapi;

/// <summary>
/// The statements that wait for the indexes, of keys and of ids, remembered between queries: each query reads only those that came since. A statement's
/// keys do not change while it waits, and statements become visible in their order, so what is remembered stays true.
/// </summary>
public sealed class StatementTail
{
    private readonly Lock turn = new();
    private State known = new(0, 0, []);

    /// <summary>What waits now.</summary>
    /// <returns>How far the index has come, and what follows, ascending.</returns>
    internal async Task<(long Through, IReadOnlyList<WaitingStatement> Waiting)> ReadAsync(StatementTable table, CancellationToken cancel)
    {
        // What is remembered first: never of a mark beyond the one read, or what lies between the two would be in neither.
        var before = known;
        var through = await table.MarkAsync(cancel);
        var news = await table.TailAsync(Math.Max(through, before.Last), int.MaxValue, cancel);
        if (news.Count == 0 && before.Through == through) return (through, before.Waiting);

        var after = new State(through, news.Count > 0 ? news[^1].Sequence : Math.Max(through, before.Last), [.. before.Waiting.Where(w => w.Sequence > through), .. news]);
        lock (turn)
        {
            if (after.Last >= known.Last && after.Through >= known.Through) known = after;
        }

        return (through, after.Waiting);
    }

    private sealed record State(long Through, long Last, List<WaitingStatement> Waiting);
}

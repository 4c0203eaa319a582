using System.Runtime.InteropServices;

namespace Lms.Infrastructure.Xapi;

/// <summary>
/// The inverted index: for every key the sequences of the statements it finds, in blocks; and beside it the index of ids.
/// Statements enter both by the thousand, sorted, which costs a tenth of an entry each; the few that are not in them yet are
/// looked through one by one.
/// </summary>
public static class StatementIndex
{
    /// <summary>So many statements may wait before they are put into the index.</summary>
    public const int MostWaiting = 4096;

    /// <summary>Fewer are not worth the work: looking through them costs next to nothing.</summary>
    public const int Fewest = 128;

    private const int MostAtOnce = 8192;

    /// <summary>
    /// In so many parts are the new ids settled. There are about 16 times as many of them as enter at once: some hundred pages to write
    /// then, and among a million no more for the part that is settled.
    /// </summary>
    public const int Turns = 32;

    /// <summary>Puts the statements that wait into the index, unless they are few. Inside a transaction that is alone in writing statements.</summary>
    /// <param name="evenFew">Whether also a handful is put into it.</param>
    public static async Task CatchUpAsync(StatementTable table, CancellationToken cancel, bool evenFew = false)
    {
        List<WaitingStatement> tail;
        do
        {
            tail = await table.TailAsync(await table.MarkAsync(cancel), MostAtOnce, cancel);
            if (tail.Count < (evenFew ? 1 : Fewest)) return;
            await table.InsertBlocksAsync(Blocks(tail), cancel);
            await table.InsertPlacesAsync(tail, cancel);
            var turn = await table.TurnAsync(cancel);
            var (first, last) = Part(turn);
            await table.SettlePlacesAsync(first, last, cancel);
            await table.SetMarkAsync(tail[^1].Sequence, (turn + 1) % Turns, cancel);
        }
        while (tail.Count == MostAtOnce);
    }

    /// <summary>The ids of a part, by the first and the last that may be.</summary>
    public static (Guid First, Guid Last) Part(int turn)
    {
        const int size = 256 / Turns;
        Span<byte> first = stackalloc byte[16], last = stackalloc byte[16];
        first.Clear();
        last.Fill(0xFF);
        (first[0], last[0]) = ((byte)(turn * size), (byte)(turn * size + size - 1));
        return (new Guid(first, bigEndian: true), new Guid(last, bigEndian: true));
    }

    /// <summary>The blocks of statements that follow each other, in the order of the table.</summary>
    public static List<IndexBlock> Blocks(IReadOnlyList<WaitingStatement> tail)
    {
        var found = new Dictionary<long, List<long>>();
        foreach (var (sequence, _, keys) in tail)
        {
            for (var i = 0; i < keys.Length / IndexKey.Bytes; i++)
            {
                ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(found, IndexKey.At(keys, i), out _);
                (list ??= []).Add(sequence);
            }
        }

        // In the order of the table, so that neighbours share a page.
        var blocks = new List<IndexBlock>(found.Count);
        foreach (var (key, sequences) in found) blocks.Add(new(key, sequences[0], BlockCodec.Encode(CollectionsMarshal.AsSpan(sequences))));
        blocks.Sort((a, b) => a.Key.CompareTo(b.Key));
        return blocks;
    }
}

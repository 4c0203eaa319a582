using System.Runtime.InteropServices;

namespace Lms.Infrastructure.Xapi;

/// <summary>
/// The inverted index: for every key the sequences of the statements it finds, in blocks. Statements enter it by the
/// hundred, sorted by key, which costs a tenth of an entry each; the few that are not in it yet are looked through one by one.
/// </summary>
public static class StatementIndex
{
    /// <summary>So many statements may wait before they are put into the index.</summary>
    public const int MostWaiting = 4096;

    /// <summary>Fewer are not worth the work: looking through them costs next to nothing.</summary>
    public const int Fewest = 128;

    private const int MostAtOnce = 8192;

    /// <summary>Puts the statements that wait into the index, unless they are few. Inside a transaction that is alone in writing statements.</summary>
    /// <param name="evenFew">Whether also a handful is put into it.</param>
    public static async Task CatchUpAsync(StatementTable table, CancellationToken cancel, bool evenFew = false)
    {
        List<(long Sequence, byte[] Keys)> tail;
        do
        {
            tail = await table.TailAsync(await table.MarkAsync(cancel), MostAtOnce, cancel);
            if (tail.Count < (evenFew ? 1 : Fewest)) return;
            await table.InsertBlocksAsync(Blocks(tail), cancel);
            await table.SetMarkAsync(tail[^1].Sequence, cancel);
        }
        while (tail.Count == MostAtOnce);
    }

    /// <summary>The blocks of statements that follow each other, in the order of the table.</summary>
    public static List<IndexBlock> Blocks(List<(long Sequence, byte[] Keys)> tail)
    {
        var found = new Dictionary<long, List<long>>();
        foreach (var (sequence, keys) in tail)
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

namespace Lms.Domain.Xapi.Statements;

/// <summary>The keys of the open objects a scan is in, to find a key that comes twice, whatever their number.</summary>
internal sealed class NameStack
{
    private const int Few = 12;
    private byte[] bytes = new byte[256];
    private (int Start, int Length)[] names = new (int, int)[16];
    private int used;
    private int count;

    /// <summary>Forgets everything, as after a scan that was broken off.</summary>
    public void Clear() => (used, count) = (0, 0);

    /// <summary>Starts an object; the answer is what <see cref="Close"/> wants to have.</summary>
    public (int Count, int Used) Open() => (count, used);

    public void Add(ReadOnlySpan<byte> name)
    {
        if (used + name.Length > bytes.Length) Array.Resize(ref bytes, Math.Max(bytes.Length * 2, used + name.Length));
        if (count == names.Length) Array.Resize(ref names, count * 2);
        name.CopyTo(bytes.AsSpan(used));
        names[count++] = (used, name.Length);
        used += name.Length;
    }

    /// <summary>Ends an object. True where one of its keys came twice.</summary>
    public bool Close((int Count, int Used) opened, out ReadOnlySpan<byte> twice)
    {
        var mine = names.AsSpan(opened.Count, count - opened.Count);
        (count, used) = opened;
        if (mine.Length > Few)
        {
            // Sorted by their bytes, equal keys are neighbours: no set, and no way to make it slow.
            mine.Sort((a, b) => bytes.AsSpan(a.Start, a.Length).SequenceCompareTo(bytes.AsSpan(b.Start, b.Length)));
            return IsNeighbour(mine, out twice);
        }
        for (var i = 1; i < mine.Length; i++)
        {
            twice = bytes.AsSpan(mine[i].Start, mine[i].Length);
            for (var j = 0; j < i; j++)
            {
                if (mine[j].Length == mine[i].Length && twice.SequenceEqual(bytes.AsSpan(mine[j].Start, mine[j].Length))) return true;
            }
        }
        twice = [];
        return false;
    }

    private bool IsNeighbour(ReadOnlySpan<(int Start, int Length)> sorted, out ReadOnlySpan<byte> twice)
    {
        for (var i = 1; i < sorted.Length; i++)
        {
            twice = bytes.AsSpan(sorted[i].Start, sorted[i].Length);
            if (twice.SequenceEqual(bytes.AsSpan(sorted[i - 1].Start, sorted[i - 1].Length))) return true;
        }
        twice = [];
        return false;
    }
}

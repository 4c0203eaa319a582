namespace Lms.Domain.Xapi.Statements;

/// <summary>Collects the mentions of one statement in one buffer, and gives each value once.</summary>
internal sealed class MentionList
{
    private const int Few = 16;
    private byte[] bytes = new byte[1024];
    private (MentionKind Kind, int Start, int Length)[] entries = new (MentionKind, int, int)[16];
    private int used;
    private int start;
    private int count;

    public void Clear() => (used, start, count) = (0, 0, 0);

    /// <summary>Adds to the value that <see cref="End"/> will complete.</summary>
    public void Write(ReadOnlySpan<byte> part)
    {
        if (used + part.Length > bytes.Length) Array.Resize(ref bytes, Math.Max(bytes.Length * 2, used + part.Length));
        part.CopyTo(bytes.AsSpan(used));
        used += part.Length;
    }

    /// <summary>The value being written, to change in place.</summary>
    public Span<byte> Open => bytes.AsSpan(start, used - start);

    public void End(MentionKind kind)
    {
        if (count == entries.Length) Array.Resize(ref entries, count * 2);
        entries[count++] = (kind, start, used - start);
        start = used;
    }

    /// <summary>What was collected: each value once, a related one only where the same is not there directly.</summary>
    public Mention[] Take()
    {
        var kept = entries.AsSpan(0, count);
        kept = kept[..(count > Few ? KeepFirstBySorting(kept) : KeepFirst(kept))];
        var size = 0;
        foreach (var entry in kept) size += entry.Length;
        var values = new byte[size];
        var mentions = new Mention[kept.Length];
        var at = 0;
        for (var i = 0; i < kept.Length; i++)
        {
            Value(kept[i]).CopyTo(values.AsSpan(at));
            mentions[i] = new Mention(kept[i].Kind, values.AsMemory(at, kept[i].Length));
            at += kept[i].Length;
        }
        Clear();
        return mentions;
    }

    private ReadOnlySpan<byte> Value((MentionKind Kind, int Start, int Length) entry) => bytes.AsSpan(entry.Start, entry.Length);

    private int KeepFirst(Span<(MentionKind Kind, int Start, int Length)> all)
    {
        var kept = 0;
        for (var i = 0; i < all.Length; i++)
        {
            var covered = false;
            for (var j = 0; j < all.Length && !covered; j++) covered = j != i && Covers(all[j], all[i], j < i);
            if (!covered) all[kept++] = all[i];
        }
        return kept;
    }

    /// <summary>Whether <paramref name="other"/> makes an entry needless: the same value directly, or before it in the same kind.</summary>
    private bool Covers((MentionKind Kind, int Start, int Length) other, (MentionKind Kind, int Start, int Length) entry, bool isBefore) =>
        other.Length == entry.Length
        && ((isBefore && other.Kind == entry.Kind) || (other.Kind != entry.Kind && other.Kind == Direct(entry.Kind)))
        && Value(other).SequenceEqual(Value(entry));

    private int KeepFirstBySorting(Span<(MentionKind Kind, int Start, int Length)> all)
    {
        all.Sort((a, b) => Direct(a.Kind) != Direct(b.Kind) ? Direct(a.Kind).CompareTo(Direct(b.Kind))
            : Value(a).SequenceCompareTo(Value(b)) is var byValue and not 0 ? byValue : a.Kind.CompareTo(b.Kind));
        var kept = 1;
        for (var i = 1; i < all.Length; i++)
        {
            var last = all[kept - 1];
            if (Direct(last.Kind) != Direct(all[i].Kind) || !Value(last).SequenceEqual(Value(all[i]))) all[kept++] = all[i];
        }
        return kept;
    }

    private static MentionKind Direct(MentionKind kind) => kind switch
    {
        MentionKind.RelatedAgent => MentionKind.Agent,
        MentionKind.RelatedActivity => MentionKind.Activity,
        _ => kind,
    };
}

namespace Lms.Infrastructure.Xapi;

/// <summary>Ascending sequences as the first one and the distances that follow, each in LEB128: about three bytes a statement.</summary>
public static class BlockCodec
{
    /// <summary>The entries after the first sequence, which is the block's own key.</summary>
    public static byte[] Encode(ReadOnlySpan<long> ascending)
    {
        var bytes = new byte[Math.Max(0, ascending.Length - 1) * 9];
        var at = 0;
        for (var i = 1; i < ascending.Length; i++)
        {
            var distance = checked((ulong)(ascending[i] - ascending[i - 1]));
            for (; distance >= 0x80; distance >>= 7) bytes[at++] = (byte)(distance | 0x80);
            bytes[at++] = (byte)distance;
        }

        return bytes[..at];
    }

    /// <summary>All sequences of a block, ascending.</summary>
    public static List<long> Decode(long first, ReadOnlySpan<byte> entries)
    {
        var sequences = new List<long>(1 + entries.Length / 2) { first };
        for (var at = 0; at < entries.Length;)
        {
            ulong distance = 0;
            for (var shift = 0; ; shift += 7)
            {
                var part = entries[at++];
                distance |= (ulong)(part & 0x7F) << shift;
                if ((part & 0x80) == 0) break;
            }

            sequences.Add(first += (long)distance);
        }

        return sequences;
    }
}

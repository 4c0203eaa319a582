using System.Buffers;
using System.Buffers.Binary;

namespace Lms.Infrastructure.Practicums;

/// <summary>PNG (W3C): chunks of length, type, data and checksum. What draws the picture stays, also a moving one; texts, times and Exif go.</summary>
internal static class PngMetadata
{
    private static readonly HashSet<string> Kept =
    [
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "bKGD", "pHYs", "acTL", "fcTL", "fdAT",
    ];

    internal static byte[]? Strip(ReadOnlySpan<byte> png)
    {
        if (png.Length < 8) return null;
        var kept = new ArrayBufferWriter<byte>(png.Length);
        kept.Write(png[..8]);
        for (var at = 8; at + 12 <= png.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(png[at..]);
            if (length > (uint)(png.Length - at - 12)) return null;
            var chunk = png.Slice(at, (int)length + 12);
            var type = System.Text.Encoding.ASCII.GetString(chunk.Slice(4, 4));
            if (Kept.Contains(type)) kept.Write(chunk);
            if (type == "IEND") return kept.WrittenSpan.ToArray();
            at += chunk.Length;
        }

        return null;
    }
}

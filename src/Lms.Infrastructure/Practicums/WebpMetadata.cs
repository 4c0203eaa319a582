using System.Buffers;
using System.Buffers.Binary;

namespace Lms.Infrastructure.Practicums;

/// <summary>WebP (RFC 9649): a RIFF file of chunks. Exif, XMP and unknown chunks go, and the header no longer announces them.</summary>
internal static class WebpMetadata
{
    private const byte ExifFlag = 0x08, XmpFlag = 0x04;
    private const int FlagsAt = 8;
    private static readonly HashSet<string> Kept = ["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"];

    internal static byte[]? Strip(ReadOnlySpan<byte> webp)
    {
        if (webp.Length < 20) return null;
        var end = BinaryPrimitives.ReadUInt32LittleEndian(webp[4..]) + 8L;
        if (end > webp.Length) return null;
        var kept = new ArrayBufferWriter<byte>(webp.Length);
        kept.Write(webp[..12]);
        for (var at = 12; at + 8 <= end;)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(webp[(at + 4)..]);
            var padded = length + (length & 1L) + 8;
            if (at + padded > end) return null;
            var chunk = webp.Slice(at, (int)padded).ToArray();
            var type = System.Text.Encoding.ASCII.GetString(chunk, 0, 4);
            if (type == "VP8X" && length > 0) chunk[FlagsAt] &= unchecked((byte)~(ExifFlag | XmpFlag));
            if (Kept.Contains(type)) kept.Write(chunk);
            at += (int)padded;
        }

        var stripped = kept.WrittenSpan.ToArray();
        if (stripped.Length == 12) return null;
        BinaryPrimitives.WriteUInt32LittleEndian(stripped.AsSpan(4), (uint)stripped.Length - 8);
        return stripped;
    }
}

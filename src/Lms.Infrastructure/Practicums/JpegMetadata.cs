using System.Buffers;
using System.Buffers.Binary;

namespace Lms.Infrastructure.Practicums;

/// <summary>
/// JPEG (ITU T.81): segments up to the picture's end. Of the application segments only what the picture needs to look right
/// stays: JFIF, the colour profile, Adobe's colour transform, and, written anew, which side is up.
/// </summary>
internal static class JpegMetadata
{
    private const byte Comment = 0xFE, EndOfImage = 0xD9, StartOfScan = 0xDA, FirstApplication = 0xE0, LastApplication = 0xEF;

    internal static byte[]? Strip(ReadOnlySpan<byte> jpeg)
    {
        if (!jpeg.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8])) return null;
        var kept = new ArrayBufferWriter<byte>(jpeg.Length + 36);
        kept.Write(jpeg[..2]);
        var oriented = false;
        for (var at = 2; at + 2 <= jpeg.Length && jpeg[at] == 0xFF;)
        {
            var marker = jpeg[at + 1];
            if (marker == EndOfImage)
            {
                kept.Write(jpeg.Slice(at, 2));
                return kept.WrittenSpan.ToArray();
            }

            if (marker == 0xFF) { at++; continue; } // a fill byte
            if (Segment(jpeg, at) is not { } length) return null;
            var segment = jpeg.Slice(at, length);
            if (IsKept(marker, segment[4..])) kept.Write(segment);
            else if (!oriented && marker == 0xE1 && ExifOrientation.Read(segment[4..]) is { } side)
            {
                kept.Write(ExifOrientation.Write(side));
                oriented = true;
            }

            at += length;
            if (marker != StartOfScan) continue;
            var end = EndOfScan(jpeg, at);
            kept.Write(jpeg[at..end]);
            at = end;
        }

        return null;
    }

    /// <summary>The length of the segment with its marker, or null where it does not fit.</summary>
    private static int? Segment(ReadOnlySpan<byte> jpeg, int at)
    {
        if (at + 4 > jpeg.Length) return null;
        var length = BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 2)..]);
        return length >= 2 && at + 2 + length <= jpeg.Length ? length + 2 : null;
    }

    private static bool IsKept(byte marker, ReadOnlySpan<byte> content) => marker switch
    {
        0xE0 => content.StartsWith("JFIF\0"u8),
        0xE2 => content.StartsWith("ICC_PROFILE\0"u8),
        0xEE => content.StartsWith("Adobe"u8),
        Comment or (>= FirstApplication and <= LastApplication) => false,
        _ => true,
    };

    /// <summary>Where the next marker begins; in the data of a scan FF is followed by 00 or a restart marker.</summary>
    private static int EndOfScan(ReadOnlySpan<byte> jpeg, int at)
    {
        for (; at + 1 < jpeg.Length; at++)
        {
            if (jpeg[at] == 0xFF && jpeg[at + 1] is not (0x00 or 0xFF or (>= 0xD0 and <= 0xD7))) return at;
        }

        return jpeg.Length;
    }
}

using System.Buffers.Binary;

namespace Lms.Infrastructure.Practicums;

/// <summary>Which side of a photo is up (Exif tag 0112): the one entry that a phone's upright photo cannot do without.</summary>
internal static class ExifOrientation
{
    private const ushort Tag = 0x0112, Short = 3;

    /// <summary>2–8 from the content of an APP1 segment; null where there is none or the photo is upright as it is.</summary>
    internal static byte? Read(ReadOnlySpan<byte> app1)
    {
        if (!app1.StartsWith("Exif\0\0"u8)) return null;
        var tiff = app1[6..];
        if (tiff.Length < 8) return null;
        var little = tiff[0] == 'I';
        var directory = U32(tiff[4..], little);
        if (directory > (uint)tiff.Length - 2) return null;
        var count = U16(tiff[(int)directory..], little);
        for (var at = (int)directory + 2; count > 0 && at + 12 <= tiff.Length; at += 12, count--)
        {
            var entry = tiff.Slice(at, 12);
            if (U16(entry, little) == Tag && U16(entry[2..], little) == Short && U16(entry[8..], little) is >= 2 and <= 8 and var side) return (byte)side;
        }

        return null;
    }

    /// <summary>An APP1 segment with this entry alone.</summary>
    internal static byte[] Write(byte side) =>
    [
        0xFF, 0xE1, 0, 34, .. "Exif\0\0"u8, .. "MM"u8, 0, 42, 0, 0, 0, 8,
        0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, side, 0, 0, 0, 0, 0, 0,
    ];

    private static ushort U16(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint U32(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}

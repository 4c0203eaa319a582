using System.Buffers.Binary;

namespace Lms.Infrastructure.Certificates.Pdf;

/// <summary>The ink of a glyph, in font units.</summary>
internal readonly record struct GlyphBox(int XMin, int YMin, int XMax, int YMax)
{
    internal int Width => XMax - XMin;
    internal int Height => YMax - YMin;

    internal GlyphBox Moved(int x, int y) => new(XMin + x, YMin + y, XMax + x, YMax + y);

    internal GlyphBox With(GlyphBox other) =>
        new(
            Math.Min(XMin, other.XMin),
            Math.Min(YMin, other.YMin),
            Math.Max(XMax, other.XMax),
            Math.Max(YMax, other.YMax));
}

/// <summary>One of the font's glyphs as a part of a letter that the font lacks, and how far it is moved.</summary>
internal readonly record struct GlyphPart(ushort Glyph, int X, int Y);

/// <summary>
/// A letter of Viet Nam's minority languages that the font lacks, made of glyphs that it has, and of a stroke through
/// the letter where it has one. It goes into the subset as a TrueType composite, so it is one letter to every reader.
/// </summary>
/// <param name="Stroke">A bar of ink through the letter.</param>
/// <param name="Box">The ink of all of it.</param>
internal sealed record ComposedGlyph(IReadOnlyList<GlyphPart> Parts, GlyphBox? Stroke, int Advance, GlyphBox Box)
{
    private const ushort WordArguments = 0x0001, ArgumentsAreOffsets = 0x0002, MoreComponents = 0x0020;

    /// <summary>The composite's entry in the glyf table.</summary>
    /// <param name="stroke">The number of the glyph that draws <see cref="Stroke"/>, if there is one.</param>
    internal byte[] Outline(ushort? stroke)
    {
        List<GlyphPart> parts = [.. Parts];
        if (stroke is { } bar) parts.Add(new GlyphPart(bar, 0, 0));
        var outline = new byte[10 + 8 * parts.Count];
        Header(outline, -1, Box);
        for (var i = 0; i < parts.Count; i++)
        {
            var entry = outline.AsSpan(10 + 8 * i);
            var more = i + 1 < parts.Count ? MoreComponents : 0;
            BinaryPrimitives.WriteUInt16BigEndian(entry, (ushort)(WordArguments | ArgumentsAreOffsets | more));
            BinaryPrimitives.WriteUInt16BigEndian(entry[2..], parts[i].Glyph);
            BinaryPrimitives.WriteInt16BigEndian(entry[4..], (short)parts[i].X);
            BinaryPrimitives.WriteInt16BigEndian(entry[6..], (short)parts[i].Y);
        }

        return outline;
    }

    /// <summary>A rectangle as a glyph of one contour: four corners, clockwise.</summary>
    internal static byte[] Bar(GlyphBox box)
    {
        const byte OnCurve = 0x01;
        var outline = new byte[10 + 2 + 2 + 4 + 16];
        Header(outline, 1, box);
        // The last point of the contour; no instructions follow.
        BinaryPrimitives.WriteUInt16BigEndian(outline.AsSpan(10), 3);
        for (var i = 0; i < 4; i++) outline[14 + i] = OnCurve;
        int[] x = [box.XMin, 0, box.Width, 0], y = [box.YMin, box.Height, 0, -box.Height];
        for (var i = 0; i < 4; i++)
        {
            BinaryPrimitives.WriteInt16BigEndian(outline.AsSpan(18 + 2 * i), (short)x[i]);
            BinaryPrimitives.WriteInt16BigEndian(outline.AsSpan(26 + 2 * i), (short)y[i]);
        }

        return outline;
    }

    private static void Header(Span<byte> outline, short contours, GlyphBox box)
    {
        BinaryPrimitives.WriteInt16BigEndian(outline, contours);
        BinaryPrimitives.WriteInt16BigEndian(outline[2..], (short)box.XMin);
        BinaryPrimitives.WriteInt16BigEndian(outline[4..], (short)box.YMin);
        BinaryPrimitives.WriteInt16BigEndian(outline[6..], (short)box.XMax);
        BinaryPrimitives.WriteInt16BigEndian(outline[8..], (short)box.YMax);
    }
}

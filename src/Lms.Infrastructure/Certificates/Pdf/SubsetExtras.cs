namespace Lms.Infrastructure.Certificates.Pdf;

/// <summary>
/// A font's glyphs and, numbered after them, those that one document composes; in order of use, so that the same text
/// gives the same file.
/// </summary>
internal sealed class SubsetExtras(TrueTypeFile font)
{
    private readonly List<(byte[] Outline, int Advance, int Left)> _added = [];

    internal int Count => _added.Count;

    /// <returns>The number of the new glyph.</returns>
    internal ushort Add(ComposedGlyph glyph)
    {
        ushort? stroke = glyph.Stroke is { } bar ? Add(ComposedGlyph.Bar(bar), glyph.Advance, bar.XMin) : null;
        return Add(glyph.Outline(stroke), glyph.Advance, glyph.Box.XMin);
    }

    internal ReadOnlySpan<byte> Outline(ushort glyph) =>
        glyph < font.GlyphCount ? font.Outline(glyph) : _added[glyph - font.GlyphCount].Outline;

    internal int Advance(ushort glyph) =>
        glyph < font.GlyphCount ? font.Advance(glyph) : _added[glyph - font.GlyphCount].Advance;

    internal short LeftSideBearing(ushort glyph) =>
        glyph < font.GlyphCount ? font.LeftSideBearing(glyph) : (short)_added[glyph - font.GlyphCount].Left;

    private ushort Add(byte[] outline, int advance, int left)
    {
        _added.Add((outline, advance, left));
        return (ushort)(font.GlyphCount + _added.Count - 1);
    }
}

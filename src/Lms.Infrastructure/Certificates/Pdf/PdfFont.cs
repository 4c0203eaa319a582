using System.Text;

namespace Lms.Infrastructure.Certificates.Pdf;

/// <summary>
/// A parsed TrueType font, measured in points. Immutable, so one instance serves all documents and threads; what a
/// document uses of it is kept by the document.
/// </summary>
public sealed class PdfFont
{
    /// <exception cref="InvalidDataException">The bytes are no TrueType font, or lack a table.</exception>
    public PdfFont(byte[] trueType)
    {
        ArgumentNullException.ThrowIfNull(trueType);
        File = new TrueTypeFile(trueType);
    }

    public string Name => File.PostScriptName;
    internal TrueTypeFile File { get; }

    /// <summary>Width of the text on one line, in points, after normalising it as it will be drawn.</summary>
    /// <exception cref="MissingGlyphException">The font cannot draw a character.</exception>
    public double Width(string text, double size)
    {
        var units = 0;
        foreach (var character in Normalise(text).EnumerateRunes()) units += File.Advance(Glyph(character));
        return units * size / File.UnitsPerEm;
    }

    internal ushort Glyph(Rune character) => File.CharacterMap.TryGetValue(character.Value, out var glyph)
        ? glyph
        : throw new MissingGlyphException(Name, character);

    /// <summary>
    /// Composed letters (NFC), because combining marks would be misplaced, and a plain space for a no-break space,
    /// because that one only speaks to the line breaker.
    /// </summary>
    internal static string Normalise(string text) => text.Normalize(NormalizationForm.FormC).Replace('\u00A0', ' ');
}

using System.Globalization;
using System.Text;

namespace Lms.Infrastructure.Certificates.Pdf;

/// <summary>
/// A parsed TrueType font, measured in points. Immutable, so one instance serves all documents and threads; what a
/// document uses of it is kept by the document.
/// </summary>
public sealed class PdfFont
{
    private readonly GlyphComposer _composer;

    /// <exception cref="InvalidDataException">The bytes are no TrueType font, or lack a table.</exception>
    public PdfFont(byte[] trueType)
    {
        ArgumentNullException.ThrowIfNull(trueType);
        File = new TrueTypeFile(trueType);
        _composer = new GlyphComposer(File);
    }

    public string Name => File.PostScriptName;
    internal TrueTypeFile File { get; }

    /// <summary>Width of the text on one line, in points, after normalising it as it will be drawn.</summary>
    /// <exception cref="MissingGlyphException">The font cannot draw a character.</exception>
    public double Width(string text, double size)
    {
        var units = 0;
        foreach (var letter in Letters(Normalise(text))) units += Advance(letter);
        return units * size / File.UnitsPerEm;
    }

    /// <summary>The letters of a text that the font cannot draw, each once.</summary>
    public IReadOnlyList<string> Undrawable(string text) =>
        [.. Letters(Normalise(text)).Where(letter => !CanDraw(letter)).Distinct()];

    private bool CanDraw(string letter) => _composer.Plain(letter) is not null || _composer.Compose(letter) is not null;

    /// <summary>The font's own glyph of a letter; null where it is to be composed.</summary>
    internal ushort? Plain(string letter) => _composer.Plain(letter);

    /// <exception cref="MissingGlyphException">The letter cannot be made of the font's glyphs.</exception>
    internal ComposedGlyph Composed(string letter) =>
        _composer.Compose(letter) ?? throw new MissingGlyphException(Name, Rune.GetRuneAt(letter, 0));

    private int Advance(string letter) => Plain(letter) is { } glyph ? File.Advance(glyph) : Composed(letter).Advance;

    /// <summary>A code point together with the marks that follow it: each is drawn, and copied, as one.</summary>
    internal static IEnumerable<string> Letters(string normalised)
    {
        var letter = new StringBuilder();
        foreach (var character in normalised.EnumerateRunes())
        {
            if (letter.Length > 0 && Rune.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark)
            {
                yield return letter.ToString();
                letter.Clear();
            }

            letter.Append(character);
        }

        if (letter.Length > 0) yield return letter.ToString();
    }

    /// <summary>
    /// Composed letters (NFC), with those that have no code point of their own as a base and its marks,
    /// and a plain space for a no-break space,
    /// because that one only speaks to the line breaker.
    /// </summary>
    internal static string Normalise(string text) => text.Normalize(NormalizationForm.FormC).Replace('\u00A0', ' ');
}

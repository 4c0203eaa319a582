using System.Text;

namespace Lms.Infrastructure.Certificates.Pdf;

/// <summary>
/// The font cannot draw a character. Thrown instead of printing "?" or an empty box: a wrong name on a certificate is
/// worse than none.
/// </summary>
public sealed class MissingGlyphException(string fontName, Rune character)
    : Exception($"The font {fontName} has no glyph for U+{character.Value:X4} ({Rune.GetUnicodeCategory(character)}).")
{
    public string FontName { get; } = fontName;
    public Rune Character { get; } = character;
}

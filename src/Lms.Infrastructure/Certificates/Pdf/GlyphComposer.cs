using System.Globalization;
using System.Text;

namespace Lms.Infrastructure.Certificates.Pdf;

/// <summary>
/// Makes the letters of Êđê, Jrai, Ba Na, M'Nông and others that a Vietnamese font lacks (Ƀ, ĕ, ơ̆, č̣) of its own
/// glyphs: a base letter and marks above or below it. How far a mark stands off is read from letters that the font has.
/// </summary>
internal sealed class GlyphComposer(TrueTypeFile file)
{
    private const int DotBelow = 0x0323, MacronBelow = 0x0331, Macron = 0x0304, Breve = 0x0306, DotlessI = 0x0131;

    /// <summary>Other ways to write an apostrophe, which these languages use for a glottal stop.</summary>
    private static readonly Dictionary<int, int> Alike = new()
    {
        [0x02BC] = 0x2019,
        [0x02BB] = 0x2018,
        [0xA78C] = '\'',
    };

    /// <summary>The letter under the horn: marks stand over its middle, not over that of letter and horn.</summary>
    private static readonly Dictionary<int, int> WithoutHorn = new()
    {
        ['ơ'] = 'o',
        ['Ơ'] = 'O',
        ['ư'] = 'u',
        ['Ư'] = 'U',
    };

    /// <summary>The font's own glyph for a letter of one code point, or for one that looks the same.</summary>
    internal ushort? Plain(string letter)
    {
        var character = Rune.GetRuneAt(letter, 0);
        if (character.Utf16SequenceLength != letter.Length) return null;
        return Find(character.Value) ?? (Alike.TryGetValue(character.Value, out var other) ? Find(other) : null);
    }

    /// <summary>The letter made of others; null where the font has not what it takes.</summary>
    internal ComposedGlyph? Compose(string letter)
    {
        var (start, marks) = Taken(letter);
        if (Struck(start) is { } struck) return marks.Count == 0 ? struck : null;
        if (marks.Count == 0 || marks.Exists(mark => !IsAbove(mark) && !IsBelow(mark))) return null;
        var drawn = start == 'i' && marks.Exists(IsAbove) ? DotlessI : start;
        if (Find(drawn) is not { } baseGlyph) return null;
        var box = file.Box(baseGlyph);
        var middle = Middle(start) ?? box;
        List<GlyphPart> parts = [new(baseGlyph, 0, 0)];
        foreach (var mark in marks)
        {
            if (Find(mark == MacronBelow ? Macron : mark) is not { } glyph) return null;
            var ink = file.Box(glyph);
            var x = (middle.XMin + middle.XMax - ink.XMin - ink.XMax) / 2;
            var y = IsAbove(mark) ? box.YMax + GapAbove(start) - ink.YMin : box.YMin - GapBelow() - ink.YMax;
            parts.Add(new GlyphPart(glyph, x, y));
            box = box.With(ink.Moved(x, y));
        }

        return new ComposedGlyph(parts, null, file.Advance(baseGlyph), box);
    }

    /// <summary>The longest beginning that the font has, and the marks that remain: ê and a breve of ê̆.</summary>
    private (int Start, List<int> Marks) Taken(string letter)
    {
        List<int> points = [.. letter.Normalize(NormalizationForm.FormC).EnumerateRunes().Select(rune => rune.Value)];
        if (Find(points[0]) is null)
        {
            points = [.. letter.Normalize(NormalizationForm.FormD).EnumerateRunes().Select(rune => rune.Value)];
        }

        return (points[0], points[1..]);
    }

    /// <summary>B and b with a stroke.</summary>
    private ComposedGlyph? Struck(int character)
    {
        if (character is not (0x0180 or 0x0243)) return null;
        var isCapital = character == 0x0243;
        if (Find(isCapital ? 'B' : 'b') is not { } glyph) return null;
        if (Find('x') is not { } x || Find('-') is not { } hyphen) return null;
        var box = file.Box(glyph);
        var thickness = Math.Min(file.Box(hyphen).Height, file.UnitsPerEm * 7 / 100);
        var overhang = file.UnitsPerEm / 10;
        // The bar of a small letter crosses its stem between bowl and top, that of a capital its stem at the waist.
        var height = isCapital ? box.YMax * 54 / 100 : (file.Box(x).YMax + box.YMax) / 2;
        var right = isCapital ? box.XMin + box.Width / 2 : box.XMin + box.Width * 58 / 100;
        var bar = new GlyphBox(box.XMin - overhang, height - thickness / 2, right, height - thickness / 2 + thickness);
        return new ComposedGlyph([new GlyphPart(glyph, 0, 0)], bar, file.Advance(glyph), box.With(bar));
    }

    private GlyphBox? Middle(int character) =>
        WithoutHorn.TryGetValue(character, out var plain) && Find(plain) is { } glyph ? file.Box(glyph) : null;

    /// <summary>As far as the breve of ă, or Ă, stands above its letter.</summary>
    private int GapAbove(int character)
    {
        var isCapital = Rune.GetUnicodeCategory(new Rune(character)) == UnicodeCategory.UppercaseLetter;
        if (Find(isCapital ? 'Ă' : 'ă') is not { } marked || Find(isCapital ? 'A' : 'a') is not { } bare) return Least;
        if (Find(Breve) is not { } breve) return Least;
        return Math.Max(Least, file.Box(marked).YMax - file.Box(breve).Height - file.Box(bare).YMax);
    }

    /// <summary>As far as the dot of ạ stands below its letter.</summary>
    private int GapBelow()
    {
        if (Find('ạ') is not { } marked || Find('a') is not { } bare || Find(DotBelow) is not { } dot) return Least;
        return Math.Max(Least, file.Box(bare).YMin - file.Box(marked).YMin - file.Box(dot).Height);
    }

    private int Least => file.UnitsPerEm / 25;

    private static bool IsAbove(int mark) => mark is (>= 0x0300 and <= 0x0304) or (>= 0x0306 and <= 0x030C);

    private static bool IsBelow(int mark) => mark is DotBelow or MacronBelow;

    private ushort? Find(int character) => file.CharacterMap.TryGetValue(character, out var glyph) ? glyph : null;
}

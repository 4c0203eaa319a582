using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Lms.Infrastructure.Certificates.Pdf;

/// <summary>
/// What one document uses of a font. Each letter (a character with its marks) gets its own CID in order of first use, and
/// /CIDToGIDMap leads from
/// there to the glyph: two letters drawn by one glyph still copy and extract as themselves.
/// </summary>
internal sealed class EmbeddedFont(PdfFont font, string resourceName)
{
    private readonly List<string> _letters = [];
    private readonly Dictionary<string, int> _cids = [];
    private readonly SubsetExtras _extras = new(font.File);
    private readonly List<(ushort Glyph, int Advance)> _glyphs = [];
    private TrueTypeFile File => font.File;

    internal string ResourceName { get; } = resourceName;

    /// <summary>The operand of Tj: two bytes for each letter, in hexadecimal.</summary>
    internal string Encode(string normalised)
    {
        var codes = new StringBuilder("<");
        foreach (var letter in PdfFont.Letters(normalised))
        {
            codes.Append(Cid(letter).ToString("X4", CultureInfo.InvariantCulture));
        }

        return codes.Append('>').ToString();
    }

    private int Cid(string letter)
    {
        if (_cids.TryGetValue(letter, out var known)) return known;
        _glyphs.Add(GlyphOf(letter));
        _letters.Add(letter);
        return _cids[letter] = _letters.Count; // CID 0 is .notdef
    }

    private (ushort Glyph, int Advance) GlyphOf(string letter)
    {
        if (font.Plain(letter) is { } glyph) return (glyph, File.Advance(glyph));
        var composed = font.Composed(letter);
        return (_extras.Add(composed), composed.Advance);
    }

    /// <summary>Writes the Type0 font with its descendant, program, map and ToUnicode; returns its object number.</summary>
    internal int Write(PdfFile file)
    {
        var glyphs = _glyphs.ConvertAll(used => used.Glyph);
        var program = TrueTypeSubset.Make(File, glyphs, _extras);
        var name = $"{Tag()}+{font.Name}";
        var programNumber = file.AddStream(program, $"/Length1 {program.Length}");
        var descriptor = file.Add(Descriptor(name, programNumber));
        var map = file.AddStream(GlyphMap(glyphs));
        var widths = string.Join(' ', _glyphs.Select(used => Scaled(used.Advance)));
        var descendant = file.Add($"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} "
            + "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
            + $"/FontDescriptor {descriptor} 0 R /CIDToGIDMap {map} 0 R /DW {Scaled(File.Advance(0))} /W [1 [{widths}]] >>");
        var toUnicode = file.AddStream(Encoding.ASCII.GetBytes(ToUnicode()));
        return file.Add($"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H "
            + $"/DescendantFonts [{descendant} 0 R] /ToUnicode {toUnicode} 0 R >>");
    }

    private string Descriptor(string name, int program)
    {
        const int Symbolic = 4, Italic = 64;
        var flags = Symbolic | (File.ItalicAngle == 0 ? 0 : Italic);
        var box = File.BoundingBox;
        // TrueType keeps no stem width; this is the usual estimate from the weight class.
        var stem = 50 + Math.Pow(File.WeightClass / 65.0, 2);
        return $"<< /Type /FontDescriptor /FontName /{name} /Flags {flags} "
            + $"/FontBBox [{Scaled(box.XMin)} {Scaled(box.YMin)} {Scaled(box.XMax)} {Scaled(box.YMax)}] "
            + $"/ItalicAngle {PdfSyntax.Number(File.ItalicAngle)} /Ascent {Scaled(File.Ascent)} /Descent {Scaled(File.Descent)} "
            + $"/CapHeight {Scaled(File.CapHeight)} /StemV {PdfSyntax.Number(Math.Round(stem))} /FontFile2 {program} 0 R >>";
    }

    private static byte[] GlyphMap(List<ushort> glyphs)
    {
        var map = new byte[2 * (glyphs.Count + 1)];
        for (var i = 0; i < glyphs.Count; i++) BinaryPrimitives.WriteUInt16BigEndian(map.AsSpan(2 * (i + 1)), glyphs[i]);
        return map;
    }

    private string ToUnicode()
    {
        var map = new StringBuilder("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
            + "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
            + "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
        foreach (var block in _letters.Index().Chunk(100)) // a block holds at most 100 entries
        {
            map.Append(CultureInfo.InvariantCulture, $"{block.Length} beginbfchar\n");
            foreach (var (index, letter) in block)
            {
                var points = Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(letter));
                map.Append(CultureInfo.InvariantCulture, $"<{index + 1:X4}> <{points}>\n");
            }

            map.Append("endbfchar\n");
        }

        return map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString();
    }

    /// <summary>The six capitals that mark a subset, made of its characters so that they are the same every time.</summary>
    private string Tag()
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(font.Name + string.Concat(_letters)));
        return string.Concat(hash.Take(6).Select(b => (char)('A' + b % 26)));
    }

    /// <summary>Font units to the thousandths of an em that PDF measures glyphs in.</summary>
    private string Scaled(int units) => PdfSyntax.Number(units * 1000.0 / File.UnitsPerEm);
}

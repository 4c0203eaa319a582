using System.Buffers.Binary;
using System.Text;

namespace Lms.Infrastructure.Certificates.Pdf;

/// <summary>Reads the tables of a TrueType font file (OpenType 1.9). Immutable after construction.</summary>
internal sealed class TrueTypeFile
{
    private readonly byte[] _data;
    private readonly Dictionary<string, (int Offset, int Length)> _tables = [];
    private readonly bool _longOffsets;
    private readonly int _horizontalMetrics;

    internal TrueTypeFile(byte[] data)
    {
        _data = data;
        if (U32(0) != 0x00010000) throw new InvalidDataException("Not a TrueType font with glyf outlines.");
        for (var i = 0; i < U16(4); i++)
        {
            var record = 12 + 16 * i;
            _tables[Encoding.ASCII.GetString(data, record, 4)] = ((int)U32(record + 8), (int)U32(record + 12));
        }

        _longOffsets = S16(Offset("head") + 50) == 1;
        _horizontalMetrics = U16(Offset("hhea") + 34);
        UnitsPerEm = U16(Offset("head") + 18);
        GlyphCount = U16(Offset("maxp") + 4);
        PostScriptName = ReadName(6);
        CharacterMap = ReadCharacterMap();
    }

    internal int UnitsPerEm { get; }
    internal int GlyphCount { get; }
    internal string PostScriptName { get; }
    internal IReadOnlyDictionary<int, ushort> CharacterMap { get; }

    internal int Ascent => S16(Offset("hhea") + 4);
    internal int Descent => S16(Offset("hhea") + 6);
    internal int WeightClass => U16(Offset("OS/2") + 4);
    /// <summary>Capital height; only version 2 and later of the OS/2 table has it.</summary>
    internal int CapHeight => U16(Offset("OS/2")) >= 2 ? S16(Offset("OS/2") + 88) : Ascent;
    /// <summary>Degrees counter-clockwise from the vertical.</summary>
    internal double ItalicAngle => (int)U32(Offset("post") + 4) / 65536.0;
    internal (int XMin, int YMin, int XMax, int YMax) BoundingBox =>
        (S16(Offset("head") + 36), S16(Offset("head") + 38), S16(Offset("head") + 40), S16(Offset("head") + 42));

    internal bool Has(string tag) => _tables.ContainsKey(tag);

    internal ReadOnlySpan<byte> Table(string tag) => _tables.TryGetValue(tag, out var table)
        ? _data.AsSpan(table.Offset, table.Length)
        : throw new InvalidDataException($"The font has no {tag.Trim()} table.");

    /// <summary>Advance width in font units. Glyphs past the last long metric share its advance.</summary>
    internal int Advance(ushort glyph) => U16(Offset("hmtx") + 4 * Math.Min(glyph, _horizontalMetrics - 1));

    internal short LeftSideBearing(ushort glyph) => S16(Offset("hmtx") + (glyph < _horizontalMetrics
        ? 4 * glyph + 2
        : 4 * _horizontalMetrics + 2 * (glyph - _horizontalMetrics)));

    /// <summary>The outline of a glyph; empty for one without ink, such as the space.</summary>
    internal ReadOnlySpan<byte> Outline(ushort glyph)
    {
        var start = GlyphOffset(glyph);
        return Table("glyf")[start..GlyphOffset(glyph + 1)];
    }

    /// <summary>The ink of a glyph; nothing for one without.</summary>
    internal GlyphBox Box(ushort glyph)
    {
        var outline = Outline(glyph);
        if (outline.Length < 10) return default;
        return new GlyphBox(
            BinaryPrimitives.ReadInt16BigEndian(outline[2..]),
            BinaryPrimitives.ReadInt16BigEndian(outline[4..]),
            BinaryPrimitives.ReadInt16BigEndian(outline[6..]),
            BinaryPrimitives.ReadInt16BigEndian(outline[8..]));
    }

    private int GlyphOffset(int glyph) =>
        _longOffsets ? (int)U32(Offset("loca") + 4 * glyph) : 2 * U16(Offset("loca") + 2 * glyph);

    private string ReadName(int nameId)
    {
        var table = Offset("name");
        var strings = table + U16(table + 4);
        for (var i = 0; i < U16(table + 2); i++)
        {
            var record = table + 6 + 12 * i;
            if (U16(record) != 3 || U16(record + 6) != nameId) continue;
            return Encoding.BigEndianUnicode.GetString(_data, strings + U16(record + 10), U16(record + 8));
        }

        throw new InvalidDataException($"The font has no Windows name {nameId}.");
    }

    private Dictionary<int, ushort> ReadCharacterMap()
    {
        var table = Offset("cmap");
        var subtables = Enumerable.Range(0, U16(table + 2)).Select(i => table + (int)U32(table + 4 + 8 * i + 4)).ToList();
        // Format 12 covers all of Unicode, format 4 its first plane.
        if (subtables.Find(s => U16(s) == 12) is > 0 and var full) return ReadFormat12(full);
        if (subtables.Find(s => U16(s) == 4) is > 0 and var plane) return ReadFormat4(plane);
        throw new InvalidDataException("The font has no Unicode character map of format 4 or 12.");
    }

    private Dictionary<int, ushort> ReadFormat4(int table)
    {
        var map = new Dictionary<int, ushort>();
        int doubled = U16(table + 6), ends = table + 14, starts = ends + doubled + 2, deltas = starts + doubled, ranges = deltas + doubled;
        for (var i = 0; i < doubled; i += 2)
        {
            for (int c = U16(starts + i), last = U16(ends + i); c <= last && c != 0xFFFF; c++)
            {
                var range = U16(ranges + i);
                var glyph = range == 0 ? c : U16(ranges + i + range + 2 * (c - U16(starts + i)));
                // Without a range the delta always applies; with one, glyph 0 stays "missing".
                if (range == 0 || glyph != 0) glyph = (glyph + U16(deltas + i)) & 0xFFFF;
                if (glyph != 0) map[c] = (ushort)glyph;
            }
        }

        return map;
    }

    private Dictionary<int, ushort> ReadFormat12(int table)
    {
        var map = new Dictionary<int, ushort>();
        for (var i = 0; i < (int)U32(table + 12); i++)
        {
            var group = table + 16 + 12 * i;
            var first = (int)U32(group);
            for (var c = first; c <= (int)U32(group + 4); c++) map[c] = (ushort)(U32(group + 8) + (uint)(c - first));
        }

        return map;
    }

    private int Offset(string tag) => _tables.TryGetValue(tag, out var table)
        ? table.Offset
        : throw new InvalidDataException($"The font has no {tag.Trim()} table.");

    private ushort U16(int offset) => BinaryPrimitives.ReadUInt16BigEndian(_data.AsSpan(offset));
    private short S16(int offset) => BinaryPrimitives.ReadInt16BigEndian(_data.AsSpan(offset));
    private uint U32(int offset) => BinaryPrimitives.ReadUInt32BigEndian(_data.AsSpan(offset));
}

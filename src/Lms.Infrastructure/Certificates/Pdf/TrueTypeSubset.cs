using System.Buffers.Binary;
using System.Text;

namespace Lms.Infrastructure.Certificates.Pdf;

/// <summary>
/// Makes a smaller font file with only the glyphs a document uses. Glyphs keep their numbers (the unused ones are
/// empty), so the components that Vietnamese letters are composed of need no renumbering.
/// </summary>
internal static class TrueTypeSubset
{
    /// <param name="extras">Glyphs that the font lacks; they are numbered from its own on.</param>
    internal static byte[] Make(TrueTypeFile font, IEnumerable<ushort> used, SubsetExtras? extras = null)
    {
        var all = extras ?? new SubsetExtras(font);
        var glyphs = WithComponents(all, used);
        var count = glyphs.Max + 1;
        var (outlines, offsets) = Outlines(all, glyphs, count);
        var tables = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["head"] = Patched(font, "head", (50, 1)),
            ["hhea"] = Patched(font, "hhea", (34, (ushort)count)),
            ["maxp"] = Limits(font, count, all.Count > 0),
            ["hmtx"] = Metrics(all, glyphs, count),
            ["loca"] = offsets,
            ["glyf"] = outlines,
        };
        // Hinting programs, where the font has any: glyph instructions call into them.
        foreach (var tag in (string[])["cvt ", "fpgm", "prep"])
            if (font.Has(tag)) tables[tag] = font.Table(tag).ToArray();
        return Assemble(tables);
    }

    /// <summary>The used glyphs, glyph 0 (required by the format) and every glyph they are composed of.</summary>
    internal static SortedSet<ushort> WithComponents(SubsetExtras font, IEnumerable<ushort> used)
    {
        var closed = new SortedSet<ushort>();
        var open = new Stack<ushort>([0, .. used]);
        while (open.TryPop(out var glyph))
        {
            if (!closed.Add(glyph)) continue;
            foreach (var component in Components(font.Outline(glyph))) open.Push(component);
        }

        return closed;
    }

    private static List<ushort> Components(ReadOnlySpan<byte> outline)
    {
        const int Words = 0x0001, Scale = 0x0008, More = 0x0020, TwoScales = 0x0040, Matrix = 0x0080;
        List<ushort> components = [];
        // A negative number of contours marks a composite.
        if (outline.Length < 10 || BinaryPrimitives.ReadInt16BigEndian(outline) >= 0) return components;
        for (int at = 10, flags = More; (flags & More) != 0;)
        {
            flags = BinaryPrimitives.ReadUInt16BigEndian(outline[at..]);
            components.Add(BinaryPrimitives.ReadUInt16BigEndian(outline[(at + 2)..]));
            at += 4 + ((flags & Words) != 0 ? 4 : 2)
                + ((flags & Scale) != 0 ? 2 : (flags & TwoScales) != 0 ? 4 : (flags & Matrix) != 0 ? 8 : 0);
        }

        return components;
    }

    private static (byte[] Outlines, byte[] Offsets) Outlines(SubsetExtras font, SortedSet<ushort> glyphs, int count)
    {
        using var outlines = new MemoryStream();
        var offsets = new byte[4 * (count + 1)];
        for (var glyph = 0; glyph < count; glyph++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(offsets.AsSpan(4 * glyph), (uint)outlines.Length);
            if (!glyphs.Contains((ushort)glyph)) continue;
            var outline = font.Outline((ushort)glyph);
            outlines.Write(outline);
            outlines.Write(new byte[-outline.Length & 3]);
        }

        BinaryPrimitives.WriteUInt32BigEndian(offsets.AsSpan(4 * count), (uint)outlines.Length);
        return (outlines.ToArray(), offsets);
    }

    private static byte[] Metrics(SubsetExtras font, SortedSet<ushort> glyphs, int count)
    {
        var metrics = new byte[4 * count];
        foreach (var glyph in glyphs)
        {
            BinaryPrimitives.WriteUInt16BigEndian(metrics.AsSpan(4 * glyph), (ushort)font.Advance(glyph));
            BinaryPrimitives.WriteInt16BigEndian(metrics.AsSpan(4 * glyph + 2), font.LeftSideBearing(glyph));
        }

        return metrics;
    }

    /// <summary>
    /// The glyph count, and how much composites hold: those that were added may be larger than the font's own.
    /// </summary>
    private static byte[] Limits(TrueTypeFile font, int count, bool hasExtras)
    {
        const int CompositePoints = 10, CompositeContours = 12, Components = 28, Depth = 30;
        var table = Patched(font, "maxp", (4, (ushort)count));
        if (!hasExtras) return table;
        (int At, int Least)[] limits = [(CompositePoints, 1000), (CompositeContours, 100), (Components, 8), (Depth, 6)];
        foreach (var (at, least) in limits)
        {
            var limit = Math.Max(least, (int)BinaryPrimitives.ReadUInt16BigEndian(table.AsSpan(at)));
            BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(at), (ushort)limit);
        }

        return table;
    }

    private static byte[] Patched(TrueTypeFile font, string tag, (int Offset, ushort Value) patch)
    {
        var table = font.Table(tag).ToArray();
        if (tag == "head") table.AsSpan(8, 4).Clear(); // checkSumAdjustment counts as zero while sums are made
        BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(patch.Offset), patch.Value);
        return table;
    }

    private static byte[] Assemble(SortedDictionary<string, byte[]> tables)
    {
        var file = new byte[12 + 16 * tables.Count + tables.Values.Sum(t => (t.Length + 3) & ~3)];
        var power = (int)Math.Log2(tables.Count);
        BinaryPrimitives.WriteUInt32BigEndian(file, 0x00010000);
        U16(4, tables.Count);
        U16(6, 16 << power);
        U16(8, power);
        U16(10, 16 * tables.Count - (16 << power));
        int record = 12, offset = 12 + 16 * tables.Count, head = 0;
        foreach (var (tag, table) in tables)
        {
            table.CopyTo(file, offset);
            Encoding.ASCII.GetBytes(tag, file.AsSpan(record));
            U32(record + 4, CheckSum(file.AsSpan(offset, (table.Length + 3) & ~3)));
            U32(record + 8, (uint)offset);
            U32(record + 12, (uint)table.Length);
            if (tag == "head") head = offset;
            record += 16;
            offset += (table.Length + 3) & ~3;
        }

        U32(head + 8, unchecked(0xB1B0AFBA - CheckSum(file)));
        return file;

        void U16(int at, int value) => BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(at), (ushort)value);
        void U32(int at, uint value) => BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(at), value);
    }

    private static uint CheckSum(ReadOnlySpan<byte> padded)
    {
        var sum = 0u;
        for (var i = 0; i < padded.Length; i += 4) sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(padded[i..]));
        return sum;
    }
}

using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Lms.Domain;
using Lms.Domain.Text;

namespace Lms.Infrastructure.TraineeLists;

/// <summary>
/// The sheets of a workbook as text, each part read once from end to end. Of a formula only the value that its author's program
/// kept is taken.
/// </summary>
internal sealed partial class WorkbookTables
{
    /// <summary>Of a file that covers more cells by merging than this, the rest stays empty, which is told where a cell is needed.</summary>
    private const int MostCovered = 200_000;

    private readonly PackageParts parts;
    private readonly XElement workbook;
    private readonly IReadOnlyList<PackageRelation> relations;
    private readonly WorkbookLimits limits;
    private int covered;

    private WorkbookTables(PackageParts parts, string main, WorkbookLimits limits)
    {
        (this.parts, this.limits) = (parts, limits);
        (workbook, relations) = (parts.Load(main), parts.Relations(main));
        if (workbook.Name.LocalName != "workbook") throw new InvalidDataException();
    }

    public static Outcome<IReadOnlyList<SheetTable>> Read(PackageParts parts, string main, string fileName, WorkbookLimits limits, IProgress<ReadingProgress>? progress) =>
        new WorkbookTables(parts, main, limits).Read(fileName, progress);

    private Outcome<IReadOnlyList<SheetTable>> Read(string fileName, IProgress<ReadingProgress>? progress)
    {
        var from1904 = Named(workbook, "workbookPr").Attributes("date1904").FirstOrDefault()?.Value is "1" or "true";
        var cells = new SheetCells(SharedStrings(), DateStyles(), from1904, limits);
        var tables = new List<SheetTable>();
        var (done, of) = (0, 0);
        foreach (var sheet in Named(workbook, "sheet"))
        {
            var relation = relations.FirstOrDefault(relation => relation.Id == RelationId(sheet));
            if (relation is null || relation.Is("chartsheet") || relation.Is("dialogsheet")) continue;
            // A sheet that is named and not there was lost on the way.
            using var reader = parts.Open(relation.Target) ?? throw new InvalidDataException();
            var rows = cells.Read(reader, more => of += more, line => progress?.Report(new(done + line, Math.Max(of, done + line))));
            if (rows is null) return Refuse(cells, fileName);
            TellTotals(rows, relation.Target);
            cells.Count(Cover(rows, cells.Merges));
            if (cells.IsTooLong) return Refuse(cells, fileName);
            var isHidden = sheet.Attribute("state")?.Value is "hidden" or "veryHidden";
            tables.Add(new(sheet.Attribute("name")!.Value, isHidden, from1904, rows) { Merges = cells.Merges });
            done += rows.Count;
        }
        return tables;
    }

    private Refusal Refuse(SheetCells cells, string fileName) =>
        cells.IsTooLong ? new WorkbookTooLarge(fileName, (int)(limits.MaxFileBytes >> 20)) : new WorkbookTooManyRows(fileName, cells.LastLine, limits.MaxLine);

    /// <summary>The last lines of a table of the sheet that shows totals.</summary>
    private void TellTotals(List<TableRow> rows, string sheet)
    {
        foreach (var relation in parts.Relations(sheet).Where(relation => relation.Is("table")))
        {
            using var reader = parts.Open(relation.Target);
            if (reader is null || reader.MoveToContent() != XmlNodeType.Element) continue;
            if (!int.TryParse(reader.GetAttribute("totalsRowCount"), out var count) || SheetCells.Range(reader.GetAttribute("ref")) is not { } range) continue;
            for (var line = Math.Max(range.Bottom - count + 1, range.Top + 1); line <= Math.Min(range.Bottom, rows.Count); line++)
                rows[line - 1] = rows[line - 1] with { IsTotals = true };
        }
    }

    /// <summary>Gives each row that says something the texts of the merged cells above that cover it.</summary>
    /// <returns>How many characters that is.</returns>
    private long Cover(List<TableRow> rows, IReadOnlyList<MergedCells> merges)
    {
        long characters = 0;
        foreach (var merge in merges.Where(merge => merge.Bottom > merge.Top && merge.Top <= rows.Count))
        {
            var text = rows[merge.Top - 1][merge.Left];
            if (VietnameseText.IsInvisible(text)) continue;
            for (var line = merge.Top + 1; line <= Math.Min(merge.Bottom, rows.Count); line++)
            {
                if (covered++ >= MostCovered) return characters;
                var row = rows[line - 1];
                if (row.IsBlank || !VietnameseText.IsInvisible(row[merge.Left])) continue;
                rows[line - 1] = row with { Above = new Dictionary<int, string>(row.Above) { [merge.Left] = text } };
                characters += text.Length;
            }
        }
        return characters;
    }

    private List<string> SharedStrings()
    {
        var strings = new List<string>();
        if (OfType("sharedStrings") is not { } path) return strings;
        using var reader = parts.Open(path);
        while (reader?.Read() == true)
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "si" }) strings.Add(SheetCells.RichText(reader));
        }
        return strings;
    }

    /// <summary>Whether the numbers of cells with each style are dates.</summary>
    private List<bool> DateStyles()
    {
        if (OfType("styles") is not { } path || !parts.Contains(path)) return [];
        var styles = parts.Load(path);
        var own = Named(styles, "numFmt").GroupBy(format => format.Attribute("numFmtId")?.Value ?? "")
            .ToDictionary(format => format.Key, format => IsDate(format.First().Attribute("formatCode")?.Value ?? ""));
        return
        [
            .. Named(styles, "cellXfs").Elements().Select(style => style.Attribute("numFmtId")?.Value ?? "")
                .Select(id => own.TryGetValue(id, out var date) ? date : int.TryParse(id, out var known) && IsDate(known)),
        ];
    }

    private static bool IsDate(int known) => known is (>= 14 and <= 22) or (>= 45 and <= 47);

    /// <summary>A format with a day, month, year or hour in it, outside of what it prints as it stands.</summary>
    private static bool IsDate(string format) => DatePart().IsMatch(Literal().Replace(format, "").Split(';')[0]);

    private string? OfType(string name) => relations.FirstOrDefault(relation => relation.Is(name))?.Target;

    private static IEnumerable<XElement> Named(XElement root, string name) => root.Descendants().Where(e => e.Name.LocalName == name);

    private static string RelationId(XElement sheet) => sheet.Attributes().First(a => a.Name.LocalName == "id" && a.Name.NamespaceName.Length > 0).Value;

    [GeneratedRegex("""
        "[^"]*"|\\.|\[[^\]\[]*\]|[_*].
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Literal();

    [GeneratedRegex("[dmyhs]", RegexOptions.IgnoreCase)]
    private static partial Regex DatePart();
}

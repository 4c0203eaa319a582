using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Lms.Domain;

namespace Lms.Infrastructure.TraineeLists;

/// <summary>
/// The sheets of a workbook as text, each part read once from end to end. Of a formula only the value that its author's program kept is
/// taken. Only parts inside the package are ever opened; a link outside it names no entry.
/// </summary>
internal sealed partial class WorkbookTables
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreWhitespace = true, CloseInput = true };

    private readonly ZipArchive archive;
    private readonly XElement workbook;
    private readonly List<XElement> relations;

    private WorkbookTables(ZipArchive archive) =>
        (this.archive, workbook, relations) = (archive, Load(archive.GetEntry("xl/workbook.xml")), [.. Load(archive.GetEntry("xl/_rels/workbook.xml.rels")).Elements()]);

    public static Outcome<IReadOnlyList<SheetTable>> Read(ZipArchive archive, string fileName, WorkbookLimits limits, IProgress<ReadingProgress>? progress) =>
        new WorkbookTables(archive).Read(fileName, limits, progress);

    private Outcome<IReadOnlyList<SheetTable>> Read(string fileName, WorkbookLimits limits, IProgress<ReadingProgress>? progress)
    {
        var from1904 = Named(workbook, "workbookPr").Attributes("date1904").FirstOrDefault()?.Value is "1" or "true";
        var cells = new SheetCells(SharedStrings(), DateStyles(), from1904, limits);
        var tables = new List<SheetTable>();
        var (done, of) = (0, 0);
        foreach (var sheet in Named(workbook, "sheet"))
        {
            if (Part(relations.Find(relation => relation.Attribute("Id")!.Value == RelationId(sheet))) is not { } part) continue;
            using var reader = XmlReader.Create(part.Open(), Settings);
            var rows = cells.Read(reader, more => of += more, line => progress?.Report(new(done + line, Math.Max(of, done + line))));
            if (rows is null) return cells.IsTooLong ? new WorkbookTooLarge(fileName, (int)(limits.MaxFileBytes >> 20)) : new WorkbookTooManyRows(fileName, cells.LastLine, limits.MaxLine);
            tables.Add(new(sheet.Attribute("name")!.Value, sheet.Attribute("state")?.Value is "hidden" or "veryHidden", from1904, rows));
            done += rows.Count;
        }
        return tables;
    }

    private List<string> SharedStrings()
    {
        var strings = new List<string>();
        if (Part(OfType("sharedStrings")) is not { } part) return strings;
        using var reader = XmlReader.Create(part.Open(), Settings);
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "si" }) strings.Add(SheetCells.RichText(reader));
        }
        return strings;
    }

    /// <summary>Whether the numbers of cells with each style are dates.</summary>
    private List<bool> DateStyles()
    {
        if (Part(OfType("styles")) is not { } part) return [];
        var styles = Load(part);
        var own = Named(styles, "numFmt").GroupBy(format => format.Attribute("numFmtId")?.Value ?? "")
            .ToDictionary(format => format.Key, format => IsDate(format.First().Attribute("formatCode")?.Value ?? ""));
        return [.. Named(styles, "cellXfs").Elements().Select(style => style.Attribute("numFmtId")?.Value ?? "")
            .Select(id => own.TryGetValue(id, out var date) ? date : int.TryParse(id, out var known) && known is (>= 14 and <= 22) or (>= 45 and <= 47))];
    }

    /// <summary>A format with a day, month, year or hour in it, outside of what it prints as it stands.</summary>
    private static bool IsDate(string format) => DatePart().IsMatch(Literal().Replace(format, "").Split(';')[0]);

    private XElement? OfType(string name) => relations.Find(relation => relation.Attribute("Type")?.Value.EndsWith("/" + name, StringComparison.Ordinal) == true);

    private ZipArchiveEntry? Part(XElement? relation) =>
        relation?.Attribute("Target")?.Value is { } target ? archive.GetEntry(target is ['/', .. var path] ? path : "xl/" + target) : null;

    private static XElement Load(ZipArchiveEntry? part)
    {
        using var reader = XmlReader.Create((part ?? throw new InvalidDataException()).Open(), Settings);
        return XElement.Load(reader);
    }

    private static IEnumerable<XElement> Named(XElement root, string name) => root.Descendants().Where(e => e.Name.LocalName == name);

    private static string RelationId(XElement sheet) => sheet.Attributes().First(a => a.Name.LocalName == "id" && a.Name.NamespaceName.Length > 0).Value;

    [GeneratedRegex("""
        "[^"]*"|\\.|\[[^\]\[]*\]|[_*].
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Literal();

    [GeneratedRegex("[dmyhs]", RegexOptions.IgnoreCase)]
    private static partial Regex DatePart();
}

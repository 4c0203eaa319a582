using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace Lms.Infrastructure.TraineeLists;

/// <summary>What the reading library does not tell: formulas, hidden rows, where a sheet really ends, which epoch dates have.</summary>
internal sealed record WorkbookFacts(bool Dates1904, IReadOnlyDictionary<string, SheetFacts> Sheets)
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreWhitespace = true };

    public static WorkbookFacts Read(ZipArchive archive)
    {
        var workbook = Load(archive, "xl/workbook.xml");
        var targets = Load(archive, "xl/_rels/workbook.xml.rels").Elements().ToDictionary(Id, Target);
        var epoch = Named(workbook, "workbookPr").Attributes("date1904").FirstOrDefault()?.Value;
        var sheets = Named(workbook, "sheet")
            .Select(sheet => (Name: sheet.Attribute("name")!.Value, Part: targets[RelationId(sheet)]))
            .Select(sheet => (sheet.Name, Part: archive.GetEntry(sheet.Part)))
            .Where(sheet => sheet.Part is not null)
            .ToDictionary(sheet => sheet.Name, sheet => ReadSheet(sheet.Part!));
        return new(epoch is "1" or "true", sheets);
    }

    private static SheetFacts ReadSheet(ZipArchiveEntry part)
    {
        using var stream = part.Open();
        using var reader = XmlReader.Create(stream, Settings);
        return SheetFacts.Read(reader);
    }

    private static XElement Load(ZipArchive archive, string path)
    {
        using var stream = (archive.GetEntry(path) ?? throw new InvalidDataException(path)).Open();
        using var reader = XmlReader.Create(stream, Settings);
        return XElement.Load(reader);
    }

    private static IEnumerable<XElement> Named(XElement root, string name) => root.Descendants().Where(e => e.Name.LocalName == name);

    private static string Id(XElement relation) => relation.Attribute("Id")!.Value;

    private static string RelationId(XElement sheet) => sheet.Attributes().First(a => a.Name.LocalName == "id" && a.Name.NamespaceName.Length > 0).Value;

    /// <summary>Only parts inside the package are ever opened; a link outside it names no entry.</summary>
    private static string Target(XElement relation) => relation.Attribute("Target")!.Value is ['/', .. var path] ? path : "xl/" + relation.Attribute("Target")!.Value;
}

/// <summary>The facts of one sheet. Lines count from 1, columns from 0.</summary>
internal sealed record SheetFacts(int LastFilledLine, IReadOnlySet<int> HiddenLines, ILookup<int, int> Formulas)
{
    public static SheetFacts Read(XmlReader reader)
    {
        var (line, column, last) = (0, -1, 0);
        var hidden = new HashSet<int>();
        var formulas = new List<(int Line, int Column)>();
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element) continue;
            switch (reader.LocalName)
            {
                case "row":
                    (line, column) = (int.TryParse(reader.GetAttribute("r"), out var r) ? r : line + 1, -1);
                    if (reader.GetAttribute("hidden") is "1" or "true") hidden.Add(line);
                    break;
                case "c":
                    column = reader.GetAttribute("r") is { } reference ? Column(reference) : column + 1;
                    break;
                case "f":
                    formulas.Add((line, column));
                    break;
                case "v" or "is" when line > last:
                    last = line;
                    break;
            }
        }
        return new(last, hidden, formulas.ToLookup(f => f.Line, f => f.Column));
    }

    private static int Column(string reference)
    {
        var column = 0;
        foreach (var c in reference.TakeWhile(char.IsAsciiLetterUpper)) column = column * 26 + (c - 'A' + 1);
        return column - 1;
    }
}

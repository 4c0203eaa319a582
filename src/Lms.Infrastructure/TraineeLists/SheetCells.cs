using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Lms.Infrastructure.TraineeLists;

/// <summary>Reads the cells of a sheet's part as text, with what only the file shows: hidden rows, and which cells a formula made.</summary>
/// <param name="strings">The texts that cells of all sheets share.</param>
/// <param name="dateStyles">By style, whether its numbers are dates.</param>
/// <param name="from1904">Dates count from 1904.</param>
internal sealed partial class SheetCells(IReadOnlyList<string> strings, IReadOnlyList<bool> dateStyles, bool from1904, WorkbookLimits limits)
{
    /// <summary>No list is wider; one stray cell at the sheet's right edge must not make every row 16,384 cells long.</summary>
    private const int MostColumns = 256;

    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const double DaysFrom1900To1904 = 1462;

    private readonly string[] cells = new string[MostColumns];
    private readonly List<int> formulas = [];
    private List<TableRow> rows = [];
    private long characters;

    /// <summary>Of the sheet that was read last, the last line on which something stands.</summary>
    public int LastLine { get; private set; }

    /// <summary>All cells that were read hold more text than any list.</summary>
    public bool IsTooLong => characters > limits.MaxCharacters;

    /// <param name="expect">Told how many lines the sheet says it has.</param>
    /// <param name="tell">Told now and then which line was reached.</param>
    /// <returns>The lines down to the last on which something stands; null if that lies too far down, or there is too much text.</returns>
    public List<TableRow>? Read(XmlReader reader, Action<int> expect, Action<int> tell)
    {
        (rows, LastLine) = ([], 0);
        var (line, hidden, column, width) = (0, false, -1, 0);
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element) continue;
            switch (reader.LocalName)
            {
                case "dimension":
                    expect(LastLineOf(reader.GetAttribute("ref")));
                    break;
                case "row":
                    if (!Keep(line, hidden, width)) return null;
                    line = int.TryParse(reader.GetAttribute("r"), out var r) && r > line ? r : line + 1;
                    (hidden, column, width) = (reader.GetAttribute("hidden") is "1" or "true", -1, 0);
                    if (line % 256 == 0) tell(line);
                    break;
                case "c":
                    column = reader.GetAttribute("r") is { } reference ? Column(reference) : column + 1;
                    if (Cell(reader, column) is not { Length: > 0 } text || column is < 0 or >= MostColumns) continue;
                    if (column >= width) Array.Fill(cells, "", width, column - width);
                    (cells[column], width) = (text, Math.Max(width, column + 1));
                    break;
            }
        }
        return Keep(line, hidden, width) ? rows : null;
    }

    /// <summary>The text of an element in which letters may have fonts and readings: <c>si</c> or <c>is</c>.</summary>
    public static string RichText(XmlReader reader)
    {
        var text = new StringBuilder();
        if (reader.IsEmptyElement) return "";
        var depth = reader.Depth;
        reader.Read();
        while (reader.Depth > depth)
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "t" }) text.Append(reader.ReadElementContentAsString());
            else if (reader is { NodeType: XmlNodeType.Element, LocalName: "rPh" }) reader.Skip();
            else reader.Read();
        }
        return Whole(text.ToString());
    }

    private bool Keep(int line, bool hidden, int width)
    {
        if (width > 0)
        {
            LastLine = line;
            foreach (var cell in cells.AsSpan(0, width)) characters += cell.Length;
            if (line > limits.MaxLine || IsTooLong) return false;
            while (rows.Count < line - 1) rows.Add(new(rows.Count + 1, [], false, []));
            rows.Add(new(line, cells[..width], hidden, formulas.Count == 0 ? [] : [.. formulas]));
        }
        formulas.Clear();
        return true;
    }

    private string Cell(XmlReader reader, int column)
    {
        if (reader.IsEmptyElement) return "";
        var (kind, style, raw, depth) = (reader.GetAttribute("t"), reader.GetAttribute("s"), "", reader.Depth);
        reader.Read();
        while (reader.Depth > depth)
        {
            switch (reader.NodeType == XmlNodeType.Element ? reader.LocalName : "")
            {
                case "v":
                    raw = reader.ReadElementContentAsString();
                    break;
                case "is":
                    raw = RichText(reader);
                    break;
                case "f":
                    formulas.Add(column);
                    reader.Skip();
                    break;
                default:
                    reader.Read();
                    break;
            }
        }
        return raw.Length == 0 ? "" : Text(kind, style, raw);
    }

    private string Text(string? kind, string? style, string raw) => kind switch
    {
        "inlineStr" => raw,
        "s" => int.TryParse(raw, out var index) && index >= 0 && index < strings.Count ? strings[index] : "",
        "str" => Whole(raw),
        "b" => raw == "1" ? "True" : "False",
        "e" => "",
        "d" => DateTime.TryParse(raw, CultureInfo.InvariantCulture, out var date) ? Day(date) : raw,
        _ => double.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? Number(number, style) : raw,
    };

    private string Number(double number, string? style)
    {
        if (int.TryParse(style, out var index) && index >= 0 && index < dateStyles.Count && dateStyles[index]
            && number + (from1904 ? DaysFrom1900To1904 : 0) is > -657434 and < 2958466 and var days) return Day(DateTime.FromOADate(days));
        // Whole numbers below 10^15 are exact: ids and phone numbers that were typed as numbers have lost no digit but zeros in front.
        return number.ToString(Math.Abs(number) < 1e15 && Math.Floor(number) == number ? "F0" : null, CultureInfo.InvariantCulture);
    }

    private static string Day(DateTime date) => date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>A workbook writes what XML can't hold as <c>_x000D_</c>.</summary>
    private static string Whole(string text) => text.Contains("_x", StringComparison.Ordinal)
        ? Escape().Replace(text, match => ((char)int.Parse(match.ValueSpan[2..6], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString()) : text;

    /// <summary>10003 of "A1:O10003"; 0 where that is not said.</summary>
    private static int LastLineOf(string? dimension) =>
        dimension is not null && int.TryParse(dimension.AsSpan(dimension.LastIndexOf(':') + 1).TrimStart(Letters), out var line) ? line : 0;

    private static int Column(string reference)
    {
        var column = 0;
        for (var i = 0; i < reference.Length && column <= MostColumns && char.IsAsciiLetterUpper(reference[i]); i++) column = column * 26 + (reference[i] - 'A' + 1);
        return column - 1;
    }

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_")]
    private static partial Regex Escape();
}

using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using Lms.Domain.Text;

namespace Lms.Infrastructure.TraineeLists;

/// <summary>Reads the cells of a sheet's part as text, with what only the file shows: hidden rows, and which cells a formula made.</summary>
/// <param name="strings">The texts that cells of all sheets share.</param>
/// <param name="dateStyles">By style, whether its numbers are dates.</param>
/// <param name="from1904">Dates count from 1904.</param>
internal sealed partial class SheetCells(IReadOnlyList<string> strings, IReadOnlyList<bool> dateStyles, bool from1904, WorkbookLimits limits)
{
    /// <summary>No list is wider; one stray cell at the sheet's right edge must not make every row 16,384 cells long.</summary>
    private const int MostColumns = 256;

    /// <summary>A list has a few hundred; behind so many none is kept.</summary>
    private const int MostMerges = 20_000;

    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const double DaysFrom1900To1904 = 1462;

    /// <summary>What stands for a text that the file names and does not have.</summary>
    private const string Lost = "\uFFFD";

    private static readonly string[] IsoForms =
        ["yyyy-MM-dd", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ss.FFFFFFF"];

    private readonly string[] cells = new string[MostColumns];
    private readonly List<int> formulas = [];
    private readonly List<CellMend> mends = [];
    private List<TableRow> rows = [];
    private List<MergedCells> merges = [];
    private bool isVisible;
    private long characters;

    /// <summary>Of the sheet that was read last, the last line on which something stands.</summary>
    public int LastLine { get; private set; }

    /// <summary>The cells of that sheet that were merged.</summary>
    public IReadOnlyList<MergedCells> Merges => merges;

    /// <summary>All cells that were read hold more text than any list.</summary>
    public bool IsTooLong => characters > limits.MaxCharacters;

    /// <summary>Counts characters that stand in cells without having been read for them.</summary>
    public void Count(long more) => characters += more;

    /// <param name="expect">Told how many lines the sheet says it has.</param>
    /// <param name="tell">Told now and then which line was reached.</param>
    /// <returns>The lines down to the last on which something stands; null if that lies too far down, or there is too much text.</returns>
    public List<TableRow>? Read(XmlReader reader, Action<int> expect, Action<int> tell)
    {
        (rows, merges, LastLine) = ([], [], 0);
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
                    column = Column(reader.GetAttribute("r")) is var told and >= 0 ? told : column + 1;
                    if (Cell(reader, column) is { Length: > 0 } text) width = Put(column, text, width);
                    break;
                case "mergeCell":
                    if (merges.Count < MostMerges && Range(reader.GetAttribute("ref")) is { } range) merges.Add(range);
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

    /// <summary>The lines and cells of "B2:D10"; null for what is none.</summary>
    public static MergedCells? Range(string? reference)
    {
        if (reference?.Split(':') is not [var first, var last]) return null;
        var (left, right) = (Column(first), Column(last));
        var isWhole = left >= 0 && right >= left
            && int.TryParse(first.AsSpan().TrimStart(Letters), out var top) && int.TryParse(last.AsSpan().TrimStart(Letters), out var bottom)
            && top > 0 && bottom >= top;
        return isWhole ? new(LastLineOf(first), left, LastLineOf(last), right) : null;
    }

    /// <returns>How wide the row is now.</returns>
    private int Put(int column, string text, int width)
    {
        var isSeen = !VietnameseText.IsInvisible(text);
        isVisible |= isSeen;
        if (column >= MostColumns)
        {
            if (isSeen && mends.Count == 0) mends.Add(new(column, CellMendKind.TooFarRight, text, ""));
            return width;
        }
        if (column >= width) Array.Fill(cells, "", width, column - width);
        // Two cells with one name are no workbook of Excel's: both texts are kept.
        cells[column] = column < width && cells[column].Length > 0 ? $"{cells[column]} {text}" : text;
        return Math.Max(width, column + 1);
    }

    private bool Keep(int line, bool hidden, int width)
    {
        // A blank that nobody sees, far below the list, is no line of it.
        if (isVisible)
        {
            LastLine = line;
            foreach (var cell in cells.AsSpan(0, width)) characters += cell.Length;
            if (line > limits.MaxLine || IsTooLong) return false;
            while (rows.Count < line - 1) rows.Add(new(rows.Count + 1, [], false, []));
            rows.Add(new(line, cells[..width], hidden, formulas.Count == 0 ? [] : [.. formulas]) { Mends = mends.Count == 0 ? [] : [.. mends] });
        }
        isVisible = false;
        formulas.Clear();
        mends.Clear();
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
        "s" => int.TryParse(raw, out var index) && index >= 0 && index < strings.Count ? strings[index] : Lost,
        "str" => Whole(raw),
        "b" => raw == "1" ? "True" : "False",
        // An hour with a zone is an instant: it stays as it is written, for the list to take its day in Vietnam and say so.
        "d" => DateTime.TryParseExact(raw, IsoForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? Moment(date) : raw,
        "e" => raw,
        _ => double.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? Number(number, style) : raw,
    };

    private string Number(double number, string? style)
    {
        if (int.TryParse(style, out var index) && index >= 0 && index < dateStyles.Count && dateStyles[index]
            && number + (from1904 ? DaysFrom1900To1904 : 0) is > -657434 and < 2958466 and var days)
            return number is > 0 and < 1 ? Hour(DateTime.FromOADate(number)) : Moment(DateTime.FromOADate(days));
        // Whole numbers below 10^15 are exact: ids and phone numbers that were typed as numbers have lost no digit but zeros in front.
        return number.ToString(Math.Abs(number) < 1e15 && Math.Floor(number) == number ? "F0" : null, CultureInfo.InvariantCulture);
    }

    /// <summary>The day, and the hour if there is one: what a sheet does not show of a cell is in the file all the same.</summary>
    private static string Moment(DateTime exact)
    {
        var moment = Rounded(exact);
        return moment.ToString(moment.TimeOfDay == TimeSpan.Zero ? "dd/MM/yyyy" : "dd/MM/yyyy HH:mm:ss", CultureInfo.InvariantCulture);
    }

    private static string Hour(DateTime exact) => Rounded(exact).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>To the second: days are kept as fractions, and midnight may be a little before.</summary>
    private static DateTime Rounded(DateTime exact)
    {
        var ticks = exact.Ticks + (TimeSpan.TicksPerSecond / 2);
        return new DateTime(Math.Min(ticks - (ticks % TimeSpan.TicksPerSecond), DateTime.MaxValue.Date.Ticks));
    }

    /// <summary>A workbook writes what XML can't hold as <c>_x000D_</c>.</summary>
    private static string Whole(string text) => text.Contains("_x", StringComparison.Ordinal)
        ? Escape().Replace(text, match => ((char)int.Parse(match.ValueSpan[2..6], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString()) : text;

    /// <summary>10003 of "A1:O10003"; 0 where that is not said.</summary>
    private static int LastLineOf(string? dimension) =>
        dimension is not null && int.TryParse(dimension.AsSpan(dimension.LastIndexOf(':') + 1).TrimStart(Letters), out var line) ? line : 0;

    /// <summary>1 for "B7"; -1 where no letter tells it.</summary>
    private static int Column(string? reference)
    {
        if (reference is null) return -1;
        var column = 0;
        for (var i = 0; i < reference.Length && column <= MostColumns && char.IsAsciiLetterUpper(reference[i]); i++) column = column * 26 + (reference[i] - 'A' + 1);
        return column - 1;
    }

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_")]
    private static partial Regex Escape();
}

using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using Lms.Domain.TraineeLists;

namespace Lms.Infrastructure.TraineeLists;

/// <summary>Cells and rows of a written list. Every cell is text, so nothing a person typed can become a formula or a number.</summary>
internal static partial class ListCells
{
    /// <summary>What a cell of a workbook can hold, in characters.</summary>
    public const int LongestText = 32767;

    /// <summary>"A" for 0, "AA" for 26.</summary>
    public static string Letter(int column) => column < 26 ? ((char)('A' + column)).ToString() : Letter((column / 26) - 1) + Letter(column % 26);

    public static string Letter(TraineeColumn column) => Letter((int)column);

    public static Cell Cell(int column, int line, string text, ListStyle style)
    {
        var cell = new Cell { CellReference = $"{Letter(column)}{line}", StyleIndex = (uint)style };
        if (text.Length == 0) return cell;
        cell.DataType = CellValues.InlineString;
        cell.InlineString = new InlineString(new Text(Printable(text)) { Space = SpaceProcessingModeValues.Preserve });
        return cell;
    }

    public static Row Row(int line, double? height, params IEnumerable<Cell> cells) =>
        new(cells) { RowIndex = (uint)line, Height = height, CustomHeight = height is null ? null : true };

    /// <summary>
    /// The text as a workbook writes it: what XML can't hold or would change, such as a control character or half a surrogate pair,
    /// as <c>_x0001_</c>, and what only looks so with its <c>_</c> written that way.
    /// </summary>
    public static string Printable(string text)
    {
        var whole = text.Length <= LongestText ? text : text[..LongestText];
        if (!NeedsEscape().IsMatch(whole)) return whole;
        var written = new System.Text.StringBuilder(whole.Length + 16);
        for (var i = 0; i < whole.Length; i++)
        {
            var c = whole[i];
            if (i + 1 < whole.Length && XmlConvert.IsXmlSurrogatePair(whole[i + 1], c)) written.Append(c).Append(whole[++i]);
            else if (c == '\r' || !XmlConvert.IsXmlChar(c) || LooksEscaped().IsMatch(whole.AsSpan(i))) written.Append(CultureInfo.InvariantCulture, $"_x{(int)c:X4}_");
            else written.Append(c);
        }
        return written.ToString();
    }

    [GeneratedRegex(@"[^\t\n\u0020-\uD7FF\uE000-\uFFFD]|_x[0-9A-Fa-f]{4}")]
    private static partial Regex NeedsEscape();

    [GeneratedRegex("^_x[0-9A-Fa-f]{4}")]
    private static partial Regex LooksEscaped();
}

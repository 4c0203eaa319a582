using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using Lms.Domain.TraineeLists;

namespace Lms.Infrastructure.TraineeLists;

/// <summary>Cells and rows of a written list. Every cell is text, so nothing a person typed can become a formula or a number.</summary>
internal static class ListCells
{
    private const int LongestText = 32767;

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

    /// <summary>Without what XML can't hold, such as a control character or half a surrogate pair.</summary>
    public static string Printable(string text)
    {
        var kept = new System.Text.StringBuilder(text.Length);
        for (var i = 0; i < text.Length && kept.Length < LongestText - 1; i++)
        {
            if (XmlConvert.IsXmlChar(text[i])) kept.Append(text[i]);
            else if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i])) kept.Append(text[i]).Append(text[++i]);
        }
        return kept.ToString();
    }
}

using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Lms.Domain.Text;
using Lms.Infrastructure.TraineeLists;

namespace Lms.Infrastructure.Tables;

/// <summary>What is to be mended in one line of a file.</summary>
/// <param name="CellText">The text of the cell that it is about; empty where the cell is.</param>
/// <param name="Words">What is wrong, in the reader's language.</param>
public sealed record TableMark(string Sheet, int Line, string CellText, string Words);

/// <summary>
/// A table handed back: the sheets as they were sent, the bad cells coloured, each with a comment, and a last column that says all of it
/// again. It can be mended and sent anew.
/// </summary>
public static class AnnotatedTable
{
    private const double ColumnWidth = 22;
    private const double WordsWidth = 80;
    private const int LongestSheetName = 31;

    /// <returns>Null where the file cannot be opened any more.</returns>
    public static byte[]? Write(Stream file, string fileName, IReadOnlyList<TableMark> marks)
    {
        ArgumentNullException.ThrowIfNull(marks);
        var read = WorkbookFile.Read(file, fileName, WorkbookLimits.Default);
        if (!read.Succeeded) return null;
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = ListStyles.Sheet();
            var sheets = new Sheets();
            foreach (var table in read.Value.Where(table => !table.IsHidden))
            {
                var part = workbook.AddNewPart<WorksheetPart>();
                Write(part, table, marks.Where(mark => mark.Sheet == table.Name).ToLookup(mark => mark.Line));
                sheets.Append(new Sheet { Name = SheetName(table.Name), SheetId = (uint)sheets.Count() + 1, Id = workbook.GetIdOfPart(part) });
            }
            workbook.Workbook = new Workbook(sheets);
        }
        return stream.ToArray();
    }

    private static void Write(WorksheetPart part, SheetTable table, ILookup<int, TableMark> marks)
    {
        var width = table.Rows.Select(row => row.Cells.Count).DefaultIfEmpty(1).Max();
        var comments = new List<CellComment>();
        var rows = table.Rows.Where(row => !row.IsBlank).Select(row => Row(row, width, [.. marks[row.Line]], comments)).ToList();
        var drawing = comments.Count == 0 ? null : SheetComments.Add(part, comments);
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new Columns(
            new Column { Min = 1, Max = (uint)width, Width = ColumnWidth, CustomWidth = true },
            new Column { Min = (uint)width + 1, Max = (uint)width + 1, Width = WordsWidth, CustomWidth = true }));
        writer.WriteStartElement(new SheetData());
        foreach (var row in rows) writer.WriteElement(row);
        writer.WriteEndElement();
        if (drawing is not null) writer.WriteElement(drawing);
        writer.WriteEndElement();
    }

    private static Row Row(TableRow row, int width, List<TableMark> marks, List<CellComment> comments)
    {
        var marked = marks.ToLookup(mark => Place(row, mark.CellText, width));
        var cells = Enumerable.Range(0, row.Cells.Count).Select(cell => ListCells.Cell(cell, row.Line, row[cell], marked[cell].Any() ? ListStyle.Blocking : ListStyle.Plain));
        comments.AddRange(marked.Select(cell => new CellComment(cell.Key, row.Line, string.Join('\n', cell.Select(mark => mark.Words)))));
        if (marks.Count > 0) cells = cells.Append(ListCells.Cell(width, row.Line, string.Join('\n', marks.Select(mark => mark.Words)), ListStyle.Blocking));
        return ListCells.Row(row.Line, null, cells);
    }

    /// <summary>The cell with that text; else the last column, which has all words.</summary>
    private static int Place(TableRow row, string text, int width)
    {
        var wanted = VietnameseText.Normalize(text);
        if (wanted.Length == 0) return width;
        for (var cell = 0; cell < row.Cells.Count; cell++)
        {
            if (row[cell] == text || VietnameseText.Normalize(row[cell]) == wanted) return cell;
        }
        return width;
    }

    private static string SheetName(string name) => name.Length == 0 ? "Tệp" : name[..Math.Min(name.Length, LongestSheetName)];
}

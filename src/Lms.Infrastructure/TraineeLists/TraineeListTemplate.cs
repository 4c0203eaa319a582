using DocumentFormat.OpenXml.Spreadsheet;
using Lms.Domain.TraineeLists;

namespace Lms.Infrastructure.TraineeLists;

/// <summary>
/// Mẫu 01 as an .xlsx made for one unit: its quota, deadline, schools and lines are there, and a hidden sheet tells the upload
/// whose list it is. With rows given it is the filled list; reading that again gives the same rows.
/// </summary>
public static class TraineeListTemplate
{
    public static byte[] Write(TemplateContext context)
    {
        var lines = Math.Max(context.Seats + context.ReserveLines, context.Rows?.Count ?? 0);
        var data = Enumerable.Range(0, lines).Select(i => DataRow(i, context.Rows is { } rows && i < rows.Count ? rows[i] : null));
        return ListWorkbook.Write(context, data, ListHeading.FirstDataLine + lines - 1);
    }

    private static Row DataRow(int index, IReadOnlyDictionary<TraineeColumn, string>? cells)
    {
        var line = ListHeading.FirstDataLine + index;
        return ListCells.Row(line, null, TraineeColumns.All.Select(column => ListCells.Cell((int)column, line, Text(index, column, cells), Style(column))));
    }

    private static string Text(int index, TraineeColumn column, IReadOnlyDictionary<TraineeColumn, string>? cells) =>
        cells?.GetValueOrDefault(column) ?? (column == TraineeColumn.Ordinal ? $"{index + 1}" : "");

    private static ListStyle Style(TraineeColumn column) =>
        column is TraineeColumn.Ordinal or TraineeColumn.BirthDate or TraineeColumn.Gender ? ListStyle.Centred : ListStyle.Text;
}

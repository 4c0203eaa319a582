using DocumentFormat.OpenXml.Spreadsheet;
using Lms.Domain.TraineeLists;

namespace Lms.Infrastructure.TraineeLists;

/// <summary>A row as it arrived, and what was found in it.</summary>
public sealed record AnnotatedRow(RawRow Row, IReadOnlyList<RowFinding> Findings);

/// <summary>
/// The list handed back: the values as they were sent, coloured where something was found, each with a comment that says what
/// and how to mend it. A last column says all of it again, for programs that show no comments. It can be mended and uploaded.
/// </summary>
public static class AnnotatedWorkbook
{
    private const double LineHeight = 18;
    private const int TextPerLine = 75;

    private static readonly ExtraColumn FindingsHeading = new("Lỗi và cách sửa", 80);

    private static readonly int FindingsColumn = TraineeColumns.All.Count;

    /// <param name="describe">The text of a finding in the reader's language.</param>
    public static byte[] Write(TemplateContext context, IReadOnlyList<AnnotatedRow> rows, Func<RowFinding, string> describe)
    {
        var last = ListHeading.FirstDataLine + Math.Max(rows.Count, 1) - 1;
        var comments = rows.SelectMany((row, i) => Comments(row, ListHeading.FirstDataLine + i, describe)).ToList();
        return ListWorkbook.Write(context, rows.Select((row, i) => DataRow(row, ListHeading.FirstDataLine + i, describe)), last, Legend(last + 7),
            FindingsHeading, part => comments.Count == 0 ? [] : [SheetComments.Add(part, comments)]);
    }

    private static Row DataRow(AnnotatedRow row, int line, Func<RowFinding, string> describe)
    {
        var cells = TraineeColumns.All.Select(column => ListCells.Cell((int)column, line, row.Row[column], Style(row.Findings, column)));
        var texts = row.Findings.Select(describe).ToList();
        var all = string.Join('\n', texts);
        return ListCells.Row(line, LineHeight * Math.Clamp(texts.Sum(text => 1 + text.Length / TextPerLine), 1, 20), cells.Append(ListCells.Cell(FindingsColumn, line, all, Style(row.Findings, null))));
    }

    private static ListStyle Style(IReadOnlyList<RowFinding> findings, TraineeColumn? column)
    {
        var here = findings.Where(f => f.Column == column).ToList();
        return here.Count == 0 ? ListStyle.Text : Style(here.Max(f => f.Severity));
    }

    private static ListStyle Style(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Fixed => ListStyle.Fixed,
        FindingSeverity.Warning => ListStyle.Warning,
        _ => ListStyle.Blocking,
    };

    private static IEnumerable<CellComment> Comments(AnnotatedRow row, int line, Func<RowFinding, string> describe) =>
        row.Findings.GroupBy(finding => finding.Column is { } column ? (int)column : FindingsColumn)
            .Select(cell => new CellComment(cell.Key, line, string.Join('\n', cell.Select(describe))));

    private static IEnumerable<Row> Legend(int line)
    {
        (ListStyle Style, string Text)[] entries =
        [
            (ListStyle.Blocking, "Phải sửa: dòng chưa gửi được"),
            (ListStyle.Warning, "Cần xem lại: vẫn gửi được"),
            (ListStyle.Fixed, "Hệ thống tự sửa khi đọc: ô vẫn giữ giá trị gốc"),
        ];
        yield return ListCells.Row(line, null, [ListCells.Cell(1, line, "Chú giải màu (xem ghi chú ở từng ô)", ListStyle.Bold)]);
        for (var i = 0; i < entries.Length; i++)
            yield return ListCells.Row(line + i + 1, 34, [ListCells.Cell(1, line + i + 1, entries[i].Text, entries[i].Style)]);
    }
}

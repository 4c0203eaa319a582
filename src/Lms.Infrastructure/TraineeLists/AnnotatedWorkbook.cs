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
    private const int MostOwn = 100;

    /// <summary>The heading of the last column, which is left out when the workbook is read again.</summary>
    internal const string FindingsTitle = "Lỗi và cách sửa";

    /// <param name="describe">The text of a finding in the reader's language.</param>
    public static byte[] Write(TemplateContext context, IReadOnlyList<AnnotatedRow> rows, Func<RowFinding, string> describe)
    {
        var last = ListHeading.FirstDataLine + Math.Max(rows.Count, 1) - 1;
        // The files' own columns stand right of Mẫu 01's, each once.
        var own = rows.SelectMany(row => row.Row.Extra, (_, cell) => cell.Heading).Distinct().Take(MostOwn).ToList();
        var comments = rows.SelectMany((row, i) => Comments(row, ListHeading.FirstDataLine + i, own.Count, describe)).ToList();
        return ListWorkbook.Write(context, rows.Select((row, i) => DataRow(row, ListHeading.FirstDataLine + i, own, describe)), last, Legend(last + 7),
            [.. own.Select(heading => new ExtraColumn(heading, 20)), new ExtraColumn(FindingsTitle, 80)], part => comments.Count == 0 ? [] : [SheetComments.Add(part, comments)]);
    }

    private static Row DataRow(AnnotatedRow row, int line, List<string> own, Func<RowFinding, string> describe)
    {
        var cells = TraineeColumns.All.Select(column => ListCells.Cell((int)column, line, row.Row[column], Style(row.Findings, column)))
            .Concat(own.Select((heading, i) => ListCells.Cell(TraineeColumns.All.Count + i, line, row.Row.Extra.FirstOrDefault(cell => cell.Heading == heading)?.Text ?? "", ListStyle.Text)));
        var texts = row.Findings.Select(describe).ToList();
        var all = string.Join('\n', texts);
        return ListCells.Row(line, LineHeight * Math.Clamp(texts.Sum(text => 1 + text.Length / TextPerLine), 1, 20), cells.Append(ListCells.Cell(TraineeColumns.All.Count + own.Count, line, all, Style(row.Findings, null))));
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

    private static IEnumerable<CellComment> Comments(AnnotatedRow row, int line, int own, Func<RowFinding, string> describe) =>
        row.Findings.GroupBy(finding => finding.Column is { } column ? (int)column : TraineeColumns.All.Count + own)
            .Select(cell => new CellComment(cell.Key, line, string.Join('\n', cell.Select(describe))));

    private static IEnumerable<Row> Legend(int line)
    {
        (ListStyle Style, string Text)[] entries =
        [
            (ListStyle.Blocking, "Phải sửa: chưa nộp được"),
            (ListStyle.Warning, "Nên xem lại: vẫn nộp được"),
            (ListStyle.Fixed, "Hệ thống tự sửa khi đọc; ô này vẫn giữ chữ gốc"),
        ];
        yield return ListCells.Row(line, null, [ListCells.Cell(1, line, "Chú giải màu (xem ghi chú ở từng ô)", ListStyle.Bold)]);
        for (var i = 0; i < entries.Length; i++)
            yield return ListCells.Row(line + i + 1, 34, [ListCells.Cell(1, line + i + 1, entries[i].Text, entries[i].Style)]);
    }
}

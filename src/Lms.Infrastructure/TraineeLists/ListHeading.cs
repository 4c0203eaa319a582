using DocumentFormat.OpenXml.Spreadsheet;
using Lms.Domain.TraineeLists;

namespace Lms.Infrastructure.TraineeLists;

/// <summary>
/// The paper part of Mẫu 01: rows 1 to 9 above the data, and the signatures below. The words are the document's, which is
/// Vietnamese whatever language its reader has chosen.
/// </summary>
internal static class ListHeading
{
    public const int HeaderLine = 8;
    public const int FirstDataLine = 10;

    /// <summary>The last column of the left-hand block; quốc hiệu stands right of it.</summary>
    private const int LeftBlock = 6;

    private static readonly int LastColumn = TraineeColumns.All.Count - 1;

    public static IEnumerable<Row> Above(TemplateContext context, IReadOnlyList<ExtraColumn> extra)
    {
        yield return ListCells.Row(1, 18, [At(0, 1, context.UnitName.ToUpperInvariant(), ListStyle.Bold), At(LeftBlock + 1, 1, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", ListStyle.Bold)]);
        yield return ListCells.Row(2, 18, [At(LeftBlock + 1, 2, "Độc lập - Tự do - Hạnh phúc", ListStyle.Bold)]);
        yield return Line(3, "DANH SÁCH GIÁO VIÊN THAM GIA TẬP HUẤN", ListStyle.Title, 24);
        yield return Line(4, context.PlanNumber is { } number ? $"Kế hoạch số {number}: {context.PlanTitle}" : context.PlanTitle, ListStyle.Bold, 34);
        yield return Line(5, $"Chỉ tiêu: {context.Seats} giáo viên (không tính dự bị)", ListStyle.Note, 18);
        yield return Line(6, $"Hạn nộp danh sách: {context.DeadlineText}", ListStyle.Note, 18);
        yield return Line(7, "Cột có dấu * là bắt buộc; cần có Mã định danh ngành hoặc Số CCCD/ĐDCN. Ngày sinh ghi dd/mm/yyyy. Người dự bị: ghi “dự bị” ở cột Ghi chú.", ListStyle.Note, 18);
        yield return ListCells.Row(HeaderLine, 34, [.. TraineeColumns.All.Select(column => At((int)column, HeaderLine, Heading(column), ListStyle.Heading)), .. Extra(extra)]);
        yield return ListCells.Row(HeaderLine + 1, 16, TraineeColumns.All.Select(column => At((int)column, HeaderLine + 1, $"({(int)column + 1})", ListStyle.ColumnNumber)));
    }

    /// <param name="after">The last line of data.</param>
    public static IEnumerable<Row> Below(int after)
    {
        yield return ListCells.Row(after + 2, null, [At(LeftBlock + 4, after + 2, "…………, ngày …… tháng …… năm ………", ListStyle.Note)]);
        yield return ListCells.Row(after + 3, null, [At(1, after + 3, "NGƯỜI LẬP DANH SÁCH", ListStyle.Bold), At(LeftBlock + 4, after + 3, "THỦ TRƯỞNG ĐƠN VỊ", ListStyle.Bold)]);
        yield return ListCells.Row(after + 4, null, [At(1, after + 4, "(Ký, ghi rõ họ tên)", ListStyle.Note), At(LeftBlock + 4, after + 4, "(Ký, ghi rõ họ tên, đóng dấu)", ListStyle.Note)]);
    }

    public static IEnumerable<string> Merged(int after)
    {
        var (left, right, last) = (ListCells.Letter(LeftBlock), ListCells.Letter(LeftBlock + 1), ListCells.Letter(LastColumn));
        string[] above = [$"A1:{left}1", $"{right}1:{last}1", $"{right}2:{last}2", .. Enumerable.Range(3, 5).Select(line => $"A{line}:{last}{line}")];
        var signature = ListCells.Letter(LeftBlock + 4);
        return [.. above, .. Enumerable.Range(after + 2, 3).SelectMany(line => new[] { $"B{line}:D{line}", $"{signature}{line}:{last}{line}" })];
    }

    private static IEnumerable<Cell> Extra(IReadOnlyList<ExtraColumn> extra) =>
        extra.Select((column, i) => At(TraineeColumns.All.Count + i, HeaderLine, column.Heading, ListStyle.Heading));

    private static Row Line(int line, string text, ListStyle style, double height) => ListCells.Row(line, height, [At(0, line, text, style)]);

    private static Cell At(int column, int line, string text, ListStyle style) => ListCells.Cell(column, line, text, style);

    private static string Heading(TraineeColumn column) => column.Heading() + (column.IsRequired() ? " *" : "");
}

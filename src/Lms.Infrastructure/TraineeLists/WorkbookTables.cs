using System.Globalization;
using System.Text;
using ExcelDataReader;

namespace Lms.Infrastructure.TraineeLists;

/// <summary>The cells of a workbook as text. Of a formula only the value that its author's program kept is taken.</summary>
internal static class WorkbookTables
{
    static WorkbookTables() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static List<SheetTable> Read(byte[] file, WorkbookFacts facts, IProgress<ReadingProgress>? progress)
    {
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(file));
        var tables = new List<SheetTable>();
        var (done, of) = (0, facts.Sheets.Values.Sum(sheet => sheet.LastFilledLine));
        do
        {
            if (!facts.Sheets.TryGetValue(reader.Name, out var sheet)) continue;
            tables.Add(new(reader.Name, reader.VisibleState != "visible", facts.Dates1904, ReadRows(reader, sheet, line => progress?.Report(new(done + line, of)))));
            done = tables.Sum(table => table.Rows.Count);
        }
        while (reader.NextResult());
        return tables;
    }

    private static List<TableRow> ReadRows(IExcelDataReader reader, SheetFacts facts, Action<int> tell)
    {
        var rows = new List<TableRow>();
        while (rows.Count < facts.LastFilledLine && reader.Read())
        {
            var line = rows.Count + 1;
            if (line % 256 == 0) tell(line);
            var cells = new string[reader.FieldCount];
            for (var i = 0; i < cells.Length; i++) cells[i] = Text(reader.GetValue(i));
            var used = Array.FindLastIndex(cells, cell => cell.Length > 0) + 1;
            rows.Add(new(line, cells[..used], facts.HiddenLines.Contains(line), [.. facts.Formulas[line]]));
        }
        return rows;
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        DateTime date => date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        // Whole numbers below 10^15 are exact: ids and phone numbers that were typed as numbers have lost no digit but zeros in front.
        double number when Math.Abs(number) < 1e15 && Math.Floor(number) == number => number.ToString("F0", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}

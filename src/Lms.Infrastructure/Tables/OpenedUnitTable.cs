using Lms.Domain;
using Lms.Domain.Tables;
using Lms.Domain.Text;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.TraineeLists;

namespace Lms.Infrastructure.Tables;

/// <summary>
/// A table of units whose cells were read: title rows, totals and other sheets are known, and what cannot be known is asked before
/// anything becomes a row. The counterpart of <see cref="OpenedList"/> for quotas, teacher numbers and units.
/// </summary>
public sealed class OpenedUnitTable
{
    private const int LinesShown = 15;
    private const int ColumnsShown = 40;
    private const int LongestShown = 60;

    private readonly string name;
    private readonly TableDoor door;
    private readonly List<(SheetTable Table, UnitTableHeader? Header)> visible;

    private OpenedUnitTable(string name, TableDoor door, IEnumerable<SheetTable> tables)
    {
        (this.name, this.door) = (name, door);
        visible = [.. tables.Where(table => !table.IsHidden && table.Rows.Any(row => !row.IsBlank)).Select(table => (table, UnitTableHeader.Find(table, door)))];
    }

    /// <param name="mostBytes">A larger file is refused.</param>
    public static Outcome<OpenedUnitTable> Open(Stream stream, string fileName, TableDoor door, long? mostBytes = null)
    {
        var limits = WorkbookLimits.Default;
        if (mostBytes is { } most) limits = limits with { MaxFileBytes = most };
        var file = WorkbookFile.Read(stream, fileName, limits);
        return file.Succeeded ? new OpenedUnitTable(Path.GetFileName(fileName), door, file.Value) : file.Refusal;
    }

    internal static OpenedUnitTable Of(string name, TableDoor door, IEnumerable<SheetTable> tables) => new(name, door, tables);

    /// <summary>Whether the columns must be asked for: no sheet has all that are needed, once each.</summary>
    internal bool AsksForColumns => Complete.Count == 0;

    internal IEnumerable<SheetTable> Sheets => visible.Select(sheet => sheet.Table);

    private List<(SheetTable Table, UnitTableHeader? Header)> Complete => visible.FindAll(sheet => IsComplete(sheet.Header));

    /// <summary>What must be asked yet; empty where the table can be read.</summary>
    public TableQuestions Questions(TableAnswers answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var complete = Complete;
        var sheets = complete.Count > 1 && answers.Sheets is null
            ? complete.Select(sheet => new SheetChoice(sheet.Table.Name, Count(sheet.Table, sheet.Header!))).Where(sheet => sheet.Rows > 0).ToList() : [];
        return new(sheets.Count > 1 ? sheets : null,
            complete.Count == 0 && answers.Columns is null ? ColumnsQuestion() : null,
            answers.ConvertLegacy is null ? LegacyQuestion() : null);
    }

    /// <summary>The rows of the chosen sheets; a question that nobody has answered is a refusal.</summary>
    public Outcome<UnitTableReading> Read(TableAnswers answers)
    {
        if (visible.Count == 0) return new TableEmpty(name);
        if (Questions(answers) is { IsEmpty: false } questions) return new TableAsks(name, questions);
        var chosen = Chosen(answers);
        if (chosen.Count == 0) return new TableEmpty(name);
        var reader = new UnitRows(door, answers.ConvertLegacy == true ? LegacyQuestion()?.Encoding : null);
        foreach (var (table, _) in visible)
        {
            if (chosen.TryGetValue(table, out var header)) reader.Read(table, header);
            else reader.Leave(table);
        }
        return reader.Reading.Rows.Count == 0 ? new TableEmpty(name) : reader.Reading;
    }

    private Dictionary<SheetTable, UnitTableHeader> Chosen(TableAnswers answers)
    {
        if (answers.Columns is { } told && Asked() is { } table) return new() { [table] = UnitTableHeader.Of(table, told) };
        return Complete.Where(sheet => answers.Sheets?.Contains(sheet.Table.Name) != false).ToDictionary(sheet => sheet.Table, sheet => sheet.Header!);
    }

    private bool IsComplete(UnitTableHeader? header) =>
        header is { IsDoubled: false } && UnitColumns.Missing(door, [.. header.Columns.Keys]).Count == 0;

    /// <summary>The sheet whose columns are asked about: the one that looks most like a table.</summary>
    private SheetTable? Asked() => visible.OrderByDescending(sheet => sheet.Header?.Columns.Count ?? 0)
        .ThenByDescending(sheet => sheet.Table.Rows.Count).Select(sheet => sheet.Table).FirstOrDefault();

    private int Count(SheetTable table, UnitTableHeader header)
    {
        var reader = new UnitRows(door, null);
        reader.Read(table, header);
        return reader.Reading.Rows.Count;
    }

    private TableColumnsQuestion? ColumnsQuestion()
    {
        if (Asked() is not { } table) return null;
        var header = UnitTableHeader.Find(table, door);
        var last = header is null ? null : table.Rows[header.Index + header.Lines - 1];
        var lines = table.Rows.Skip(Math.Max(0, (header?.Index ?? 0) - 3)).Where(row => !row.IsBlank).Take(LinesShown).ToList();
        var width = Math.Min(ColumnsShown, lines.Max(row => row.Cells.Count));
        var columns = Enumerable.Range(0, width).Select(cell => Told(header, cell)).ToList();
        return new(table.Name, [.. lines.Select(row => new PreviewLine(row.Line, [.. row.Cells.Take(width).Select(Shown)]))], last?.Line ?? 0, columns,
            [.. UnitColumns.Of(door).Select(column => $"{column}")], [.. UnitColumns.Missing(door, [.. header?.Columns.Keys ?? []]).Select(column => $"{column}")]);
    }

    private static string? Told(UnitTableHeader? header, int cell)
    {
        foreach (var (column, at) in header?.Columns ?? new Dictionary<UnitColumn, int>())
        {
            if (at == cell) return $"{column}";
        }
        return null;
    }

    /// <summary>A table of units is short, and each name of it is kept: one cell is worth a question.</summary>
    private LegacyQuestion? LegacyQuestion()
    {
        var found = LegacyCells().GroupBy(cell => cell.Reading.Encoding).MaxBy(group => group.Count())?.ToList();
        return found is null ? null
            : new(found[0].Reading.Encoding, found.Count, [.. found.DistinctBy(cell => cell.Cell).TakeLast(3).Select(cell => new LegacySample(Shown(cell.Cell), Shown(cell.Reading.Text)))]);
    }

    private IEnumerable<(string Cell, LegacyReading Reading)> LegacyCells()
    {
        foreach (var row in visible.SelectMany(sheet => sheet.Table.Rows))
        {
            foreach (var cell in row.Cells)
            {
                if (LegacyVietnamese.Detect(cell) is { } reading) yield return (cell, reading);
            }
        }
    }

    private static string Shown(string text) => text.Length <= LongestShown ? text : text[..LongestShown] + "…";
}

using Lms.Domain;
using Lms.Domain.Text;
using Lms.Domain.TraineeLists;

namespace Lms.Infrastructure.TraineeLists;

/// <summary>
/// A list file whose cells were read: .xlsx, .xlsm (macros are never looked at) or CSV. It says what must be asked
/// before it
/// becomes rows. Nothing outside the file is ever opened.
/// </summary>
public sealed class OpenedList
{
    private const int LinesShown = 15;
    private const int ColumnsShown = 40;
    private const int LongestShown = 60;

    /// <summary>Fewer cells in an old encoding are mended one by one.</summary>
    private const int LeastLegacy = 3;

    private readonly string name;
    private readonly WorkbookLimits limits;
    private readonly IReadOnlyList<SheetTable> tables;
    private readonly ListNeeds needs;
    private readonly List<Sheet> visible;

    private OpenedList(string name, WorkbookLimits limits, IReadOnlyList<SheetTable> tables, ListNeeds needs)
    {
        (this.name, this.limits, this.tables, this.needs) = (name, limits, tables, needs);
        visible = [.. tables.Where(table => !table.IsHidden).Select(table => SheetOf(table, HeaderFinder.Find(table, needs.LeastHeadings)))];
        Marker = tables.Select(TemplateMarkerSheet.Read).FirstOrDefault(found => found is not null);
    }

    /// <summary>What the template's hidden sheet says; null for a file that is not the template.</summary>
    public TemplateMarker? Marker { get; }

    /// <summary>The signature of the header that <see cref="Remember"/> has recognised.</summary>
    public string? Remembered { get; private set; }

    public static Outcome<OpenedList> Open(Stream stream, string fileName, WorkbookLimits? limits = null, IProgress<ReadingProgress>? progress = null) =>
        Open(stream, fileName, ListNeeds.Trainees, limits, progress);

    internal static Outcome<OpenedList> Open(Stream stream, string fileName, ListNeeds needs, WorkbookLimits? limits = null,
        IProgress<ReadingProgress>? progress = null)
    {
        limits ??= WorkbookLimits.Default;
        var file = WorkbookFile.Read(stream, fileName, limits, progress);
        return file.Succeeded ? new OpenedList(Path.GetFileName(fileName), limits, file.Value, needs) : file.Refusal;
    }

    /// <summary>
    /// Takes the columns that a unit has told earlier for a header of this file: its word goes before the header's.
    /// </summary>
    /// <param name="told">By signature.</param>
    public void Remember(IReadOnlyDictionary<string, IReadOnlyList<TraineeColumn?>> told)
    {
        for (var i = 0; i < visible.Count && told.Count > 0; i++)
        {
            var table = visible[i].Table;
            for (var line = 0; line < Math.Min(table.Rows.Count, HeaderFinder.LinesSearched); line++)
            {
                if (Header.Signature(table.Rows[line]) is not { } signature || !told.TryGetValue(signature, out var columns)) continue;
                (visible[i], Remembered) = (new(table, Header.Of(table, line, columns), IsComplete: true, IsTold: true), signature);
                break;
            }
        }
    }

    /// <summary>What must be asked yet; empty where the file can be read.</summary>
    public UploadQuestions Questions(UploadAnswers answers)
    {
        var complete = visible.Where(sheet => sheet.IsComplete).ToList();
        var sheets = needs.AsksForSheets && complete.Count > 1 && answers.Sheets is null
            ? complete.Select(sheet => new SheetChoice(sheet.Table.Name, Rows(sheet.Table, sheet.Header!, null).Rows.Count)).Where(sheet => sheet.Rows > 0).ToList() : [];
        var isSheetOpen = sheets.Count > 1;
        return new(isSheetOpen ? sheets : null,
            isSheetOpen || answers.Columns is not null ? null : ColumnsQuestion(answers),
            answers.ConvertLegacy is null ? LegacyQuestion() : null);
    }

    /// <summary>
    /// The rows of the chosen sheets, or of every visible sheet that has a header, so that nobody on a second sheet
    /// is lost.
    /// </summary>
    public Outcome<WorkbookReading> Read(UploadAnswers answers)
    {
        var convert = answers.ConvertLegacy == true ? LegacyQuestion()?.Encoding : null;
        var chosen = Chosen(answers);
        if (chosen.Count == 0) return new WorkbookHeaderNotFound(name, visible.Select(sheet => needs.Missing(sheet.Header)).MinBy(columns => columns.Count) ?? needs.Missing(null));
        var reader = new TableReader { Convert = convert };
        foreach (var table in visible.Select(sheet => sheet.Table))
        {
            if (chosen.TryGetValue(table, out var header)) reader.Read(table, header);
            else reader.Leave(table);
        }
        if (reader.Rows.Count == 0) return new WorkbookHasNoRows(name);
        if (reader.Rows.Count > limits.MaxRows) return new WorkbookTooManyRows(name, reader.Rows.Count, limits.MaxRows);
        return new WorkbookReading(reader.Rows, reader.Skipped, reader.Notices, Marker);
    }

    /// <summary>By what the header that a person has pointed at is known again; null where it has no words.</summary>
    public string? SignatureOf(ColumnChoice choice, UploadAnswers? answers = null) =>
        Asked(answers ?? UploadAnswers.None)?.Table.Rows.FirstOrDefault(row => row.Line == choice.HeaderLine) is { } row
            ? Header.Signature(row) : null;

    /// <summary>How many lines with anything on them the chosen sheets have, without their headers.</summary>
    internal int Lines(UploadAnswers answers) => Chosen(answers).Sum(sheet =>
        sheet.Key.Rows.Count(row => !row.IsBlank)
        - sheet.Key.Rows.Skip(Math.Max(0, sheet.Value.Index)).Take(sheet.Value.Index < 0 ? 0 : sheet.Value.Lines).Count(row => !row.IsBlank));

    private Dictionary<SheetTable, Header> Chosen(UploadAnswers answers)
    {
        var chosen = Complete(answers).ToDictionary(sheet => sheet.Table, sheet => sheet.Header!);
        if (answers.Columns is not { } told || Asked(answers) is not { } asked) return chosen;
        var signature = SignatureOf(told, answers);
        chosen[asked.Table] = Told(asked.Table, told);
        // Sheets with the very same header are read the same way.
        foreach (var (table, header) in chosen.ToList())
        {
            var line = header.Index + header.Lines - 1;
            if (signature is null || table == asked.Table || line < 0 || Header.Signature(table.Rows[line]) != signature) continue;
            chosen[table] = Header.Of(table, line, told.Columns);
        }
        return chosen;
    }

    private static Header Told(SheetTable table, ColumnChoice told) =>
        Header.Of(table, table.Rows.ToList().FindIndex(row => row.Line == told.HeaderLine), told.Columns);

    /// <summary>The sheets that can be read, of those that were chosen.</summary>
    private List<Sheet> Complete(UploadAnswers answers) =>
        visible.FindAll(sheet => sheet.IsComplete && answers.Sheets?.Contains(sheet.Table.Name) != false);

    /// <summary>
    /// The sheet whose columns are asked about: of those that can be read the first with two readings, or whose
    /// columns shall be
    /// chosen anew; where none can be read the one that looks most like a list.
    /// </summary>
    private Sheet? Asked(UploadAnswers answers)
    {
        var complete = Complete(answers);
        if (complete.Count > 0) return complete.Find(IsAskedAbout) ?? complete[0];
        return visible.Where(sheet => sheet.Table.Rows.Any(row => !row.IsBlank))
            .OrderByDescending(sheet => HeaderFinder.Likeliest(sheet.Table)?.Columns.Count ?? 0)
            .ThenByDescending(sheet => sheet.Table.Rows.Count).FirstOrDefault();
    }

    private ColumnsQuestion? ColumnsQuestion(UploadAnswers answers)
    {
        if (Asked(answers) is not { } sheet) return null;
        if (sheet.IsComplete && !IsAskedAbout(sheet) && !answers.AskColumns) return null;
        var table = sheet.Table;
        if (table.Rows.Count(row => !row.IsBlank) < 2) return null;
        var header = answers.Former is { } former ? Told(table, former)
            : sheet.IsComplete ? sheet.Header : HeaderFinder.Likeliest(table);
        var last = header is null or { Index: < 0 } ? null : table.Rows[header.Index + header.Lines - 1];
        var from = Math.Max(0, (header?.Index ?? 0) - 3);
        var lines = table.Rows.Skip(from).Where(row => !row.IsBlank).Take(LinesShown).ToList();
        var width = Math.Min(ColumnsShown, lines.Max(row => row.Cells.Count));
        var columns = Enumerable.Range(0, width).Select(cell => header?.Columns.Where(c => c.Value.Cells.Contains(cell)).Select(c => (TraineeColumn?)c.Key).FirstOrDefault()).ToList();
        var shown = lines.Select(row => new PreviewLine(row.Line, [.. row.Cells.Take(width).Select(Shown)]));
        return new(table.Name, [.. shown], last?.Line ?? 0, columns, needs.Missing(header))
        {
            Doubled = sheet.IsComplete ? header!.Doubled : [],
            IsAgain = answers.AskColumns,
        };
    }

    private LegacyQuestion? LegacyQuestion()
    {
        var found = LegacyCells().GroupBy(cell => cell.Reading.Encoding).MaxBy(group => group.Count())?.ToList();
        return found is null || found.Count < LeastLegacy ? null
            : new(found[0].Reading.Encoding, found.Count, [.. found.DistinctBy(cell => cell.Cell).TakeLast(3).Select(cell => new LegacySample(Shown(cell.Cell), Shown(cell.Reading.Text)))]);
    }

    private IEnumerable<(string Cell, LegacyReading Reading)> LegacyCells()
    {
        foreach (var row in visible.SelectMany(sheet => sheet.Table.Rows))
        {
            // Every cell of every file is asked, and nearly none is one.
            for (var i = 0; i < row.Cells.Count; i++)
            {
                if (LegacyVietnamese.Detect(row.Cells[i]) is { } reading) yield return (row.Cells[i], reading);
            }
        }
    }

    private static TableReader Rows(SheetTable table, Header header, LegacyEncoding? convert)
    {
        var reader = new TableReader { Convert = convert };
        reader.Read(table, header);
        return reader;
    }

    private static string Shown(string text) => text.Length <= LongestShown ? text : text[..LongestShown] + "…";

    /// <summary>Two of its columns may be one; asked where somebody is there to answer.</summary>
    private bool IsAskedAbout(Sheet sheet) => sheet.IsDoubled && needs.AsksForSheets;

    private Sheet SheetOf(SheetTable table, Header? header) =>
        new(table, header, header is not null && needs.Missing(header).Count == 0, false);

    /// <param name="IsComplete">Its header has what is needed, or a person has said what its columns are.</param>
    /// <param name="IsTold">A person has said what its columns are.</param>
    private sealed record Sheet(SheetTable Table, Header? Header, bool IsComplete, bool IsTold)
    {
        /// <summary>Two columns may be one of Mẫu 01's, and nobody has said which.</summary>
        public bool IsDoubled => !IsTold && Header is { Doubled.Count: > 0 };
    }
}

using Lms.Domain;
using Lms.Domain.Tables;
using Lms.Domain.TraineeLists;

namespace Lms.Infrastructure.TraineeLists;

/// <summary>The names of an exclusion list, and the rows that are none.</summary>
/// <param name="Lines">How many lines with anything on them the sheets that were read have, without their headers: each is an entry or skipped.</param>
public sealed record ExclusionReading(IReadOnlyList<ExclusionEntry> Entries, IReadOnlyList<SkippedRow> Skipped, int Lines);

/// <summary>
/// Reads an exclusion list with whatever columns it has: a name is needed; birth date, teacher code, personal id and school
/// make the match surer. It is asked about and its cells are mended as those of a trainee list are, and what could not be read of an
/// entry stands beside it.
/// </summary>
public static class ExclusionListReader
{
    /// <summary>What tells who is meant; other cells of the file are not read.</summary>
    private static readonly TraineeColumn[] Telling =
        [TraineeColumn.FullName, TraineeColumn.BirthDate, TraineeColumn.TeacherCode, TraineeColumn.PersonalId, TraineeColumn.School];

    /// <summary>Other columns than the name may be empty in such a list.</summary>
    private static readonly string[] NoFaults = ["Finding.RequiredMissing", "Finding.CodeOrIdMissing"];

    /// <summary>Spreadsheets allow 31 characters; a file that was made by hand may have any number.</summary>
    private const int LongestSheet = 100;

    public static Outcome<ExclusionReading> Read(Stream stream, string fileName, RowRules rules, TableAnswers? answers = null, WorkbookLimits? limits = null)
    {
        var opened = OpenedList.Open(stream, fileName, ListNeeds.Excluded, limits);
        if (!opened.Succeeded) return opened.Refusal;
        var told = Told(answers ?? TableAnswers.None);
        if (opened.Value.Questions(told) is { IsEmpty: false } questions) return new TableAsks(Path.GetFileName(fileName), Asked(questions));
        var read = opened.Value.Read(told);
        if (!read.Succeeded) return read.Refusal;
        var entries = read.Value.Rows.Select(row => Entry(row, rules)).ToList();
        return new ExclusionReading(entries, read.Value.Skipped, opened.Value.Lines(told));
    }

    /// <summary>An entry as an officer has typed it anew.</summary>
    public static ExclusionEntry Read(RawRow typed, RowRules rules) => Entry(typed, rules);

    private static UploadAnswers Told(TableAnswers answers) => new(
        answers.Sheets,
        answers.Columns is { } choice ? new ColumnChoice(choice.HeaderLine, [.. choice.Columns.Select(Column)]) : null,
        answers.ConvertLegacy);

    private static TraineeColumn? Column(string? name) => Enum.TryParse<TraineeColumn>(name, out var column) && Enum.IsDefined(column) ? column : null;

    private static TableQuestions Asked(UploadQuestions questions) => new(
        questions.Sheets,
        questions.Columns is { } asked
            ? new TableColumnsQuestion(asked.Sheet, asked.Lines, asked.HeaderLine, [.. asked.Columns.Select(column => column is { } known ? $"{known}" : null)],
                [.. Telling.Prepend(TraineeColumn.Ordinal).Select(column => $"{column}")], [.. asked.Missing.Select(column => $"{column}")])
            : null,
        questions.Legacy);

    private static ExclusionEntry Entry(RawRow row, RowRules rules)
    {
        var (fields, findings) = RowReader.Read(row, rules);
        var faults = findings.Where(IsFault).ToList();
        // A hidden character can keep an old encoding from being seen in the cell.
        var isSeen = faults.Exists(fault => fault.Column == TraineeColumn.FullName);
        if (!isSeen && CellHealth.JudgeName(fields.FullName, isCsv: false) is not null)
            faults.Add(RowFinding.Of(FindingCode.FMT, FindingSeverity.Blocking, TraineeColumn.FullName, "TextDamaged", fields.FullName));
        var isNamed = !faults.Exists(fault => fault.Column == TraineeColumn.FullName);
        var school = fields.SchoolText.Length > 0 && !faults.Exists(fault => fault.Column == TraineeColumn.School) ? fields.SchoolText : null;
        var entry = new ExclusionEntry(row.Line, isNamed ? fields.FullName : "", fields.BirthDate, fields.TeacherCode, fields.PersonalId, school)
        {
            Sheet = row.Sheet.Length <= LongestSheet ? row.Sheet : row.Sheet[..LongestSheet],
        };
        return faults.Count == 0 ? entry : entry with { Faults = faults };
    }

    /// <summary>A cell that tells who is meant, and could not be read; or a name that may be damaged.</summary>
    private static bool IsFault(RowFinding finding)
    {
        if (finding.Column is not { } column || !Telling.Contains(column)) return false;
        if (column == TraineeColumn.FullName && finding is { Severity: FindingSeverity.Warning, Key: "Finding.LegacyEncodingLikely" }) return true;
        if (finding.Severity != FindingSeverity.Blocking) return false;
        return column == TraineeColumn.FullName || !NoFaults.Contains(finding.Key);
    }
}

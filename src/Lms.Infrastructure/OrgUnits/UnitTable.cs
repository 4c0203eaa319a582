using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Domain.Tables;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Tables;

namespace Lms.Infrastructure.OrgUnits;

/// <summary>One unit in a file.</summary>
/// <param name="Parent">The code of the parent unit, or empty.</param>
/// <param name="Line">The line of the file, from 1.</param>
public sealed record UnitLine(OrgUnitKind Kind, string Code, string Name, string Parent, SchoolLevel? Level, int Line)
{
    /// <summary>Empty for CSV.</summary>
    public string Sheet { get; init; } = "";
}

/// <summary>What a file of units holds.</summary>
/// <param name="Lines">Those without a problem.</param>
public sealed record UnitReading(IReadOnlyList<UnitLine> Lines, IReadOnlyList<TableProblem> Problems, IReadOnlyList<SkippedRow> Skipped);

/// <summary>Danh mục đơn vị: reads units from CSV or .xlsx with kind, code and name, and where there are any parent and level, in any order.</summary>
public static class UnitTable
{
    /// <summary>Reads the lines; their problems come beside them, for the caller adds what only the database knows.</summary>
    public static Outcome<UnitReading> Read(Stream stream, string fileName, TableAnswers? answers = null)
    {
        var opened = OpenedUnitTable.Open(stream, fileName, TableDoor.Units);
        if (!opened.Succeeded) return opened.Refusal;
        var read = opened.Value.Read(answers ?? TableAnswers.None);
        return read.Succeeded ? Read(read.Value) : read.Refusal;
    }

    private static UnitReading Read(UnitTableReading table)
    {
        var lines = new List<UnitLine>();
        var problems = table.Problems.ToList();
        var damaged = table.Problems.Select(p => (p.Sheet, p.Line)).ToHashSet();
        var codes = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in table.Rows)
        {
            var found = Problems(row, codes).ToList();
            problems.AddRange(found);
            if (found.Count > 0 || damaged.Contains((row.Sheet, row.Line))) continue;
            var (kind, level) = Kind(row);
            lines.Add(new(kind, row[UnitColumn.Code], row[UnitColumn.Name], row[UnitColumn.Parent], level, row.Line) { Sheet = row.Sheet });
        }
        return new(lines, problems, table.Skipped);
    }

    /// <summary>The kind of a row without problems, and its level: what the level's cell says, else what the kind's word does.</summary>
    internal static (OrgUnitKind Kind, SchoolLevel? Level) Kind(UnitTableRow row)
    {
        var reading = UnitWords.Kind(row[UnitColumn.Kind])!;
        return (reading.Kind, row[UnitColumn.Level].Length > 0 ? UnitWords.Level(row[UnitColumn.Level]) : reading.Level);
    }

    internal static IEnumerable<TableProblem> Problems(UnitTableRow row, HashSet<string> codes)
    {
        var (code, name, level) = (row[UnitColumn.Code], row[UnitColumn.Name], row[UnitColumn.Level]);
        var kind = UnitWords.Kind(row[UnitColumn.Kind]);
        if (row[UnitColumn.Kind].Length == 0) yield return Of(UnitColumn.Kind, TableProblemKind.KindMissing);
        else if (kind is null) yield return Of(UnitColumn.Kind, TableProblemKind.KindUnknown);
        if (code.Length == 0) yield return Of(UnitColumn.Code, TableProblemKind.CodeMissing);
        else if (code.Length > OrgUnit.CodeLength) yield return Of(UnitColumn.Code, TableProblemKind.CodeTooLong);
        else if (!codes.Add(code)) yield return Of(UnitColumn.Code, TableProblemKind.CodeRepeated);
        if (name.Length == 0) yield return Of(UnitColumn.Name, TableProblemKind.NameMissing);
        else if (name.Length > OrgUnit.NameLength) yield return Of(UnitColumn.Name, TableProblemKind.NameTooLong);
        if (level.Length == 0) yield break;
        if (UnitWords.Level(level) is not { } told) yield return Of(UnitColumn.Level, TableProblemKind.LevelUnknown);
        else if (kind is { Kind: OrgUnitKind.School, Level: { } meant } && meant != told) yield return Of(UnitColumn.Level, TableProblemKind.LevelDiffers);

        TableProblem Of(UnitColumn column, TableProblemKind problem) => new(row.Sheet, row.Line, column, problem, row[column]);
    }
}

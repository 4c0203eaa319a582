using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Domain.Text;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.TraineeLists;

namespace Lms.Infrastructure.OrgUnits;

/// <summary>One unit in a file.</summary>
/// <param name="Parent">The code of the parent unit, or empty.</param>
/// <param name="Line">The line of the file, from 1.</param>
public sealed record UnitLine(OrgUnitKind Kind, string Code, string Name, string Parent, SchoolLevel? Level, int Line);

/// <summary>What is wrong with a line. The text's key is <c>UnitProblem.</c> and this.</summary>
public enum UnitProblemKind
{
    KindUnknown,
    CodeMissing,
    CodeTooLong,
    CodeRepeated,
    CodeOfOtherKind,
    NameMissing,
    NameTooLong,
    LevelUnknown,
    ParentUnknown,
    ParentCycle,

    /// <summary>A day that cannot be read.</summary>
    DayUnknown,

    /// <summary>Another day than the change's: one decision takes effect on one day.</summary>
    DayDiffers,
}

/// <summary>One bad line of a file of units, with the text that is bad.</summary>
public sealed record UnitProblem(int Line, UnitProblemKind Kind, string Text);

/// <summary>The file has no header with kind, code and name.</summary>
public sealed record UnitTableHeaderNotFound(string Missing) : Refusal;

/// <summary>The file has a header and no line.</summary>
public sealed record UnitTableEmpty : Refusal;

/// <summary>Some lines are bad: all of them are told at once, and nothing is taken.</summary>
public sealed record UnitTableInvalid(IReadOnlyList<UnitProblem> Problems) : Refusal
{
    public int Count => Problems.Count;
}

/// <summary>Danh mục đơn vị: reads units from CSV or .xlsx with the columns kind, code and name, and where there are any parent and level, in any order.</summary>
public static class UnitTable
{
    internal const int Required = 3;

    internal static readonly (string Column, string[] Words)[] Headings =
    [
        ("kind", ["kind", "loai", "loai don vi"]),
        ("code", ["code", "ma", "ma don vi"]),
        ("name", ["name", "ten", "ten don vi", "don vi"]),
        ("parent", ["parent", "parent_code", "cap tren", "ma cap tren", "don vi cap tren"]),
        ("level", ["level", "cap hoc"]),
    ];

    private static readonly Dictionary<string, OrgUnitKind> KindWords = new(Enum.GetValues<OrgUnitKind>().ToDictionary(kind => VietnameseText.Fold(kind.ToString())))
    {
        ["so"] = OrgUnitKind.Department,
        ["phong"] = OrgUnitKind.DistrictOffice,
        ["phong gd&dt"] = OrgUnitKind.DistrictOffice,
        ["xa"] = OrgUnitKind.Commune,
        ["phuong"] = OrgUnitKind.Commune,
        ["xa/phuong"] = OrgUnitKind.Commune,
        ["dac khu"] = OrgUnitKind.Commune,
        ["truong"] = OrgUnitKind.School,
        ["truong thpt"] = OrgUnitKind.UpperSecondarySchool,
        ["thpt"] = OrgUnitKind.UpperSecondarySchool,
        ["gdnn-gdtx"] = OrgUnitKind.ContinuingCentre,
        ["trung tam gdnn-gdtx"] = OrgUnitKind.ContinuingCentre,
    };

    private static readonly Dictionary<string, SchoolLevel> LevelWords = Enum.GetValues<SchoolLevel>().ToDictionary(level => VietnameseText.Fold(level.ToString()));

    /// <summary>Reads the lines; their problems come beside them, for the caller adds what only the database knows.</summary>
    public static Outcome<(IReadOnlyList<UnitLine> Lines, IReadOnlyList<UnitProblem> Problems)> Read(Stream stream, string fileName)
    {
        var file = WorkbookFile.Read(stream, fileName, WorkbookLimits.Default);
        if (!file.Succeeded) return file.Refusal;
        var rows = file.Value.Take(1).SelectMany(table => table.Rows).Where(row => !row.IsBlank).ToList();
        if (rows.Count == 0) return new UnitTableEmpty();
        var columns = Headings.Select(h => rows[0].Cells.ToList().FindIndex(cell => h.Words.Contains(VietnameseText.Fold(cell)))).ToArray();
        var missing = Headings.Take(Required).Where((_, i) => columns[i] < 0).Select(h => h.Column).ToList();
        if (missing.Count > 0) return new UnitTableHeaderNotFound(string.Join(", ", missing));
        return rows.Count == 1 ? new UnitTableEmpty() : Read(rows.Skip(1), columns);
    }

    private static (IReadOnlyList<UnitLine> Lines, IReadOnlyList<UnitProblem> Problems) Read(IEnumerable<TableRow> rows, int[] columns)
    {
        var lines = new List<UnitLine>();
        var problems = new List<UnitProblem>();
        var codes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var cells = columns.Select(i => i < 0 ? "" : VietnameseText.Normalize(row[i])).ToArray();
            var found = Problems(cells, codes).Select(p => new UnitProblem(row.Line, p.Kind, p.Text)).ToList();
            problems.AddRange(found);
            if (found.Count == 0) lines.Add(new(Kind(cells[0])!.Value, cells[1], cells[2], cells[3], Level(cells[4]), row.Line));
        }
        return (lines, problems);
    }

    internal static IEnumerable<(UnitProblemKind Kind, string Text)> Problems(string[] cells, HashSet<string> codes)
    {
        if (Kind(cells[0]) is null) yield return (UnitProblemKind.KindUnknown, cells[0]);
        if (cells[1].Length == 0) yield return (UnitProblemKind.CodeMissing, "");
        else if (cells[1].Length > OrgUnit.CodeLength) yield return (UnitProblemKind.CodeTooLong, cells[1]);
        else if (!codes.Add(cells[1])) yield return (UnitProblemKind.CodeRepeated, cells[1]);
        if (cells[2].Length == 0) yield return (UnitProblemKind.NameMissing, "");
        else if (cells[2].Length > OrgUnit.NameLength) yield return (UnitProblemKind.NameTooLong, cells[2]);
        if (cells[4].Length > 0 && Level(cells[4]) is null) yield return (UnitProblemKind.LevelUnknown, cells[4]);
    }

    internal static OrgUnitKind? Kind(string text) => KindWords.TryGetValue(VietnameseText.Fold(text), out var kind) ? kind : null;

    internal static SchoolLevel? Level(string text) => LevelWords.TryGetValue(VietnameseText.Fold(text), out var level) ? level : ListWords.Level(text);
}

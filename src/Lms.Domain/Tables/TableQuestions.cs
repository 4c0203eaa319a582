using Lms.Domain.TraineeLists;

namespace Lms.Domain.Tables;

/// <summary>What only a person can say about a table before it is read.</summary>
/// <param name="Sheets">Several visible sheets have a header: which are meant?</param>
/// <param name="Columns">Which column is which?</param>
/// <param name="Legacy">The file is typed in an old encoding: shall it be converted?</param>
public sealed record TableQuestions(IReadOnlyList<SheetChoice>? Sheets, TableColumnsQuestion? Columns, LegacyQuestion? Legacy)
{
    public bool IsEmpty => Sheets is null && Columns is null && Legacy is null;
}

/// <summary>The first lines of a sheet, and what the reader made of them. Columns are told by their names in code.</summary>
/// <param name="HeaderLine">The likeliest header line; 0 where there is none.</param>
/// <param name="Columns">What each column seems to be; null for none of those that are read.</param>
/// <param name="Options">What a column can be.</param>
/// <param name="Missing">The needed columns that were not found.</param>
public sealed record TableColumnsQuestion(string Sheet, IReadOnlyList<PreviewLine> Lines, int HeaderLine,
    IReadOnlyList<string?> Columns, IReadOnlyList<string> Options, IReadOnlyList<string> Missing);

/// <summary>What a person has answered; null where nothing was asked, or not yet.</summary>
public sealed record TableAnswers(IReadOnlyList<string>? Sheets = null, TableColumnChoice? Columns = null, bool? ConvertLegacy = null)
{
    public static TableAnswers None { get; } = new();
}

/// <summary>Which line is the header and what each column is, by the name in code; null is a column that is not read.</summary>
/// <param name="HeaderLine">0 where the sheet has none.</param>
public sealed record TableColumnChoice(int HeaderLine, IReadOnlyList<string?> Columns);

/// <summary>The file cannot be read before somebody has answered.</summary>
public sealed record TableAsks(string FileName, TableQuestions Questions) : Refusal;

/// <summary>There is a header and nothing under it, or nothing at all.</summary>
public sealed record TableEmpty(string FileName) : Refusal;

/// <summary>Some lines are bad: all of them are told at once, and nothing is taken.</summary>
public sealed record TableInvalid(string FileName, IReadOnlyList<TableProblem> Problems) : Refusal
{
    public int Count => Problems.Count;
}

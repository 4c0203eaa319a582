using Lms.Domain.Text;

namespace Lms.Domain.TraineeLists;

/// <summary>What only a person can say about a file before it is read. At least one of the three is asked.</summary>
/// <param name="Sheets">Several visible sheets have a header: which are the list?</param>
/// <param name="Columns">No header was found, or it lacks columns: which column is which?</param>
/// <param name="Legacy">The file is typed in an old encoding: shall it be converted?</param>
public sealed record UploadQuestions(IReadOnlyList<SheetChoice>? Sheets, ColumnsQuestion? Columns, LegacyQuestion? Legacy)
{
    public bool IsEmpty => Sheets is null && Columns is null && Legacy is null;
}

/// <summary>A sheet with a header, and how many rows stand under it.</summary>
public sealed record SheetChoice(string Name, int Rows);

/// <summary>The first lines of a sheet, and what the reader made of them.</summary>
/// <param name="HeaderLine">The likeliest header line; 0 where there is none.</param>
/// <param name="Columns">What each column seems to be; null for none of Mẫu 01's.</param>
/// <param name="Missing">The required columns that were not found.</param>
public sealed record ColumnsQuestion(
    string Sheet, IReadOnlyList<PreviewLine> Lines, int HeaderLine, IReadOnlyList<TraineeColumn?> Columns,
    IReadOnlyList<TraineeColumn> Missing)
{
    /// <summary>The columns that two of the file's may be; the proposal takes the one whose cells fit best.</summary>
    public IReadOnlyList<TraineeColumn> Doubled { get; init; } = [];

    /// <summary>The file was read already, and its columns shall be chosen anew.</summary>
    public bool IsAgain { get; init; }
}

/// <summary>A line of a file as it stands there, long texts cut.</summary>
public sealed record PreviewLine(int Line, IReadOnlyList<string> Cells);

/// <summary>How many cells are typed in an old encoding, with some of them before and after.</summary>
public sealed record LegacyQuestion(LegacyEncoding Encoding, int Cells, IReadOnlyList<LegacySample> Samples);

public sealed record LegacySample(string Before, string After);

/// <summary>What a person has answered; null where nothing was asked, or not yet.</summary>
public sealed record UploadAnswers(IReadOnlyList<string>? Sheets = null, ColumnChoice? Columns = null, bool? ConvertLegacy = null)
{
    public static UploadAnswers None { get; } = new();

    /// <summary>Chọn lại cột: the columns are asked whether or not the header tells them.</summary>
    public bool AskColumns { get; init; }

    /// <summary>The columns that were told before they were asked anew.</summary>
    public ColumnChoice? Former { get; init; }
}

/// <summary>Cách ghép cột: which line is the header and what each column is.</summary>
/// <param name="HeaderLine">The header's line; 0 where the sheet has none and people stand from its first line.</param>
/// <param name="Columns">By place, from the first column; one column of Mẫu 01 named more than once is joined. Null
/// is a column of the file's own.</param>
public sealed record ColumnChoice(int HeaderLine, IReadOnlyList<TraineeColumn?> Columns);

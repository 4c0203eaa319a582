namespace Lms.Domain.TraineeLists;

/// <summary>Dòng: one row as it arrived, nothing mended.</summary>
/// <param name="Line">The row's number in its sheet, from 1, as the spreadsheet shows it.</param>
/// <param name="Sheet">The sheet's name; empty for CSV.</param>
/// <param name="Cells">The text of each column that had any.</param>
public sealed record RawRow(int Line, string Sheet, IReadOnlyDictionary<TraineeColumn, string> Cells)
{
    /// <summary>The cells under headings that Mẫu 01 does not have, in the file's order; kept, shown, and given back to the space.</summary>
    public IReadOnlyList<ExtraCell> Extra { get; init; } = [];

    /// <summary>The cell's text, or the empty string.</summary>
    public string this[TraineeColumn column] => Cells.GetValueOrDefault(column, "");
}

/// <summary>Cột khác: a cell of a column that is the file's own.</summary>
public sealed record ExtraCell(string Heading, string Text);

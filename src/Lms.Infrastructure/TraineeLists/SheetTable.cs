namespace Lms.Infrastructure.TraineeLists;

/// <summary>One sheet, or one CSV file, as text.</summary>
/// <param name="Name">Empty for CSV.</param>
/// <param name="IsHidden">The sheet is hidden: it is looked at for the template's marker only.</param>
/// <param name="Dates1904">Bare date numbers count from 1904, as in workbooks from old Macs.</param>
internal sealed record SheetTable(string Name, bool IsHidden, bool Dates1904, IReadOnlyList<TableRow> Rows);

/// <summary>One line of text cells; <paramref name="Formulas"/> holds the indexes of those that a formula made.</summary>
internal sealed record TableRow(int Line, IReadOnlyList<string> Cells, bool IsHidden, IReadOnlyCollection<int> Formulas)
{
    public bool IsBlank => Cells.All(string.IsNullOrWhiteSpace);

    public string this[int index] => index < Cells.Count ? Cells[index] : "";
}

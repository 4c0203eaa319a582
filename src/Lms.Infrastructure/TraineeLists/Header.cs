using System.Security.Cryptography;
using System.Text;
using Lms.Domain.Text;
using Lms.Domain.TraineeLists;

namespace Lms.Infrastructure.TraineeLists;

/// <summary>How the cells of one column of Mẫu 01 become its text.</summary>
internal enum SourceKind
{
    /// <summary>Joined by spaces: a name in two columns.</summary>
    Words,

    /// <summary>Day, month and year, joined by slashes.</summary>
    Date,

    /// <summary>Two columns for men and women: whichever is filled.</summary>
    EitherSex,

    /// <summary>Two columns for men and women: which one is filled.</summary>
    SexMark,
}

/// <summary>The cells that a column is made of.</summary>
internal sealed record ColumnSource(IReadOnlyList<int> Cells, SourceKind Kind = SourceKind.Words);

/// <summary>Where a table's header is, and what is under it.</summary>
/// <param name="Index">The index of its first line among the table's rows; -1 where there is no header.</param>
/// <param name="Lines">How many lines it has: two where headings have headings above them.</param>
/// <param name="Extra">The columns that are the file's own.</param>
internal sealed record Header(
    int Index, int Lines, IReadOnlyDictionary<TraineeColumn, ColumnSource> Columns, IReadOnlyList<(int Cell, string Heading)> Extra)
{
    /// <summary>The columns that two of the file's columns may be: one was taken, and a person is asked.</summary>
    public IReadOnlyList<TraineeColumn> Doubled { get; init; } = [];

    /// <summary>The required columns that a header lacks; of teacher code and personal id it needs one.</summary>
    public static IReadOnlyList<TraineeColumn> Missing(Header? header)
    {
        var missing = TraineeColumns.All.Where(column => column.IsRequired() && header?.Columns.ContainsKey(column) != true).ToList();
        if (header?.Columns.ContainsKey(TraineeColumn.TeacherCode) != true && header?.Columns.ContainsKey(TraineeColumn.PersonalId) != true) missing.Add(TraineeColumn.PersonalId);
        return missing;
    }

    /// <summary>A header as a person has told it.</summary>
    public static Header Of(SheetTable table, int index, IReadOnlyList<TraineeColumn?> told)
    {
        var columns = told.Select((column, cell) => (column, cell)).Where(c => c.column is not null).GroupBy(c => c.column!.Value)
            .ToDictionary(c => c.Key, c => new ColumnSource([.. c.Select(one => one.cell)], c.Key == TraineeColumn.BirthDate ? SourceKind.Date : SourceKind.Words));
        var heading = index < 0 ? null : table.Rows[index];
        return new(index, 1, columns, HeaderFinder.Own(columns, j => heading?[j] ?? "", Math.Max(heading?.Cells.Count ?? 0, told.Count)));
    }

    /// <summary>By which a header is known again, whatever its case and marks; null for a line that is none.</summary>
    public static string? Signature(TableRow row)
    {
        var words = row.Cells.Select(cell => VietnameseText.Fold(cell)).ToList();
        return words.Count(word => word.Any(char.IsLetter)) < 2 ? null
            : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('|', words).TrimEnd('|'))));
    }
}

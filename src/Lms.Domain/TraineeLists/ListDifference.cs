using System.Globalization;
using Lms.Domain.Text;

namespace Lms.Domain.TraineeLists;

/// <summary>One cell of a row in two versions; a text is null where the cell is empty.</summary>
public sealed record CellChange(TraineeColumn Column, string? Before, string? After);

/// <summary>A person who is on both versions, with the cells that differ.</summary>
public sealed record RowDifference(SubmissionRow Before, SubmissionRow After, IReadOnlyList<CellChange> Cells);

/// <summary>
/// What one version of a list says otherwise than the one before. The same person is known by personal id, else by teacher code,
/// else by name and birth date, else by the school and name, else by every cell; where that is true of several rows, the first of each side are
/// taken together.
/// </summary>
public sealed record ListDifference(
    IReadOnlyList<SubmissionRow> Added, IReadOnlyList<SubmissionRow> Removed, IReadOnlyList<RowDifference> Changed, int Unchanged)
{
    private static readonly Func<SubmissionRow, string?>[] Keys =
    [
        r => r.Fields.PersonalId,
        r => r.Fields.TeacherCode,
        r => r.Fields is { FullName.Length: > 0, BirthDate: { } born } f ? string.Create(CultureInfo.InvariantCulture, $"{VietnameseText.Fold(f.FullName)}|{born:yyyy-MM-dd}") : null,
        r => r.Fields is { FullName.Length: > 0, SchoolText.Length: > 0 } f ? $"{VietnameseText.Fold(f.FullName)}|{VietnameseText.Fold(f.SchoolText)}" : null,
        // Who says nothing of themselves is known by the row as it stands.
        r => string.Join('\u0001', TraineeColumns.All.Where(c => c != TraineeColumn.Ordinal).Select(c => Text(r, c))),
    ];

    public bool IsNone => Added.Count == 0 && Removed.Count == 0 && Changed.Count == 0;

    public static ListDifference Between(IEnumerable<SubmissionRow> before, IEnumerable<SubmissionRow> after)
    {
        var (old, current) = (before.ToList(), after.ToList());
        var pairs = new List<RowDifference>();
        foreach (var key in Keys) Match(old, current, key, pairs);
        return new(current, old, [.. pairs.Where(p => p.Cells.Count > 0).OrderBy(p => p.After.Position)], pairs.Count(p => p.Cells.Count == 0));
    }

    private static void Match(List<SubmissionRow> old, List<SubmissionRow> current, Func<SubmissionRow, string?> key, List<RowDifference> pairs)
    {
        var known = old.Where(r => key(r) is not null).GroupBy(r => key(r)!).ToDictionary(g => g.Key, g => new Queue<SubmissionRow>(g));
        foreach (var row in current.ToList())
        {
            if (key(row) is not { } same || !known.TryGetValue(same, out var candidates) || !candidates.TryDequeue(out var was)) continue;
            pairs.Add(new(was, row, Cells(was, row)));
            old.Remove(was);
            current.Remove(row);
        }
    }

    private static List<CellChange> Cells(SubmissionRow before, SubmissionRow after) =>
    [
        .. TraineeColumns.All.Where(c => c != TraineeColumn.Ordinal).Select(c => new CellChange(c, Text(before, c), Text(after, c))).Where(c => c.Before != c.After),
    ];

    /// <summary>As read; as typed where it could not be read.</summary>
    private static string? Text(SubmissionRow row, TraineeColumn column) =>
        row.Fields.CellText(column) ?? (row.Cells.GetValueOrDefault(column) is { Length: > 0 } typed ? typed : null);
}

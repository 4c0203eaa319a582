using Lms.Domain.Journal;

namespace Lms.Domain.TraineeLists;

public enum RowChangeKind
{
    /// <summary>Sửa: cells were typed anew, or the sent text was kept instead of a mend.</summary>
    Edited,

    /// <summary>Bỏ khỏi danh sách</summary>
    Removed,

    /// <summary>Đưa lại: a removed row stands at its place again.</summary>
    Restored,
}

/// <summary>What a person decides of a row: the cells as typed, which of them keep the sent text, and what only the file showed.</summary>
public sealed record RowText(
    IReadOnlyDictionary<TraineeColumn, string> Cells, IReadOnlyList<TraineeColumn> Kept, IReadOnlyList<RowFinding> FileFindings);

/// <summary>
/// Lần sửa dòng: one change of one row of a draft, kept so that it can be undone. Undoing is a change of its own, so that it can
/// be undone as well. When the list is submitted, its changes are forgotten.
/// </summary>
public sealed class RowChange
{
    private RowChange() { }

    internal RowChange(SubmissionRow row, RowChangeKind kind, RowText before, Guid by, DateTimeOffset at)
    {
        (Id, SubmissionId, RowId, Position) = (Id<RowChange>.New(), row.SubmissionId, row.Id, row.Position);
        (Kind, Before, After, Edits, By, At) = (kind, before, row.Text, row.Edits, by, at);
    }

    public Id<RowChange> Id { get; private init; }
    public Id<TraineeSubmission> SubmissionId { get; private init; }
    public Id<SubmissionRow> RowId { get; private init; }
    public int Position { get; private init; }
    public RowChangeKind Kind { get; private init; }
    [Personal] public RowText Before { get; private init; } = null!;
    [Personal] public RowText After { get; private init; } = null!;

    /// <summary>The row's <see cref="SubmissionRow.Edits"/> that this change made: a later one must be undone first.</summary>
    public int Edits { get; private init; }

    public Guid By { get; private init; }
    public DateTimeOffset At { get; private init; }
    public bool IsUndone { get; internal set; }

    /// <summary>The columns whose text, or whose mending, this change changed.</summary>
    public IEnumerable<TraineeColumn> Columns => TraineeColumns.All.Where(c =>
        Before.Cells.GetValueOrDefault(c, "") != After.Cells.GetValueOrDefault(c, "") || Before.Kept.Contains(c) != After.Kept.Contains(c));
}

using Lms.Domain.Journal;
using Lms.Domain.OrgUnits;
using Lms.Domain.Text;

namespace Lms.Domain.TraineeLists;

public enum RowDecision
{
    /// <summary>Tiếp nhận</summary>
    Accepted,

    /// <summary>Không tiếp nhận: its seat is free again</summary>
    Rejected,

    /// <summary>
    /// Nhường cho đơn vị khác: the unit gave the teacher up before the department decided; its seat is free again
    /// </summary>
    Withdrawn,
}

/// <summary>Dòng: one teacher on a list; what was typed, what it was read as, and what was found.</summary>
public sealed class SubmissionRow
{
    /// <summary>
    /// Longest search key: what is longer is no name, and blocks its row. An index of PostgreSQL takes no text of any
    /// length.
    /// </summary>
    private const int FoldKeyLength = 200;

    private SubmissionRow() { }

    /// <param name="file">The file it came from; null for a row typed by hand.</param>
    /// <param name="fileFindings">What only the file shows, such as a hidden row.</param>
    public SubmissionRow(Id<TraineeSubmission> submissionId, RawRow raw, SubmissionFile? file = null, IReadOnlyList<RowFinding>? fileFindings = null)
    {
        (Id, SubmissionId, Line, Sheet) = (Id<SubmissionRow>.New(), submissionId, raw.Line, raw.Sheet);
        (Cells, Extra, FileName, FileFindings) = (raw.Cells, raw.Extra, file?.FileName, fileFindings ?? []);
        FileId = file?.Id;
    }

    public Id<SubmissionRow> Id { get; private init; }
    public Id<TraineeSubmission> SubmissionId { get; private init; }

    /// <summary>Số dòng in the list, from 1. It stays when others are removed.</summary>
    public int Position { get; internal set; }

    /// <summary>The name of the file the row came from.</summary>
    public string? FileName { get; private init; }

    /// <summary>That file; null for a row of before files were told apart, or typed by hand.</summary>
    public Id<SubmissionFile>? FileId { get; private init; }

    /// <summary>Its side in the draft's last replacement.</summary>
    public SwapSide Swap { get; private set; }

    /// <summary>The row's number in its sheet; 0 for a row typed by hand.</summary>
    public int Line { get; private init; }

    public string Sheet { get; private init; } = "";

    /// <summary>
    /// Counts the row's own changes: who edits it says which it has seen, so that nobody writes over another's.
    /// </summary>
    public int Edits { get; private set; }

    public Guid? EditedBy { get; private set; }
    public DateTimeOffset? EditedAt { get; private set; }

    /// <summary>
    /// Taken off the list; kept until the list is submitted, so that it can come back to its place. No query finds it
    /// unless it asks.
    /// </summary>
    public bool IsRemoved { get; private set; }

    /// <summary>The cells whose automatic mend a person has undone.</summary>
    public IReadOnlyList<TraineeColumn> KeptCells { get; private set; } = [];

    /// <summary>The cells as typed.</summary>
    [Personal] public IReadOnlyDictionary<TraineeColumn, string> Cells { get; private set; } = new Dictionary<TraineeColumn, string>();

    /// <summary>The cells of the file's own columns.</summary>
    [Personal] public IReadOnlyList<ExtraCell> Extra { get; private set; } = [];

    /// <summary>The cells as read.</summary>
    [Personal] public TraineeFields Fields { get; private set; } = new();

    /// <summary>What only the file showed; gone when someone types the row anew.</summary>
    [Personal] public IReadOnlyList<RowFinding> FileFindings { get; private set; } = [];

    [Personal] public IReadOnlyList<RowFinding> Findings { get; private set; } = [];
    public Id<OrgUnit>? SchoolId { get; private set; }

    /// <summary>What became of the row; null before anything did.</summary>
    public RowDecision? Decision { get; private set; }

    /// <summary>Why the row was not accepted, or why the unit gave it up.</summary>
    [Personal] public string? RejectionReason { get; private set; }

    // Copies of Fields that the database searches by.
    [Personal] public string FoldKey { get; private set; } = "";
    [Personal] public string SortKey { get; private set; } = "";
    [Personal] public string? TeacherCode { get; private set; }
    [Personal] public string? PersonalId { get; private set; }
    [Personal] public DateOnly? BirthDate { get; private set; }

    /// <summary>The unit has left the teacher to another one.</summary>
    public bool IsReleased => Decision == RowDecision.Withdrawn;

    public bool IsBlocked => Findings.Any(f => f.Severity == FindingSeverity.Blocking);
    public bool IsWarned => Findings.Any(f => f.Severity == FindingSeverity.Warning);
    public RawRow Raw => new(Line, Sheet, Cells) { Extra = Extra };
    public RowText Text => new(Cells, KeptCells, FileFindings);

    /// <summary>The same row in the next version of the list.</summary>
    public SubmissionRow CopyTo(Id<TraineeSubmission> list) =>
        new(list, Raw) { FileName = FileName, FileFindings = FileFindings, KeptCells = KeptCells };

    /// <summary>The cells to type over: as read, and as typed where they could not be read.</summary>
    public IReadOnlyDictionary<TraineeColumn, string> CellsToEdit()
    {
        var unread = Findings.Where(f => f is { Severity: FindingSeverity.Blocking, Column: not null }).Select(f => f.Column!.Value).ToHashSet();
        return TraineeColumns.All.ToDictionary(c => c, c => (unread.Contains(c) ? null : Fields.CellText(c)) ?? Raw[c]);
    }

    internal void Set(RowText text, Guid by, DateTimeOffset at)
    {
        (Cells, KeptCells, FileFindings) = (text.Cells, text.Kept, text.FileFindings);
        Touch(by, at);
    }

    internal void SetRemoved(bool removed, Guid by, DateTimeOffset at)
    {
        IsRemoved = removed;
        Touch(by, at);
    }

    internal bool HasLeft => Swap is SwapSide.Left or SwapSide.LeftRemoved;

    internal void Settle() => Swap = SwapSide.None;

    internal void Leave() => (Swap, IsRemoved) = (IsRemoved ? SwapSide.LeftRemoved : SwapSide.Left, true);

    internal void Come() => (Swap, IsRemoved) = (SwapSide.Came, IsRemoved && Swap != SwapSide.Left);

    internal void Decide(string? rejection) =>
        (Decision, RejectionReason) = rejection is null ? (RowDecision.Accepted, null) : (RowDecision.Rejected, rejection.Trim().Normalize());

    internal void Release(string reason) => (Decision, RejectionReason) = (RowDecision.Withdrawn, reason.Trim().Normalize());

    /// <summary>Sets what a check of the whole list found.</summary>
    public void Judge(TraineeFields fields, Id<OrgUnit>? schoolId, IReadOnlyList<RowFinding> findings)
    {
        (Fields, SchoolId, Findings) = (fields, schoolId, findings);
        (FoldKey, SortKey) = (VietnameseText.Fold(fields.FullName), VietnameseText.SortKey(fields.FullName));
        if (FoldKey.Length > FoldKeyLength) FoldKey = FoldKey[..FoldKeyLength];
        (TeacherCode, PersonalId, BirthDate) = (fields.TeacherCode, fields.PersonalId, fields.BirthDate);
    }

    private void Touch(Guid by, DateTimeOffset at) => (Edits, EditedBy, EditedAt) = (Edits + 1, by, at);
}

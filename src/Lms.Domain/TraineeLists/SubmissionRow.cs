using Lms.Domain.Journal;
using Lms.Domain.OrgUnits;
using Lms.Domain.Text;

namespace Lms.Domain.TraineeLists;

/// <summary>Dòng: one teacher on a list; what was typed, what it was read as, and what was found.</summary>
public sealed class SubmissionRow
{
    private SubmissionRow() { }

    public SubmissionRow(Id<TraineeSubmission> submissionId, RawRow raw)
    {
        (Id, SubmissionId, Line, Sheet) = (Id<SubmissionRow>.New(), submissionId, raw.Line, raw.Sheet);
        Cells = raw.Cells;
    }

    public Id<SubmissionRow> Id { get; private init; }
    public Id<TraineeSubmission> SubmissionId { get; private init; }

    /// <summary>The row's number in its sheet.</summary>
    public int Line { get; private init; }

    public string Sheet { get; private init; } = "";

    /// <summary>The cells as typed.</summary>
    [Personal] public IReadOnlyDictionary<TraineeColumn, string> Cells { get; private set; } = new Dictionary<TraineeColumn, string>();

    /// <summary>The cells as read.</summary>
    [Personal] public TraineeFields Fields { get; private set; } = new();

    public IReadOnlyList<RowFinding> Findings { get; private set; } = [];
    public Id<OrgUnit>? SchoolId { get; private set; }

    // Copies of Fields that the database searches by.
    [Personal] public string FoldKey { get; private set; } = "";
    [Personal] public string SortKey { get; private set; } = "";
    [Personal] public string? TeacherCode { get; private set; }
    [Personal] public string? PersonalId { get; private set; }
    [Personal] public DateOnly? BirthDate { get; private set; }

    public bool IsBlocked => Findings.Any(f => f.Severity == FindingSeverity.Blocking);
    public bool IsWarned => Findings.Any(f => f.Severity == FindingSeverity.Warning);
    public RawRow Raw => new(Line, Sheet, Cells);

    /// <summary>Types other cells.</summary>
    public void Retype(IReadOnlyDictionary<TraineeColumn, string> cells) => Cells = cells;

    /// <summary>Sets what a check of the whole list found.</summary>
    public void Judge(TraineeFields fields, Id<OrgUnit>? schoolId, IReadOnlyList<RowFinding> findings)
    {
        (Fields, SchoolId, Findings) = (fields, schoolId, findings);
        (FoldKey, SortKey) = (VietnameseText.Fold(fields.FullName), VietnameseText.SortKey(fields.FullName));
        (TeacherCode, PersonalId, BirthDate) = (fields.TeacherCode, fields.PersonalId, fields.BirthDate);
    }
}

using Lms.Domain.Enrollments;
using Lms.Domain.Journal;
using Lms.Domain.OrgUnits;

namespace Lms.Domain.Practicums;

public enum PracticumState
{
    /// <summary>Đã chọn ngày và trường</summary>
    Planned,

    /// <summary>Đã nộp, waits for a score</summary>
    Submitted,

    /// <summary>Cần bổ sung: sent back once</summary>
    Revision,

    /// <summary>Đạt</summary>
    Passed,

    /// <summary>Không đạt</summary>
    Failed,
}

/// <summary>Thực hành tại trường: one trainee's day at a general school, with its evidence and its score.</summary>
[Journaled]
public sealed class Practicum
{
    public const int MostEvidence = 12;

    /// <summary>Longest reflection and longest comment, in characters.</summary>
    public const int LongestReflection = 20_000;
    public const int LongestComment = 4_000;

    private readonly List<Evidence> _evidence = [];
    private readonly List<Assessment> _assessments = [];

    private Practicum() { }

    public Id<Practicum> Id { get; private init; }
    public Id<Enrollment> EnrollmentId { get; private init; }
    public DateOnly Date { get; private set; }
    public Id<OrgUnit> SchoolId { get; private set; }
    public PracticumState State { get; private set; }
    [Personal] public string Reflection { get; private set; } = "";
    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>Counts the changes of the practicum; a writer that has seen an older one is refused.</summary>
    public int Version { get; private set; }

    public IReadOnlyList<Evidence> Evidence => _evidence;
    public IReadOnlyList<Assessment> Assessments => _assessments;
    public bool IsEditable => State is PracticumState.Planned or PracticumState.Revision;

    /// <summary>The final score, 0–10; null until it is given.</summary>
    public decimal? Score => State is PracticumState.Passed or PracticumState.Failed ? _assessments.MaxBy(a => a.At)?.Total : null;

    /// <summary>Picks the day and the school.</summary>
    public static Outcome<Practicum> Plan(Id<Enrollment> enrollment, DateOnly date, Id<OrgUnit> school, DateOnly windowFrom, DateOnly windowTo)
    {
        var practicum = new Practicum { Id = Id<Practicum>.New(), EnrollmentId = enrollment };
        return practicum.Replan(date, school, windowFrom, windowTo) is { } refusal ? refusal : practicum;
    }

    public Refusal? Replan(DateOnly date, Id<OrgUnit> school, DateOnly windowFrom, DateOnly windowTo)
    {
        if (State != PracticumState.Planned) return new PracticumNotInState(State);
        if (date < windowFrom || date > windowTo) return new DateOutsideWindow(windowFrom, windowTo);
        (Date, SchoolId) = (date, school);
        Version++;
        return null;
    }

    public Refusal? Attach(Evidence evidence)
    {
        if (!IsEditable) return new PracticumNotInState(State);
        if (_evidence.Count >= MostEvidence) return new TooMuchEvidence(MostEvidence);
        if (_evidence.Any(e => e.Sha256 == evidence.Sha256)) return new EvidenceAlreadyThere(evidence.FileName);
        _evidence.Add(evidence);
        Version++;
        return null;
    }

    public Refusal? Detach(Id<Evidence> evidence)
    {
        if (!IsEditable) return new PracticumNotInState(State);
        _evidence.RemoveAll(e => e.Id == evidence);
        Version++;
        return null;
    }

    public Refusal? Reflect(string text)
    {
        if (!IsEditable) return new PracticumNotInState(State);
        if (text.Length > LongestReflection) return new ReflectionTooLong(LongestReflection);
        Reflection = text.Trim().ReplaceLineEndings("\n").Normalize();
        Version++;
        return null;
    }

    /// <summary>Nộp: needs a plan, a photo and a reflection, and the day to have come.</summary>
    public Refusal? Submit(DateTimeOffset now)
    {
        if (!IsEditable) return new PracticumNotInState(State);
        if (VietnamTime.DateOf(now) < Date) return new PracticumDayNotCome(Date);
        var missing = Enum.GetValues<EvidenceKind>().Where(k => _evidence.All(e => e.Kind != k)).ToList();
        if (missing.Count > 0) return new EvidenceMissing(missing[0]);
        if (Reflection.Length == 0) return new ReflectionMissing();
        (State, SubmittedAt) = (PracticumState.Submitted, now);
        Version++;
        return null;
    }

    /// <summary>Scores by rubric: final, or a request for the one revision.</summary>
    /// <param name="passScore">The policy's least score.</param>
    public Refusal? Assess(Assessment assessment, decimal passScore, bool askRevision)
    {
        if (State != PracticumState.Submitted) return new PracticumNotInState(State);
        if (askRevision && _assessments.Count > 0) return new RevisionAlreadyUsed();
        if (askRevision && assessment.Comment.Length == 0) return new RevisionNeedsComment();
        if (assessment.Comment.Length > LongestComment) return new CommentTooLong(LongestComment);
        _assessments.Add(assessment);
        State = askRevision ? PracticumState.Revision : assessment.Total >= passScore ? PracticumState.Passed : PracticumState.Failed;
        Version++;
        return null;
    }
}

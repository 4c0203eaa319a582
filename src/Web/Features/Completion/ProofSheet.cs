using Lms.Domain;
using Lms.Domain.Attendance;
using Lms.Domain.Certificates;
using Lms.Domain.Completion;
using Lms.Domain.OnlineSessions;
using Lms.Domain.Plans;
using Lms.Domain.Practicums;
using Lms.Infrastructure.Completion;
using Lms.Infrastructure.Enrollments;

namespace Lms.Web.Features.Completion;

/// <summary>Phiếu minh chứng: every requirement of one trainee, its arithmetic, and what stands behind it.</summary>
/// <param name="Result">As signed or computed, else as the records say now.</param>
public sealed record ProofSheet(
    TraineeCard Trainee, TrainingPlan Plan, TraineeFacts Facts, CompletionPolicy Policy, CompletionResult Result,
    CompletionDecision? Decision, string? SignedBy, IReadOnlyDictionary<Requirement, Guid> Satisfied, Guid? CompletedStatement,
    IReadOnlyList<ProofMark> Marks, IReadOnlyList<ProofStay> Stays, IReadOnlyList<ProofTask> Tasks,
    Practicum? Practicum, string? Place, IReadOnlyList<ProofAssessment> Assessments,
    IReadOnlyList<ProofCertificate> Certificates, IReadOnlyList<ProofEvent> History)
{
    /// <summary>Under which name the record store knows the trainee; null where there is none, or the viewer is not to know.</summary>
    public Guid? Pseudonym { get; init; }

    /// <summary>
    /// When the link between the person and what was told until then was erased; only for whoever sees the journal.
    /// </summary>
    public DateTimeOffset? ErasedAt { get; init; }
}

/// <param name="Change">The last change of the mark: who, when, how; null where there was none.</param>
public sealed record ProofMark(Session Session, AttendanceStatus Status, int Minutes, AttendanceChange? Change, string? Marker, bool IsOpen, Guid? Statement);

/// <param name="Lesson">The lesson's title; null for the live room.</param>
public sealed record ProofStay(PresenceInterval Stay, string? Lesson, Guid? Statement);

/// <summary>A try at a lesson's quiz.</summary>
public sealed record ProofTask(string Lesson, decimal Score, bool Passed, DateTimeOffset At, Guid? Statement);

public sealed record ProofAssessment(Assessment Assessment, string Trainer, Guid? Statement);

public sealed record ProofCertificate(Id<Certificate> Id, string Number, CertificateState State, DateTimeOffset IssuedAt, Guid? Statement);

/// <summary>One line of the history. Of <paramref name="Change"/> and <paramref name="State"/> one is there.</summary>
/// <param name="Block">The ordinal of the block a change of a mark belongs to.</param>
/// <param name="State">The state that a decision or certificate came into.</param>
public sealed record ProofEvent(DateTimeOffset At, string? Who, string? Reason, AttendanceChange? Change, int Block, Enum? State);

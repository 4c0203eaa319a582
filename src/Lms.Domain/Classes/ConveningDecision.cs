using Lms.Domain.Enrollments;
using Lms.Domain.Journal;
using Lms.Domain.Plans;

namespace Lms.Domain.Classes;

/// <summary>Quyết định triệu tập. Its annex is a frozen snapshot: later changes of a name or school do not reach it.</summary>
[Journaled]
public sealed class ConveningDecision
{
    private ConveningDecision() { }

    public ConveningDecision(Id<TrainingPlan> planId, string number, DateOnly signedOn, string signer, IReadOnlyList<ConvenedTrainee> annex)
    {
        (Id, PlanId, Number, SignedOn, Signer, Annex) = (Id<ConveningDecision>.New(), planId, number.Trim(), signedOn, signer.Trim(), annex);
    }

    public Id<ConveningDecision> Id { get; private init; }
    public Id<TrainingPlan> PlanId { get; private init; }
    public string Number { get; private init; } = "";
    public DateOnly SignedOn { get; private init; }
    public string Signer { get; private init; } = "";
    [Personal] public IReadOnlyList<ConvenedTrainee> Annex { get; private init; } = [];
}

/// <summary>One line of the annex, as it was on the day of signing.</summary>
public sealed record ConvenedTrainee(Id<Enrollment> EnrollmentId, string FullName, DateOnly? BirthDate, string School, string Unit, string ClassName);

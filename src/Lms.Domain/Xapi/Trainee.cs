using Lms.Domain.Classes;
using Lms.Domain.Enrollments;
using Lms.Domain.Plans;

namespace Lms.Domain.Xapi;

/// <summary>Whom a fact is about, without saying who it is.</summary>
/// <param name="Pseudonym">The opaque name of the actor; only the pseudonym map leads from it to a person.</param>
/// <param name="EnrollmentId">Goes into the keys of facts, and into no statement.</param>
/// <param name="Names">What stands in statements instead.</param>
public sealed record Trainee(
    Guid Pseudonym,
    Id<Enrollment> EnrollmentId,
    Id<TrainingPlan> PlanId,
    Id<ClassGroup>? ClassGroupId,
    StatementNames Names);

using Lms.Domain;
using Lms.Domain.Completion;
using Lms.Domain.Enrollments;
using Lms.Domain.Plans;
using Lms.Infrastructure.Database;

namespace Lms.Web.Features.Plans;

internal static class UnsignedCompletionsQuery
{
    /// <summary>The convened trainees whose completion is not signed, or is reopened.</summary>
    public static IQueryable<Enrollment> UnsignedCompletions(this LmsDbContext db) =>
        db.Enrollments.Where(e => e.State == EnrollmentState.Convened && !e.IsReserve
            && !db.CompletionDecisions.Any(d => d.EnrollmentId == e.Id && d.State == CompletionState.Signed));

    /// <summary>Those of one plan.</summary>
    public static IQueryable<Enrollment> UnsignedCompletions(this LmsDbContext db, Id<TrainingPlan> planId) => db.UnsignedCompletions().Where(e => e.PlanId == planId);
}

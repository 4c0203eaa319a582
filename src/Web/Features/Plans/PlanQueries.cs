using Lms.Domain;
using Lms.Domain.Completion;
using Lms.Domain.Enrollments;
using Lms.Domain.Plans;
using Lms.Domain.Quotas;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;

namespace Lms.Web.Features.Plans;

internal static class PlanQueries
{
    /// <summary>The convened trainees whose completion is not signed, or is reopened.</summary>
    public static IQueryable<Enrollment> UnsignedCompletions(this LmsDbContext db) =>
        db.Enrollments.Where(e => e.State == EnrollmentState.Convened && !e.IsReserve
            && !db.CompletionDecisions.Any(d => d.EnrollmentId == e.Id && d.State == CompletionState.Signed));

    /// <summary>Those of one plan.</summary>
    public static IQueryable<Enrollment> UnsignedCompletions(this LmsDbContext db, Id<TrainingPlan> planId) => db.UnsignedCompletions().Where(e => e.PlanId == planId);

    /// <summary>Quotas of which no seat is held, whose unit has not said either that it sends nobody.</summary>
    public static IQueryable<Quota> SilentQuotas(this LmsDbContext db, Viewer viewer) =>
        db.QuotasVisibleTo(viewer).Where(q => q.Seats > 0 && q.Taken == 0 && !db.TraineeSubmissions.Any(s => s.PlanId == q.PlanId && s.UnitId == q.UnitId
            && s.NothingToSendReason != null && (s.State == SubmissionState.Submitted || s.State == SubmissionState.Accepted)));
}

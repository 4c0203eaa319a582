using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Enrollments;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Quotas;

internal static class AcceptedSeats
{
    /// <summary>How many seats each unit's accepted trainees hold in a plan; units without any are left out.</summary>
    public static Task<Dictionary<Id<OrgUnit>, int>> AcceptedSeatsAsync(this LmsDbContext db, Viewer viewer, Id<TrainingPlan> planId, CancellationToken cancel) =>
        db.EnrollmentsVisibleTo(viewer).Active().Where(e => e.PlanId == planId && !e.IsReserve)
            .GroupBy(e => e.UnitId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
}

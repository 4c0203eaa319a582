using Lms.Domain;
using Lms.Domain.Courses;
using Lms.Domain.Enrollments;
using Lms.Domain.Plans;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Courses;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Enrollments;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Plans;

/// <summary>One plan in the list. Seats and taken are those the viewer may see: all of them, or the own unit's.</summary>
public sealed record PlanLine(TrainingPlan Plan, int Seats, int Taken, bool HasQuotas, bool ListsOpen)
{
    public DateOnly? FirstDay => Plan.Sessions.Count == 0 ? null : Plan.Sessions.Min(s => s.Date);
    public DateOnly? LastDay => Plan.Sessions.Count == 0 ? null : Plan.Sessions.Max(s => s.Date);
}

/// <summary>The overview of one plan.</summary>
/// <param name="Numbers">The department's counts; null for whoever does not see them.</param>
/// <param name="CancelReason">Why it was cancelled, from the journal.</param>
public sealed record PlanPage(TrainingPlan Plan, Course? Course, int Seats, int Taken, PlanNumbers? Numbers, bool ListsOpen, string? CancelReason)
{
    public IEnumerable<IGrouping<DateOnly, Session>> Days => Plan.Sessions.OrderBy(s => s.Ordinal).GroupBy(s => s.Date);
}

/// <param name="Units">Units with a quota.</param>
/// <param name="UnitsOpen">Units with seats that hold none of them and have not said that they send nobody.</param>
/// <param name="Waiting">Lists that wait for acceptance.</param>
/// <param name="Nominated">Accepted trainees who are not convened yet.</param>
/// <param name="Convened">Convened trainees.</param>
/// <param name="Unsigned">Convened trainees whose completion is not signed.</param>
public sealed record PlanNumbers(int Units, int UnitsOpen, int Waiting, int Nominated, int Convened, int Unsigned);

/// <summary>Reads plans for the pages, each viewer what is visible to it.</summary>
public sealed class PlanReader(LmsDbContext db, CourseLibrary courses, TimeProvider clock) : IUseCase
{
    // What is under way first, what is over last.
    private static readonly PlanState[] Order = [PlanState.InProgress, PlanState.Issued, PlanState.Draft, PlanState.Closed, PlanState.Cancelled];

    public async Task<IReadOnlyList<PlanLine>> ListAsync(Viewer viewer, CancellationToken cancel)
    {
        var plans = await db.PlansVisibleTo(viewer).AsNoTracking().Include(p => p.Sessions).ToListAsync(cancel);
        var quotas = (await db.QuotasVisibleTo(viewer).GroupBy(q => q.PlanId)
            .Select(g => new { PlanId = g.Key, Seats = g.Sum(q => q.Seats), Taken = g.Sum(q => q.Taken) }).ToListAsync(cancel)).ToDictionary(q => q.PlanId);
        var now = clock.GetUtcNow();
        return
        [
            .. plans.OrderBy(p => Array.IndexOf(Order, p.State)).ThenBy(p => p.DeadlineDate).ThenBy(p => p.Id)
                .Select(p => new PlanLine(p, quotas.GetValueOrDefault(p.Id)?.Seats ?? 0, quotas.GetValueOrDefault(p.Id)?.Taken ?? 0, quotas.ContainsKey(p.Id), p.ListsOpenAt(now))),
        ];
    }

    public async Task<PlanPage?> FindAsync(Viewer viewer, Id<TrainingPlan> id, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        if (await db.PlansVisibleTo(viewer).AsNoTracking().Include(p => p.Sessions).SingleOrDefaultAsync(p => p.Id == id, cancel) is not { } plan) return null;
        var quotas = db.QuotasVisibleTo(viewer).Where(q => q.PlanId == id);
        return new PlanPage(plan, courses.Find(plan.CourseSlug), await quotas.SumAsync(q => q.Seats, cancel), await quotas.SumAsync(q => q.Taken, cancel),
            viewer.SeesAll ? await NumbersAsync(viewer, id, cancel) : null, plan.ListsOpenAt(clock.GetUtcNow()),
            plan.State == PlanState.Cancelled && viewer.SeesAll ? await CancelReasonAsync(id, cancel) : null);
    }

    private async Task<PlanNumbers> NumbersAsync(Viewer viewer, Id<TrainingPlan> id, CancellationToken cancel)
    {
        var quotas = db.QuotasVisibleTo(viewer).Where(q => q.PlanId == id);
        var enrollments = db.EnrollmentsVisibleTo(viewer).Where(e => e.PlanId == id && !e.IsReserve);
        return new(
            await quotas.CountAsync(cancel),
            await db.SilentQuotas(viewer).CountAsync(q => q.PlanId == id, cancel),
            await db.SubmissionsVisibleTo(viewer).CountAsync(s => s.PlanId == id && s.State == SubmissionState.Submitted, cancel),
            await enrollments.CountAsync(e => e.State == EnrollmentState.Nominated, cancel),
            await enrollments.Active().CountAsync(e => e.State != EnrollmentState.Nominated, cancel),
            await db.UnsignedCompletions(id).CountAsync(cancel));
    }

    private Task<string?> CancelReasonAsync(Id<TrainingPlan> id, CancellationToken cancel)
    {
        var key = id.ToString();
        return db.Journal.Where(j => j.Subject == nameof(TrainingPlan) && j.SubjectId == key && j.Reason != null)
            .OrderByDescending(j => j.Id).Select(j => j.Reason).FirstOrDefaultAsync(cancel);
    }
}

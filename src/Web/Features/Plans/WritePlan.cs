using Lms.Domain;
using Lms.Domain.Plans;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Courses;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;

namespace Lms.Web.Features.Plans;

/// <summary>Soạn kế hoạch: a new draft.</summary>
public sealed class WritePlan(LmsDbContext db, CourseLibrary courses, TimeProvider clock) : IUseCase
{
    public async Task<Outcome<Id<TrainingPlan>>> RunAsync(Viewer viewer, PlanDetails details, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        if (PlanContent.Check(details, courses) is { } refusal) return refusal;
        var plan = TrainingPlan.Write(details, clock.GetUtcNow());
        if (!plan.Succeeded) return plan.Refusal;

        db.Plans.Add(plan.Value);
        await db.SaveChangesAsync(cancel);
        return plan.Value.Id;
    }
}

/// <summary>What a plan promises must be what its course holds.</summary>
internal static class PlanContent
{
    public static Refusal? Check(PlanDetails details, CourseLibrary courses)
    {
        if (courses.Find(details.CourseSlug) is not { } course) return new CourseUnknown(details.CourseSlug);
        return details.Policy.OnlineTasks > course.RequiredTasks ? new OnlineTasksTooMany(details.Policy.OnlineTasks, course.RequiredTasks) : null;
    }
}

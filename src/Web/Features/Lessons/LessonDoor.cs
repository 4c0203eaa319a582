using Lms.Domain;
using Lms.Domain.Courses;
using Lms.Domain.Enrollments;
using Lms.Domain.Plans;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Courses;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Lessons;

/// <summary>A teacher's way into one lesson.</summary>
public sealed record LessonPass(Enrollment Enrollment, TrainingPlan Plan, Course Course, LessonPage Page)
{
    public Lesson Lesson => Page.Lesson;

    /// <summary>Tasks are taken until the outcome is signed; afterwards the lesson can only be read.</summary>
    public Refusal? TasksClosed => Enrollment.IsLearning ? null : new LessonTasksClosed();
}

/// <summary>Lets a convened teacher, and nobody else, into the lessons of the plan's course. Every operation in a lesson begins here.</summary>
public sealed class LessonDoor(LmsDbContext db, CourseLibrary courses) : IUseCase
{
    public async Task<LessonPass?> FindAsync(Viewer viewer, Id<Enrollment> id, string slug, CancellationToken cancel)
    {
        if (viewer.Role != Role.Teacher) return null;
        var found = await (
            from enrollment in db.EnrollmentsVisibleTo(viewer)
            join plan in db.Plans on enrollment.PlanId equals plan.Id
            where enrollment.Id == id && !enrollment.IsReserve && enrollment.State != EnrollmentState.Nominated
            select new { enrollment, plan }).SingleOrDefaultAsync(cancel);
        if (found is null || courses.FindPages(found.plan.CourseSlug) is not { } pages || pages.FindLesson(slug) is not { } page) return null;
        return new LessonPass(found.enrollment, found.plan, pages.Course, page);
    }
}

/// <summary>There is no such lesson for this person.</summary>
public sealed record LessonNotYours : Refusal;

/// <summary>The outcome of the course is signed: nothing can be handed in any more.</summary>
public sealed record LessonTasksClosed : Refusal;

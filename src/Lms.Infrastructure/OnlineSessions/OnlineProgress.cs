using Lms.Domain;
using Lms.Domain.Enrollments;
using Lms.Domain.OnlineSessions;
using Lms.Domain.Plans;
using Lms.Infrastructure.Courses;
using Lms.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;

namespace Lms.Infrastructure.OnlineSessions;

/// <summary>How far one trainee is with the online day.</summary>
/// <param name="Minutes">Presence in the room and in lessons within the online day, merged, in whole minutes.</param>
/// <param name="DoneLessons">Slugs of the lessons whose task is done. A task is a lesson whose activity is required; it is done when the activity is sent and the quiz passed.</param>
public sealed record OnlineProgress(int Minutes, IReadOnlyList<string> DoneLessons)
{
    public int Tasks => DoneLessons.Count;
}

/// <summary>Reads what counts of the online day; the one place that does, for the teacher's page and for completion.</summary>
public sealed class OnlineProgressReader(LmsDbContext db, CourseLibrary courses)
{
    public async Task<IReadOnlyDictionary<Id<Enrollment>, OnlineProgress>> ReadAsync(TrainingPlan plan, IReadOnlyCollection<Id<Enrollment>> enrollments, CancellationToken cancel)
    {
        var tasks = courses.Find(plan.CourseSlug)?.Lessons.Where(l => l.Activity.Required).Select(l => l.Slug).ToList() ?? [];
        var intervals = (await db.PresenceIntervals.AsNoTracking().Where(i => enrollments.Contains(i.EnrollmentId)).ToListAsync(cancel)).ToLookup(i => i.EnrollmentId);
        var passed = (await db.QuizAttempts.Where(a => a.Passed && enrollments.Contains(a.EnrollmentId)).Select(a => new { a.EnrollmentId, a.LessonSlug }).Distinct().ToListAsync(cancel))
            .Select(a => (a.EnrollmentId, a.LessonSlug)).ToHashSet();
        var sent = (await db.ActivityResponses.Where(r => r.SentAt != null && enrollments.Contains(r.EnrollmentId)).Select(r => new { r.EnrollmentId, r.LessonSlug }).ToListAsync(cancel))
            .Select(r => (r.EnrollmentId, r.LessonSlug)).ToHashSet();

        return enrollments.ToDictionary(e => e, e => new OnlineProgress(
            Presence.Minutes(intervals[e], plan.OnlineFrom, plan.OnlineTo),
            [.. tasks.Where(slug => passed.Contains((e, slug)) && sent.Contains((e, slug)))]));
    }

    public async Task<OnlineProgress> ReadAsync(TrainingPlan plan, Id<Enrollment> enrollment, CancellationToken cancel) => (await ReadAsync(plan, [enrollment], cancel))[enrollment];
}

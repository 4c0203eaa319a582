using Lms.Domain;
using Lms.Domain.Attendance;
using Lms.Domain.Completion;
using Lms.Domain.Enrollments;
using Lms.Domain.Plans;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Courses;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.OnlineSessions;
using Lms.Web.Features.Lessons;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.MyCourse;

/// <summary>Reads a teacher's own courses.</summary>
public sealed class MyCourseReader(LmsDbContext db, CourseLibrary courses, OnlineProgressReader progress, TimeProvider clock) : IUseCase
{
    /// <summary>Courses the teacher is convened to, the latest first.</summary>
    public async Task<IReadOnlyList<MyCourseItem>> ListAsync(Viewer viewer, CancellationToken cancel)
    {
        var found = await (from e in Mine(viewer) join p in db.Plans.Include(p => p.Sessions) on e.PlanId equals p.Id select new { Enrollment = e, Plan = p }).AsNoTracking().ToListAsync(cancel);
        return [.. found.Select(f => new MyCourseItem(f.Enrollment.Id, f.Plan.Title, f.Enrollment.State, FirstDay(f.Plan), f.Plan.PracticumTo)).OrderByDescending(i => i.From)];
    }

    /// <summary>The course that wants the teacher now: one that is being taught, else the latest.</summary>
    public async Task<MyCoursePage?> CurrentAsync(Viewer viewer, CancellationToken cancel)
    {
        var courses = await ListAsync(viewer, cancel);
        var today = VietnamTime.DateOf(clock.GetUtcNow());
        var current = courses.Where(c => c.State == EnrollmentState.Convened).OrderBy(c => c.To < today).ThenBy(c => c.From).FirstOrDefault() ?? (courses is [var latest, ..] ? latest : null);
        return current is null ? null : await FindAsync(viewer, current.EnrollmentId, cancel);
    }

    public async Task<MyCoursePage?> FindAsync(Viewer viewer, Id<Enrollment> id, CancellationToken cancel)
    {
        var enrollment = await Mine(viewer).AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, cancel);
        if (enrollment is null) return null;
        var plan = await db.Plans.AsNoTracking().Include(p => p.Sessions).SingleAsync(p => p.Id == enrollment.PlanId, cancel);
        var group = await db.ClassGroups.AsNoTracking().Include(c => c.Trainers).SingleOrDefaultAsync(c => c.Id == enrollment.ClassGroupId, cancel);
        var trainers = group?.Trainers.Select(t => t.TrainerId).ToList() ?? [];
        var blocks = await BlocksAsync(enrollment, plan, cancel);
        var online = await OnlineAsync(enrollment, plan, cancel);
        var practicum = await PracticumAsync(enrollment, plan, cancel);
        var decision = await db.CompletionDecisions.AsNoTracking().SingleOrDefaultAsync(d => d.EnrollmentId == id && d.State == CompletionState.Signed, cancel);
        var policy = decision?.Policy ?? plan.Policy;

        return new MyCoursePage(
            enrollment, plan, group?.Name, group?.Room, await db.Trainers.Where(t => trainers.Contains(t.Id)).OrderBy(t => t.SortKey).Select(t => t.FullName).ToListAsync(cancel),
            blocks, online, practicum, policy, decision?.Result ?? CompletionRule.Evaluate(policy, Inputs(blocks, online, practicum)), decision is not null,
            await db.CertificatesVisibleTo(viewer).AsNoTracking().Where(c => c.EnrollmentId == id).OrderByDescending(c => c.IssuedAt).FirstOrDefaultAsync(cancel), clock.GetUtcNow());
    }

    private IQueryable<Enrollment> Mine(Viewer viewer) =>
        db.EnrollmentsVisibleTo(viewer).Where(e => viewer.Role == Role.Teacher && !e.IsReserve && e.State != EnrollmentState.Nominated);

    private async Task<IReadOnlyList<MyBlock>> BlocksAsync(Enrollment enrollment, TrainingPlan plan, CancellationToken cancel)
    {
        var calls = await db.RollCalls.AsNoTracking().Where(c => c.ClassGroupId == enrollment.ClassGroupId).Include(c => c.Records.Where(r => r.EnrollmentId == enrollment.Id)).ToListAsync(cancel);
        return [.. plan.Sessions.OrderBy(s => s.Ordinal).Select(session =>
        {
            var call = calls.SingleOrDefault(c => c.SessionId == session.Id);
            return new MyBlock(session, call?.Records.SingleOrDefault(r => r.EnrollmentId == enrollment.Id)?.Mark ?? AttendanceMark.Unmarked, call?.ClosedAt is not null);
        })];
    }

    private async Task<MyOnlineDay> OnlineAsync(Enrollment enrollment, TrainingPlan plan, CancellationToken cancel)
    {
        var attempts = await db.QuizAttempts.AsNoTracking().Where(a => a.EnrollmentId == enrollment.Id).ToListAsync(cancel);
        var responses = await db.ActivityResponses.AsNoTracking().Where(r => r.EnrollmentId == enrollment.Id).ToListAsync(cancel);
        var reached = await progress.ReadAsync(plan, enrollment.Id, cancel);
        var room = await db.OnlineSessions.AsNoTracking().SingleOrDefaultAsync(s => s.ClassGroupId == enrollment.ClassGroupId, cancel);
        var lessons = courses.Find(plan.CourseSlug) is { } course ? LessonReader.Links(course, attempts, responses) : [];
        return new MyOnlineDay(plan.OnlineFrom, plan.OnlineTo, reached.Minutes, plan.Policy.OnlineMinutes, reached.Tasks, plan.Policy.OnlineTasks, lessons, room);
    }

    private async Task<MyPracticum> PracticumAsync(Enrollment enrollment, TrainingPlan plan, CancellationToken cancel)
    {
        var work = await db.Practicums.AsNoTracking().Include(p => p.Assessments).SingleOrDefaultAsync(p => p.EnrollmentId == enrollment.Id, cancel);
        var school = work is null ? null : (await db.OrgUnits.AsNoTracking().SingleOrDefaultAsync(u => u.Id == work.SchoolId, cancel))?.NameOn(work.Date);
        return new MyPracticum(plan.PracticumFrom, plan.PracticumTo, work, school);
    }

    /// <summary>As completion will read them: a mark counts once its roll call is closed.</summary>
    private static CompletionInputs Inputs(IReadOnlyList<MyBlock> blocks, MyOnlineDay online, MyPracticum practicum) => new(
        [.. blocks.Select(b => new BlockInput(b.Session.Ordinal, b.Session.Minutes, b.IsCalled ? b.Mark.Status : AttendanceStatus.Unmarked, b.IsCalled ? b.Mark.Minutes : 0))],
        online.Minutes, online.Tasks, practicum.Work?.Score);

    private static DateOnly FirstDay(TrainingPlan plan) => plan.Sessions.Count == 0 ? VietnamTime.DateOf(plan.OnlineFrom) : plan.Sessions.Min(s => s.Date);
}

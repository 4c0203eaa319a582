using Lms.Domain.Enrollments;
using Lms.Domain.Practicums;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Courses;
using Lms.Web.Features.Practicums;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Demo;

/// <summary>The practicum of one plan: planned, done, handed in, scored.</summary>
internal sealed class DemoPracticums(DemoStage stage, DemoCourse course)
{
    /// <summary>Under way: some have only planned, some have handed in, a few are scored, one has to add something.</summary>
    public async Task BeginAsync(DateTimeOffset now)
    {
        foreach (var (i, trainee) in course.Trainees.Index())
        {
            var teacher = await stage.TeacherAsync(trainee.TeacherId);
            var early = i % 3 == 1;
            await PlanAsync(teacher, trainee, early ? course.Days.PracticumFrom : course.Days.PracticumTo);
            if (!early) continue;
            await HandInAsync(teacher, trainee, i, Earlier(course.Days.PracticumFrom, now));
            if (i % 9 == 1) await AssessAsync(trainee, 0.8m, revision: i == 10);
        }
    }

    /// <summary>All scored; two needed the revision, two have failed.</summary>
    public async Task FinishAsync()
    {
        foreach (var (i, trainee) in course.Trainees.Index())
        {
            // The no-show did nothing here either.
            if (i == 30) continue;
            var teacher = await stage.TeacherAsync(trainee.TeacherId);
            var day = course.Days.PracticumFrom.AddDays(i % 5);
            await PlanAsync(teacher, trainee, day);
            await HandInAsync(teacher, trainee, i, DemoCalendar.At(day, 20));
            if (i is 5 or 40)
            {
                await AssessAsync(trainee, 0.4m, revision: true);
                stage.Now = stage.Now.AddHours(5);
                await SubmitAsync(teacher, trainee);
            }

            await AssessAsync(trainee, i is 12 or 50 ? 0.35m : 0.7m + (i % 4 * 0.1m), revision: false);
        }
    }

    private static DateTimeOffset Earlier(DateOnly day, DateTimeOffset now) => DemoCalendar.At(day, 20) is var evening && evening < now ? evening : now.AddMinutes(-30);

    private async Task PlanAsync(Viewer teacher, Enrollment trainee, DateOnly day)
    {
        stage.Now = DemoCalendar.At(course.Days.OnlineDay, 21, 45);
        var school = await stage.ReadAsync(db => db.Teachers.Where(t => t.Id == trainee.TeacherId).Select(t => t.SchoolId).SingleAsync());
        await stage.DoAsync<PlanPracticum>(teacher, plan => plan.RunAsync(teacher, trainee.Id, day, school));
    }

    private async Task HandInAsync(Viewer teacher, Enrollment trainee, int seed, DateTimeOffset at)
    {
        stage.Now = at;
        await AttachAsync(teacher, trainee, "ke-hoach-hoat-dong.pdf", DemoFiles.Plan("Trường của tôi", teacher.DisplayName));
        await AttachAsync(teacher, trainee, "goc-tieng-anh.png", DemoFiles.Photo(seed));
        await SubmitAsync(teacher, trainee);
    }

    private Task AttachAsync(Viewer teacher, Enrollment trainee, string name, byte[] bytes) =>
        stage.DoAsync<AttachEvidence, Evidence>(teacher, attach => attach.RunAsync(teacher, trainee.Id, name, new MemoryStream(bytes)));

    private Task SubmitAsync(Viewer teacher, Enrollment trainee) =>
        stage.DoAsync<SubmitPracticum>(teacher, submit => submit.RunAsync(teacher, trainee.Id, DemoTexts.Reflection));

    private async Task AssessAsync(Enrollment trainee, decimal share, bool revision)
    {
        stage.Now = stage.Now.AddMinutes(20);
        var trainer = course.TrainerOf(trainee.ClassGroupId);
        var rubric = await stage.ActAsync<CourseLibrary, Domain.Courses.Rubric>(null, courses => Task.FromResult(courses.All[0].Practicum.Rubric));
        var scores = rubric.Criteria.ToDictionary(c => c.Id, c => Math.Floor(c.Max * share / rubric.Step) * rubric.Step);
        var practicum = await stage.ReadAsync(db => db.Practicums.Where(p => p.EnrollmentId == trainee.Id).Select(p => p.Id).SingleAsync());
        var sheet = new AssessmentSheet(scores, revision ? DemoTexts.NeedsMore : DemoTexts.GoodWork, revision);
        await stage.DoAsync<AssessPracticum, Practicum>(trainer, assess => assess.RunAsync(trainer, practicum, sheet));
    }
}

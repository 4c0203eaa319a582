using Lms.Domain;
using Lms.Domain.Enrollments;
using Lms.Domain.OnlineSessions;
using Lms.Infrastructure.Courses;
using Lms.Web.Features.Lessons;
using Lms.Web.Features.OnlineSessions;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Demo;

/// <summary>The online day of one plan, as it was.</summary>
internal sealed class DemoOnlineDay(DemoStage stage, DemoCourse course)
{
    /// <summary>The room for two hours, lessons in the evening, three tasks done. Every twentieth falls short.</summary>
    public async Task LearnAsync()
    {
        foreach (var group in course.Classes)
        {
            var trainer = course.TrainerOf(group.Id);
            var room = await stage.ReadAsync(db => db.OnlineSessions.Where(s => s.ClassGroupId == group.Id).Select(s => s.Id).SingleAsync());
            stage.Now = DemoCalendar.At(course.Days.OnlineDay, 8);
            await stage.DoAsync<OpenRoom>(trainer, open => open.RunAsync(trainer, room, default));
            foreach (var (i, trainee) in course.Trainees.Where(t => t.ClassGroupId == group.Id).Index()) await BePresentAsync(trainee, room, 8, i % 20 == 19 ? 40 : 118);
            stage.Now = DemoCalendar.At(course.Days.OnlineDay, 10, 30);
            await stage.DoAsync<CloseRoom>(trainer, close => close.RunAsync(trainer, room, default));
            foreach (var (i, trainee) in course.Trainees.Where(t => t.ClassGroupId == group.Id).Index())
                if (i % 20 != 19) await DoTasksAsync(trainee);
        }
    }

    private async Task BePresentAsync(Enrollment trainee, Id<OnlineSession> room, int hour, int minutes)
    {
        stage.Now = DemoCalendar.At(course.Days.OnlineDay, hour, 2);
        await StayAsync(trainee, new RoomPlace(room), TimeSpan.FromMinutes(minutes));
        stage.Now = DemoCalendar.At(course.Days.OnlineDay, 19, 30);
        await StayAsync(trainee, new LessonPlace("cau-lac-bo-tieng-anh"), TimeSpan.FromMinutes(minutes > 60 ? 75 : 20));
    }

    /// <summary>A stay with a heartbeat at every half grace, so that it is one interval.</summary>
    private Task StayAsync(Enrollment trainee, PresencePlace place, TimeSpan length) => stage.ActAsync<PresenceKeeper, int>(null, async keeper =>
    {
        var plan = await stage.ReadAsync(db => db.Plans.AsNoTracking().SingleAsync(p => p.Id == course.PlanId));
        var stay = await keeper.EnterAsync(trainee, plan, place, default);
        for (var end = stage.Now + length; stage.Now < end;)
        {
            stage.Now += PresenceInterval.Grace / 2;
            await keeper.BeatAsync(stay, default);
        }

        keeper.Leave(stay);
        stage.Now += PresenceInterval.Grace * 3;
        return await keeper.CloseStaleAsync(default);
    });

    private async Task DoTasksAsync(Enrollment trainee)
    {
        stage.Now = DemoCalendar.At(course.Days.OnlineDay, 20, 50);
        var teacher = await stage.TeacherAsync(trainee.TeacherId);
        var content = await stage.ActAsync<CourseLibrary, Domain.Courses.Course>(null, courses => Task.FromResult(courses.Find("boi-duong-tieng-anh-2022")!));
        foreach (var lesson in content.Lessons.Where(l => l.Activity.Required))
        {
            var answers = lesson.Quiz.Questions.ToDictionary(q => q.Id, q => (IReadOnlyList<string>)[.. q.Options.Where(o => o.Correct).Select(o => o.Id)]);
            await stage.DoAsync<TakeQuiz, Domain.Courses.QuizAttempt>(teacher, quiz => quiz.RunAsync(teacher, trainee.Id, lesson.Slug, answers, default));
            await stage.DoAsync<SendActivity, Domain.Courses.ActivityResponse>(teacher, send => send.RunAsync(teacher, trainee.Id, lesson.Slug, DemoTexts.Activity(lesson.Activity.MinWords), default));
        }
    }
}

using Lms.Domain;
using Lms.Domain.Certificates;
using Lms.Domain.Practicums;

namespace Lms.Web.Features.MyCourse;

/// <summary>What a teacher can do now, or what comes next.</summary>
public enum StepKind
{
    Certificate, OutcomePassed, OutcomeFailed, BlockNow, BlockToday, JoinRoom, DoTask, GatherMinutes, OnlineDone, MendPracticum, DoPracticum, BlockAhead, OnlineAhead, PracticumAhead, AwaitScore, AwaitOutcome,
}

/// <summary>Việc cần làm tiếp: the one next action of the "today" card.</summary>
/// <param name="Href">Where it is done; null where there is nothing to do but to be there, or to wait.</param>
public sealed record NextStep(StepKind Kind, string? Href = null, MyBlock? Block = null, string? Lesson = null)
{
    public static NextStep Of(MyCoursePage course)
    {
        ArgumentNullException.ThrowIfNull(course);
        return Concluded(course) ?? InPerson(course) ?? OnlineDay(course) ?? AtSchool(course) ?? Ahead(course) ?? Waiting(course);
    }

    private static NextStep? Concluded(MyCoursePage course) => course switch
    {
        { Certificate.State: CertificateState.Issued } => new NextStep(StepKind.Certificate, $"/certificates/{course.Certificate.Id}"),
        { IsSigned: true } => new NextStep(
            course.Result.Completes ? StepKind.OutcomePassed : StepKind.OutcomeFailed, $"/enrollments/{course.Enrollment.Id}/proof-sheet"),
        _ => null,
    };

    private static NextStep? InPerson(MyCoursePage course)
    {
        var today = VietnamTime.DateOf(course.Now);
        var block = course.Blocks.FirstOrDefault(b => b.Session.Date == today && b.Session.EndsAt > course.Now);
        return block is null ? null : new NextStep(block.Session.StartsAt <= course.Now ? StepKind.BlockNow : StepKind.BlockToday, Block: block);
    }

    private static NextStep? OnlineDay(MyCoursePage course)
    {
        var online = course.Online;
        if (!online.IsOpenAt(course.Now)) return null;
        if (online.RoomIsOpen) return new NextStep(StepKind.JoinRoom, $"/online-sessions/{online.Room!.Id}");
        if (online.NextTask is { } task) return new NextStep(StepKind.DoTask, $"{course.Address}/lessons/{task.Lesson.Slug}", Lesson: task.Lesson.Title);
        if (online.IsMet) return new NextStep(StepKind.OnlineDone);
        var unread = online.Lessons.FirstOrDefault(l => !l.IsDone) ?? (online.Lessons is [var first, ..] ? first : null);
        return new NextStep(StepKind.GatherMinutes, unread is null ? null : $"{course.Address}/lessons/{unread.Lesson.Slug}", Lesson: unread?.Lesson.Title);
    }

    private static NextStep? AtSchool(MyCoursePage course)
    {
        if (course.Policy.PracticumMin is null) return null;
        var (practicum, href) = (course.Practicum, $"{course.Address}/practicum");
        if (practicum.Work?.State == PracticumState.Revision) return new NextStep(StepKind.MendPracticum, href);
        var open = VietnamTime.DateOf(course.Now) >= practicum.From && (practicum.Work is null || practicum.Work.State == PracticumState.Planned);
        return open ? new NextStep(StepKind.DoPracticum, href) : null;
    }

    private static NextStep? Ahead(MyCoursePage course)
    {
        if (course.Blocks.FirstOrDefault(b => b.Session.StartsAt > course.Now) is { } block) return new NextStep(StepKind.BlockAhead, Block: block);
        if (course.Now < course.Online.From) return new NextStep(StepKind.OnlineAhead, course.Online.NextTask is { } task ? $"{course.Address}/lessons/{task.Lesson.Slug}" : null);
        return course.Policy.PracticumMin is not null && VietnamTime.DateOf(course.Now) < course.Practicum.From ? new NextStep(StepKind.PracticumAhead, $"{course.Address}/practicum") : null;
    }

    private static NextStep Waiting(MyCoursePage course) => new(course.Practicum.Work?.State == PracticumState.Submitted ? StepKind.AwaitScore : StepKind.AwaitOutcome);
}

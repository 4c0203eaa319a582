using Lms.Domain;
using Lms.Domain.Attendance;
using Lms.Domain.Certificates;
using Lms.Domain.Completion;
using Lms.Domain.Enrollments;
using Lms.Domain.OnlineSessions;
using Lms.Domain.Plans;
using Lms.Domain.Practicums;
using Lms.Web.Features.Lessons;

namespace Lms.Web.Features.MyCourse;

/// <summary>One line of a teacher's courses.</summary>
public sealed record MyCourseItem(Id<Enrollment> EnrollmentId, string Title, EnrollmentState State, DateOnly From, DateOnly To);

/// <summary>One in-person block with the teacher's own mark in it.</summary>
/// <param name="IsCalled">The roll call is closed: the mark stands.</param>
public sealed record MyBlock(Session Session, AttendanceMark Mark, bool IsCalled);

/// <summary>The online day: what is reached, the lessons, the room.</summary>
public sealed record MyOnlineDay(
    DateTimeOffset From, DateTimeOffset To, int Minutes, int MinutesNeeded, int Tasks, int TasksNeeded, IReadOnlyList<LessonLink> Lessons, OnlineSession? Room)
{
    public bool IsOpenAt(DateTimeOffset now) => now >= From && now < To;
    public bool IsMet => Minutes >= MinutesNeeded && Tasks >= TasksNeeded;
    public bool RoomIsOpen => Room?.State == OnlineSessionState.Open;

    /// <summary>The first lesson whose task still counts and is not done.</summary>
    public LessonLink? NextTask => Tasks >= TasksNeeded ? null : Lessons.FirstOrDefault(l => l.Lesson.Activity.Required && !l.IsDone);
}

/// <summary>The day at school.</summary>
public sealed record MyPracticum(DateOnly From, DateOnly To, Practicum? Work, string? School);

/// <summary>Khóa của tôi: a teacher's course on one page.</summary>
/// <param name="Result">The requirements as they stand now, or as signed.</param>
/// <param name="IsSigned">The department has signed the outcome.</param>
public sealed record MyCoursePage(
    Enrollment Enrollment, TrainingPlan Plan, string? ClassName, string? Room, IReadOnlyList<string> Trainers,
    IReadOnlyList<MyBlock> Blocks, MyOnlineDay Online, MyPracticum Practicum, CompletionPolicy Policy, CompletionResult Result, bool IsSigned, Certificate? Certificate, DateTimeOffset Now)
{
    public string Address => $"/my-course/{Enrollment.Id}";
    public NextStep Next => NextStep.Of(this);
}

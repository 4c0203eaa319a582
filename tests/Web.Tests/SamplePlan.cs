using Lms.Domain;
using Lms.Domain.Completion;
using Lms.Domain.Plans;

namespace Lms.Web.Tests;

/// <summary>A plan for tests that care for little of what it says.</summary>
internal static class SamplePlan
{
    public static PlanDetails Details => new()
    {
        Title = "Bồi dưỡng giáo viên tiếng Anh",
        CourseSlug = "boi-duong-tieng-anh-2022",
        Objectives = "",
        LegalBases = [],
        Venue = "15 Khúc Thừa Dụ",
        Sessions = [new SessionTime(new DateOnly(2022, 12, 10), new TimeOnly(7, 30), new TimeOnly(11, 0))],
        OnlineFrom = VietnamTime.StartOf(new DateOnly(2022, 12, 12)),
        OnlineTo = VietnamTime.StartOf(new DateOnly(2022, 12, 13)),
        PracticumFrom = new DateOnly(2022, 12, 13),
        PracticumTo = new DateOnly(2022, 12, 17),
        Deadline = new Deadline(new DateOnly(2022, 12, 7), DeadlineKind.NoLaterThan),
        Places = 2,
        Policy = CompletionPolicy.Default,
    };
}

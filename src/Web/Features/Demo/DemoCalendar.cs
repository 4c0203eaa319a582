using Lms.Domain;
using Lms.Domain.Completion;
using Lms.Domain.Plans;

namespace Lms.Web.Features.Demo;

/// <summary>The days of one sample plan, as the plan of 2022 has them around its first day in person.</summary>
internal sealed record DemoCalendar(DateOnly FirstDay)
{
    public DateOnly IssuedOn => FirstDay.AddDays(-22);
    public DateOnly Deadline => FirstDay.AddDays(-3);
    public DateOnly ConvenedOn => FirstDay.AddDays(-2);
    public DateOnly OnlineDay => FirstDay.AddDays(2);
    public DateOnly PracticumFrom => FirstDay.AddDays(3);
    public DateOnly PracticumTo => FirstDay.AddDays(7);

    public static DateTimeOffset At(DateOnly day, int hour, int minute = 0) => VietnamTime.At(day, new TimeOnly(hour, minute));

    public PlanDetails Details(int round, int places) => new()
    {
        Title = $"Bồi dưỡng giáo viên tiếng Anh tổ chức hoạt động ngoại khóa, xây dựng hệ sinh thái ngoại ngữ – đợt {round}",
        CourseSlug = "boi-duong-tieng-anh-2022",
        Objectives = "Giáo viên tiếng Anh biết tổ chức hoạt động ngoại khóa và xây dựng môi trường ngoại ngữ trong trường phổ thông, áp dụng được ngay sau khóa bồi dưỡng.",
        LegalBases =
        [
            new LegalBasis("Kế hoạch", "63/KH-SGDĐT", new DateOnly(2022, 5, 13), "Sở GD&ĐT Hải Phòng", "Bồi dưỡng giáo viên năm 2022"),
            new LegalBasis("Quyết định", "3668/QĐ-UBND", new DateOnly(2022, 11, 4), "UBND thành phố Hải Phòng", "Gói bồi dưỡng nâng cao năng lực giáo viên tiếng Anh phổ thông"),
            new LegalBasis("Quyết định", "3706/QĐ-UBND", new DateOnly(2022, 11, 4), "UBND thành phố Hải Phòng", "Gói bồi dưỡng nâng cao năng lực giáo viên tiếng Anh phổ thông"),
        ],
        Venue = "Trung tâm Giáo dục kỹ thuật tổng hợp hướng nghiệp và Bồi dưỡng nhà giáo, 15 Khúc Thừa Dụ, P. Vĩnh Niệm, Q. Lê Chân",
        Sessions = [.. new[] { FirstDay, FirstDay.AddDays(1) }.SelectMany(day => new[] { new SessionTime(day, new TimeOnly(7, 30), new TimeOnly(11, 0)), new SessionTime(day, new TimeOnly(13, 30), new TimeOnly(17, 0)) })],
        OnlineFrom = VietnamTime.StartOf(OnlineDay),
        OnlineTo = VietnamTime.StartOf(OnlineDay.AddDays(1)),
        PracticumFrom = PracticumFrom,
        PracticumTo = PracticumTo,
        Deadline = new Deadline(Deadline, DeadlineKind.NoLaterThan),
        Places = places,
        Policy = CompletionPolicy.Default,
    };
}

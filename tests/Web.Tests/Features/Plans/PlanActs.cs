using Lms.Domain;
using Lms.Domain.Completion;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Web.Features.Plans;
using Lms.Web.Features.Quotas;

namespace Lms.Web.Tests.Features.Plans;

/// <summary>Plans to test with, made by the operations a person would use.</summary>
internal static class PlanActs
{
    public const string Course = "boi-duong-tieng-anh-2022";

    public static DateOnly Today => VietnamTime.DateOf(TimeProvider.System.GetUtcNow());

    /// <summary>A plan with four blocks in ten days, whose lists are due in five.</summary>
    public static PlanDetails Details(int places = 12) => new()
    {
        Title = "Bồi dưỡng nâng cao năng lực giáo viên tiếng Anh phổ thông",
        CourseSlug = Course,
        Objectives = "Xây dựng hệ sinh thái ngoại ngữ trong trường học",
        LegalBases = [new("Quyết định", "3668/QĐ-UBND", new DateOnly(2022, 11, 4), "UBND thành phố", "Phê duyệt dự toán")],
        Venue = "Số 15 Khúc Thừa Dụ",
        Sessions =
        [
            .. from day in new[] { Today.AddDays(10), Today.AddDays(11) }
               from half in new[] { (From: new TimeOnly(7, 30), To: new TimeOnly(11, 0)), (From: new TimeOnly(13, 30), To: new TimeOnly(17, 0)) }
               select new SessionTime(day, half.From, half.To),
        ],
        OnlineFrom = VietnamTime.StartOf(Today.AddDays(12)),
        OnlineTo = VietnamTime.StartOf(Today.AddDays(13)),
        PracticumFrom = Today.AddDays(13),
        PracticumTo = Today.AddDays(17),
        Deadline = new Deadline(Today.AddDays(5), DeadlineKind.NoLaterThan),
        Places = places,
        Policy = CompletionPolicy.Default,
    };

    public static async Task<Id<TrainingPlan>> Draft(this Site site, SignedIn officer, int places = 12)
    {
        var plan = await site.Run<WritePlan, Outcome<Id<TrainingPlan>>>(write => write.RunAsync(officer.Viewer, Details(places)));
        plan.Refusal.ShouldBeNull();
        return plan.Value;
    }

    public static async Task Allocate(this Site site, SignedIn officer, Id<TrainingPlan> plan, params (Id<OrgUnit> Unit, int Seats)[] quotas) =>
        (await site.Run<AllocateQuotas, Outcome<int>>(allocate => allocate.RunAsync(officer.Viewer, plan, [.. quotas.Select(q => new QuotaChange(q.Unit, q.Seats))]))).Refusal.ShouldBeNull();

    public static async Task Issue(this Site site, SignedIn officer, Id<TrainingPlan> plan) =>
        (await site.Run<IssuePlan, Refusal?>(issue => issue.RunAsync(officer.Viewer, plan, $"{plan.Value.ToString("n")[^6..]}/KH-SGDĐT", Today, "Giám đốc"))).ShouldBeNull();

    public static async Task<(Id<TrainingPlan> Plan, Id<OrgUnit> First, Id<OrgUnit> Second)> Issued(this Site site, SignedIn officer)
    {
        var plan = await site.Draft(officer);
        var mark = plan.Value.ToString("n")[^8..];
        var (first, second) = (await site.In(db => SignedIn.AddUnit(db, $"{mark}-1")), await site.In(db => SignedIn.AddUnit(db, $"{mark}-2")));
        await site.Allocate(officer, plan, (first, 8), (second, 4));
        await site.Issue(officer, plan);
        return (plan, first, second);
    }
}

using System.Globalization;
using System.Net;
using Lms.Domain;
using Lms.Domain.Plans;
using Lms.Web.Features.Plans;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Tests.Features.Plans;

public sealed class PlanPagesTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task An_officer_writes_a_plan_in_the_form_and_finds_it_as_a_draft()
    {
        var officer = await SignedIn.As(site, Role.DepartmentOfficer);
        using var response = await officer.Browser.PostForm("/plans/new", Form());

        response.StatusCode.ShouldBe(HttpStatusCode.Redirect, await response.Content.ReadAsStringAsync());
        var page = await officer.Browser.Page(response.Headers.Location!.ToString());
        page.ShouldContain("Kế hoạch thử");
        page.ShouldContain("Quyết định số 3668/QĐ-UBND");
        page.ShouldContain("Đang soạn");
        page.ShouldContain("mới phân bổ 0 trên 228");
    }

    [Fact]
    public async Task The_days_and_times_of_a_plan_come_back_in_the_browser_s_own_fields()
    {
        var officer = await SignedIn.As(site, Role.DepartmentOfficer);
        using var response = await officer.Browser.PostForm("/plans/new", Form());
        var form = await officer.Browser.Page($"{response.Headers.Location}/edit");
        form.ShouldMatch($"<input[^>]*type=\"date\"[^>]*name=\"Form.Sessions\\[0\\].Date\" value=\"{Day(20)}\"");
        form.ShouldMatch("<input[^>]*type=\"time\"[^>]*name=\"Form.Sessions\\[0\\].Starts\"");
    }

    [Fact]
    public async Task A_form_with_errors_tells_them_all_and_keeps_what_was_typed()
    {
        var officer = await SignedIn.As(site, Role.DepartmentOfficer);
        using var response = await officer.Browser.PostForm("/plans/new", [.. Form().Where(f => f.Name is not ("Form.Venue" or "Form.Places")), ("Form.Places", "0"), ("Form.Sessions[0].Ends", "")]);
        var page = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.ShouldContain("Kế hoạch thử");
        page.ShouldContain("3668/QĐ-UBND");
        foreach (var field in new[] { "Form_Venue", "Form_Places" }) page.ShouldContain($"id=\"{field}-error\"");
        page.Split("field-validation-error").Length.ShouldBeGreaterThan(2);
    }

    [Fact]
    public async Task Blocks_that_overlap_are_told_at_the_blocks()
    {
        var officer = await SignedIn.As(site, Role.DepartmentOfficer);
        using var response = await officer.Browser.PostForm("/plans/new", [.. Form(), ("Form.Sessions[1].Date", Day(20)), ("Form.Sessions[1].Starts", "10:00"), ("Form.Sessions[1].Ends", "12:00")]);
        WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync()).ShouldContain("trùng giờ nhau");
    }

    [Fact]
    public async Task The_buttons_of_the_rows_work_without_scripts()
    {
        var officer = await SignedIn.As(site, Role.DepartmentOfficer);
        using var four = await officer.Browser.PostForm("/plans/new", [.. Form().Where(f => !f.Name.Contains("Sessions", StringComparison.Ordinal)), ("Form.UsualFrom", Day(20)), ("button", "usual-sessions")]);
        var page = await four.Content.ReadAsStringAsync();
        four.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.ShouldContain("name=\"Form.Sessions[3].Ends\"");
        page.ShouldContain("value=\"17:00\"");

        using var less = await officer.Browser.PostForm("/plans/new", [.. Form(), ("button", "remove-basis:0")]);
        var without = await less.Content.ReadAsStringAsync();
        without.ShouldNotContain("3668/QĐ-UBND\"");
        without.ShouldContain(WebUtility.HtmlEncode("Kế hoạch thử").Length > 0 ? "Kế hoạch thử" : "");
    }

    [Fact]
    public async Task The_words_of_the_policy_are_those_of_the_rule()
    {
        var officer = await SignedIn.As(site, Role.DepartmentOfficer);
        using var response = await officer.Browser.PostForm("/plans/words", Form());
        var words = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
        words.ShouldContain("0/1 = 0%");

        var four = await officer.Browser.PostForm("/plans/words", [.. Form().Where(f => !f.Name.Contains("Sessions", StringComparison.Ordinal))]);
        var usual = WebUtility.HtmlDecode(await four.Content.ReadAsStringAsync());
        usual.ShouldContain("3/4 = 75%");
        usual.ShouldContain("chỉ vắng một buổi trực tiếp là không hoàn thành");
    }

    [Fact]
    public async Task Who_saves_over_a_newer_plan_is_told_and_loses_nothing()
    {
        var officer = await SignedIn.As(site, Role.DepartmentOfficer);
        var plan = await site.Draft(officer);
        (await site.Run<RevisePlan, Refusal?>(revise => revise.RunAsync(officer.Viewer, plan, PlanActs.Details() with { Sessions = [.. PlanActs.Details().Sessions.Take(2)] }))).ShouldBeNull();

        using var response = await officer.Browser.PostForm($"/plans/{plan}/edit", [.. Form(), ("Form.Revision", "0")]);
        var page = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());

        response.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        page.ShouldContain("Người khác vừa lưu kế hoạch này");
        page.ShouldContain("Kế hoạch thử");
        (await site.In(db => db.Plans.Include(p => p.Sessions).SingleAsync(p => p.Id == plan))).Sessions.Count.ShouldBe(2);

        using var again = await officer.Browser.PostForm($"/plans/{plan}/edit", [.. Form(), ("Form.Revision", "1")]);
        again.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_plan_is_issued_when_its_quotas_add_up_and_its_number_is_free()
    {
        var officer = await SignedIn.As(site, Role.DepartmentOfficer);
        var plan = await site.Draft(officer);
        using (var early = await officer.Browser.PostForm($"/plans/{plan}/issue", Issue("72/KH-A")))
            WebUtility.HtmlDecode(await early.Content.ReadAsStringAsync()).ShouldContain("Tổng chỉ tiêu là 0, quy mô là 12");

        await site.Allocate(officer, plan, (await site.In(db => SignedIn.AddUnit(db, $"u-{plan.Value:n}")), 12));
        using (var issued = await officer.Browser.PostForm($"/plans/{plan}/issue", Issue("72/KH-A"))) issued.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await officer.Browser.Page($"/plans/{plan}")).ShouldContain("Số 72/KH-A");

        var second = await site.Draft(officer);
        await site.Allocate(officer, second, (await site.In(db => SignedIn.AddUnit(db, $"u-{second.Value:n}")), 12));
        using var taken = await officer.Browser.PostForm($"/plans/{second}/issue", Issue("72/KH-A"));
        WebUtility.HtmlDecode(await taken.Content.ReadAsStringAsync()).ShouldContain("Số 72/KH-A đã dùng cho một kế hoạch khác");
    }

    [Fact]
    public async Task A_cancelled_plan_says_why()
    {
        var officer = await SignedIn.As(site, Role.DepartmentOfficer);
        var (plan, _, _) = await site.Issued(officer);
        using (var without = await officer.Browser.PostForm($"/plans/{plan}/cancellation", ("reason", " "))) without.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await site.In(db => db.Plans.Where(p => p.Id == plan).Select(p => p.State).SingleAsync())).ShouldBe(PlanState.Issued);

        await officer.Browser.PostForm($"/plans/{plan}/cancellation", ("reason", "Chưa được cấp kinh phí"));
        (await officer.Browser.Page($"/plans/{plan}")).ShouldContain("Lý do: Chưa được cấp kinh phí");
    }

    [Fact]
    public async Task A_plan_without_anybody_convened_is_not_closed()
    {
        var officer = await SignedIn.As(site, Role.DepartmentOfficer);
        var (plan, _, _) = await site.Issued(officer);
        (await site.Run<ClosePlan, Refusal?>(close => close.RunAsync(officer.Viewer, plan))).ShouldBe(new PlanNotInState(PlanState.Issued));
        await site.In(async db => { (await db.Plans.SingleAsync(p => p.Id == plan)).Begin(); return await db.SaveChangesAsync(); });
        (await site.Run<ClosePlan, Refusal?>(close => close.RunAsync(officer.Viewer, plan))).ShouldBeNull();
    }

    [Fact]
    public async Task A_unit_sees_its_own_seats_of_an_issued_plan_and_never_a_draft()
    {
        var officer = await SignedIn.As(site, Role.DepartmentOfficer);
        var (plan, first, _) = await site.Issued(officer);
        var draft = await site.Draft(officer);
        await site.Allocate(officer, draft, (first, 12));
        var unit = await SignedIn.As(site, Role.UnitOfficer, first);

        (await unit.Browser.Page($"/plans/{plan}")).ShouldContain("Đơn vị có 8 chỉ tiêu: đã cử 0, còn 8");
        using var hidden = await unit.Browser.GetAsync($"/plans/{draft}");
        hidden.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await unit.Browser.Page("/plans")).ShouldContain("Đã cử 0 trên 8 chỉ tiêu");
    }

    [Fact]
    public async Task The_home_of_the_department_says_what_to_do_next()
    {
        var officer = await SignedIn.As(site, Role.DepartmentOfficer);
        await site.Issued(officer);
        await site.Draft(officer);
        var page = await officer.Browser.Page("/");
        page.ShouldContain("đơn vị chưa cử ai; hạn nộp đến hết ngày");
        page.ShouldContain("Dự thảo: đã phân bổ 0 trên 12 chỉ tiêu");
    }

    [Fact]
    public async Task An_inspector_reads_everything_and_changes_nothing()
    {
        var officer = await SignedIn.As(site, Role.DepartmentOfficer);
        var inspector = await SignedIn.As(site, Role.Inspector);
        var plan = await site.Draft(officer);
        (await inspector.Browser.Page($"/plans/{plan}")).ShouldNotContain($"/plans/{plan}/edit");
        (await inspector.Browser.Page($"/plans/{plan}/quotas")).ShouldNotContain("data-seats");
        using var refused = await inspector.Browser.PostForm($"/plans/{plan}/cancellation", ("reason", "x"));
        refused.Headers.Location!.ToString().ShouldContain("/errors/403");
    }

    private static (string Name, string Value)[] Issue(string number) => [("Form.Number", number), ("Form.IssuedOn", Day(0)), ("Form.Signer", "Giám đốc")];

    private static (string Name, string Value)[] Form() =>
    [
        ("Form.Title", "Kế hoạch thử"), ("Form.CourseSlug", PlanActs.Course), ("Form.Venue", "15 Khúc Thừa Dụ"), ("Form.Places", "228"),
        ("Form.Bases[0].Kind", "Quyết định"), ("Form.Bases[0].Number", "3668/QĐ-UBND"), ("Form.Bases[0].IssuedOn", "2022-11-04"), ("Form.Bases[0].Issuer", "UBND thành phố"), ("Form.Bases[0].Abstract", "Dự toán"),
        ("Form.Sessions[0].Date", Day(20)), ("Form.Sessions[0].Starts", "07:30"), ("Form.Sessions[0].Ends", "11:00"),
        ("Form.OnlineFrom", Day(22)), ("Form.OnlineFromTime", "00:00"), ("Form.OnlineTo", Day(22)), ("Form.OnlineToTime", "23:59"),
        ("Form.PracticumFrom", Day(23)), ("Form.PracticumTo", Day(27)), ("Form.DeadlineDate", Day(17)), ("Form.DeadlineKind", "NoLaterThan"),
        ("Form.Policy.Base", "InPersonOnly"), ("Form.Policy.MinPercent", "80"), ("Form.Policy.LateGraceMinutes", "15"), ("Form.Policy.ExcusedCountsAs", "Absent"),
        ("Form.Policy.OnlineMinutes", "180"), ("Form.Policy.OnlineTasks", "3"), ("Form.Policy.NeedsPracticum", "true"), ("Form.Policy.PracticumMin", "5"), ("Form.Policy.Periods", "40"),
    ];

    private static string Day(int fromToday) => PlanActs.Today.AddDays(fromToday).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

using System.Net;
using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Domain.Quotas;
using Lms.Web.Tests.Features.Plans;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Tests.Features.Quotas;

public sealed class LedgerPagesTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task The_ledger_tells_who_did_what_when_and_why_and_where_the_balance_stood()
    {
        var officer = await SignedIn.As(site, Role.DepartmentOfficer);
        var (plan, first, second) = await site.Issued(officer);
        using (var half = await Adjust(officer, plan, first, "10", second, ("Form.DocumentNumber", "70/CV-SGDĐT")))
        {
            half.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            var page = WebUtility.HtmlDecode(await half.Content.ReadAsStringAsync());
            page.ShouldContain("Văn bản kèm theo cần cả số và ngày");
            page.ShouldContain("value=\"70/CV-SGDĐT\"");
        }

        using (var moved = await Adjust(officer, plan, first, "10", second, ("Form.DocumentNumber", "70/CV-SGDĐT"), ("Form.DocumentDate", "2022-12-01")))
            moved.Headers.Location!.OriginalString.ShouldBe($"/plans/{plan}/quotas/{first}/ledger");
        var ledger = await officer.Browser.Page($"/plans/{plan}/quotas/{first}/ledger");
        foreach (var words in new[] { "Phân bổ", "Công bố", "Nhận điều chuyển", "+2", "Đơn vị bạn không cử đủ", "Văn bản số 70/CV-SGDĐT ngày 01/12/2022", officer.Viewer.DisplayName, $"/quotas/{second}/ledger#entry-3" })
            ledger.ShouldContain(words);
        (await officer.Browser.Page($"/plans/{plan}/quotas/{second}/ledger")).ShouldContain("Điều chuyển đi");
        (await officer.Browser.Page($"/plans/{plan}/quotas")).ShouldContain($"/plans/{plan}/quotas/{first}/ledger");
        (await site.In(db => db.QuotaEntries.Where(e => e.PlanId == plan && e.UnitId == first).OrderBy(e => e.Number).Select(e => e.Kind).ToListAsync()))
            .ShouldBe([QuotaEntryKind.Allocated, QuotaEntryKind.Published, QuotaEntryKind.TransferredIn]);
    }

    [Fact]
    public async Task A_unit_reads_its_own_ledger_and_no_other()
    {
        var officer = await SignedIn.As(site, Role.DepartmentOfficer);
        var (plan, first, second) = await site.Issued(officer);
        var unit = await SignedIn.As(site, Role.UnitOfficer, first);
        (await unit.Browser.Page($"/plans/{plan}/quotas/{first}/ledger")).ShouldContain("Công bố");
        using var other = await unit.Browser.GetAsync($"/plans/{plan}/quotas/{second}/ledger");
        other.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var inspector = await SignedIn.As(site, Role.Inspector);
        (await inspector.Browser.Page($"/plans/{plan}/quotas/{second}/ledger")).ShouldNotContain($"href=\"/plans/{plan}/quotas/{second}\"");
    }

    [Fact]
    public async Task A_draft_s_ledger_goes_on_after_the_seats_were_taken_away()
    {
        var officer = await SignedIn.As(site, Role.DepartmentOfficer);
        var plan = await site.Draft(officer);
        var unit = await site.In(db => SignedIn.AddUnit(db, $"{plan.Value.ToString("n")[^8..]}-1"));
        await site.Allocate(officer, plan, (unit, 5));
        await site.Allocate(officer, plan, (unit, 0));
        (await site.In(db => db.Quotas.AnyAsync(q => q.PlanId == plan))).ShouldBeFalse();
        await site.Allocate(officer, plan, (unit, 7));
        (await site.In(db => db.QuotaEntries.Where(e => e.PlanId == plan).OrderBy(e => e.Number).Select(e => new { e.Number, e.SeatsChange, e.Seats }).ToListAsync()))
            .Select(e => (e.Number, e.SeatsChange, e.Seats)).ShouldBe([(1, 5, 5), (2, -5, 0), (3, 7, 7)]);
    }

    [Fact]
    public async Task Seats_in_proportion_to_teachers_are_shown_first_and_saved_by_the_table()
    {
        var officer = await SignedIn.As(site, Role.DepartmentOfficer);
        var plan = await site.Draft(officer, places: 10);
        var mark = plan.Value.ToString("n")[^8..];
        var (a, b) = (await site.In(db => SignedIn.AddUnit(db, $"{mark}-a")), await site.In(db => SignedIn.AddUnit(db, $"{mark}-b")));
        var address = $"/plans/{plan}/quotas/proportional";
        (await officer.Browser.Page(address)).ShouldContain("Dán từ Excel");

        using (var nobody = await officer.Browser.PostForm(address))
            WebUtility.HtmlDecode(await nobody.Content.ReadAsStringAsync()).ShouldContain("Chưa có đơn vị nào có số giáo viên lớn hơn 0");
        using (var unreadable = await officer.Browser.PostForm(address, ("pasted", $"Mã\tSố GV\n{mark}-a\tnhiều\n{mark}-x\t3")))
        {
            unreadable.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            var page = WebUtility.HtmlDecode(await unreadable.Content.ReadAsStringAsync());
            page.ShouldContain("Dòng 2:</strong> Số giáo viên “nhiều”");
            page.ShouldContain($"Dòng 3:</strong> Không tìm thấy đơn vị “{mark}-x”");
            page.ShouldContain($"{mark}-a\tnhiều", customMessage: "what was pasted is still there");
        }

        using (var proposed = await officer.Browser.PostForm(address, ("pasted", $"Mã\tSố GV\n{mark}-a\t1.250"), ("Rows[0].UnitId", b.ToString()), ("Rows[0].Teachers", "1000")))
        {
            var page = WebUtility.HtmlDecode(await proposed.Content.ReadAsStringAsync());
            page.ShouldContain("chưa được lưu");
            // 10 × 1250/2250 = 5.56 and 4.44
            page.ShouldContain("Tổng 10 chỉ tiêu, khớp quy mô 10");
            page.ShouldMatch("data-seats[^>]*value=\"6\"|value=\"6\"[^>]*data-seats");
            page.ShouldMatch("data-seats[^>]*value=\"4\"|value=\"4\"[^>]*data-seats");
        }

        (await site.In(db => db.Quotas.AnyAsync(q => q.PlanId == plan))).ShouldBeFalse("a proposal saves nothing");
        using var saved = await officer.Browser.PostForm($"/plans/{plan}/quotas", ("Rows[0].UnitId", a.ToString()), ("Rows[0].Seats", "6"), ("Rows[0].Seen", "0"), ("Rows[1].UnitId", b.ToString()), ("Rows[1].Seats", "4"), ("Rows[1].Seen", "0"));
        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Teacher_numbers_are_kept_with_who_and_when_and_offered_the_next_time()
    {
        var officer = await SignedIn.As(site, Role.DepartmentOfficer);
        var plan = await site.Draft(officer, places: 10);
        var mark = plan.Value.ToString("n")[^8..];
        var (a, b) = (await site.In(db => SignedIn.AddUnit(db, $"{mark}-a")), await site.In(db => SignedIn.AddUnit(db, $"{mark}-b")));
        var address = $"/plans/{plan}/quotas/proportional";
        (await officer.Browser.Page(address)).ShouldNotContain($"aria-describedby=\"teachers-{mark}\"");

        // What cannot be used is kept nowhere; a file goes before what is typed.
        using (var bad = await officer.Browser.PostForm(address, ("pasted", $"{mark}-a\tnhiều"), ("Rows[0].UnitId", b.ToString()), ("Rows[0].Teachers", "30"))) bad.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await site.In(db => db.TeacherCounts.AnyAsync(c => c.UnitId == a || c.UnitId == b))).ShouldBeFalse();
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await officer.Browser.Token()), "__RequestVerificationToken" }, { new StringContent(b.ToString()), "Rows[0].UnitId" }, { new StringContent("30"), "Rows[0].Teachers" },
            { new StringContent(a.ToString()), "Rows[1].UnitId" }, { new StringContent("1"), "Rows[1].Teachers" },
            { new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes($"Mã đơn vị;Số giáo viên\n{mark}-a;70\n")), "file", "gv.csv" },
        };
        using (var proposed = await officer.Browser.PostAsync(address, form)) (await proposed.Content.ReadAsStringAsync()).ShouldMatch("data-seats[^>]*value=\"7\"|value=\"7\"[^>]*data-seats");
        (await site.In(db => db.TeacherCounts.Where(c => c.UnitId == a || c.UnitId == b).OrderByDescending(c => c.Teachers).Select(c => new { c.UnitId, c.Teachers, c.SetBy }).ToListAsync()))
            .Select(c => (c.UnitId, c.Teachers, c.SetBy)).ShouldBe([(a, 70, officer.Viewer.AccountId), (b, 30, officer.Viewer.AccountId)]);

        var page = WebUtility.HtmlDecode(await officer.Browser.Page(address));
        page.ShouldContain($"Lần trước: 70, {officer.Viewer.DisplayName} ghi ngày");
        page.ShouldMatch("name=\"Rows\\[[0-9]+\\].Teachers\"[^>]*value=\"70\"|value=\"70\"[^>]*name=\"Rows\\[[0-9]+\\].Teachers\"");
    }

    private static Task<HttpResponseMessage> Adjust(SignedIn officer, Id<TrainingPlan> plan, Id<OrgUnit> unit, string seats, Id<OrgUnit> other, params (string, string)[] more) =>
        officer.Browser.PostForm($"/plans/{plan}/quotas/{unit}", [("Form.Seats", seats), ("Form.Counterpart", other.ToString()), ("Form.Reason", "Đơn vị bạn không cử đủ"), .. more]);
}

using System.Net;
using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Domain.Quotas;
using Lms.Domain.Tables;
using Lms.Web.Features.Quotas;
using Lms.Web.Features.Tables;
using Lms.Web.Tests.Features.Plans;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Tests.Features.Quotas;

public sealed class QuotaPagesTests(Site site) : IClassFixture<Site>
{
    private static readonly string SampleFile = Path.Combine(Repository.Root, "src/Web/Features/Demo/Data/hai-phong-2022-quotas.csv");

    [Fact]
    public async Task The_sample_file_is_previewed_then_fills_the_table_and_makes_its_units()
    {
        var officer = await SignedIn.As(site, Role.DepartmentOfficer);
        var plan = await site.Draft(officer, places: 228);
        var page = await Upload(officer, plan, await File.ReadAllBytesAsync(SampleFile));
        page.ShouldContain("Tổng 228 chỉ tiêu, khớp quy mô 228");
        (await Seats(plan)).ShouldBe(0, "a preview saves nothing");

        var sent = await SentAsync(plan);
        using (var unasked = await officer.Browser.PostForm($"/plans/{plan}/quotas/file/{sent}/acceptance"))
            WebUtility.HtmlDecode(await unasked.Content.ReadAsStringAsync()).ShouldContain("đơn vị chưa có trong hệ thống");
        (await Seats(plan)).ShouldBe(0);

        using var accepted = await officer.Browser.PostForm($"/plans/{plan}/quotas/file/{sent}/acceptance", ("createUnits", "true"));
        accepted.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await Seats(plan)).ShouldBe(228);
        (await site.In(db => db.Quotas.CountAsync(q => q.PlanId == plan))).ShouldBe(45);
        (await site.In(db => db.OrgUnits.SingleAsync(u => u.Code == "303"))).Kind.ShouldBe(OrgUnitKind.DistrictOffice);
    }

    [Fact]
    public async Task An_import_takes_away_the_seats_of_units_the_file_does_not_name()
    {
        var officer = await SignedIn.As(site, Role.DepartmentOfficer);
        var plan = await site.Draft(officer);
        var (kept, dropped) = (await Unit(plan, "giu"), await Unit(plan, "bo"));
        await site.Allocate(officer, plan, (kept, 5), (dropped, 7));
        var csv = $"kind,code,name,quota\nDistrictOffice,{Code(plan, "giu")},Tên khác,12\n";

        var page = await Upload(officer, plan, System.Text.Encoding.UTF8.GetBytes(csv));
        page.ShouldContain("Bỏ chỉ tiêu");
        page.ShouldContain("Tệp ghi: Tên khác");
        (await site.Run<ImportQuotas, Outcome<int>>(import => import.RunAsync(officer.Viewer, plan, new TableFile(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(csv)), "a.csv"), createUnits: false))).Value.ShouldBe(12);
        (await site.In(db => db.Quotas.Where(q => q.PlanId == plan).Select(q => q.UnitId).ToListAsync())).ShouldBe([kept]);
    }

    [Fact]
    public async Task Bad_lines_are_all_told_and_none_is_taken()
    {
        var officer = await SignedIn.As(site, Role.DepartmentOfficer);
        var plan = await site.Draft(officer);
        var page = await Upload(officer, plan, "kind,code,name,quota\nDistrictOffice,1,A,x\nDistrictOffice,1,,3\n"u8.ToArray());
        page.ShouldContain("Chỉ tiêu “x”");
        page.ShouldContain("Thiếu tên đơn vị");
        page.ShouldContain("3 chỗ");
        page.ShouldContain("/marked");

        var unusable = await Upload(officer, plan, "kind,code,name,quota\nSchool,TH-9,Trường Tiểu học X,3\n"u8.ToArray());
        unusable.ShouldContain("Chưa có đơn vị mang mã “TH-9”, và loại “School” không cử học viên");
        unusable.ShouldNotContain("Ghi theo tệp");
    }

    [Fact]
    public async Task The_table_is_saved_at_once_or_told_with_everything_typed()
    {
        var officer = await SignedIn.As(site, Role.DepartmentOfficer);
        var plan = await site.Draft(officer);
        var (a, b) = (await Unit(plan, "a"), await Unit(plan, "b"));
        using (var wrong = await officer.Browser.PostForm($"/plans/{plan}/quotas", [.. Row(0, a, "-1", 0), .. Row(1, b, "7", 0)]))
        {
            wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            var page = await wrong.Content.ReadAsStringAsync();
            page.ShouldContain("value=\"-1\"");
            page.ShouldContain("value=\"7\"");
        }

        (await Seats(plan)).ShouldBe(0);
        using var saved = await officer.Browser.PostForm($"/plans/{plan}/quotas", [.. Row(0, a, "5", 0), .. Row(1, b, "7", 0)]);
        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await Seats(plan)).ShouldBe(12);
    }

    [Fact]
    public async Task Seats_that_someone_else_changed_meanwhile_are_not_overwritten_unseen()
    {
        var officer = await SignedIn.As(site, Role.DepartmentOfficer);
        var plan = await site.Draft(officer);
        var (a, b) = (await Unit(plan, "a"), await Unit(plan, "b"));
        await site.Allocate(officer, plan, (a, 3), (b, 4));

        using (var late = await officer.Browser.PostForm($"/plans/{plan}/quotas", [.. Row(0, a, "9", 0), .. Row(1, b, "0", 0)]))
        {
            late.StatusCode.ShouldBe(HttpStatusCode.Conflict);
            WebUtility.HtmlDecode(await late.Content.ReadAsStringAsync()).ShouldContain("Người khác vừa đổi chỉ tiêu của");
        }

        (await Seats(plan)).ShouldBe(7);
        using var meant = await officer.Browser.PostForm($"/plans/{plan}/quotas", [.. Row(0, a, "9", 3), .. Row(1, b, "4", 4)]);
        meant.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await Seats(plan)).ShouldBe(13);
    }

    [Fact]
    public async Task Seats_move_from_one_unit_to_another_and_the_sum_stays()
    {
        var officer = await SignedIn.As(site, Role.DepartmentOfficer);
        var (plan, first, second) = await site.Issued(officer);
        using var moved = await officer.Browser.PostForm($"/plans/{plan}/quotas/{first}", ("Form.Seats", "10"), ("Form.Counterpart", second.ToString()), ("Form.Reason", "Đơn vị 2 không cử đủ"));
        moved.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await site.In(db => db.Quotas.Where(q => q.PlanId == plan).ToDictionaryAsync(q => q.UnitId, q => q.Seats))).ShouldBe(new Dictionary<Id<OrgUnit>, int> { [first] = 10, [second] = 2 }, ignoreOrder: true);
        (await site.In(db => db.Journal.CountAsync(j => j.Subject == nameof(Quota) && j.Reason == "Đơn vị 2 không cử đủ"))).ShouldBe(2);
    }

    [Fact]
    public async Task Without_another_unit_the_places_follow_and_nothing_goes_below_what_is_taken()
    {
        var officer = await SignedIn.As(site, Role.DepartmentOfficer);
        var (plan, first, second) = await site.Issued(officer);
        await site.In(async db => { (await db.Quotas.SingleAsync(q => q.PlanId == plan && q.UnitId == first)).Take(6); return await db.SaveChangesAsync(); });

        (await Adjust(officer, plan, first, 5)).ShouldBe(new QuotaBelowTaken(6, 5));
        (await Adjust(officer, plan, second, 7, first)).ShouldBe(new SeatsInUse(2, 3));
        (await Adjust(officer, plan, first, 5, first)).ShouldBe(new QuotaMovedToItself());
        (await Adjust(officer, plan, first, 11, reason: " ")).ShouldBe(new ReasonMissing());
        (await Adjust(officer, plan, first, 11)).ShouldBeNull();
        (await site.In(db => db.Plans.Where(p => p.Id == plan).Select(p => p.Places).SingleAsync())).ShouldBe(15);
        (await Seats(plan)).ShouldBe(15);
    }

    [Fact]
    public async Task The_board_of_an_issued_plan_names_the_late_units_first()
    {
        var officer = await SignedIn.As(site, Role.DepartmentOfficer);
        var (plan, first, second) = await site.Issued(officer);
        await site.In(async db => { (await db.Quotas.SingleAsync(q => q.PlanId == plan && q.UnitId == first)).Take(8); return await db.SaveChangesAsync(); });
        var page = await officer.Browser.Page($"/plans/{plan}/quotas");
        page.ShouldContain("8 chỉ tiêu: 0 đã tiếp nhận, 8 chờ, còn 0");
        page.IndexOf($"quotas/{second}", StringComparison.Ordinal).ShouldBeLessThan(page.IndexOf($"quotas/{first}", StringComparison.Ordinal));
        page.ShouldContain("1 đơn vị chưa nộp danh sách");
    }

    private Task<Refusal?> Adjust(SignedIn officer, Id<TrainingPlan> plan, Id<OrgUnit> unit, int seats, Id<OrgUnit>? counterpart = null, string reason = "Theo đề nghị của đơn vị") =>
        site.Run<AdjustQuota, Refusal?>(adjust => adjust.RunAsync(officer.Viewer, plan, new(unit, seats, reason, counterpart)));

    private Task<int> Seats(Id<TrainingPlan> plan) => site.In(db => db.Quotas.Where(q => q.PlanId == plan).SumAsync(q => q.Seats));

    private Task<Id<OrgUnit>> Unit(Id<TrainingPlan> plan, string name) => site.In(db => SignedIn.AddUnit(db, Code(plan, name)));

    private static string Code(Id<TrainingPlan> plan, string name) => $"{plan.Value.ToString("n")[^8..]}-{name}";

    private static (string Name, string Value)[] Row(int i, Id<OrgUnit> unit, string seats, int seen) => [($"Rows[{i}].UnitId", unit.ToString()), ($"Rows[{i}].Seats", seats), ($"Rows[{i}].Seen", $"{seen}")];

    private Task<Id<SentTable>> SentAsync(Id<TrainingPlan> plan) =>
        site.In(db => db.SentTables.Where(t => t.PlanId == plan).Select(t => t.Id).SingleAsync());

    /// <summary>Sends the file and goes on to the page that shows it.</summary>
    private static async Task<string> Upload(SignedIn officer, Id<TrainingPlan> plan, byte[] file)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await officer.Browser.Token()), "__RequestVerificationToken" },
            { new ByteArrayContent(file), "file", "chi-tieu.csv" },
        };
        using var response = await officer.Browser.PostAsync($"/plans/{plan}/quotas/file", form);
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return await officer.Browser.Page(response.Headers.Location!.ToString());
    }
}

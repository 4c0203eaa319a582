using System.Net;
using System.Text.RegularExpressions;
using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Infrastructure.OrgUnits;
using Lms.Web.Features.OrgUnits;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Tests.Features.OrgUnits;

/// <summary>The change of 2025: districts end on 30/06, wards begin on 01/07, schools move to wards.</summary>
public sealed partial class UnitChangesTests(Site site) : IClassFixture<Site>
{
    private static readonly DateOnly July = new(2025, 7, 1);

    [Fact]
    public async Task A_district_gives_way_to_wards_page_by_page_and_old_days_keep_the_old_tree()
    {
        var (admin, district, first, second) = await SeedAsync("A");
        (string, string)[] form =
        [
            ("Kind", "Split"), ("Day", "2025-07-01"), ("DecisionNumber", "1669/NQ-UBTVQH15"), ("DecisionDate", "2025-06-16"), ("Reason", "Sắp xếp đơn vị hành chính"),
            ("Successors[0].Code", "A-P1"), ("Successors[0].Name", "Phường Lê Chân A"), ("Successors[0].Kind", "Commune"),
            ("Successors[1].Code", "A-P2"), ("Successors[1].Name", "Phường An Biên A"), ("Successors[1].Kind", "Commune"),
        ];
        (await admin.Browser.Page($"/units/{district}/changes/new?kind=Split")).ShouldContain("Các đơn vị sau chia tách");

        var (status, page) = await Post(admin, $"/units/{district}/changes", form);
        status.ShouldBe(HttpStatusCode.OK);
        page.ShouldContain("2 đơn vị trực thuộc chưa có cấp trên mới");
        page.ShouldNotContain("Xác nhận thay đổi");
        (await site.In(db => db.OrgUnits.AnyAsync(u => u.Code == "A-P1"))).ShouldBeFalse();

        (string, string)[] homes = [.. form, ($"Homes[{first}]", "A-P1"), ($"Homes[{second}]", "A-P2"), ("Again", "true")];
        (_, page) = await Post(admin, $"/units/{district}/changes", homes);
        page.ShouldContain("Trường Tiểu học A1 (A-1) → Phường Lê Chân A");
        var mark = Mark().Match(page).Groups[1].Value;
        mark.Length.ShouldBe(64);

        (status, _) = await Post(admin, $"/units/{district}/changes", [.. homes[..^1], ("Mark", mark)]);
        status.ShouldBe(HttpStatusCode.Redirect);
        var school = await site.In(db => db.OrgUnits.SingleAsync(u => u.Id == first));
        var ward = await site.In(db => db.OrgUnits.SingleAsync(u => u.Code == "A-P1"));
        (school.ParentOn(July.AddDays(-1)), school.ParentOn(July), school.ParentId).ShouldBe((district, ward.Id, ward.Id));
        (await site.In(db => db.OrgUnits.SingleAsync(u => u.Id == district))).ValidTo.ShouldBe(new DateOnly(2025, 6, 30));

        (await admin.Browser.Page("/units?day=2025-06-30")).ShouldNotContain("Phường Lê Chân A");
        (await admin.Browser.Page("/units?day=2025-06-30")).ShouldContain("Phòng GD&ĐT A");
        (await admin.Browser.Page("/units?day=2025-07-01")).ShouldContain("Phường Lê Chân A");
        var past = await admin.Browser.Page($"/units/{district}");
        past.ShouldContain("1669/NQ-UBTVQH15");
        past.ShouldContain("Phường An Biên A");
        (await admin.Browser.Page($"/units/{ward.Id}")).ShouldContain("Phòng GD&ĐT A");
        (await admin.Browser.Page("/units?q=ph%C3%B2ng%20gd%26%C4%91t%20a")).ShouldContain("nay là Phường");
    }

    [Fact]
    public async Task What_changed_since_it_was_shown_is_shown_again_and_not_done()
    {
        var (admin, district, _, _) = await SeedAsync("B");
        (string, string)[] form = [("Kind", "Rename"), ("Day", "2025-07-01"), ("DecisionNumber", "1"), ("DecisionDate", "2025-06-16"), ("Reason", "Đổi tên"), ("Name", "Phòng B mới")];
        var (_, page) = await Post(admin, $"/units/{district}/changes", form);
        page.ShouldContain("Phòng GD&ĐT B (B-Q) → Phòng B mới");
        (_, page) = await Post(admin, $"/units/{district}/changes", [.. form[..^1], ("Name", "Phòng B khác"), ("Mark", Mark().Match(page).Groups[1].Value)]);
        page.ShouldContain("kết quả không còn như đã xem");
        (await site.In(db => db.OrgUnits.SingleAsync(u => u.Id == district))).NameOn(July).ShouldBe("Phòng GD&ĐT B");
    }

    [Fact]
    public async Task A_form_with_a_mistake_comes_back_with_everything_typed()
    {
        var (admin, district, _, _) = await SeedAsync("C");
        var (status, page) = await Post(admin, $"/units/{district}/changes",
            [("Kind", "Merge"), ("Day", "2025-07-01"), ("DecisionNumber", "Số 7"), ("DecisionDate", "2025-06-16"), ("Reason", "Lý do gõ tay"), ("Others", "C-không"), ("Successors[0].Code", "C-M"), ("Successors[0].Name", "Phường gộp")]);
        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.ShouldContain("Không có đơn vị nào mang mã C-không");
        foreach (var typed in new[] { "Số 7", "Lý do gõ tay", "C-không", "C-M", "Phường gộp" }) page.ShouldContain(typed);
    }

    [Fact]
    public async Task A_unit_that_follows_without_its_code_is_asked_for_it_and_not_left_out()
    {
        var (admin, district, _, _) = await SeedAsync("N");
        var (_, page) = await Post(admin, $"/units/{district}/changes",
            [("Kind", "Split"), ("Day", "2025-07-01"), ("DecisionNumber", "1"), ("DecisionDate", "2025-06-16"), ("Reason", "Chia"), ("Successors[0].Code", "N-P1"), ("Successors[0].Name", "Phường N1"), ("Successors[1].Name", "Phường N2 quên mã")]);
        page.ShouldContain("chưa ghi mã");
        page.ShouldContain("Phường N2 quên mã");
        page.ShouldNotContain("Sẽ thay đổi như sau");
    }

    [Fact]
    public async Task A_unit_that_is_still_to_begin_has_not_ended()
    {
        var (admin, district, _, _) = await SeedAsync("T");
        var day = VietnamTime.DateOf(TimeProvider.System.GetUtcNow()).AddDays(30);
        (string, string)[] form = [("Kind", "Split"), ("Day", $"{day:yyyy-MM-dd}"), ("DecisionNumber", "1"), ("DecisionDate", "2025-06-16"), ("Reason", "Chia"), ("Successors[0].Code", "T-P1"), ("Successors[0].Name", "Phường T1"), ("Successors[1].Code", "T-P2"), ("Successors[1].Name", "Phường T2")];
        var schools = await site.In(db => db.OrgUnits.Where(u => u.ParentId == district).Select(u => u.Id).ToListAsync());
        form = [.. form, .. schools.Select(s => ($"Homes[{s}]", "T-P1"))];
        var (_, page) = await Post(admin, $"/units/{district}/changes", form);
        await Post(admin, $"/units/{district}/changes", [.. form, ("Mark", Mark().Match(page).Groups[1].Value)]);
        var tree = await admin.Browser.Page($"/units?day={day:yyyy-MM-dd}");
        var line = tree[tree.IndexOf("Phường T1", StringComparison.Ordinal)..];
        line[..line.IndexOf("</div>", StringComparison.Ordinal)].ShouldContain($"Có hiệu lực từ {day:dd/MM/yyyy}");
    }

    [Fact]
    public async Task A_change_of_the_future_is_taken_back_while_nothing_refers_to_it_and_holds_only_from_its_day()
    {
        var (admin, district, first, _) = await SeedAsync("D");
        var day = VietnamTime.DateOf(TimeProvider.System.GetUtcNow()).AddDays(30);
        var change = await Do(admin, new UnitChangeRequest(UnitChangeKind.Split, day, Basis, [district], Successors: [new("D-P1", "Phường D1", OrgUnitKind.Commune, null), new("D-Q", "", null, null)],
            Homes: new Dictionary<Id<OrgUnit>, string> { [first] = "D-P1" }));
        (await site.In(db => db.OrgUnits.SingleAsync(u => u.Id == first))).ParentId.ShouldBe(district);
        (await site.In(db => UnitCalendar.TurnAsync(db, day, default))).ShouldBe(1);
        var ward = await site.In(db => db.OrgUnits.SingleAsync(u => u.Code == "D-P1"));
        (await site.In(db => db.OrgUnits.SingleAsync(u => u.Id == first))).ParentId.ShouldBe(ward.Id);

        var officer = await SignedIn.As(site, Role.UnitOfficer, ward.Id);
        (await Undo(admin, change)).ShouldBe(new UnitInUse("Phường D1"));
        await site.In(async db => { db.Users.Remove(await db.Users.SingleAsync(a => a.Id == officer.Viewer.AccountId)); return await db.SaveChangesAsync(); });
        using var undone = await admin.Browser.PostForm($"/units/{ward.Id}/changes/{change}/undo");
        undone.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await site.In(db => db.OrgUnits.AnyAsync(u => u.Code == "D-P1"))).ShouldBeFalse();
        (await site.In(db => db.OrgUnits.SingleAsync(u => u.Id == first))).ParentId.ShouldBe(district);
        (await Undo(admin, change)).ShouldBe(new UnitChangeTakenBack());
    }

    [Fact]
    public async Task A_file_changes_districts_into_wards_by_one_decision_whole_or_not_at_all()
    {
        var (admin, district, first, second) = await SeedAsync("F");
        const string Header = "Loại,Mã,Tên đơn vị,Mã cấp trên,Cấp học,Từ ngày,Thay cho\r\n";
        const string Wards = "Phường,F-P1,Phường Lê Chân F,F-SO,,01/07/2025,F-Q\r\nCommune,F-P2,Phường An Biên F,F-SO,,01/07/2025,F-Q\r\n";
        (await admin.Browser.Page("/units")).ShouldContain("/units/changes/import");

        // Every error at once, by its line; nothing is changed.
        var (status, page) = await Send(admin, Header + Wards + "Làng,F-X,Tên,,,,\r\nSchool,F-1,Trường Tiểu học F1,F-P1,Primary,02/07/2025,\r\n");
        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.ShouldContain("Dòng 4:</strong> Không hiểu loại đơn vị “Làng”");
        page.ShouldContain("Dòng 5:</strong> Ngày “02/07/2025” khác ngày hiệu lực");
        page.ShouldContain("1669/NQ-UBTVQH15", customMessage: "what was typed stays");
        (status, page) = await Send(admin, Header + Wards + "School,F-1,Trường Tiểu học F1,F-P9,,,F-cũ\r\nCommune,F-2,Trường Tiểu học F2,F-P2,,,\r\n");
        page.ShouldContain("Dòng 4:</strong> Không có đơn vị nào mang mã “F-P9”");
        page.ShouldContain("Dòng 4:</strong> Không có đơn vị cũ nào mang mã “F-cũ”");
        page.ShouldContain("Dòng 5:</strong> Mã “F-2” đã thuộc về một đơn vị khác loại");
        (status, page) = await Send(admin, Header + Wards + "School,F-1,Trường Tiểu học F1,F-P1,,,\r\n");
        (status, page.Contains("Dòng 2:</strong> Trường Tiểu học F2 (F-2) chưa có cấp trên mới", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.UnprocessableEntity, true));

        const string Whole = Header + Wards + "School,F-1,Trường Tiểu học F1,F-P1,,,\r\nSchool,F-2,Trường Tiểu học Hai Bà Trưng,F-P2,,,\r\n";
        (status, page) = await Send(admin, Whole);
        status.ShouldBe(HttpStatusCode.OK);
        page.ShouldContain("Trường Tiểu học F1 (F-1) → Phường Lê Chân F");
        page.ShouldContain("Trường Tiểu học F2 (F-2) → Trường Tiểu học Hai Bà Trưng");
        (await site.In(db => db.OrgUnits.AnyAsync(u => u.Code == "F-P1"))).ShouldBeFalse("it is only shown");
        var lines = WebUtility.HtmlDecode(Lines().Match(page).Groups[1].Value);
        (string, string)[] confirmed = [("DecisionNumber", "1669/NQ-UBTVQH15"), ("DecisionDate", "2025-06-16"), ("Reason", "Sắp xếp"), ("Lines", lines), ("Mark", Mark().Match(page).Groups[1].Value)];
        (await Post(admin, "/units/changes/import", confirmed)).Status.ShouldBe(HttpStatusCode.Redirect);

        var change = await site.In(db => db.UnitChanges.Include(c => c.Links).SingleAsync(c => c.Kind == UnitChangeKind.Reorganise));
        (change.DecisionNumber, change.DecisionDate, change.Day, change.Links.Count(l => l.PredecessorId == district)).ShouldBe(("1669/NQ-UBTVQH15", new DateOnly(2025, 6, 16), July, 2));
        var ward = await site.In(db => db.OrgUnits.SingleAsync(u => u.Code == "F-P2"));
        var school = await site.In(db => db.OrgUnits.SingleAsync(u => u.Id == second));
        (school.ParentOn(July.AddDays(-1)), school.ParentOn(July), school.NameOn(July.AddDays(-1)), school.NameOn(July)).ShouldBe((district, ward.Id, "Trường Tiểu học F2", "Trường Tiểu học Hai Bà Trưng"));
        (await site.In(db => db.OrgUnits.SingleAsync(u => u.Id == district))).ValidTo.ShouldBe(July.AddDays(-1));
        (await admin.Browser.Page("/units?day=2025-06-30")).ShouldContain("Phòng GD&ĐT F");
        (await admin.Browser.Page("/units?day=2025-07-01")).ShouldContain("Phường An Biên F");

        // Sent once more, there is nothing to do; it is not done twice.
        (status, _) = await Post(admin, "/units/changes/import", confirmed);
        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await site.In(db => db.UnitChanges.CountAsync(c => c.Kind == UnitChangeKind.Reorganise))).ShouldBe(1);
        first.ShouldNotBe(second);
    }

    private static async Task<(HttpStatusCode Status, string Page)> Send(SignedIn admin, string csv)
    {
        using var form = new MultipartFormDataContent { { new StringContent(await admin.Browser.Token()), "__RequestVerificationToken" }, { new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(csv)), "File", "sap-xep.csv" } };
        foreach (var (name, value) in new[] { ("DecisionNumber", "1669/NQ-UBTVQH15"), ("DecisionDate", "2025-06-16"), ("Reason", "Sắp xếp") }) form.Add(new StringContent(value), name);
        using var response = await admin.Browser.PostAsync(new Uri("/units/changes/import", UriKind.Relative), form);
        return (response.StatusCode, WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync()));
    }

    [GeneratedRegex("name=\"Lines\" value=\"(.*?)\">", RegexOptions.Singleline)]
    private static partial Regex Lines();

    private static ChangeBasis Basis => new("1669/NQ-UBTVQH15", new DateOnly(2025, 6, 16), "Sắp xếp đơn vị hành chính");

    private async Task<Id<UnitChange>> Do(SignedIn admin, UnitChangeRequest request)
    {
        var done = await site.Run<ChangeUnits, Outcome<UnitChangeResult>>(change => change.RunAsync(admin.Viewer, request, null));
        done.Refusal.ShouldBeNull();
        return done.Value!.Change.Id;
    }

    private Task<Refusal?> Undo(SignedIn admin, Id<UnitChange> change) => site.Run<UndoUnitChange, Refusal?>(undo => undo.RunAsync(admin.Viewer, change));

    private async Task<(SignedIn Admin, Id<OrgUnit> District, Id<OrgUnit> First, Id<OrgUnit> Second)> SeedAsync(string mark)
    {
        var since = new DateOnly(2010, 1, 1);
        var department = new OrgUnit($"{mark}-SO", $"Sở {mark}", OrgUnitKind.Department, null, since);
        var district = new OrgUnit($"{mark}-Q", $"Phòng GD&ĐT {mark}", OrgUnitKind.DistrictOffice, department.Id, since);
        OrgUnit[] schools = [.. new[] { 1, 2 }.Select(i => new OrgUnit($"{mark}-{i}", $"Trường Tiểu học {mark}{i}", OrgUnitKind.School, district.Id, since, SchoolLevel.Primary))];
        await site.In(async db => { db.OrgUnits.AddRange([department, district, .. schools]); return await db.SaveChangesAsync(); });
        return (await SignedIn.As(site, Role.Administrator), district.Id, schools[0].Id, schools[1].Id);
    }

    private static async Task<(HttpStatusCode Status, string Page)> Post(SignedIn admin, string address, (string, string)[] form)
    {
        using var response = await admin.Browser.PostForm(address, form);
        return (response.StatusCode, WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync()));
    }

    [GeneratedRegex("name=\"Mark\" value=\"([^\"]*)\"")]
    private static partial Regex Mark();
}

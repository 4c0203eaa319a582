using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Domain.Tables;
using Lms.Web.Features.OrgUnits;
using Lms.Web.Features.Tables;
using Lms.Web.Features.Trainers;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Tests.Features.OrgUnits;

public sealed class UnitsTests(Site site) : IClassFixture<Site>
{
    private static readonly DateOnly Start = new(2022, 1, 1);

    [Fact]
    public async Task An_import_adds_units_with_their_parents_in_any_order_and_again_changes_nothing()
    {
        const string file = "kind,code,name,parent,level\nSchool,A-01,Trường THCS A,A-PGD,THCS\nDistrictOffice,A-PGD,Phòng GD&ĐT A,A-SO,\nDepartment,A-SO,Sở GD&ĐT A,,\n";
        (await Import(file)).Value.ShouldBe(new UnitImport(3, 0, 0));
        (await Import(file)).Value.ShouldBe(new UnitImport(0, 0, 3));
        (await Import(file.Replace("Trường THCS A", "Trường THCS A mới", StringComparison.Ordinal))).Value.ShouldBe(new UnitImport(0, 1, 2));

        var school = await site.In(db => db.OrgUnits.SingleAsync(u => u.Code == "A-01"));
        school.Level.ShouldBe(SchoolLevel.LowerSecondary);
        school.Name.ShouldBe("Trường THCS A mới");
        (await site.In(db => db.OrgUnits.SingleAsync(u => u.Id == school.ParentId))).Code.ShouldBe("A-PGD");
    }

    [Fact]
    public async Task An_import_tells_every_error_at_once_and_takes_nothing()
    {
        var done = await Import("kind,code,name,parent,level\nHuyện,B-1,Một,,\nSchool,,Hai,,\nSchool,B-3,,,\nSchool,B-4,Bốn,B-không,\nSchool,B-5,Năm,,cấp 9\nSchool,B-6,Sáu,B-7,\nSchool,B-7,Bảy,B-6,\nSchool,B-7,Tám,,\nSchool,B-8,Chín,,\n");
        done.Refusal.ShouldBeOfType<TableInvalid>().Problems.Select(p => (p.Line, p.Kind)).ShouldBe(
        [
            (2, TableProblemKind.KindUnknown), (3, TableProblemKind.CodeMissing), (4, TableProblemKind.NameMissing), (5, TableProblemKind.ParentUnknown),
            (6, TableProblemKind.LevelUnknown), (7, TableProblemKind.ParentCycle), (8, TableProblemKind.ParentCycle), (9, TableProblemKind.CodeRepeated),
        ]);
        (await site.In(db => db.OrgUnits.AnyAsync(u => u.Code.StartsWith("B-")))).ShouldBeFalse();
    }

    [Fact]
    public async Task The_import_page_shows_the_errors_of_an_uploaded_file()
    {
        var admin = await SignedIn.As(site, Role.Administrator);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await admin.Browser.Token()), "__RequestVerificationToken" },
            { new StringContent("2022-01-01"), "ValidFrom" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes("kind,code,name\nHuyện,C-1,Một\n")) { Headers = { ContentType = new MediaTypeHeaderValue("text/csv") } }, "File", "units.csv" },
        };
        using var response = await admin.Browser.PostAsync("/units/import", form);
        WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync()).ShouldContain("Không hiểu loại đơn vị “Huyện”");
    }

    [Fact]
    public async Task A_file_without_the_needed_columns_is_asked_about_and_one_without_lines_is_refused()
    {
        (await Import("code,name\nX,Y\n")).Refusal.ShouldBeOfType<TableAsks>().Questions.Columns!.Missing.ShouldBe(["Kind"]);
        (await Import("kind,code,name\n")).Refusal.ShouldBe(new TableEmpty("units.csv"));
    }

    [Fact]
    public async Task The_tree_shows_children_below_their_parents_and_hides_what_has_ended()
    {
        await Import("kind,code,name,parent\nDistrictOffice,D-1,Phòng D,\nSchool,D-2,Trường Dưới D,D-1\nSchool,D-3,Trường Đã Nghỉ,D-1\n");
        var admin = await SignedIn.As(site, Role.Administrator);
        var gone = await Unit("D-3");
        (await End("D-3", new DateOnly(2023, 6, 1))).ShouldBeNull();
        (await admin.Browser.Page($"/units/{gone.Id}")).ShouldContain("31/05/2023");

        var tree = await admin.Browser.Page("/units");
        tree.IndexOf("Phòng D", StringComparison.Ordinal).ShouldBeLessThan(tree.IndexOf("Trường Dưới D", StringComparison.Ordinal));
        tree.ShouldContain("unit-depth-1");
        tree.ShouldNotContain("Trường Đã Nghỉ");
        (await admin.Browser.Page("/units?ended=true")).ShouldContain("Trường Đã Nghỉ");
    }

    [Fact]
    public async Task A_unit_with_living_units_below_cannot_end_and_none_ends_twice_or_before_it_began()
    {
        await Import("kind,code,name,parent\nDistrictOffice,E-1,Phòng E,\nSchool,E-2,Trường E,E-1\n");
        (await End("E-1", Start.AddDays(9))).ShouldBe(new UnitsHomeless(1));
        (await End("E-2", Start)).ShouldBe(new UnitEndsBeforeStart(Start));
        (await End("E-2", Start.AddDays(9))).ShouldBeNull();
        (await End("E-2", Start.AddDays(9))).ShouldBe(new UnitAlreadyEnded(Start.AddDays(8)));
        (await End("E-1", Start.AddDays(9))).ShouldBeNull();
    }

    [Fact]
    public async Task A_code_is_given_once()
    {
        var unit = new NewUnit(OrgUnitKind.Commune, "F-1", "Phường F", Start);
        (await site.Run<CreateUnit, Outcome<OrgUnit>>(create => create.RunAsync(unit))).Refusal.ShouldBeNull();
        (await site.Run<CreateUnit, Outcome<OrgUnit>>(create => create.RunAsync(unit))).Refusal.ShouldBe(new UnitCodeTaken("F-1", "Phường F"));
    }

    [Fact]
    public async Task Mending_a_name_over_a_newer_one_is_changed_meanwhile()
    {
        await Import("kind,code,name\nCommune,G-1,Phường G\n");
        var admin = await SignedIn.As(site, Role.Administrator);
        var unit = await Unit("G-1");
        using var first = await admin.Browser.PostForm($"/units/{unit.Id}/name", ("name", "Phường G mới"), ("revision", "0"));
        first.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var late = await admin.Browser.PostForm($"/units/{unit.Id}/name", ("name", "Phường khác"), ("revision", "0"));
        late.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await Unit("G-1")).Name.ShouldBe("Phường G mới");
    }

    [Fact]
    public async Task The_department_and_the_inspector_read_units_and_trainers_and_change_none()
    {
        await Import("kind,code,name\nCommune,H-1,Phường H\n");
        var unit = await Unit("H-1");
        foreach (var role in new[] { Role.Inspector, Role.DepartmentOfficer })
        {
            var reader = await SignedIn.As(site, role);
            (await reader.Browser.Page("/units")).ShouldContain("Phường H");
            (await reader.Browser.Page("/trainers")).ShouldNotContain("/trainers/new");
            var page = await reader.Browser.Page($"/units/{unit.Id}");
            page.ShouldContain("Phường H");
            page.ShouldNotContain("data-confirm=");
            using var refused = await reader.Browser.PostForm($"/units/{unit.Id}/name", ("name", "Khác"), ("revision", "0"));
            refused.Headers.Location!.OriginalString.Split('?')[0].ShouldBe("/errors/403");
        }
    }

    [Fact]
    public async Task A_trainer_is_listed_with_its_unit_and_not_twice()
    {
        await Import("kind,code,name\nTrainingProvider,I-1,Trường ĐHNN I\n");
        var unit = (await Unit("I-1")).Id;
        (await site.Run<CreateTrainer, Outcome<Lms.Domain.Trainers.Trainer>>(create => create.RunAsync("  Trần  Văn Giảng ", unit))).Value!.FullName.ShouldBe("Trần Văn Giảng");
        (await site.Run<CreateTrainer, Outcome<Lms.Domain.Trainers.Trainer>>(create => create.RunAsync("Trần Văn Giảng", unit))).Refusal.ShouldBe(new TrainerExists("Trần Văn Giảng", "Trường ĐHNN I"));

        var admin = await SignedIn.As(site, Role.Administrator);
        (await admin.Browser.Page("/trainers")).ShouldContain("Cấp tài khoản");
    }

    private Task<Outcome<UnitImport>> Import(string csv) =>
        site.Run<ImportUnits, Outcome<UnitImport>>(import => import.RunAsync(new TableFile(new MemoryStream(Encoding.UTF8.GetBytes(csv)), "units.csv"), Start));

    private Task<OrgUnit> Unit(string code) => site.In(db => db.OrgUnits.SingleAsync(u => u.Code == code));

    /// <param name="day">The first day without it.</param>
    private async Task<Refusal?> End(string code, DateOnly day)
    {
        var admin = await SignedIn.As(site, Role.Administrator);
        var request = new UnitChangeRequest(UnitChangeKind.End, day, new ChangeBasis("12/QĐ-UBND", Start, "Giải thể"), [(await Unit(code)).Id]);
        return (await site.Run<ChangeUnits, Outcome<UnitChangeResult>>(change => change.RunAsync(admin.Viewer, request, null))).Refusal;
    }
}

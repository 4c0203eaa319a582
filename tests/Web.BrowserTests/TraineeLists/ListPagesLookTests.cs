using System.Text;
using System.Text.RegularExpressions;
using Lms.Domain;
using Lms.Domain.Enrollments;
using Lms.Domain.OrgUnits;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.BrowserTests.Walk;
using Lms.Web.Features.Enrollments;
using Lms.Web.Features.ExclusionLists;
using Lms.Web.Features.OrgUnits;
using Lms.Web.Features.Reminders;
using Lms.Web.Features.Tables;
using Lms.Web.Features.TraineeLists;
using Lms.Web.Tests.Features.TraineeLists;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lms.Web.BrowserTests.TraineeLists;

/// <summary>Looks at the pages of lists, quotas, reminders and units at both widths, each with something on it; axe finds nothing.</summary>
public sealed class ListPagesLookTests : IAsyncLifetime, IAsyncDisposable
{
    private const string Reminder = "Kính gửi {đơn vị}, còn thiếu {còn thiếu} người; hạn {hạn}.";

    private readonly ListSite _site = new();
    private Watch _watch = null!;
    private Browsers _browsers = null!;
    private ListWorld _world = null!;

    private string Plan => $"/plans/{_world.Plan.Id}";

    public async Task InitializeAsync()
    {
        SetDefaultExpectTimeout(20_000);
        _site.UseKestrel(0);
        _site.StartServer();
        _watch = new(_site.ClientOptions.BaseAddress);
        _browsers = await Browsers.OpenAsync(_site.ClientOptions.BaseAddress, _watch);
        _world = await _site.InScopeAsync<LmsDbContext, ListWorld>(db => ListWorld.SeedAsync(db));
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        await _browsers.DisposeAsync();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task A_unit_sees_its_pages()
    {
        await RemindAsync();
        var unit = await SeatAsync(_world.Officer);
        await LookAsync(unit, ("unit-home", "/"), ("unit-plan", $"{Plan}/trainee-lists"));
        await UploadAsync(unit, ("la.csv", "Mã,Người,Lúc\n1,Trần Thị Ánh,01/02/1987\n"), ("phong-cu.csv", "Họ và tên,Ngày sinh,Trường\nPh¹m ThÞ Quúnh,01/02/1987,Tr\u00ADêng TiÓu häc NguyÔn Du\nNguyÔn ThÞ ThuËn,03/04/1986,Tr\u00ADêng TiÓu häc NguyÔn Du\n"));
        await unit.SeesAsync("Cần trả lời");
        await unit.LookAsync("unit-upload-questions");

        var list = await ListAsync(_world.Officer, [.. ListErrors.All.Take(9).Select((error, i) => error.In(ListWorld.Person(i + 1)))], send: false);
        await LookAsync(unit, ("unit-row", $"/trainee-lists/{list}/rows/{await RowAsync(list)}/edit"), ("unit-grid", $"/trainee-lists/{list}/grid"));
        var sent = await ListAsync(_world.Officer, [.. Enumerable.Range(40, 4).Select(ListWorld.Person), Reserve(50)], send: true);
        await AcceptAsync(sent);
        var leaver = await _site.InScopeAsync<LmsDbContext, Id<Enrollment>>(db => db.Enrollments.Where(e => !e.IsReserve).Select(e => e.Id).FirstAsync());
        await LookAsync(unit, ("unit-list-accepted", $"/trainee-lists/{sent}"), ("unit-trainees", $"{Plan}/units/{_world.Unit.Id}/trainees"), ("unit-substitute", $"/enrollments/{leaver}/substitution"),
            ("unit-withdraw", $"/enrollments/{leaver}/withdrawal"), ("unit-ledger", $"{Plan}/quotas/{_world.Unit.Id}/ledger"));

        _site.Clock.Now = VietnamTime.At(new DateOnly(2022, 12, 8), new TimeOnly(8, 0));
        await AskLateAsync(_world.Officer);
        await LookAsync(unit, ("unit-late", $"{Plan}/trainee-lists"));
        NothingIsWrong();
    }

    [Fact]
    public async Task The_department_and_the_inspector_see_theirs()
    {
        await RemindAsync();
        var accepted = await ListAsync(_world.Officer, [.. Enumerable.Range(1, 5).Select(ListWorld.Person), Reserve(20)], send: true);
        await AcceptAsync(accepted);
        // The same teacher from the other office, which has not sent its list when it closes.
        await ListAsync(_world.OtherOfficer, [ListWorld.Person(1), ListWorld.Person(30)], send: false);
        var waiting = await ListAsync(_world.Officer, [.. Enumerable.Range(60, 3).Select(ListWorld.Person)], send: true);
        await SubstituteAsync();
        var excluded = await ExcludeAsync();
        var officer = await SeatAsync(_world.Department);
        await LookAsync(officer, ("department-home", "/"), ("department-board", $"{Plan}/trainee-lists"), ("department-review", $"/trainee-lists/{waiting}/review"), ("department-conflicts", $"{Plan}/nomination-conflicts"),
            ("department-reminder", $"{Plan}/reminders/new"), ("department-reminders", $"{Plan}/reminders"), ("department-substitutions", $"{Plan}/substitutions"), ("department-quotas", $"{Plan}/quotas"),
            ("department-adjust", $"{Plan}/quotas/{_world.OtherUnit.Id}"), ("department-ledger", $"{Plan}/quotas/{_world.Unit.Id}/ledger"), ("department-exclusions", $"{Plan}/exclusion-lists"),
            ("department-exclusion-list", $"{Plan}/exclusion-lists/{excluded}"), ("department-reconciliation", $"{Plan}/exclusion-lists/{excluded}/reconciliation"), ("department-convening", $"{Plan}/convening"));

        _site.Clock.Now = VietnamTime.At(new DateOnly(2022, 12, 8), new TimeOnly(8, 0));
        await AskLateAsync(_world.OtherOfficer);
        await LookAsync(officer, ("department-late", $"{Plan}/late-requests"));
        await LookAsync(await SeatAsync(_world.Inspector), ("inspector-board", $"{Plan}/trainee-lists"), ("inspector-quotas", $"{Plan}/quotas"));
        NothingIsWrong();
    }

    [Fact]
    public async Task Units_are_seen_over_time()
    {
        var administrator = await AdministratorAsync();
        var school = await _site.InScopeAsync<LmsDbContext, OrgUnit>(db => db.OrgUnits.AsNoTracking().SingleAsync(u => u.Code == "LC-1"));
        var basis = new ChangeBasis("15/QĐ-UBND", new DateOnly(2022, 10, 20), "Đổi tên trường");
        (await _site.InScopeAsync<ChangeUnits, Outcome<UnitChangeResult>>(change => change.RunAsync(administrator,
            new UnitChangeRequest(UnitChangeKind.Rename, new DateOnly(2022, 11, 1), basis, [school.Id], "Trường Tiểu học Trần Phú"), mark: null))).Succeeded.ShouldBeTrue();
        var person = await SeatAsync(administrator);
        await LookAsync(person, ("units", "/units"), ("units-search", "/units?q=Nguyễn Du"), ("unit-history", $"/units/{school.Id}"), ("unit-split", $"/units/{_world.OtherUnit.Id}/changes/new?kind=Split"), ("unit-merge", $"/units/{_world.OtherUnit.Id}/changes/new?kind=Merge"));
        await person.GoAsync($"/units/{_world.OtherUnit.Id}/changes/new?kind=Rename");
        await person.Page.Locator("[name=Name]").FillAsync("Phòng Văn hóa – Xã hội phường Hồng Bàng");
        await person.Page.Locator("[name=DecisionNumber]").FillAsync("20/QĐ-UBND");
        await person.Page.Locator("[name=Reason]").FillAsync("Sắp xếp đơn vị hành chính");
        await person.Page.Locator("main form button.btn-primary").ClickAsync();
        await person.SeesAsync("Phòng Văn hóa – Xã hội phường Hồng Bàng");
        await person.LookAsync("unit-change-preview");
        await LookAsync(await SeatAsync(_world.Department), ("unit-map", $"{Plan}/unit-map"));
        NothingIsWrong();
    }

    private static async Task LookAsync(Person person, params (string Name, string Path)[] pages)
    {
        foreach (var (name, path) in pages)
        {
            await person.Page.GotoAsync(path);
            await Expect(person.Page.Locator("h1")).ToBeVisibleAsync();
            await person.LookAsync($"lists-{name}");
        }
    }

    private void NothingIsWrong() => _watch.Complaints.ShouldBeEmpty(string.Join('\n', _watch.Complaints));

    private async Task<Person> SeatAsync(Viewer viewer)
    {
        var person = await _browsers.SeatAsync(viewer.Role.ToString());
        var (name, value) = await _site.CookieAsync(viewer);
        await person.Page.Context.AddCookiesAsync([new() { Name = name, Value = value, Url = _site.ClientOptions.BaseAddress.ToString() }]);
        return person;
    }

    private async Task UploadAsync(Person unit, params (string Name, string Text)[] files)
    {
        await unit.Page.GotoAsync($"{Plan}/trainee-lists");
        await Person.GiveAsync(unit.Page.Locator("#files"), [.. files.Select(f => new FilePayload { Name = f.Name, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(f.Text) })]);
        await unit.PressAsync("Tải lên và kiểm tra");
        await Expect(unit.Page).ToHaveURLAsync(new Regex("/uploads"));
        await Expect(unit.Page.Locator(".upload-questions")).ToHaveCountAsync(files.Length);
    }

    private static Dictionary<TraineeColumn, string> Reserve(int number) => new(ListWorld.Person(number)) { [TraineeColumn.Note] = "dự bị" };

    private async Task<Id<TraineeSubmission>> ListAsync(Viewer officer, IReadOnlyList<IReadOnlyDictionary<TraineeColumn, string>> people, bool send)
    {
        var file = new TraineeListFile("danh-sach.xlsx", new MemoryStream((_world with { Unit = officer == _world.Officer ? _world.Unit : _world.OtherUnit }).Workbook([.. people])));
        var list = Done(await _site.InScopeAsync<UploadTraineeList, Outcome<TraineeSubmission>>(upload => upload.RunAsync(officer, _world.Plan.Id, file, instead: true, default)));
        if (send) Done(await _site.InScopeAsync<SubmitTraineeList, Outcome<TraineeSubmission>>(submit => submit.RunAsync(officer, list.Id, null, default)));
        return list.Id;
    }

    private Task<Id<SubmissionRow>> RowAsync(Id<TraineeSubmission> list) =>
        _site.InScopeAsync<LmsDbContext, Id<SubmissionRow>>(db => db.SubmissionRows.Where(r => r.SubmissionId == list).OrderBy(r => r.Id).Select(r => r.Id).FirstAsync());

    private async Task AcceptAsync(Id<TraineeSubmission> list) =>
        Done(await _site.InScopeAsync<AcceptTraineeList, Outcome<TraineeSubmission>>(accept => accept.RunAsync(_world.Department, list, default)));

    private async Task RemindAsync() => Done(await _site.InScopeAsync<SendReminders, Outcome<RemindersSent>>(send =>
        send.RunAsync(_world.Department, _world.Plan.Id, [_world.Unit.Id, _world.OtherUnit.Id], Reminder, byMail: false, default)));

    private async Task AskLateAsync(Viewer officer) => Done(await _site.InScopeAsync<AskToBeLate, Outcome<LateRequest>>(ask =>
        ask.RunAsync(officer, _world.Plan.Id, "Mất điện cả ngày 07/12", default)));

    private async Task SubstituteAsync()
    {
        var leaver = await _site.InScopeAsync<LmsDbContext, Id<Enrollment>>(db => db.Enrollments.Where(e => !e.IsReserve).Select(e => e.Id).FirstAsync());
        Done(await _site.InScopeAsync<RequestSubstitution, Outcome<Substitution>>(request => request.RunAsync(_world.Officer, leaver, Newcomer.Person(ListWorld.Person(70)), "Nghỉ thai sản", default)));
    }

    /// <summary>One name that is found among the lists, and two that are names alone.</summary>
    private async Task<Id<ExclusionList>> ExcludeAsync()
    {
        var person = ListWorld.Person(60);
        var csv = $"TT,Họ và tên,Ngày sinh\n1,{person[TraineeColumn.FullName]},{person[TraineeColumn.BirthDate]}\n2,{ListWorld.Person(61)[TraineeColumn.FullName]},\n3,Lê Thị Không Ai,\n";
        return Done(await _site.InScopeAsync<ImportExclusionList, Outcome<ImportedExclusionList>>(import =>
            import.RunAsync(_world.Department, _world.Plan.Id, "Nâng cao năng lực sư phạm đợt 2", new TableFile(new MemoryStream(Encoding.UTF8.GetBytes(csv)), "loai-tru.csv")))).Id;
    }

    private Task<Viewer> AdministratorAsync() => _site.InScopeAsync<LmsDbContext, Viewer>(async db =>
    {
        var account = new Account { UserName = "quan-tri", NormalizedUserName = "QUAN-TRI", DisplayName = "Quản trị", Role = Role.Administrator, SecurityStamp = "quan-tri" };
        db.Users.Add(account);
        await db.SaveChangesAsync();
        return new Viewer(account.Id, account.DisplayName, account.Role, null, null, null);
    });

    private static T Done<T>(Outcome<T> outcome)
    {
        outcome.Succeeded.ShouldBeTrue(outcome.Refusal?.ToString());
        return outcome.Value!;
    }
}

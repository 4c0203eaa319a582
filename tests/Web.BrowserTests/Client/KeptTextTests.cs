using System.Globalization;
using System.Text.RegularExpressions;
using Lms.Domain;
using Lms.Domain.Practicums;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.BrowserTests.Walk;
using Lms.Web.Tests.Features.OnlineSessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lms.Web.BrowserTests.Client;

/// <summary>What is typed into forms while the network is cut, answers are lost and sessions end: it comes back, and is not sent by itself.</summary>
public sealed class KeptTextTests : IAsyncLifetime, IDisposable
{
    private const string Note = ".kept-note";

    private readonly OnlineDay _day = new() { Ticks = true };
    private Watch _watch = null!;
    private Browsers _browsers = null!;
    private Uri _site = null!;
    private Account _department = null!;
    private Account _colleague = null!;
    private Practicum _practicum = null!;

    private string Lesson => $"/my-course/{_day.Teacher.Enrollment.Id}/lessons/{OnlineDay.Lesson}";

    private string MyPracticum => $"/my-course/{_day.Teacher.Enrollment.Id}/practicum";

    public async Task InitializeAsync()
    {
        SetDefaultExpectTimeout(20_000);
        _day.UseKestrel(0);
        _day.StartServer();
        await ((IAsyncLifetime)_day).InitializeAsync();
        _site = _day.ClientOptions.BaseAddress;
        _watch = new(_site);
        _browsers = await Browsers.OpenAsync(_site, _watch);
        (_department, _colleague, _practicum) = await _day.InScopeAsync(s => SeedAsync(s.GetRequiredService<LmsDbContext>()));
    }

    public async Task DisposeAsync()
    {
        await _browsers.DisposeAsync();
        await ((IAsyncLifetime)_day).DisposeAsync();
    }

    public void Dispose() => _day.Dispose();

    [Fact]
    public async Task A_lesson_s_answer_survives_an_offline_send_and_beats_the_older_draft_of_the_server()
    {
        var phone = await OpenAsync(_day.Teacher.Account, Lesson);
        var answer = phone.Page.Locator("#answer");
        await answer.FillAsync("Ngắn quá");
        await Expect(phone.Page.Locator("[data-part=saved]")).ToContainTextAsync("Đã lưu nháp");
        await phone.HoldsAsync(0);

        await phone.CutAsync();
        var longer = "Ngắn quá, nên em viết thêm khi mất mạng";
        await answer.FillAsync(longer);
        await Expect(phone.Page.Locator("[data-part=saved]")).ToContainTextAsync("trên thiết bị này");
        await phone.PressInVainAsync(phone.Page.GetByRole(AriaRole.Button, new() { Name = "Nộp", Exact = false }).Last);
        await phone.ReconnectAsync();
        await phone.Page.GotoAsync(Lesson);
        await Expect(answer).ToHaveValueAsync(longer);
        await Expect(phone.Page.Locator(Note)).ToBeVisibleAsync();

        // The next autosave stores the newer text; then nothing is kept.
        await answer.PressSequentiallyAsync(".");
        await Expect(phone.Page.Locator("[data-part=saved]")).ToContainTextAsync("Đã lưu nháp");
        await phone.HoldsAsync(0);
        (await TextAsync()).ShouldBe(longer + ".");
        Quiet();
    }

    [Fact]
    public async Task A_draft_saved_on_another_device_is_never_written_over_without_a_choice()
    {
        var (phone, desk) = (await OpenAsync(_day.Teacher.Account, Lesson), await OpenAsync(_day.Teacher.Account, Lesson, 1440));
        await desk.Page.Locator("#answer").FillAsync("Viết trên máy bàn");
        await Expect(desk.Page.Locator("[data-part=saved]")).ToContainTextAsync("Đã lưu nháp");
        await phone.Page.Locator("#answer").FillAsync("Viết trên điện thoại");
        await Expect(phone.Page.Locator(Note)).ToContainTextAsync("vừa được lưu từ nơi khác");
        (await TextAsync()).ShouldBe("Viết trên máy bàn");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Giữ bản đang gõ" }).ClickAsync();
        await Expect(phone.Page.Locator("[data-part=saved]")).ToContainTextAsync("Đã lưu nháp");
        (await TextAsync()).ShouldBe("Viết trên điện thoại");
        await phone.HoldsAsync(0);
    }

    [Fact]
    public async Task A_draft_whose_answer_was_lost_is_saved_again_without_a_question()
    {
        var phone = await OpenAsync(_day.Teacher.Account, Lesson);
        await phone.LoseAnswerAsync("**/draft");
        await phone.Page.Locator("#answer").FillAsync("Một hai");
        await Expect(phone.Page.Locator("[data-part=saved]")).ToContainTextAsync("trên thiết bị này");
        await phone.Page.Locator("#answer").PressSequentiallyAsync(" ba");
        await Expect(phone.Page.Locator("[data-part=saved]")).ToContainTextAsync("Đã lưu nháp");
        await Expect(phone.Page.Locator(Note)).ToHaveCountAsync(0);
        (await TextAsync()).ShouldBe("Một hai ba");
    }

    [Fact]
    public async Task A_self_assessment_survives_an_offline_save_and_leaves_the_device_when_the_server_has_it()
    {
        var phone = await OpenAsync(_day.Teacher.Account, MyPracticum);
        var reflection = phone.Page.Locator("#reflection-text");
        var text = string.Join(' ', Enumerable.Range(1, 20).Select(n => $"Câu thứ {n} của bài tự đánh giá."));
        await phone.CutAsync();
        await reflection.FillAsync(text);
        await phone.PressInVainAsync(phone.Page.GetByRole(AriaRole.Button, new() { Name = "Lưu nháp" }));
        await phone.ReconnectAsync();
        await phone.Page.GotoAsync("/");
        await Expect(phone.Page.Locator("[data-waiting] [data-part=count]")).ToHaveTextAsync("1");
        await phone.Page.Locator("[data-waiting] button").ClickAsync();
        await phone.Page.Locator("[data-waiting] a").ClickAsync();
        await Expect(reflection).ToHaveValueAsync(text);
        await _watch.LookAsync(phone.Page, "kept-reflection");

        // The server stores it, and the answer is lost: the text is there, and is the server's.
        await phone.LoseAnswerAsync("**/reflection");
        await phone.PressInVainAsync(phone.Page.GetByRole(AriaRole.Button, new() { Name = "Lưu nháp" }));
        await phone.Page.GotoAsync(MyPracticum);
        await Expect(reflection).ToHaveValueAsync(text);
        await phone.HoldsAsync(0);
        await Expect(phone.Page.Locator(Note)).ToHaveCountAsync(0);

        await reflection.FillAsync(text + " Hết.");
        await phone.HoldsAsync(1);
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Lưu nháp" }).ClickAsync();
        await Expect(phone.Page.Locator("main")).ToContainTextAsync("Đã lưu");
        await phone.HoldsAsync(0);
    }

    [Fact]
    public async Task An_assessment_comes_back_after_the_session_ended_with_its_scores()
    {
        await _day.InScopeAsync(s => SubmitAsync(s.GetRequiredService<LmsDbContext>()));
        var address = $"/practicums/{_practicum.Id}";
        var desk = await OpenAsync(_day.Trainer, address, 1440);
        await desk.Page.Locator("#comment").FillAsync("Hoạt động vừa sức, học sinh nói nhiều.");
        await desk.Page.Locator("[data-criterion] input").First.FillAsync("1,5");
        await Expect(desk.Page.Locator("[data-sum]")).ToHaveTextAsync("1,5");
        foreach (var score in await desk.Page.Locator("[data-criterion] input").AllAsync()) await score.FillAsync("1");
        await desk.EndSessionAsync();
        await desk.Page.Locator("[data-save]").ClickAsync();
        await Expect(desk.Page).ToHaveURLAsync(new Regex("/sign-in"));
        await Expect(desk.Page.Locator("main")).ToContainTextAsync("Phiên đăng nhập đã hết");

        await desk.SignInAsync(await CookieAsync(_day.Trainer));
        await desk.Page.ReloadAsync();
        await Expect(desk.Page).ToHaveURLAsync(new Regex(Regex.Escape(address) + "$"));
        await Expect(desk.Page.Locator("#comment")).ToHaveValueAsync("Hoạt động vừa sức, học sinh nói nhiều.");
        await Expect(desk.Page.Locator("[data-criterion] input").First).ToHaveValueAsync("1");
        await Expect(desk.Page.Locator(Note)).ToContainTextAsync("chưa có xác nhận đã lưu");
        (await _day.InScopeAsync(s => s.GetRequiredService<LmsDbContext>().Practicums.CountAsync(p => p.Assessments.Any()))).ShouldBe(0);
        await desk.Page.Locator("[data-save]").ClickAsync();
        await Expect(desk.Page).ToHaveURLAsync(new Regex("/practicums$"));
        await desk.HoldsAsync(0);
    }

    [Fact]
    public async Task A_plan_form_comes_back_with_all_its_rows_after_the_session_ended()
    {
        var desk = await OpenAsync(_department, "/plans/new", 1440);
        await desk.Page.Locator("#Form_Title").FillAsync("Bồi dưỡng giáo viên tiếng Anh năm sau");
        await desk.Page.Locator("#Form_UsualFrom").FillAsync("2031-01-04");
        await desk.Page.Locator("button[value=usual-sessions]").ClickAsync();
        await Expect(desk.Page.Locator("#Form_Sessions_3__Date")).ToHaveValueAsync("2031-01-05");
        await desk.Page.Locator("[data-rows='Form.Bases'] [data-add-row]").ClickAsync();
        await desk.Page.Locator("#Form_Bases_1__Number").FillAsync("1234/QĐ-BGDĐT");
        await desk.EndSessionAsync();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Lưu kế hoạch" }).Last.ClickAsync();
        await Expect(desk.Page).ToHaveURLAsync(new Regex("/sign-in"));
        await desk.SignInAsync(await CookieAsync(_department));
        await desk.Page.ReloadAsync();
        await Expect(desk.Page).ToHaveURLAsync(new Regex("/plans/new$"));
        await Expect(desk.Page.Locator("#Form_Title")).ToHaveValueAsync("Bồi dưỡng giáo viên tiếng Anh năm sau");
        await Expect(desk.Page.Locator("#Form_Sessions_3__Date")).ToHaveValueAsync("2031-01-05");
        await Expect(desk.Page.Locator("#Form_Bases_1__Number")).ToHaveValueAsync("1234/QĐ-BGDĐT");
        (await _day.InScopeAsync(s => s.GetRequiredService<LmsDbContext>().Plans.CountAsync())).ShouldBe(1);
        await _watch.LookAsync(desk.Page, "kept-plan");

        // Dropped, it is gone for good.
        await desk.Page.Locator($"{Note} button").ClickAsync();
        await Expect(desk.Page.Locator("#Form_Title")).ToHaveValueAsync("");
        await desk.HoldsAsync(0);
    }

    [Fact]
    public async Task A_reason_comes_back_and_signing_out_asks_what_becomes_of_it()
    {
        var address = $"/enrollments/{_day.Teacher.Enrollment.Id}/withdrawal";
        var desk = await OpenAsync(_department, address, 1440);
        await desk.CutAsync();
        await desk.Page.Locator("#Form_Reason").FillAsync("Nghỉ thai sản theo đơn");
        await desk.HoldsAsync(1);
        await desk.ReconnectAsync();
        desk.Page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await desk.Page.GotoAsync(address);
        await Expect(desk.Page.Locator("#Form_Reason")).ToHaveValueAsync("Nghỉ thai sản theo đơn");

        await desk.Page.GotoAsync("/");
        await desk.Page.Locator(".user-button").ClickAsync();
        await desk.Page.Locator("form[action='/sign-out'] button").ClickAsync();
        await Expect(desk.Page.Locator("#sign-out-dialog")).ToContainTextAsync("1 mục trên thiết bị này chưa được lưu");
        await _watch.LookAsync(desk.Page, "kept-sign-out");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Xóa và đăng xuất" }).ClickAsync();
        await Expect(desk.Page).ToHaveURLAsync(new Regex("/sign-in"));
        await desk.HoldsAsync(0);
    }

    [Fact]
    public async Task A_tab_of_somebody_else_says_so_and_its_form_is_refused_in_words()
    {
        var desk = await OpenAsync(_department, $"/enrollments/{_day.Teacher.Enrollment.Id}/withdrawal", 1440);
        await desk.Page.Locator("#Form_Reason").FillAsync("Chuyển công tác");
        await desk.SignInAsync(await CookieAsync(_colleague));
        var second = await desk.Page.Context.NewPageAsync();
        await second.GotoAsync("/");
        await Expect(desk.Page.Locator(".other-account")).ToContainTextAsync(_colleague.DisplayName);
        await _watch.LookAsync(desk.Page, "other-account");
        await desk.Page.EvaluateAsync("() => document.querySelector('main form').submit()");
        await Expect(desk.Page.Locator("h1")).ToContainTextAsync($"đang đăng nhập dưới tên {_colleague.DisplayName}");
        await Expect(desk.Page.Locator("[data-waiting]")).ToBeHiddenAsync();
        await _watch.LookAsync(desk.Page, "stale-other-person");
        await desk.HoldsAsync(1);
    }

    [Fact]
    public async Task Searching_for_a_school_never_changes_the_choice_and_finds_words_by_their_beginning()
    {
        await _day.InScopeAsync(s => AddSchoolsAsync(s.GetRequiredService<LmsDbContext>()));
        var phone = await OpenAsync(_day.Teacher.Account, MyPracticum);
        var (search, school) = (phone.Page.GetByRole(AriaRole.Combobox), phone.Page.Locator("#day select"));
        var own = await school.InputValueAsync();
        await Expect(search).ToHaveValueAsync("Trường THCS Nguyễn Bá Ngọc");

        await search.FillAsync("hong phong");
        await Expect(phone.Page.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await _watch.LookAsync(phone.Page, "school-search");
        await search.FillAsync("le");
        await search.FillAsync("");
        await search.BlurAsync();
        (await school.InputValueAsync()).ShouldBe(own);
        await Expect(search).ToHaveValueAsync("Trường THCS Nguyễn Bá Ngọc");

        await search.FillAsync("le hong phong");
        await search.PressAsync("Enter");
        await Expect(search).ToHaveValueAsync("Trường THCS Lê Hồng Phong");
        await phone.Page.Locator("#day input[type=date]").FillAsync(_day.Plan.PracticumFrom.ToString("O", CultureInfo.InvariantCulture));
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Lưu ngày và trường" }).ClickAsync();
        await Expect(phone.Page.Locator(".notice.tone-success")).ToBeVisibleAsync();
        var saved = await _day.InScopeAsync(s =>
            (from p in s.GetRequiredService<LmsDbContext>().Practicums join u in s.GetRequiredService<LmsDbContext>().OrgUnits on p.SchoolId equals u.Id select u.Name).SingleAsync());
        saved.ShouldBe("Trường THCS Lê Hồng Phong");
    }

    private void Quiet() => _watch.Complaints.ShouldBeEmpty(string.Join('\n', _watch.Complaints));

    private async Task<Device> OpenAsync(Account account, string address, int width = 390)
    {
        var person = await _browsers.SeatAsync(account.UserName!, width);
        var device = new Device(_watch, person.Page, _site);
        await device.SignInAsync(await CookieAsync(account));
        await person.Page.GotoAsync(address);
        await Expect(person.Page.Locator("h1")).ToBeVisibleAsync();
        return device;
    }

    private async Task<(string Name, string Value)> CookieAsync(Account account) => (OnlineDay.CookieName, await _day.CookieAsync(account));

    private Task<string> TextAsync() => _day.InScopeAsync(s => s.GetRequiredService<LmsDbContext>().ActivityResponses.AsNoTracking()
        .Where(r => r.EnrollmentId == _day.Teacher.Enrollment.Id).Select(r => r.Text).SingleAsync());

    /// <summary>Two officers of the department, and the teacher's practicum at her own school today.</summary>
    private async Task<(Account Officer, Account Colleague, Practicum Practicum)> SeedAsync(LmsDbContext db)
    {
        var (officer, colleague) = (Officer("can-bo-so", "Đặng Thị Sở"), Officer("can-bo-hai", "Phan Thị Hai"));
        var today = VietnamTime.DateOf(TimeProvider.System.GetUtcNow());
        var school = await db.Teachers.Where(t => t.Id == _day.Teacher.Enrollment.TeacherId).Select(t => t.SchoolId).SingleAsync();
        var practicum = Practicum.Plan(_day.Teacher.Enrollment.Id, today, school, today, today).Value!;
        db.AddRange(officer, colleague, practicum);
        await db.SaveChangesAsync();
        return (officer, colleague, practicum);
    }

    private static Account Officer(string userName, string name) => new()
    {
        UserName = userName,
        NormalizedUserName = userName.ToUpperInvariant(),
        DisplayName = name,
        Role = Role.DepartmentOfficer,
        SecurityStamp = userName,
    };

    private async Task<bool> SubmitAsync(LmsDbContext db)
    {
        var practicum = await db.Practicums.Include(p => p.Evidence).SingleAsync(p => p.Id == _practicum.Id);
        var now = TimeProvider.System.GetUtcNow();
        foreach (var (kind, name, hash) in new[] { (EvidenceKind.Plan, "ke-hoach.pdf", 'a'), (EvidenceKind.Photo, "anh.jpg", 'b') })
        {
            var evidence = new Evidence(practicum.Id, kind, name, kind == EvidenceKind.Plan ? "application/pdf" : "image/jpeg", 10, new string(hash, 64), now);
            practicum.Attach(evidence).ShouldBeNull();
            db.Add(evidence);
        }

        practicum.Reflect("Đã dạy một tiết câu lạc bộ.").ShouldBeNull();
        practicum.Submit(now).ShouldBeNull();
        await db.SaveChangesAsync();
        return true;
    }

    private static async Task<bool> AddSchoolsAsync(LmsDbContext db)
    {
        var office = await db.OrgUnits.SingleAsync(u => u.Code == "HP-LC");
        string[] names = ["Trường THCS Lê Hồng Phong", "Trường THPT Lê Quý Đôn", "Trường THPT Vĩnh Bảo", "Trường THPT Tiên Lãng", .. Enumerable.Range(1, 12).Select(n => $"Trường THCS Hải Phòng {n}")];
        foreach (var (index, name) in names.Index())
            db.Add(new Lms.Domain.OrgUnits.OrgUnit($"HP-LC-9{index.ToString(CultureInfo.InvariantCulture)}", name, Lms.Domain.OrgUnits.OrgUnitKind.School, office.Id, new DateOnly(2000, 1, 1)));
        await db.SaveChangesAsync();
        return true;
    }
}

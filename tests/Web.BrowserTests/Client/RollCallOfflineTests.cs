using System.Text.RegularExpressions;
using Lms.Domain.Attendance;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.BrowserTests.Walk;
using Lms.Web.Tests.Features.Attendance;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lms.Web.BrowserTests.Client;

/// <summary>The roll call while the network comes and goes: no mark is lost, and none is sent that nobody wants any more.</summary>
public sealed class RollCallOfflineTests : IAsyncLifetime
{
    private Room _room = null!;
    private Watch _watch = null!;
    private Browsers _browsers = null!;
    private Uri _site = null!;

    private string Page => $"/roll-calls/{_room.Id}";

    public async Task InitializeAsync()
    {
        SetDefaultExpectTimeout(20_000);
        _room = await Room.OpenAsync(DatabaseProvider.Sqlite, trainees: 12, site => site.UseKestrel(0));
        _site = _room.Site.ClientOptions.BaseAddress;
        _watch = new(_site);
        _browsers = await Browsers.OpenAsync(_site, _watch);
    }

    public async Task DisposeAsync()
    {
        await _browsers.DisposeAsync();
        await _room.DisposeAsync();
    }

    [Fact]
    public async Task Marks_that_wait_while_another_device_closes_ask_for_one_reason_and_become_corrections()
    {
        var (phone, office) = (await OpenAsync(_room.World.Trainer), await OpenAsync(_room.World.Officer, 1440));
        await AllPresentAsync(office);
        await phone.Page.ReloadAsync();
        await phone.CutAsync();
        foreach (var card in Enumerable.Range(0, 3)) await MarkAsync(phone, card, "Unexcused");
        await Expect(Part(phone, "sync")).ToContainTextAsync("3 đang chờ gửi");
        await CloseAsync(office);

        await phone.ReconnectAsync();
        await Expect(Part(phone, "pending-title")).ToContainTextAsync("3 ghi nhận trên thiết bị này chưa vào sổ");
        await phone.HoldsAsync(3);
        await phone.Page.ReloadAsync();
        await Expect(Part(phone, "pending")).ToBeVisibleAsync();
        await Expect(phone.Page.Locator("[data-part=pending-list] li")).ToHaveCountAsync(3);
        await _watch.LookAsync(phone.Page, "roll-call-pending");

        // One was a mistake: it is dropped; the others get their reason.
        await phone.Page.Locator("[data-part=pending-list] li button").First.ClickAsync();
        await Expect(phone.Page.Locator("[data-part=pending-list] li")).ToHaveCountAsync(2);
        await Part(phone, "pending-reason").FillAsync("Đối chiếu phiếu ký tên");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Ghi đính chính" }).ClickAsync();
        await Expect(Part(phone, "pending")).ToBeHiddenAsync();
        await phone.HoldsAsync(0);
        (await CountAsync(AttendanceStatus.Unexcused)).ShouldBe(2);
        (await _room.Site.In(db => db.AttendanceChanges.CountAsync(c => c.Method == MarkMethod.Correction && c.Reason == "Đối chiếu phiếu ký tên"))).ShouldBe(2);
        _watch.Complaints.ShouldBeEmpty(string.Join('\n', _watch.Complaints));
    }

    [Fact]
    public async Task A_conflict_that_was_not_answered_is_still_asked_after_a_reload_and_keeps_the_call_open()
    {
        var (phone, other) = (await OpenAsync(_room.World.Trainer), await OpenAsync(_room.World.Officer, 1440));
        await phone.CutAsync();
        await MarkAsync(phone, 0, "Unexcused");
        await PresentAsync(other, 0);
        await other.HoldsAsync(0);
        await phone.ReconnectAsync();
        await Expect(Card(phone, 0).Locator("[data-part=dispute]")).ToContainTextAsync("đã ghi “Có mặt”");
        await phone.Page.ReloadAsync();
        await Expect(Card(phone, 0).Locator("[data-part=dispute]")).ToContainTextAsync("Đang ghi: “Vắng không phép”");
        await Expect(phone.Page.Locator("[data-part=closing] button")).ToBeDisabledAsync();
        await Card(phone, 0).GetByRole(AriaRole.Button, new() { Name = "Ghi theo máy này" }).ClickAsync();
        await phone.HoldsAsync(0);
        (await CountAsync(AttendanceStatus.Unexcused)).ShouldBe(1);
        await Expect(phone.Page.Locator("[data-part=closing] button")).ToBeEnabledAsync();
    }

    [Fact]
    public async Task An_answer_that_is_lost_after_the_server_stored_makes_no_second_change()
    {
        var phone = await OpenAsync(_room.World.Trainer);
        await phone.LoseAnswerAsync("**/marks");
        await PresentAsync(phone, 0);
        await Expect(Card(phone, 0)).ToHaveAttributeAsync("data-sync", "saved");
        await phone.HoldsAsync(0);
        (await _room.Site.In(db => db.AttendanceChanges.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task A_session_that_ends_keeps_the_mark_and_the_next_page_says_so_and_sends_it()
    {
        var phone = await OpenAsync(_room.World.Trainer);
        await phone.EndSessionAsync();
        await PresentAsync(phone, 0);
        await Expect(Part(phone, "sync")).ToContainTextAsync("phiên đăng nhập đã hết");
        await Expect(Part(phone, "marked")).ToHaveTextAsync("0");
        await phone.HoldsAsync(1);

        // Somebody else signs in on this device: nothing is seen, nothing is sent.
        await phone.SignInAsync(await CookieAsync(_room.World.OtherTrainer));
        await phone.Page.GotoAsync("/");
        await Expect(phone.Page.Locator("[data-waiting]")).ToBeHiddenAsync();
        await phone.HoldsAsync(1);
        (await _room.Site.In(db => db.AttendanceChanges.CountAsync())).ShouldBe(0);

        // The network is not there for the marks yet: the header of another page says what waits, and where.
        await phone.SignInAsync(await CookieAsync(_room.World.Trainer));
        await phone.Page.RouteAsync("**/marks", route => route.AbortAsync(), new() { Times = 1 });
        await phone.Page.GotoAsync("/");
        var waiting = phone.Page.Locator("[data-waiting]");
        await Expect(waiting).ToBeVisibleAsync();
        await waiting.Locator("button").ClickAsync();
        await Expect(waiting.Locator("a")).ToContainTextAsync("1 ghi nhận điểm danh");
        (await waiting.Locator("a").GetAttributeAsync("href")).ShouldBe(Page);
        await phone.HoldsAsync(0);
        await Expect(waiting).ToBeHiddenAsync();
        (await CountAsync(AttendanceStatus.Present)).ShouldBe(1);
    }

    [Fact]
    public async Task A_reload_without_network_and_two_tabs_lose_nothing()
    {
        var phone = await OpenAsync(_room.World.Trainer);
        var second = await phone.Page.Context.NewPageAsync();
        await second.GotoAsync(Page);
        await phone.CutAsync();
        await PresentAsync(phone, 0);
        await second.Locator(".roll-card").Nth(1).Locator(".roll-present").ClickAsync();
        await Expect(Part(phone, "sync")).ToContainTextAsync("2 đang chờ gửi");
        await Expect(second.Locator(".roll-card").First).ToHaveAttributeAsync("data-status", "Present");
        await phone.HoldsAsync(2);
        await phone.ReconnectAsync();
        await phone.HoldsAsync(0);
        await Expect(Part(phone, "marked")).ToHaveTextAsync("2");
        (await CountAsync(AttendanceStatus.Present)).ShouldBe(2);
        (await _room.Site.In(db => db.AttendanceChanges.CountAsync())).ShouldBe(2);
    }

    [Fact]
    public async Task The_actions_stay_at_the_foot_and_nobody_left_to_mark_reads_as_done()
    {
        var phone = await OpenAsync(_room.World.Trainer);
        await AllPresentAsync(phone);
        await phone.HoldsAsync(0);
        await phone.Page.Locator("[data-part=only-unmarked]").ClickAsync();
        await Expect(Part(phone, "everybody")).ToBeVisibleAsync();
        await Expect(Part(phone, "nobody")).ToBeHiddenAsync();
        var foot = await phone.Page.Locator(".roll-actions").BoundingBoxAsync();
        (foot!.Y + foot.Height).ShouldBeGreaterThan(700);
        await _watch.LookAsync(phone.Page, "roll-call-everybody");
    }

    private async Task<Device> OpenAsync(Viewer viewer, int width = 390)
    {
        var person = await _browsers.SeatAsync(viewer.Role.ToString(), width);
        var device = new Device(_watch, person.Page, _site);
        await device.SignInAsync(await CookieAsync(viewer));
        await person.Page.GotoAsync(Page);
        await Expect(person.Page.Locator("[data-part=find]")).ToBeVisibleAsync();
        return device;
    }

    private Task<(string Name, string Value)> CookieAsync(Viewer viewer) => _room.Site.CookieAsync(viewer);

    private static ILocator Part(Device device, string name) => device.Page.Locator($"[data-part={name}]");

    private static ILocator Card(Device device, int index) => device.Page.Locator(".roll-card").Nth(index);

    private static Task PresentAsync(Device device, int card) => Card(device, card).Locator(".roll-present").ClickAsync();

    private static async Task MarkAsync(Device device, int card, string status)
    {
        await Card(device, card).Locator("summary").ClickAsync();
        await Card(device, card).Locator($"button[value={status}]").ClickAsync();
    }

    private static Task AllPresentAsync(Device device) => device.Page.Locator("[data-part=all-present] button").ClickAsync();

    private static async Task CloseAsync(Device device)
    {
        await device.HoldsAsync(0);
        await device.Page.Locator("[data-part=closing] button").ClickAsync();
        await device.Page.Locator("#confirm-dialog [data-part=ok]").ClickAsync();
        await Expect(device.Page.Locator("main")).ToContainTextAsync(new Regex("Đã chốt"));
    }

    private Task<int> CountAsync(AttendanceStatus status) =>
        _room.Site.In(db => db.RollCalls.SelectMany(r => r.Records).CountAsync(r => r.Status == status));
}

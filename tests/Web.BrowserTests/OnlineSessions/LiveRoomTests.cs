using System.Text.RegularExpressions;
using Lms.Domain.OnlineSessions;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.OnlineSessions;
using Lms.Web.Tests.Features.OnlineSessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lms.Web.BrowserTests.OnlineSessions;

public sealed class LiveRoomTests : IAsyncLifetime, IDisposable
{
    private readonly OnlineDay _day = new() { Ticks = true };
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;
    private Uri _address = null!;

    public async Task InitializeAsync()
    {
        // The machines that run this are shared and slow.
        SetDefaultExpectTimeout(20_000);
        _day.UseKestrel(0);
        _day.StartServer();
        await ((IAsyncLifetime)_day).InitializeAsync();
        _address = _day.ClientOptions.BaseAddress;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("LMS_CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
        });
    }

    public async Task DisposeAsync()
    {
        await _browser.DisposeAsync();
        await ((IAsyncLifetime)_day).DisposeAsync();
    }

    public void Dispose()
    {
        _playwright.Dispose();
        _day.Dispose();
    }

    [Fact]
    public async Task A_class_meets_talks_and_votes_and_a_lost_connection_costs_no_minute()
    {
        var trainer = await PageAsync(_day.Trainer, 1440);
        var teacher = await PageAsync(_day.Teacher.Account, 390);
        var room = $"/online-sessions/{_day.Room.Id}";

        // The teacher waits before the closed door; it opens without a click.
        await teacher.GotoAsync(room);
        await Expect(teacher.GetByText("Phòng chưa mở")).ToBeVisibleAsync();
        await Expect(teacher.Locator("[data-state=waiting]")).ToBeVisibleAsync();
        await trainer.GotoAsync(room);
        await trainer.GetByRole(AriaRole.Button, new() { Name = "Mở phòng" }).ClickAsync();
        await Expect(teacher.Locator("[data-state=counting]")).ToBeVisibleAsync();
        await Expect(trainer.Locator("[data-part=roster-sum]")).ToContainTextAsync("1/3 trong phòng");

        await teacher.GetByPlaceholder("Viết tin nhắn").FillAsync("Chào thầy cô, em nghe rõ ạ");
        await teacher.Keyboard.PressAsync("Enter");
        await Expect(trainer.GetByRole(AriaRole.Log)).ToContainTextAsync("em nghe rõ ạ");

        await trainer.GetByText("Đặt câu hỏi thăm dò").ClickAsync();
        await trainer.GetByLabel("Câu hỏi").FillAsync("Trường đã có câu lạc bộ tiếng Anh chưa?");
        await trainer.GetByLabel("Các phương án").FillAsync("Đã có\nChưa có");
        await trainer.GetByRole(AriaRole.Button, new() { Name = "Hỏi cả lớp" }).ClickAsync();
        await teacher.GetByRole(AriaRole.Radio, new() { Name = "Đã có" }).CheckAsync();
        await Expect(trainer.Locator("[data-part=votes]")).ToContainTextAsync("1 người đã trả lời");

        // The network goes and comes back within the grace: the page says so in words, joins again, and the stay is still one.
        await teacher.Context.SetOfflineAsync(true);
        await Expect(teacher.Locator("[data-state=reconnecting]")).ToBeVisibleAsync(new() { Timeout = 40_000 });
        await Expect(teacher.Locator("[data-part=state]")).ToContainTextAsync(new Regex(@"Số phút đến \d\d:\d\d đã được lưu"));
        await teacher.Context.SetOfflineAsync(false);
        await Expect(teacher.Locator("[data-state=counting]")).ToBeVisibleAsync(new() { Timeout = 40_000 });
        await Expect(trainer.Locator("[data-part=roster-sum]")).ToContainTextAsync("1/3 trong phòng", new() { Timeout = 20_000 });
        (await IntervalsAsync()).Count(i => i.OnlineSessionId is not null).ShouldBe(1);

        await trainer.GetByRole(AriaRole.Button, new() { Name = "Đóng phòng" }).ClickAsync();
        await trainer.Locator("#confirm-dialog [data-part=ok]").ClickAsync();
        await Expect(teacher.GetByText("Phòng đã đóng")).ToBeVisibleAsync();
        (await IntervalsAsync()).ShouldAllBe(i => i.IsClosed);
    }

    [Fact]
    public async Task A_lesson_counts_its_reader_s_time_and_saves_drafts()
    {
        var teacher = await PageAsync(_day.Teacher.Account, 390);
        await teacher.GotoAsync($"/my-course/{_day.Teacher.Enrollment.Id}/lessons/{OnlineDay.Lesson}");
        await Expect(teacher.Locator("[data-state=counting]")).ToBeVisibleAsync();
        await teacher.GetByLabel("Bài viết của thầy cô").FillAsync("Câu lạc bộ của trường tôi – tuần 1");
        await Expect(teacher.Locator("[data-part=words]")).ToHaveTextAsync("8/150 từ");
        await Expect(teacher.Locator("[data-part=saved]")).ToContainTextAsync("Đã lưu nháp");
        (await IntervalsAsync()).ShouldHaveSingleItem().LessonSlug.ShouldBe(OnlineDay.Lesson);
    }

    private async Task<IPage> PageAsync(Account account, int width)
    {
        var context = await _browser.NewContextAsync(new() { BaseURL = _address.ToString(), ViewportSize = new() { Width = width, Height = 844 } });
        await context.AddCookiesAsync([new() { Name = OnlineDay.CookieName, Value = await _day.CookieAsync(account), Url = _address.ToString() }]);
        return await context.NewPageAsync();
    }

    private async Task<List<PresenceInterval>> IntervalsAsync() => await _day.InScopeAsync(async s =>
    {
        await s.GetRequiredService<Heartbeats>().WriteAsync(s.GetRequiredService<LmsDbContext>(), default);
        return await s.GetRequiredService<LmsDbContext>().PresenceIntervals.AsNoTracking().ToListAsync();
    });
}

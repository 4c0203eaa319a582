using System.Text.RegularExpressions;
using Lms.Domain;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.BrowserTests.Client;
using Lms.Web.BrowserTests.Walk;
using Lms.Web.Tests;
using Lms.Web.Tests.Features.TraineeLists;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lms.Web.BrowserTests.TraineeLists;

/// <summary>A list's screen as an officer uses it on the last day: mending in the page, the grid, a colleague beside, a bad line, the deadline.</summary>
public sealed class ListScreenTests : IAsyncLifetime, IDisposable
{
    private readonly ListSite _site = new();
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;
    private Uri _address = null!;
    private Watch _watch = null!;
    private ListWorld _world = null!;

    public async Task InitializeAsync()
    {
        // The machines that run this are shared and slow.
        SetDefaultExpectTimeout(20_000);
        _site.UseKestrel(0);
        _site.StartServer();
        _address = _site.ClientOptions.BaseAddress;
        _watch = new(_address);
        _world = await _site.InScopeAsync<LmsDbContext, ListWorld>(db => ListWorld.SeedAsync(db, 60));
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("LMS_CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
        });
    }

    public async Task DisposeAsync()
    {
        await _browser.DisposeAsync();
        await _site.DisposeAsync();
    }

    public void Dispose() => _playwright.Dispose();

    [Fact]
    public async Task Thirty_different_errors_are_mended_in_the_page_alone_and_the_list_is_submitted()
    {
        var page = await PageAsync(_world.Officer);
        await UploadAsync(page, [.. ListErrors.All.Select((error, i) => error.In(ListWorld.Person(i + 1)))]);
        await _watch.LookAsync(page, "screen-thirty-errors");
        foreach (var (error, i) in ListErrors.All.Select((error, i) => (error, i)))
        {
            var cell = page.Locator($"#row-{i + 1} form[data-cell$='/{error.Column}']");
            if (await cell.Locator("select").CountAsync() > 0) await cell.Locator("select").SelectOptionAsync(error.Good);
            else
            {
                await cell.Locator("input[name=value]").FillAsync(error.Good);
                await page.Keyboard.PressAsync("Enter");
            }
            await Expect(page.Locator($"#row-{i + 1} form[data-blocked]")).ToHaveCountAsync(0);
        }
        new Uri(page.Url).AbsolutePath.ShouldMatch("^/trainee-lists/[0-9a-f-]+$");
        await _watch.LookAsync(page, "screen-mended");
        await SubmitAsync(page);
        await _watch.LookAsync(page, "screen-receipt");
        await page.PdfAsync(new() { Path = Path.Combine(Repository.Root, "artifacts", "screenshots", "receipt.pdf"), PreferCSSPageSize = true });
        _watch.Complaints.ShouldBeEmpty(string.Join('\n', _watch.Complaints));
    }

    [Fact]
    public async Task Enter_goes_on_to_the_next_blocked_cell_and_an_edit_and_a_removal_are_undone()
    {
        var (one, two) = (ListWorld.Person(1), ListWorld.Person(2));
        (one[TraineeColumn.Phone], two[TraineeColumn.BirthDate]) = ("123", "13/25/1985");
        var page = await PageAsync(_world.Officer);
        await UploadAsync(page, one, two);
        await page.Locator("#row-1 input[name=value]").FillAsync("0912000001");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#row-2 input[name=value]")).ToBeFocusedAsync();
        await page.Locator("#list-told").GetByRole(AriaRole.Button, new() { Name = "Hoàn tác" }).ClickAsync();
        await Expect(page.Locator("#row-1 input[name=value]")).ToHaveValueAsync("123");
        await page.Locator("#row-1 .row-actions button").ClickAsync();
        await Expect(page.Locator("#row-1")).ToHaveCountAsync(0);
        await page.Locator("#list-told").GetByRole(AriaRole.Button, new() { Name = "Hoàn tác" }).ClickAsync();
        await Expect(page.Locator("#list-rows > li").First).ToHaveIdAsync("row-1");
    }

    [Fact]
    public async Task Two_officers_at_once_disturb_each_other_only_in_the_same_row_and_see_both_texts_there()
    {
        var people = new[] { ListWorld.Person(1), ListWorld.Person(2), ListWorld.Person(3) };
        foreach (var person in people) person[TraineeColumn.Phone] = "123";
        var (one, other) = (await PageAsync(_world.Officer), await PageAsync(_world.Officer, 390));
        await UploadAsync(one, people);
        await other.GotoAsync(one.Url);
        await MendAsync(one, 1, "0912000001");
        await MendAsync(other, 2, "0912000002");
        // The second page has taken the first one's row as well.
        await Expect(other.Locator("#row-1 input[name=value]")).ToHaveCountAsync(0);
        await other.Locator("#row-3 input[name=value]").FillAsync("0912999999");
        await MendAsync(one, 3, "0912000003");
        await other.Keyboard.PressAsync("Enter");
        await Expect(other.Locator("#row-3 .cell-conflict")).ToContainTextAsync("Ô này hiện là “0912000003”. Nội dung vừa nhập: “0912999999”");
        await _watch.LookAsync(other, "screen-conflict");
        await other.Locator("#row-3").GetByRole(AriaRole.Button, new() { Name = "Giữ “0912000003”" }).ClickAsync();
        await Expect(other.Locator("#row-3 .cell-conflict")).ToHaveCountAsync(0);
        (await RowsAsync())[2].Fields.Phone.ShouldBe("0912000003");
    }

    [Fact]
    public async Task Rows_are_pasted_and_typed_into_the_grid_and_a_lost_connection_loses_nothing()
    {
        var page = await PageAsync(_world.Officer);
        await UploadAsync(page, ListWorld.Person(1));
        await page.GotoAsync(page.Url + "/grid");
        var people = new[] { ListWorld.Person(2), ListWorld.Person(3) };
        TraineeColumn[] columns = [TraineeColumn.Email, .. people[0].Keys.Where(c => c != TraineeColumn.Email)];
        people[1][TraineeColumn.Phone] = "123";
        var text = string.Join('\n', people.Select(p => string.Join('\t', columns.Select(c => p[c]))).Prepend(string.Join('\t', columns.Select(c => c.Heading()))));
        await PasteAsync(page.Locator("tbody tr").Nth(1).Locator("input").First, text);
        await Expect(page.Locator("[data-part=state]")).ToHaveTextAsync("2 dòng chưa lưu");

        await page.Context.SetOfflineAsync(true);
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu bảng" }).ClickAsync();
        await Expect(page.Locator("#grid-told")).ToContainTextAsync("Chưa lưu được");
        await Expect(page.Locator("tbody tr").Nth(2).Locator("input").First).ToHaveValueAsync(people[1][TraineeColumn.FullName]);
        await page.Context.SetOfflineAsync(false);
        await Expect(page.Locator("[data-part=state]")).ToHaveTextAsync("Đã lưu hết");
        var phone = page.Locator("tbody tr").Nth(2).Locator("[data-column=Phone]");
        await Expect(phone).ToHaveAttributeAsync("aria-invalid", "true");
        await phone.FocusAsync();
        await Expect(page.Locator("#grid-finding")).ToContainTextAsync("không hợp lệ");
        await _watch.LookAsync(page, "screen-grid");
        await phone.FocusAsync();
        await page.Keyboard.TypeAsync("0912000003");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("tbody tr").Nth(3).Locator("[data-column=Phone]")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Control+s");
        await Expect(page.Locator("[data-part=state]")).ToHaveTextAsync("Đã lưu hết");
        (await RowsAsync()).Select(r => (r.Fields.Phone, r.IsBlocked)).ShouldBe([("0912000001", false), ("0912000002", false), ("0912000003", false)]);
    }

    [Fact]
    public async Task What_was_typed_into_the_grid_is_offered_after_the_browser_was_closed()
    {
        var page = await PageAsync(_world.Officer);
        await UploadAsync(page, ListWorld.Person(1));
        var grid = page.Url + "/grid";
        await page.GotoAsync(grid);
        await page.Locator("tbody tr").Nth(1).Locator("input").First.FillAsync("Trần Thị Bình");
        await new Device(_watch, page, _address).HoldsAsync(1);
        page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await page.GotoAsync(grid);
        await page.GetByRole(AriaRole.Button, new() { Name = "Lấy lại" }).ClickAsync();
        await Expect(page.Locator("tbody tr").Nth(1).Locator("input").First).ToHaveValueAsync("Trần Thị Bình");
    }

    [Fact]
    public async Task A_submission_whose_answer_was_lost_is_sent_again_and_stays_one_with_one_receipt()
    {
        var page = await PageAsync(_world.Officer);
        await UploadAsync(page, ListWorld.Person(1));
        var list = page.Url;
        var again = await PageAsync(_world.Officer);
        await again.GotoAsync(list);
        // The server hears it; the answer never arrives.
        await page.RouteAsync("**/submission", async route =>
        {
            await route.FetchAsync(new() { MaxRedirects = 0 });
            await route.AbortAsync();
        }, new() { Times = 1 });
        await PressSubmitAsync(page);
        await page.WaitForURLAsync(url => url.StartsWith("chrome-error:", StringComparison.Ordinal) || url.EndsWith("/submission", StringComparison.Ordinal) || url == list);
        await SubmitAsync(again);
        await Expect(again.Locator("main")).ToContainTextAsync("BN-0001");
        (await _site.InScopeAsync<LmsDbContext, int>(db => db.TraineeSubmissions.CountAsync(s => s.ReceiptNumber != null))).ShouldBe(1);
        (await _site.InScopeAsync<LmsDbContext, int>(db => db.Quotas.Where(q => q.UnitId == _world.Unit.Id).Select(q => q.Taken).SingleAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task In_the_last_second_a_list_is_taken_and_in_the_next_the_page_says_that_it_is_late_and_offers_to_ask()
    {
        var page = await PageAsync(_world.Officer);
        await UploadAsync(page, ListWorld.Person(1));
        _site.Clock.Now = VietnamTime.At(new DateOnly(2022, 12, 8), new TimeOnly(0, 0));
        await PressSubmitAsync(page);
        await Expect(page.Locator("main")).ToContainTextAsync("Đã hết hạn nộp");
        await page.GetByText("Xin nộp muộn", new() { Exact = true }).ClickAsync();
        await page.GetByLabel("Lý do nộp muộn").FillAsync("Mất điện cả ngày 07/12");
        await _watch.LookAsync(page, "screen-late");
        _site.Clock.Now -= TimeSpan.FromSeconds(1);
        await page.ReloadAsync();
        await SubmitAsync(page);
        await Expect(page.Locator("main")).ToContainTextAsync("23:59:59, 07/12/2022 (+07:00)");
    }

    private static async Task MendAsync(IPage page, int row, string phone)
    {
        await page.Locator($"#row-{row} input[name=value]").FillAsync(phone);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator($"#row-{row} input[name=value]")).ToHaveCountAsync(0);
    }

    private static Task PasteAsync(ILocator input, string text) => input.EvaluateAsync(
        """
        (input, text) => {
          input.focus();
          const data = new DataTransfer();
          data.setData("text/plain", text);
          input.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }
        """, text);

    private static async Task PressSubmitAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Nộp danh sách" }).ClickAsync();
        await page.Locator("#confirm-dialog [data-part=ok]").ClickAsync();
    }

    private static async Task SubmitAsync(IPage page)
    {
        await PressSubmitAsync(page);
        await Expect(page).ToHaveURLAsync(new Regex("/receipt$"));
    }

    private async Task UploadAsync(IPage page, params IReadOnlyDictionary<TraineeColumn, string>[] people)
    {
        await page.GotoAsync($"/plans/{_world.Plan.Id}/trainee-lists");
        await page.Locator("#files").SetInputFilesAsync(new FilePayload { Name = "ds.xlsx", MimeType = "application/octet-stream", Buffer = _world.Workbook(people) });
        await page.GetByRole(AriaRole.Button, new() { Name = "Tải lên và kiểm tra" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/trainee-lists/[0-9a-f-]+$"));
    }

    private async Task<IPage> PageAsync(Viewer viewer, int width = 1440)
    {
        var context = await _browser.NewContextAsync(new() { BaseURL = _address.ToString(), ViewportSize = new() { Width = width, Height = width < 500 ? 844 : 900 } });
        context.SetDefaultTimeout(20_000);
        var (name, value) = await _site.CookieAsync(viewer);
        await context.AddCookiesAsync([new() { Name = name, Value = value, Url = _address.ToString() }]);
        _watch.Over(context, viewer.Role.ToString());
        return await context.NewPageAsync();
    }

    private Task<IReadOnlyList<SubmissionRow>> RowsAsync() => _site.InScopeAsync<LmsDbContext, IReadOnlyList<SubmissionRow>>(async db =>
        (await db.TraineeSubmissions.Include(s => s.Rows).SingleAsync()).InOrder);
}

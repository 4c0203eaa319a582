using System.Text;
using Lms.Domain;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.BrowserTests.Walk;
using Lms.Web.Features.ExclusionLists;
using Lms.Web.Features.Tables;
using Lms.Web.Features.TraineeLists;
using Lms.Web.Tests.Features.TraineeLists;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lms.Web.BrowserTests.TraineeLists;

/// <summary>The pages of lists and units in a hand and on paper: what a finger hits, what is folded, what is told in sight, how it prints.</summary>
public sealed class ListPhoneTests : IAsyncLifetime, IAsyncDisposable
{
    /// <summary>What stands alone and is lower than a finger is wide; links within sentences are exempt, as in WCAG 2.5.8.</summary>
    private const string Small = """
        () => [...document.querySelectorAll("main :is(a[href], button, summary, input:not([type=hidden]), select, textarea)")].filter(e => {
          if (!e.checkVisibility({ visibilityProperty: true })) return false;
          const box = (e.closest("label") ?? e).getBoundingClientRect();
          const inSentence = e.matches("a") && getComputedStyle(e).display === "inline" && e.parentElement.textContent.trim().length > e.textContent.trim().length + 3;
          return box.width > 2 && box.height < 43.5 && !inSentence;
        }).map(e => `${location.pathname}: ${Math.round(e.getBoundingClientRect().height)} px, ${e.tagName} ${e.className} “${(e.textContent || e.name || "").trim().slice(0, 40)}”`)
        """;

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
    public async Task What_stands_alone_is_as_high_as_a_finger()
    {
        var sent = await ListAsync(_world.Officer, [.. Enumerable.Range(1, 4).Select(ListWorld.Person)], send: true);
        var wrong = await ListAsync(_world.OtherOfficer, [.. ListErrors.All.Take(9).Select((error, i) => error.In(ListWorld.Person(i + 20)))], send: false);
        var excluded = await ExcludeAsync();
        List<string> small = [];
        await TryAsync(_world.OtherOfficer, "/", "/trainee-lists", $"{Plan}/trainee-lists", $"/trainee-lists/{wrong}", $"/trainee-lists/{wrong}/grid", $"{Plan}/trainee-lists/uploads");
        await TryAsync(_world.Officer, $"/trainee-lists/{sent}", $"/trainee-lists/{sent}/receipt", $"{Plan}/quotas/{_world.Unit.Id}/ledger");
        await TryAsync(_world.Department, $"{Plan}/trainee-lists", $"/trainee-lists/{sent}/review", $"{Plan}/quotas", $"{Plan}/quotas/{_world.Unit.Id}", $"{Plan}/exclusion-lists",
            $"{Plan}/exclusion-lists/{excluded}/reconciliation", $"{Plan}/reminders/new", $"{Plan}/unit-map", "/units", $"/units/{_world.Unit.Id}");
        small.ShouldBeEmpty(string.Join('\n', small));

        async Task TryAsync(Viewer viewer, params string[] paths)
        {
            var page = (await SeatAsync(viewer, 390)).Page;
            foreach (var path in paths)
            {
                await page.GotoAsync(path);
                await Expect(page.Locator("h1")).ToBeVisibleAsync();
                small.AddRange(await page.EvaluateAsync<string[]>(Small));
            }
        }
    }

    [Fact]
    public async Task The_tree_of_units_is_folded_below_its_first_level_and_the_search_opens_what_it_finds()
    {
        var page = (await SeatAsync(_world.Department, 390)).Page;
        await page.GotoAsync("/units");
        var tree = page.Locator(".unit-tree");
        await Expect(tree.GetByRole(AriaRole.Link, new() { Name = _world.Unit.Name })).ToBeVisibleAsync();
        var schools = tree.Locator("a", new() { HasText = ListWorld.Schools[1] });
        await Expect(schools).ToHaveCountAsync(2);
        await Expect(schools.First).ToBeHiddenAsync();

        await page.Locator("[name=q]").FillAsync("thcs le chan");
        await Expect(schools.First).ToBeVisibleAsync();
        await Expect(schools.Last).ToBeVisibleAsync();
        await Expect(tree.Locator("a", new() { HasText = ListWorld.Schools[0] }).First).ToBeHiddenAsync();

        await page.Locator("[name=q]").FillAsync("");
        await Expect(schools.First).ToBeHiddenAsync();
        await tree.Locator("summary").Nth(1).ClickAsync();
        await Expect(schools.First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_receipt_prints_upright_and_its_list_across_under_the_superior_organ()
    {
        var sent = await ListAsync(_world.Officer, [.. Enumerable.Range(1, 8).Select(ListWorld.Person)], send: true);
        var page = (await SeatAsync(_world.Officer, 1440)).Page;
        await page.GotoAsync($"/trainee-lists/{sent}/receipt");
        var pdf = await page.PdfAsync(new() { PreferCSSPageSize = true });
        var sizes = await Papers.SizesAsync(pdf);
        sizes.Count.ShouldBeGreaterThan(1);
        sizes[0].Height.ShouldBeGreaterThan(sizes[0].Width);
        foreach (var (width, height) in sizes.Skip(1)) width.ShouldBeGreaterThan(height);
        var text = await Papers.TextAsync(pdf);
        text.IndexOf("SỞ GIÁO DỤC VÀ ĐÀO TẠO", StringComparison.Ordinal).ShouldBeInRange(0, text.IndexOf("PHÒNG GD&ĐT QUẬN LÊ CHÂN", StringComparison.Ordinal));
        // A name that stands in one line: the list has the width of its page, not of the first one.
        text.ShouldContain(ListWorld.Person(8)[TraineeColumn.FullName]);
        text.ShouldContain(ListWorld.Schools[0]);
    }

    [Fact]
    public async Task What_became_of_a_scan_is_told_beside_its_field()
    {
        var sent = await ListAsync(_world.Officer, [ListWorld.Person(1)], send: true);
        var page = (await SeatAsync(_world.Officer, 390)).Page;
        await page.GotoAsync($"/trainee-lists/{sent}/receipt");
        await AttachAsync("ky.pdf", "GIF89a");
        await Expect(page.Locator("#scan-problem")).ToContainTextAsync("“ky.pdf” không phải PDF, JPEG hay PNG");
        await Expect(page.Locator("#scan-problem")).ToBeInViewportAsync();
        page.Url.ShouldEndWith("/receipt#scans");
        await AttachAsync("ky.pdf", "%PDF-1.7 một trang");
        await Expect(page.Locator("#scans .notice")).ToContainTextAsync("Đã đính kèm 1 tệp");
        await Expect(page.Locator("#scans .notice")).ToBeInViewportAsync();

        async Task AttachAsync(string name, string content)
        {
            await page.Locator("#scan-files").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/pdf", Buffer = Encoding.UTF8.GetBytes(content) });
            await page.Locator("#scans form button").ClickAsync();
        }
    }

    [Fact]
    public async Task A_lost_connection_is_told_in_sight_of_the_grid()
    {
        var list = await ListAsync(_world.Officer, [.. Enumerable.Range(1, 12).Select(ListWorld.Person)], send: false);
        var person = await SeatAsync(_world.Officer, 390);
        var page = person.Page;
        await page.GotoAsync($"/trainee-lists/{list}/grid");
        await page.Locator("#grid tbody tr").Last.Locator("input").First.FillAsync("Nguyễn Thị Gõ");
        await _watch.SetOfflineAsync(page.Context, true);
        await page.Locator("#grid [data-part=save]").ClickAsync();
        await Expect(page.Locator("#grid-told .notice")).ToBeInViewportAsync();
        await _watch.SetOfflineAsync(page.Context, false);
        await Expect(page.Locator("#grid tbody tr")).ToHaveCountAsync(14);
        await Expect(page.Locator("#grid-told .notice")).ToHaveCountAsync(0);
    }

    private async Task<Person> SeatAsync(Viewer viewer, int width)
    {
        var person = await _browsers.SeatAsync(viewer.Role.ToString(), width);
        var (name, value) = await _site.CookieAsync(viewer);
        await person.Page.Context.AddCookiesAsync([new() { Name = name, Value = value, Url = _site.ClientOptions.BaseAddress.ToString() }]);
        return person;
    }

    private async Task<Id<TraineeSubmission>> ListAsync(Viewer officer, IReadOnlyList<IReadOnlyDictionary<TraineeColumn, string>> people, bool send)
    {
        var file = new TraineeListFile("danh-sach.xlsx", new MemoryStream((_world with { Unit = officer == _world.Officer ? _world.Unit : _world.OtherUnit }).Workbook([.. people])));
        var list = Done(await _site.InScopeAsync<UploadTraineeList, Outcome<TraineeSubmission>>(upload => upload.RunAsync(officer, _world.Plan.Id, file, instead: true, default)));
        if (send) Done(await _site.InScopeAsync<SubmitTraineeList, Outcome<TraineeSubmission>>(submit => submit.RunAsync(officer, list.Id, null, default)));
        return list.Id;
    }

    private async Task<Id<ExclusionList>> ExcludeAsync()
    {
        var csv = $"TT,Họ và tên,Ngày sinh\n1,{ListWorld.Person(1)[TraineeColumn.FullName]},\n2,Lê Thị Không Ai,\n";
        return Done(await _site.InScopeAsync<ImportExclusionList, Outcome<ImportedExclusionList>>(import =>
            import.RunAsync(_world.Department, _world.Plan.Id, "Nâng cao năng lực sư phạm đợt 2", new TableFile(new MemoryStream(Encoding.UTF8.GetBytes(csv)), "loai-tru.csv")))).Id;
    }

    private static T Done<T>(Outcome<T> outcome)
    {
        outcome.Succeeded.ShouldBeTrue(outcome.Refusal?.ToString());
        return outcome.Value!;
    }
}

using System.Text.RegularExpressions;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Database;
using Lms.Web.BrowserTests.Walk;
using Lms.Web.Features.TraineeLists;
using Lms.Web.Tests.Features.TraineeLists;
using Microsoft.EntityFrameworkCore;
using static Microsoft.Playwright.Assertions;

namespace Lms.Web.BrowserTests.Client;

/// <summary>A row of a trainee list that is typed while the session ends.</summary>
public sealed class KeptRowTests : IAsyncLifetime, IDisposable
{
    private readonly ListSite _site = new();
    private Watch _watch = null!;
    private Browsers _browsers = null!;
    private ListWorld _world = null!;

    public async Task InitializeAsync()
    {
        SetDefaultExpectTimeout(20_000);
        _site.UseKestrel(0);
        _site.StartServer();
        _watch = new(_site.ClientOptions.BaseAddress);
        _browsers = await Browsers.OpenAsync(_site.ClientOptions.BaseAddress, _watch);
        _world = await _site.InScopeAsync<LmsDbContext, ListWorld>(db => ListWorld.SeedAsync(db));
    }

    public async Task DisposeAsync()
    {
        await _browsers.DisposeAsync();
        await _site.DisposeAsync();
    }

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task A_typed_row_is_back_on_its_form_after_signing_in_and_is_added_once()
    {
        var file = new TraineeListFile("danh-sach.xlsx", new MemoryStream(_world.Workbook([ListWorld.Person(1)])));
        var list = (await _site.InScopeAsync<UploadTraineeList, Lms.Domain.Outcome<TraineeSubmission>>(upload =>
            upload.RunAsync(_world.Officer, _world.Plan.Id, file, instead: true, default))).Value!.Id;
        var person = await _browsers.SeatAsync("don-vi", 390);
        var device = new Device(_watch, person.Page, _site.ClientOptions.BaseAddress);
        await device.SignInAsync(await _site.CookieAsync(_world.Officer));
        await person.Page.GotoAsync($"/trainee-lists/{list}/rows/new");
        foreach (var (column, text) in ListWorld.Person(2).Where(c => c.Key is TraineeColumn.FullName or TraineeColumn.Phone))
            await person.Page.Locator($"#cell-{column}").FillAsync(text);
        await device.EndSessionAsync();
        await person.Page.Locator("main form .btn-primary").First.ClickAsync();
        await Expect(person.Page).ToHaveURLAsync(new Regex("/sign-in"));

        await device.SignInAsync(await _site.CookieAsync(_world.Officer));
        await person.Page.ReloadAsync();
        await Expect(person.Page).ToHaveURLAsync(new Regex($"/trainee-lists/{list}/rows/new$"));
        await Expect(person.Page.Locator("#cell-FullName")).ToHaveValueAsync(ListWorld.Person(2)[TraineeColumn.FullName]);
        await Expect(person.Page.Locator("#cell-Phone")).ToHaveValueAsync(ListWorld.Person(2)[TraineeColumn.Phone]);
        await Expect(person.Page.Locator(".kept-note")).ToBeVisibleAsync();
        (await RowsAsync()).ShouldBe(1);

        await person.Page.Locator("main form .btn-primary").First.ClickAsync();
        await device.HoldsAsync(0);
        (await RowsAsync()).ShouldBe(2);

        Task<int> RowsAsync() => _site.InScopeAsync<LmsDbContext, int>(db => db.TraineeSubmissions.Where(s => s.Id == list).SelectMany(s => s.Rows).CountAsync());
    }
}

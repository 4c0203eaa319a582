using System.Globalization;
using System.Net;
using Lms.Domain;
using Lms.Domain.OnlineSessions;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared.Localization;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Web.Tests.Features.TraineeLists;

/// <summary>Lists are taken until the end of 07/12/2022. Nothing that anyone reads before that may say 08/12.</summary>
public sealed class DeadlineWordsTests : IAsyncLifetime, IAsyncDisposable
{
    private static readonly EndInstant End = new(VietnamTime.StartOf(new DateOnly(2022, 12, 8)));

    private readonly ListSite site = new();
    private ListWorld world = null!;

    public async Task InitializeAsync() => world = await site.InScopeAsync<LmsDbContext, ListWorld>(db => ListWorld.SeedAsync(db));

    Task IAsyncLifetime.DisposeAsync() => site.DisposeAsync().AsTask();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_deadline_of_the_seventh_is_never_shown_as_the_eighth()
    {
        var plan = $"/plans/{world.Plan.Id}";
        var unit = await site.BrowserAsync(world.Officer);
        await unit.UploadAsync($"{plan}/trainee-lists", null, ("ds.xlsx", world.Workbook(ListWorld.Person(1))));
        string[] ofUnit = ["/", "/trainee-lists", $"{plan}/trainee-lists", plan];
        string[] ofDepartment =
        [
            "/", "/plans", plan, "/trainee-lists", $"{plan}/trainee-lists", $"{plan}/late-requests", $"{plan}/quotas",
            $"{plan}/reminders/new", $"{plan}/convening", $"{plan}/classes",
        ];

        foreach (var address in ofUnit) await ShouldKeepTheDayAsync(world.Officer, address);
        foreach (var address in ofDepartment) await ShouldKeepTheDayAsync(world.Department, address);
        (await unit.GetAsync($"{plan}/trainee-lists")).Page.ShouldContain("đến hết ngày 07/12/2022 (Thứ Tư)");
    }

    [Theory]
    [InlineData("vi-VN", "07/12/2022", "08/12/2022")]
    [InlineData("en-GB", "7 Dec 2022", "8 Dec 2022")]
    public void A_refusal_that_names_the_end_names_the_last_day(string culture, string last, string next)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            var text = site.Services.GetRequiredService<Localizer>();
            Refusal[] refusals = [new ListsClosed(End), new NotLateYet(End), new OutsideOnlineWindow(End.At.AddDays(-1), End)];
            foreach (var words in refusals.Select(text.Of))
            {
                words.ShouldContain(last);
                words.ShouldNotContain(next);
            }
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [Fact]
    public void No_refusal_carries_an_end_as_a_bare_instant()
    {
        string[] ends = ["To", "Until", "ClosesAt", "ClosedAt", "End", "EndsAt", "Deadline"];
        var bare =
            from type in typeof(Refusal).Assembly.GetTypes()
            where typeof(Refusal).IsAssignableFrom(type)
            from property in type.GetProperties()
            where property.PropertyType == typeof(DateTimeOffset) && ends.Contains(property.Name)
            select $"{type.Name}.{property.Name}";
        bare.ShouldBeEmpty();
    }

    private async Task ShouldKeepTheDayAsync(Viewer viewer, string address)
    {
        var (status, page) = await (await site.BrowserAsync(viewer)).GetAsync(address);
        status.ShouldBe(HttpStatusCode.OK, address);
        page.ShouldNotContain("08/12/2022", Case.Sensitive, address);
    }
}

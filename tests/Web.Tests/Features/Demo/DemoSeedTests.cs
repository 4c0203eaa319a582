using System.Net;
using System.Text.RegularExpressions;
using Lms.Domain;

namespace Lms.Web.Tests.Features.Demo;

/// <summary>What a newcomer meets: the application in Development on an empty folder.</summary>
public sealed partial class DemoSeedTests : IDisposable
{
    private readonly string _data = Path.Combine(Path.GetTempPath(), $"lms_demo_{Id<DemoSeedTests>.New().Value:n}");

    public void Dispose()
    {
        if (Directory.Exists(_data)) Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task Every_demo_account_finds_work_on_its_home_page_and_a_second_start_keeps_the_data()
    {
        using var site = new ChildSite(_data, "Development");
        await site.StartAsync();
        (await new HttpClient().GetStringAsync(new Uri(site.Address, "/health/ready"))).ShouldBe("Healthy");
        var accounts = DemoUser().Matches(await Browser(site.Address).GetStringAsync("/sign-in")).Select(m => m.Groups[1].Value).ToList();

        accounts.Count.ShouldBeGreaterThanOrEqualTo(10);
        foreach (var account in accounts)
            (await HomeLinksAsync(site, account)).ShouldContain(link => link.StartsWith(WorkOf(account), StringComparison.Ordinal), $"{account} has no work on its home page");

        var before = await HomeLinksAsync(site, accounts[0]);
        await site.KillAsync();
        await site.StartAsync();
        (await HomeLinksAsync(site, accounts[0])).ShouldBe(before, "the same ids: nothing was made anew");
    }

    /// <summary>Where the account's home page leads to, but for the menu.</summary>
    private static async Task<List<string>> HomeLinksAsync(ChildSite site, string account)
    {
        var browser = Browser(site.Address);
        using var signedIn = await browser.PostForm("/demo/sign-in", ("userName", account));
        signedIn.StatusCode.ShouldBe(HttpStatusCode.Redirect, account);
        var home = WebUtility.HtmlDecode(await browser.GetStringAsync("/"));
        return [.. Link().Matches(home[home.IndexOf("<main", StringComparison.Ordinal)..]).Select(m => m.Groups[1].Value)];
    }

    private static string WorkOf(string account) => account.Split('@')[0] switch
    {
        "can-bo-so" or "thanh-tra" => "/plans/",
        "giang-vien" => "/classes/",
        "quan-tri" => "/accounts",
        var name when name.StartsWith("giao-vien", StringComparison.Ordinal) => "/my-course/",
        _ => "/plans/",
    };

    private static HttpClient Browser(Uri address)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = address };
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        return client;
    }

    [GeneratedRegex("name=\"userName\" value=\"([^\"]+)\"")]
    private static partial Regex DemoUser();

    [GeneratedRegex("<a [^>]*href=\"([^\"]+)\"")]
    private static partial Regex Link();
}

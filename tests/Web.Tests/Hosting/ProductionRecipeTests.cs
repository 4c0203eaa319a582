using System.Net;
using Lms.Web.Features.Shared.Hosting;

namespace Lms.Web.Tests.Hosting;

/// <summary>README's section "Production", followed to the letter from another folder, with its proxy on another machine.</summary>
public sealed class ProductionRecipeTests(Publication publication) : IClassFixture<Publication>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("lms-elsewhere-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task With_nothing_set_it_names_every_wrong_setting_in_a_line_of_its_own_and_touches_nothing()
    {
        using var site = await PublishedSite.StartAsync(publication.Program, folder, []);
        site.ExitCode.ShouldBe(Settings.WrongSetting);
        site.Errors.ShouldContain(line => line.Contains("Site:PublicUrl", StringComparison.Ordinal));
        site.Errors.ShouldContain(line => line.StartsWith("Storage:DataPath", StringComparison.Ordinal));
        site.Errors.Count.ShouldBe(2, string.Join('\n', site.Errors));
        Directory.Exists(Path.Combine(Path.GetDirectoryName(publication.Program)!, "App_Data")).ShouldBeFalse();
        Directory.GetFileSystemEntries(folder).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Database__Provider", "Oracle", "Database:Provider")]
    [InlineData("Database__Provider", "Postgres", "Database:ConnectionString")]
    [InlineData("Mail__Port", "many", "Mail:Port")]
    [InlineData("Proxy__Known", "10.0.0.5, somewhere", "Proxy:Known: “somewhere”")]
    [InlineData("Setup__AdministratorEmail", "nobody", "Setup:AdministratorEmail")]
    [InlineData("Storage__ContentPath", "nowhere", "Storage:ContentPath")]
    [InlineData("Storage__DataPath", "/proc/nowhere", "Storage:DataPath")]
    [InlineData("Site__PublicUrl", "https://lms.example.edu.vn/", "Site:PublicUrl")]
    public async Task A_wrong_setting_is_named_before_the_database_is_touched(string name, string value, string told)
    {
        var settings = new Dictionary<string, string>(Recipe("127.0.0.1", 0)) { [name] = value };
        using var site = await PublishedSite.StartAsync(publication.Program, folder, settings);
        site.ExitCode.ShouldBe(Settings.WrongSetting);
        site.Errors.ShouldHaveSingleItem().ShouldContain(told);
        File.Exists(Path.Combine(folder, "data", "lms.db")).ShouldBeFalse();
    }

    [Fact]
    public async Task The_recipe_serves_people_behind_a_proxy_on_another_machine_and_knows_them_apart()
    {
        using var proxy = new ReverseProxy();
        var settings = new Dictionary<string, string>(Recipe(proxy.Application, proxy.ApplicationPort)) { ["Proxy__Known"] = proxy.Address };
        using var site = await PublishedSite.StartAsync(publication.Program, folder, settings);
        site.ExitCode.ShouldBeNull(string.Join('\n', site.Output.Concat(site.Errors)));
        site.Output.ShouldNotContain(line => line.Contains("may not be in an expected state", StringComparison.Ordinal));
        site.Output.ShouldNotContain(line => line.Contains("cannot be executed in a transaction", StringComparison.Ordinal));

        using var first = proxy.Browser(proxy.Clients[0]);
        using var signIn = await first.GetAsync("/sign-in");
        signIn.StatusCode.ShouldBe(HttpStatusCode.OK);
        signIn.Headers.GetValues("Set-Cookie").ShouldAllBe(cookie => cookie.Contains("secure", StringComparison.OrdinalIgnoreCase));

        var link = new Uri("https://" + site.Output.First(l => l.Contains("/invitations/", StringComparison.Ordinal)).Split("https://")[1].Trim());
        (await first.GetStringAsync(link.PathAndQuery)).ShouldContain("type=\"password\"");

        await ShouldBeLimitedAsync(first, proxy);
    }

    [Fact]
    public async Task Behind_a_proxy_that_is_not_known_it_says_what_to_set()
    {
        using var proxy = new ReverseProxy();
        using var site = await PublishedSite.StartAsync(publication.Program, folder, Recipe(proxy.Application, proxy.ApplicationPort));
        site.ExitCode.ShouldBeNull(string.Join('\n', site.Errors));
        using var browser = proxy.Browser(proxy.Clients[0]);
        using var answer = await browser.GetAsync("/sign-in");
        answer.StatusCode.ShouldBe(HttpStatusCode.MisdirectedRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain($"Proxy__Known={proxy.Address}");

        using var plain = new HttpClient { BaseAddress = new Uri($"http://{proxy.Application}:{proxy.ApplicationPort}") };
        using var stranger = await plain.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/sign-in") { Headers = { Host = "evil.example" } });
        stranger.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        plain.DefaultRequestHeaders.Host = "lms.example.edu.vn";
        using var open = await plain.GetAsync("/sign-in");
        open.StatusCode.ShouldBe(HttpStatusCode.MisdirectedRequest);
        (await open.Content.ReadAsStringAsync()).ShouldContain("https://lms.example.edu.vn");
        using var store = await plain.GetAsync("/xapi/statements");
        store.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var health = await plain.GetAsync("/health/ready");
        health.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public void The_unit_file_sets_what_the_recipe_sets()
    {
        var unit = File.ReadAllText(Path.Combine(Repository.Root, "deploy", "languageplan.service"));
        publication.Recipe.Count.ShouldBeGreaterThan(3);
        foreach (var (name, value) in publication.Recipe) unit.ShouldContain($"Environment={name}={value}\n");
    }

    /// <summary>One person's guesses do not count as another's, and nobody makes a name for himself by a header.</summary>
    private static async Task ShouldBeLimitedAsync(HttpClient first, ReverseProxy proxy)
    {
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i <= Lms.Web.Features.Certificates.VerificationLimit.PerMinute; i++)
        {
            using var guess = new HttpRequestMessage(HttpMethod.Get, "/verify/AAAA-AAAA-AAAA-AAAA-AAAA");
            guess.Headers.Add("X-Forwarded-For", $"198.51.100.{i}");
            using var answer = await first.SendAsync(guess);
            answers.Add(answer.StatusCode);
        }
        answers[0].ShouldNotBe(HttpStatusCode.TooManyRequests);
        answers[^1].ShouldBe(HttpStatusCode.TooManyRequests);
        using var second = proxy.Browser(proxy.Clients[1]);
        using var other = await second.GetAsync("/verify/AAAA-AAAA-AAAA-AAAA-AAAA");
        other.StatusCode.ShouldNotBe(HttpStatusCode.TooManyRequests);
    }

    /// <summary>README's lines; the folder and the port are this test's.</summary>
    private IReadOnlyDictionary<string, string> Recipe(string address, int port)
    {
        publication.Recipe.Keys.ShouldBe(
            ["ASPNETCORE_URLS", "Storage__DataPath", "Site__PublicUrl", "Setup__AdministratorEmail", "Proxy__Known"], ignoreOrder: true);
        return new Dictionary<string, string>(publication.Recipe)
        {
            ["ASPNETCORE_URLS"] = $"http://{address}:{port}",
            ["Storage__DataPath"] = Path.Combine(folder, "data"),
        };
    }
}

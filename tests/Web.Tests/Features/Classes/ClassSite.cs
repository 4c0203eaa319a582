using Lms.Domain;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Lms.Web.Tests.Features.Classes;

/// <summary>The site on an empty database of its own, on either provider, with a clock that the test sets.</summary>
public sealed class ClassSite(DatabaseProvider provider) : WebApplicationFactory<Program>
{
    private readonly string _name = $"lms_classes_{Id<ClassSite>.New().Value:n}";

    public ClassSite() : this(DatabaseProvider.Sqlite) { }

    public static TheoryData<DatabaseProvider> Both => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    public StandingClock Clock { get; } = new();

    private string DataPath => Path.Combine(Path.GetTempPath(), _name);

    /// <summary>Runs in a scope of its own, as a request would.</summary>
    public async Task<T> In<TService, T>(Func<TService, Task<T>> run) where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await run(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task<T> In<T>(Func<LmsDbContext, Task<T>> run) => In<LmsDbContext, T>(run);

    /// <summary>A browser in which this account is signed in; it follows no redirect.</summary>
    public async Task<HttpClient> Browser(Viewer viewer)
    {
        var (name, value) = await CookieAsync(viewer);
        var cookies = new System.Net.CookieContainer();
        cookies.Add(new Uri("http://localhost"), new System.Net.Cookie(name, value));
        var browser = CreateDefaultClient(new Uri("http://localhost"), new CookieContainerHandler(cookies));
        browser.DefaultRequestHeaders.Add("Accept", "text/html");
        return browser;
    }

    /// <summary>The cookie of a signed-in account.</summary>
    public async Task<(string Name, string Value)> CookieAsync(Viewer viewer)
    {
        await using var scope = Services.CreateAsyncScope();
        var account = await scope.ServiceProvider.GetRequiredService<LmsDbContext>().Users.SingleAsync(a => a.Id == viewer.AccountId);
        var principal = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<Account>>().CreateAsync(account);
        var options = scope.ServiceProvider.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var ticket = new AuthenticationTicket(principal, new AuthenticationProperties { IssuedUtc = Clock.Now, ExpiresUtc = Clock.Now.AddDays(30) }, IdentityConstants.ApplicationScheme);
        return (options.Cookie.Name!, options.TicketDataFormat.Protect(ticket));
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Test");
        builder.UseSetting("Storage:DataPath", DataPath);
        builder.UseSetting("Storage:ContentPath", Path.Combine(Repository.Root, "content"));
        builder.UseSetting("Site:AllowHttp", "true");
        builder.UseSetting("Database:Provider", provider.ToString());
        if (provider == DatabaseProvider.Postgres) builder.UseSetting("Database:ConnectionString", PostgresConnection());
        builder.ConfigureTestServices(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock)));
    }

    public override async ValueTask DisposeAsync()
    {
        await In(db => db.Database.EnsureDeletedAsync());
        SqliteConnection.ClearAllPools();
        await base.DisposeAsync();
        if (Directory.Exists(DataPath)) Directory.Delete(DataPath, recursive: true);
    }

    private string PostgresConnection()
    {
        var server = Environment.GetEnvironmentVariable("LMS_TEST_POSTGRES")
            ?? throw new InvalidOperationException("LMS_TEST_POSTGRES is not set: run the tests by ./dev test, which starts a PostgreSQL of its own.");
        return new NpgsqlConnectionStringBuilder(server) { Database = _name, MaxPoolSize = 80, Timeout = 60 }.ConnectionString;
    }
}

/// <summary>A clock that stands still until a test sets it.</summary>
public sealed class StandingClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = VietnamTime.At(new DateOnly(2022, 12, 8), new TimeOnly(9, 0));

    public override DateTimeOffset GetUtcNow() => Now;
}

using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Lms.Domain.XapiClients;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.XapiClients;
using Lms.Web.Xapi;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Lms.Web.Tests.Xapi;

/// <summary>The site with a client of the record store that may do everything, and with callers of any scope on demand.</summary>
public sealed class XapiSite : WebApplicationFactory<Program>
{
    public const string Key = "khóa";
    public const string Secret = "bí:mật";

    private readonly string _data = Directory.CreateTempSubdirectory("lms-xapi-").FullName;

    /// <summary>What was logged as an error.</summary>
    public ErrorLog Log { get; } = new();

    /// <summary>Speaks this version with the credentials that may do everything.</summary>
    public HttpClient Caller(string version = "2.0.0") => With(CreateClient(), version, Basic(Key, Secret));

    /// <summary>Speaks as a caller that may do just this.</summary>
    public HttpClient Caller(XapiCaller caller, string version = "2.0.0")
    {
        var name = Guid.CreateVersion7().ToString();
        KnownCallers.Known[name] = caller;
        return With(CreateClient(), version, new AuthenticationHeaderValue("Test", name));
    }

    public static AuthenticationHeaderValue Basic(string key, string secret) => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{key}:{secret}")));

    public async Task<T> In<T>(Func<LmsDbContext, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<LmsDbContext>());
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseEnvironment("Test")
        .UseSetting("Storage:DataPath", _data)
        .UseSetting("Storage:ContentPath", Path.Combine(Repository.Root, "content"))
        .UseSetting("Site:AllowHttp", "true")
        .UseSetting("Forwarding:AllowHttp", "true")
        .UseSetting("Forwarding:AllowPrivateAddresses", "true")
        .UseSetting("Site:PublicUrl", "https://hoc.example.edu.vn")
        .UseSetting("XAPI_KEY", Key)
        .UseSetting("XAPI_SECRET", Secret)
        .UseSetting("Xapi:MaxDocumentBytes", "65536")
        .UseSetting("Xapi:MaxRequestBytes", "262144")
        .ConfigureTestServices(services =>
        {
            services.AddSingleton<XapiAuthentication, KnownCallers>();
            services.AddSingleton<XapiResource, BrokenResource>();
            services.AddSingleton<ILoggerProvider>(Log);
        });

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (Directory.Exists(_data)) Directory.Delete(_data, recursive: true);
    }

    private static HttpClient With(HttpClient client, string version, AuthenticationHeaderValue credentials)
    {
        client.DefaultRequestHeaders.Authorization = credentials;
        client.DefaultRequestHeaders.Add(XapiHeaders.Version, version);
        return client;
    }

    private sealed class KnownCallers(XapiCallers callers) : XapiAuthentication(callers)
    {
        public static readonly System.Collections.Concurrent.ConcurrentDictionary<string, XapiCaller> Known = [];

        public override ValueTask<XapiCaller?> FindAsync(string? authorization, CancellationToken cancel) =>
            authorization?.StartsWith("Test ", StringComparison.Ordinal) == true ? new(Known[authorization["Test ".Length..]]) : base.FindAsync(authorization, cancel);
    }
}

/// <summary>A resource with a bug.</summary>
public sealed class BrokenResource : XapiResource
{
    public override string Path => "/broken";

    public override IReadOnlyList<XapiMethod> Methods { get; } =
    [
        new("GET", XapiNeed.Nothing, ["agent"], _ => throw new InvalidOperationException("a secret of the inside")),
        new("PUT", XapiNeed.Nothing, [], async request =>
        {
            await request.SendAsync(200, "half an an"u8.ToArray());
            throw new InvalidOperationException("too late");
        }),
    ];
}

/// <summary>Keeps the errors that are logged.</summary>
public sealed class ErrorLog : ILoggerProvider
{
    public System.Collections.Concurrent.ConcurrentQueue<(string Message, Exception? Error)> Errors { get; } = [];

    public ILogger CreateLogger(string categoryName) => new Logger(this);

    public void Dispose() { }

    private sealed class Logger(ErrorLog log) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) log.Errors.Enqueue((formatter(state, exception), exception));
        }
    }
}

/// <summary>What these tests do over and over.</summary>
internal static class XapiActs
{
    public static string? Only(this HttpResponseMessage response, string header) =>
        response.Headers.TryGetValues(header, out var values) || response.Content.Headers.TryGetValues(header, out values) ? values.ShouldHaveSingleItem() : null;

    /// <summary>The message of a refusal, which is JSON with an error.</summary>
    public static async Task<string> Error(this HttpResponseMessage response)
    {
        response.Content.Headers.ContentType?.MediaType.ShouldBe("application/json");
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return json.RootElement.GetProperty("error").GetString()!;
    }

    public static async Task<HttpResponseMessage> Send(this HttpClient client, HttpMethod method, string address, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue();
        return await client.SendAsync(request);
    }

    public static HttpContent Json(string json) => new StringContent(json, Encoding.UTF8, "application/json");
}

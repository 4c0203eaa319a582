using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Lms.Web.Tests;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Lms.Web.BrowserTests.Walk;

/// <summary>A new installation with an empty database, behind a real port and under its own public address.</summary>
internal sealed class WalkSite : WebApplicationFactory<Program>
{
    private readonly string _data = Directory.CreateTempSubdirectory("lms-walk-").FullName;
    private readonly int _port = FreePort();
    private readonly LinkLog _log = new();

    public WalkSite() => UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, _port));

    public Uri Address => new($"http://127.0.0.1:{_port}");

    public WalkClock Clock { get; } = new();

    /// <summary>The only thing the walk takes from outside the pages: the log shows it to who installs the product.</summary>
    public string AdministratorLink => _log.Link ?? throw new InvalidOperationException("The log shows no invitation link.");

    /// <summary>What the server itself calls an error.</summary>
    public IEnumerable<string> Errors => _log.Errors;

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseEnvironment("Test")
        .UseSetting("Storage:DataPath", _data)
        .UseSetting("Storage:ContentPath", Path.Combine(Repository.Root, "content"))
        .UseSetting("Site:PublicUrl", Address.GetLeftPart(UriPartial.Authority))
        .UseSetting("Site:AllowHttp", "true")
        .UseSetting("Setup:AdministratorEmail", "quan-tri@example.edu.vn")
        .ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock).AddSingleton<ILoggerProvider>(_log));

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (Directory.Exists(_data)) Directory.Delete(_data, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Remembers the link that the log shows, and every error.</summary>
    private sealed class LinkLog : ILoggerProvider, ILogger
    {
        public string? Link { get; private set; }

        public ConcurrentQueue<string> Errors { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (state is IEnumerable<KeyValuePair<string, object?>> values && values.FirstOrDefault(v => v.Key == "Link").Value is string link) Link = link;
            // Whoever leaves while the server is answering ends the answer; that is nobody's mistake.
            if (logLevel >= LogLevel.Error && exception is not OperationCanceledException) Errors.Enqueue($"{formatter(state, exception)} {exception}");
        }

        public void Dispose()
        {
        }
    }
}

using System.Diagnostics;
using System.Text.Json;
using Lms.Domain;
using Lms.Web.Xapi;
using Microsoft.Data.Sqlite;

namespace Lms.Web.Tests.Xapi;

/// <summary>Public client libraries against the running application: they write, read, filter, page, void, and keep state (the scripts in <c>Clients</c>).</summary>
public sealed class StatementClientsTests : IAsyncLifetime, IDisposable
{
    private const string Key = "content";
    private const string Secret = "a-secret-of-a-test";

    private readonly string data = Path.Combine(Path.GetTempPath(), $"lms_clients_{Id<StatementClientsTests>.New().Value:n}");
    private readonly ChildSite site;

    public StatementClientsTests() => site = new ChildSite(data, "Test", ("XAPI_KEY", Key), ("XAPI_SECRET", Secret));

    public Task InitializeAsync() => site.StartAsync();

    public async Task DisposeAsync()
    {
        await site.KillAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(data, recursive: true);
    }

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task The_client_libraries_get_what_they_ask_for_in_each_version_they_speak()
    {
        foreach (var version in new[] { "1.0.3", "2.0.0" })
            foreach (var adapter in new[] { "axios", "fetch" }) await ShouldDoAsync("xapi.mjs", version, adapter);
        foreach (var version in new[] { "1.0.0", "1.0.1", "1.0.2" }) await ShouldDoAsync("tincan.mjs", version);
    }

    /// <summary>The script checks what the library got; what it then says it has written must be in the store.</summary>
    private async Task ShouldDoAsync(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("node", [script, $"{site.Address}xapi/", Key, Secret, .. arguments])
        {
            WorkingDirectory = Path.Combine(Repository.Root, "tests", "Web.Tests", "Xapi", "Clients"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var node = Process.Start(start)!;
        var errors = node.StandardError.ReadToEndAsync();
        var said = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        node.ExitCode.ShouldBe(0, $"{script} {string.Join(' ', arguments)}\n{said}\n{await errors}");

        using var client = new HttpClient { BaseAddress = site.Address };
        client.DefaultRequestHeaders.Authorization = XapiSite.Basic(Key, Secret);
        client.DefaultRequestHeaders.Add(XapiHeaders.Version, "2.0.0");
        var ids = JsonSerializer.Deserialize<string[]>(said.Trim().Split('\n')[^1])!;
        ids.Length.ShouldBeGreaterThanOrEqualTo(5);
        foreach (var id in ids) (await client.Has(id)).ShouldBeTrue($"{script} {string.Join(' ', arguments)}");
    }
}

using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Lms.Web.Tests;

/// <summary>The whole site in memory, in the environment "Test", with an empty database of its own.</summary>
public sealed class Site : WebApplicationFactory<Program>
{
    private readonly string _data = Directory.CreateTempSubdirectory("lms-site-").FullName;

    /// <summary>A browser that follows no redirect and asks for pages.</summary>
    public HttpClient Browser() => Browser("http://localhost");

    public HttpClient Browser(string address)
    {
        var client = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new Uri(address) });
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        return client;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseEnvironment("Test")
        .UseSetting("Storage:DataPath", _data)
        .UseSetting("Storage:ContentPath", Path.Combine(Repository.Root, "content"))
        .UseSetting("Site:AllowHttp", "true")
        .UseSetting("Forwarding:AllowHttp", "true")
        .UseSetting("Forwarding:AllowPrivateAddresses", "true");

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (Directory.Exists(_data)) Directory.Delete(_data, recursive: true);
    }
}

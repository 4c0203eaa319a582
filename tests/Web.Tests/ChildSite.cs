using System.Diagnostics;
using System.Net;
using System.Security.Claims;
using Lms.Infrastructure.Accounts;
using Lms.Web.Features.Shared;
using Lms.Web.Tests.Features.TraineeLists;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace Lms.Web.Tests;

/// <summary>The built application as a process of its own, which can be killed at any moment and started again on the same data.</summary>
internal sealed class ChildSite(string data, string environment = "Test", params (string Name, string Value)[] settings) : IDisposable
{
    private static readonly string Application = typeof(Program).Assembly.Location;
    private Process? process;

    public Uri Address { get; private set; } = null!;

    /// <summary>Starts it and waits until it is ready.</summary>
    public async Task StartAsync()
    {
        var start = new ProcessStartInfo("dotnet", [Application]) { WorkingDirectory = Path.GetDirectoryName(Application)!, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = environment,
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            ["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Information",
            ["Storage__DataPath"] = data,
            ["Storage__ContentPath"] = Path.Combine(Repository.Root, "content"),
            ["Database__Provider"] = "Sqlite",
            ["Database__ConnectionString"] = "",
        }) start.Environment[name] = value;
        foreach (var (name, value) in settings) start.Environment[name] = value;
        process = Process.Start(start)!;
        var output = new List<string>();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            output.Add(line);
            if (line.IndexOf("Now listening on: ", StringComparison.Ordinal) is var at and >= 0)
            {
                Address = new Uri(line[(at + "Now listening on: ".Length)..]);
                _ = process.StandardOutput.ReadToEndAsync();
                _ = process.StandardError.ReadToEndAsync();
                return;
            }
        }
        throw new InvalidOperationException($"The application did not start: {string.Join('\n', output)}\n{await process.StandardError.ReadToEndAsync()}");
    }

    /// <summary>SIGKILL: nothing of it runs any more, no handler, no flush.</summary>
    public async Task KillAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>A browser in which this person is signed in: the cookie is made with the application's own keys.</summary>
    public ListBrowser Browser(Viewer viewer)
    {
        var identity = new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, viewer.AccountId.ToString()),
            new Claim(ClaimTypes.Name, viewer.DisplayName),
            new Claim(ClaimTypes.Role, viewer.Role.ToString()),
            new Claim(CurrentUser.UnitIdClaim, viewer.UnitId.ToString()!),
        ], IdentityConstants.ApplicationScheme);
        var keys = DataProtectionProvider.Create(new DirectoryInfo(Path.Combine(data, "keys")), builder => builder.SetApplicationName("LanguagePlan.Lms"));
        var format = new TicketDataFormat(keys.CreateProtector("Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationMiddleware", IdentityConstants.ApplicationScheme, "v2"));
        var now = TimeProvider.System.GetUtcNow();
        var ticket = new AuthenticationTicket(new ClaimsPrincipal(identity), new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddDays(1) }, IdentityConstants.ApplicationScheme);
        var cookies = new CookieContainer();
        cookies.Add(Address, new Cookie("lp-account", format.Protect(ticket)));
        return new ListBrowser(new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = Address });
    }

    public void Dispose()
    {
        if (process is { HasExited: false }) process.Kill();
        process?.Dispose();
    }
}

using Microsoft.Playwright;

namespace Lms.Web.BrowserTests.Walk;

/// <summary>One Chromium that talks to nobody but the site, with a window of its own for each person.</summary>
internal sealed class Browsers(IPlaywright playwright, IBrowser browser, Uri site, Watch watch) : IAsyncDisposable
{
    public static async Task<Browsers> OpenAsync(Uri site, Watch watch)
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("LMS_CHROMIUM") ?? "/usr/bin/chromium",
            Args =
            [
                "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            ],
        });
        return new(playwright, browser, site, watch);
    }

    /// <param name="who">Names the person in complaints, and signs in with it.</param>
    public async Task<Person> SeatAsync(string who, int width = 1440)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = site.ToString(),
            ViewportSize = new() { Width = width, Height = width < 500 ? 844 : 900 },
            HasTouch = width < 500,
        });
        context.SetDefaultTimeout(20_000);
        watch.Over(context, who);
        return new(watch, await context.NewPageAsync(), who);
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}

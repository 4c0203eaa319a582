using System.Globalization;
using Deque.AxeCore.Playwright;
using Lms.Web.Tests;
using Microsoft.Playwright;

namespace Lms.Web.BrowserTests.Walk;

/// <summary>
/// Looks over everybody's shoulder: accessibility of each page, a silent console, no request to another machine, no failure
/// of the server. Collects everything, so that one run tells all.
/// </summary>
internal sealed class Watch(Uri site)
{
    private static readonly string Screenshots = Path.Combine(Repository.Root, "artifacts", "screenshots");
    private static readonly int[] Widths = [390, 1440];

    private readonly HashSet<IBrowserContext> _offline = [];
    private readonly List<string> _complaints = [];
    private int _pages;

    public IReadOnlyList<string> Complaints
    {
        get
        {
            lock (_complaints) return [.. _complaints.Distinct()];
        }
    }

    public void Over(IBrowserContext context, string who)
    {
        context.Request += (_, request) =>
        {
            var address = new Uri(request.Url);
            if (address.Scheme is "http" or "https" or "ws" or "wss" && address.Authority != site.Authority) Complain($"{who}: a request to {request.Url}");
        };
        context.Response += (_, response) =>
        {
            if (response.Status >= 500) Complain($"{who}: {response.Status} from {response.Url}");
        };
        context.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !IsOffline(context)) Complain($"{who}: the console says at {message.Page?.Url}: {message.Text}");
        };
        context.WebError += (_, error) => Complain($"{who}: a script failed at {error.Page?.Url}: {error.Error}");
    }

    /// <summary>The browser itself tells of a lost network; while the test has taken it away, that is no complaint.</summary>
    public async Task SetOfflineAsync(IBrowserContext context, bool offline)
    {
        if (offline) lock (_offline) _offline.Add(context);
        await context.SetOfflineAsync(offline);
    }

    /// <summary>The page has found its network again: from here on its console counts.</summary>
    public void IsBack(IBrowserContext context)
    {
        lock (_offline) _offline.Remove(context);
    }

    /// <summary>Looks at a page as a phone and as a desk show it: takes its picture, and asks axe.</summary>
    public async Task LookAsync(IPage page, string name)
    {
        Directory.CreateDirectory(Screenshots);
        var size = page.ViewportSize;
        var number = ++_pages;
        if (number < int.Parse(Environment.GetEnvironmentVariable("LOOKFROM") ?? "0", CultureInfo.InvariantCulture)) return;
        foreach (var width in Widths)
        {
            await page.SetViewportSizeAsync(width, width == 390 ? 844 : 900);
            var file = string.Create(CultureInfo.InvariantCulture, $"{number:00}-{name}-{width}.png");
            await page.ScreenshotAsync(new() { Path = Path.Combine(Screenshots, file), FullPage = true });
            foreach (var violation in (await page.RunAxe()).Violations)
            {
                foreach (var node in violation.Nodes) Complain($"{file} ({new Uri(page.Url).AbsolutePath}): axe {violation.Id} at {node.Target} {node.Html}");
            }
        }
        if (size is not null) await page.SetViewportSizeAsync(size.Width, size.Height);
    }

    /// <summary>Writes a picture for the documentation, where the run is asked to.</summary>
    public static async Task PictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("LMS_DOCS_SCREENSHOTS") is not { Length: > 0 }) return;
        await page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Root, "docs", "screenshots", $"{name}.png") });
    }

    private bool IsOffline(IBrowserContext context)
    {
        lock (_offline) return _offline.Contains(context);
    }

    private void Complain(string text)
    {
        lock (_complaints) _complaints.Add(text);
    }
}

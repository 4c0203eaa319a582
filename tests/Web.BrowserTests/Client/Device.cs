using Lms.Web.BrowserTests.Walk;
using Microsoft.Playwright;

namespace Lms.Web.BrowserTests.Client;

/// <summary>One browser of one person, whose network a test cuts and gives back, and whose store it reads.</summary>
internal sealed class Device(Watch watch, IPage page, Uri site)
{
    /// <summary>What lies in the device's store, by whatever account.</summary>
    private const string Items = """
        () => new Promise((resolve, reject) => {
          const open = indexedDB.open("lp-device", 1);
          open.onerror = () => reject(open.error);
          open.onupgradeneeded = () => open.result.createObjectStore("items", { keyPath: ["account", "id"] });
          open.onsuccess = () => {
            const all = open.result.transaction("items").objectStore("items").getAllKeys();
            all.onsuccess = () => { open.result.close(); resolve(all.result.map(key => key[1])); };
          };
        })
        """;

    public IPage Page => page;

    public Task<string[]> KeptAsync() => page.EvaluateAsync<string[]>(Items);

    /// <summary>Waits until so many items lie in the store.</summary>
    public async Task HoldsAsync(int count)
    {
        var kept = await KeptAsync();
        for (var tries = 0; kept.Length != count && tries < 100; tries++)
        {
            await Task.Delay(100);
            kept = await KeptAsync();
        }

        kept.Length.ShouldBe(count, string.Join('\n', kept));
    }

    public Task CutAsync() => watch.SetOfflineAsync(page.Context, true);

    public async Task ReconnectAsync()
    {
        await watch.SetOfflineAsync(page.Context, false);
        watch.IsBack(page.Context);
    }

    /// <summary>The server hears the next request to an address and stores; its answer never comes.</summary>
    public Task LoseAnswerAsync(string address) => page.RouteAsync(address, async route =>
    {
        await route.FetchAsync(new() { MaxRedirects = 0 });
        await route.AbortAsync();
    }, new() { Times = 1 });

    /// <summary>Presses what sends a form into a network that is not there.</summary>
    public async Task PressInVainAsync(ILocator button)
    {
        var failed = new TaskCompletionSource();
        page.RequestFailed += (_, request) =>
        {
            if (request.Method == "POST") failed.TrySetResult();
        };
        await button.ClickAsync();
        await failed.Task.WaitAsync(TimeSpan.FromSeconds(20));
        // The browser's own error page, where it shows one, comes before the next page that the test opens.
        await Task.Delay(500);
    }

    /// <summary>The session ends: the cookie is gone.</summary>
    public Task EndSessionAsync() => page.Context.ClearCookiesAsync(new() { Name = "lp-account" });

    public Task SignInAsync((string Name, string Value) cookie) =>
        page.Context.AddCookiesAsync([new() { Name = cookie.Name, Value = cookie.Value, Url = site.ToString() }]);
}

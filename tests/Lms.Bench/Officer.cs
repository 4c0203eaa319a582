using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace Lms.Bench;

/// <summary>A unit's officer at a browser: signs in, sends files, looks at pages.</summary>
internal sealed partial class Officer : IDisposable
{
    private readonly HttpClient browser;

    private Officer(HttpClient browser) => this.browser = browser;

    public static async Task<Officer> SignInAsync(int port, string login)
    {
        var officer = new Officer(new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
        {
            BaseAddress = new Uri($"http://127.0.0.1:{port}"),
            Timeout = TimeSpan.FromMinutes(5),
        });
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Login"] = login,
            ["Password"] = ListsBenchWorld.Password,
            [TokenField] = await officer.TokenAsync("/sign-in"),
        });
        using var answer = await officer.browser.PostAsync(new Uri("/sign-in", UriKind.Relative), form);
        return answer.StatusCode == HttpStatusCode.Redirect ? officer : throw new InvalidOperationException($"{login} could not sign in: {answer.StatusCode}.");
    }

    public async Task<string> GetAsync(string path) => await browser.GetStringAsync(new Uri(path, UriKind.Relative));

    /// <summary>Sends a file to a plan and waits until its list can be shown.</summary>
    /// <returns>Where the list is.</returns>
    public async Task<string> UploadAsync(Guid plan, byte[] file, string token)
    {
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        using var form = new MultipartFormDataContent { { content, "files", "danh-sach.xlsx" }, { new StringContent("true"), "instead" }, { new StringContent(token), TokenField } };
        using var answer = await browser.PostAsync(new Uri($"/plans/{plan}/trainee-lists", UriKind.Relative), form);
        var to = answer.StatusCode == HttpStatusCode.Redirect ? answer.Headers.Location!.ToString() : throw new InvalidOperationException($"The upload was answered by {answer.StatusCode}.");
        while (to.EndsWith("/uploads", StringComparison.Ordinal))
        {
            await Task.Delay(50);
            var state = await GetAsync(to + "/state");
            if (state.Contains("Failed", StringComparison.Ordinal)) throw new InvalidOperationException(state);
            if (Next().Match(state) is { Success: true } next) to = next.Groups[1].Value;
        }

        return to;
    }

    /// <summary>What every form of a page carries.</summary>
    public async Task<string> TokenAsync(string path) => Token().Match(await GetAsync(path)).Groups[1].Value;

    public void Dispose() => browser.Dispose();

    private const string TokenField = "__RequestVerificationToken";

    [GeneratedRegex($"name=\"{TokenField}\"[^>]* value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("\"next\":\"([^\"]+)\"")]
    private static partial Regex Next();
}

using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Lms.Domain.TraineeLists;

namespace Lms.Web.Tests.Features.TraineeLists;

/// <summary>A signed-in browser: pages in, forms out, redirects told.</summary>
public sealed partial class ListBrowser(HttpClient client)
{
    private string? _token;

    public async Task<(HttpStatusCode Status, string Page)> GetAsync(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        request.Headers.Add("Accept", "text/html");
        using var response = await client.SendAsync(request);
        var page = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
        if (Token().Match(page) is { Success: true } token) _token = token.Groups[1].Value;
        return (response.StatusCode, page);
    }

    public async Task<byte[]> DownloadAsync(string address) => await client.GetByteArrayAsync(new Uri(address, UriKind.Relative));

    /// <summary>Posts a form; the answer is its redirect, or the page where there is none.</summary>
    public async Task<(HttpStatusCode Status, string? Location, string Page)> PostAsync(string address, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return await SendAsync(address, form);
    }

    public Task<(HttpStatusCode Status, string? Location, string Page)> UploadAsync(string address, bool? instead, params (string Name, byte[] Content)[] files) =>
        UploadAsync(address, instead, "files", files);

    /// <param name="field">The form's name of the files.</param>
    public async Task<(HttpStatusCode Status, string? Location, string Page)> UploadAsync(string address, bool? instead, string field, params (string Name, byte[] Content)[] files)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, content) in files) form.Add(new ByteArrayContent(content), field, name);
        if (instead is { } replace) form.Add(new StringContent(replace ? "true" : "false"), "instead");
        var sent = await SendAsync(address, form);
        return sent.Location?.EndsWith("/uploads", StringComparison.Ordinal) == true ? sent with { Location = await SettledAsync(sent.Location) } : sent;
    }

    /// <summary>Posts one file beside the fields of its form.</summary>
    public async Task<(HttpStatusCode Status, string? Location, string Page)> PostFileAsync(
        string address, string field, (string Name, byte[] Content) file, params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(file.Content), field, file.Name } };
        foreach (var (name, value) in fields) form.Add(new StringContent(value), name);
        return await SendAsync(address, form);
    }

    /// <summary>Waits while files are read that the upload itself did not wait for.</summary>
    /// <returns>The list, or the page that asks or tells.</returns>
    private async Task<string> SettledAsync(string uploads)
    {
        for (; ; await Task.Delay(100))
        {
            using var state = System.Text.Json.JsonDocument.Parse((await GetAsync($"{uploads}/state")).Page);
            if (state.RootElement.GetProperty("next").GetString() is { } list) return list;
            if (state.RootElement.GetProperty("files").EnumerateArray().All(file => file.GetProperty("state").GetString() is not ("Queued" or "Reading"))) return uploads;
        }
    }

    public static (string, string)[] Row(IReadOnlyDictionary<TraineeColumn, string> cells, int seen) =>
        [.. cells.Select(c => ($"cells[{c.Key}]", c.Value)), ("seen", $"{seen}")];

    /// <summary>Posts JSON as the grid does; the answer is the JSON.</summary>
    public async Task<JsonElement> PostJsonAsync(string address, object body)
    {
        using var content = new StringContent(JsonSerializer.Serialize(body), System.Text.Encoding.UTF8, "application/json");
        return JsonDocument.Parse((await SendAsync(address, content)).Page).RootElement;
    }

    private async Task<(HttpStatusCode Status, string? Location, string Page)> SendAsync(string address, HttpContent content)
    {
        if (_token is null) await GetAsync("/trainee-lists");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, UriKind.Relative)) { Content = content };
        request.Headers.Add("RequestVerificationToken", _token);
        request.Headers.Add("Accept", "text/html");
        using var response = await client.SendAsync(request);
        return (response.StatusCode, response.Headers.Location?.ToString(), WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync()));
    }

    [GeneratedRegex("<meta name=\"request-token\" content=\"([^\"]+)\"")]
    private static partial Regex Token();
}

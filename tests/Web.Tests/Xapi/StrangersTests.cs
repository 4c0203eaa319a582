using System.Net;
using System.Net.Sockets;
using System.Text;
using Lms.Domain;
using Lms.Domain.XapiClients;
using Lms.Web.Xapi;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Lms.Web.Tests.Xapi;

/// <summary>What somebody may cost before it is known who it is, and a client that runs wild.</summary>
public sealed class StrangersTests(XapiSite site) : IClassFixture<XapiSite>, IDisposable
{
    private const string Activities = "/xapi/activities?method=GET";
    private const string Activity = "/xapi/activities?activityId=http://example.com/a";

    private readonly string data =
        Path.Combine(Path.GetTempPath(), $"lms_strangers_{Id<StrangersTests>.New().Value:n}");

    public void Dispose()
    {
        if (Directory.Exists(data)) Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task A_large_form_of_a_stranger_is_refused_before_any_of_it_is_read()
    {
        using var child = new ChildSite(data);
        await child.StartAsync();
        // It says what it would send and sends nothing of it: whoever waited for it would wait for ever.
        var answer = await AskAsync(child.Address, "Content-Length: 15700000\r\n", "");
        answer.ShouldStartWith("HTTP/1.1 413");
        answer.ShouldContain("262144");

        // It does not say how much it sends: read no further than the limit.
        var chunk = new string('a', 0x8000);
        var chunks = string.Concat(Enumerable.Repeat($"8000\r\n{chunk}\r\n", 10));
        (await AskAsync(child.Address, "Transfer-Encoding: chunked\r\n", chunks)).ShouldStartWith("HTTP/1.1 413");

        // Few at once: those that are begun and not sent to their end take the room of others from their address.
        var begun = new List<TcpClient>();
        for (var i = 0; i < 8; i++)
        {
            begun.Add(new TcpClient());
            await begun[i].ConnectAsync(child.Address.Host, child.Address.Port);
            await begun[i].GetStream().WriteAsync(Head(child.Address, "Content-Length: 100\r\n", "a"));
        }

        var another = "";
        for (var tries = 0; tries < 50 && !another.StartsWith("HTTP/1.1 429", StringComparison.Ordinal); tries++)
            another = await AskAsync(child.Address, "Content-Length: 3\r\n", "a=b");
        another.ShouldStartWith("HTTP/1.1 429");
        another.ShouldContain("Retry-After");
        begun.ForEach(client => client.Dispose());
    }

    [Theory]
    [InlineData(50, HttpStatusCode.BadRequest, "not known")]
    [InlineData(51, HttpStatusCode.BadRequest, "more than 50 fields")]
    [InlineData(20_000, HttpStatusCode.BadRequest, "more than 50 fields")]
    public async Task A_form_has_few_fields(int fields, HttpStatusCode status, string says)
    {
        var body = string.Join('&', Enumerable.Range(0, fields).Select(i => $"a{i % 10}=b"));
        if (fields == 50) body = string.Join('&', Enumerable.Range(0, fields).Select(i => $"a{i}=b"));
        using var client = site.Caller("1.0.3");

        using var response = await client.PostAsync(Activities,
            new StringContent(body, Encoding.UTF8, "application/x-www-form-urlencoded"));

        response.StatusCode.ShouldBe(status);
        (await response.Error()).ShouldContain(says);
    }

    [Fact]
    public async Task Made_up_keys_are_refused_after_many_and_real_ones_are_not()
    {
        await using var strict =
            site.WithWebHostBuilder(builder => builder.UseSetting("Xapi:MaxFailuresPerMinute", "5"));
        using var wrong = Speaking(strict, "lp-0000-0000-0000", "made up");
        using var right = Speaking(strict, XapiSite.Key, XapiSite.Secret);

        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 40; i++)
        {
            using var answer = await wrong.GetAsync(Activity);
            answers.Add(answer.StatusCode);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests) answer.Headers.RetryAfter.ShouldNotBeNull();
        }

        answers[0].ShouldBe(HttpStatusCode.Unauthorized);
        answers.ShouldContain(HttpStatusCode.TooManyRequests);
        (await right.GetAsync(Activity)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Beyond_its_quota_a_client_is_told_when_to_come_again_and_others_go_on()
    {
        using var client = Limited(new XapiQuota(3, 1));
        using var other = site.Caller();
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 7; i++)
        {
            using var answer = await client.GetAsync(Activity);
            answers.Add(answer.StatusCode);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
                answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 60);
        }

        // A minute may end between.
        answers.Count(a => a == HttpStatusCode.OK).ShouldBeInRange(3, 6);
        answers.ShouldContain(HttpStatusCode.TooManyRequests);
        (await other.GetAsync(Activity)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_client_sends_no_more_in_a_day_than_its_quota()
    {
        using var client = Limited(new XapiQuota(1000, 1));
        var result = $$"""{"response":"{{new string('a', 200_000)}}"}""";
        var statement = StatementActs.Statement(("result", result)).ToJsonString();
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 7; i++)
        {
            using var answer = await client.PostAsync(StatementActs.Resource, XapiActs.Json(statement));
            answers.Add(answer.StatusCode);
        }

        answers.Count(a => a == HttpStatusCode.OK).ShouldBe(5);
        answers[^1].ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public void The_usual_quota_is_far_above_what_the_conformance_suite_asks()
    {
        // 1,442 tests in half a minute, each of a few requests.
        XapiQuota.Usual.RequestsPerMinute.ShouldBeGreaterThan(1442 * 2 * 5);
        new XapiOptions().MaxFailuresPerMinute.ShouldBeGreaterThanOrEqualTo(300);
    }

    private HttpClient Limited(XapiQuota quota) =>
        site.Caller(new XapiCaller(Guid.CreateVersion7(), "phần mềm", XapiScopes.All) { Quota = quota });

    private static HttpClient Speaking(WebApplicationFactory<Program> site, string key, string secret)
    {
        var client = site.CreateClient();
        client.DefaultRequestHeaders.Authorization = XapiSite.Basic(key, secret);
        client.DefaultRequestHeaders.Add(XapiHeaders.Version, "2.0.0");
        return client;
    }

    private static byte[] Head(Uri address, string length, string body) => Encoding.ASCII.GetBytes(string.Join("\r\n",
        "POST /xapi/statements?method=PUT HTTP/1.1", $"Host: {address.Authority}", "X-Experience-API-Version: 1.0.3",
        $"Content-Type: application/x-www-form-urlencoded\r\n{length}", body));

    private static async Task<string> AskAsync(Uri address, string length, string body)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var socket = new TcpClient();
        await socket.ConnectAsync(address.Host, address.Port, patience.Token);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Head(address, length, body), patience.Token);
        var answer = new StringBuilder();
        var buffer = new byte[4096];
        // The answer comes though the rest of the request never does.
        while (!answer.ToString().Contains("\"error\"", StringComparison.Ordinal))
        {
            var read = await stream.ReadAsync(buffer, patience.Token);
            if (read == 0) break;
            answer.Append(Encoding.UTF8.GetString(buffer, 0, read));
        }

        return answer.ToString();
    }
}

using System.Net;
using System.Text.Json;
using Lms.Web.Xapi;

namespace Lms.Web.Tests.Xapi;

/// <summary>What holds for every resource: versions, credentials, errors, cross-origin requests.</summary>
public sealed class FrameTests(XapiSite site) : IClassFixture<XapiSite>
{
    private const string Activity = "/xapi/activities?activityId=http://example.com/a";

    [Theory]
    [InlineData("1.0", "1.0.3")]
    [InlineData("1.0.0", "1.0.3")]
    [InlineData("1.0.32", "1.0.3")]
    [InlineData("2.0", "2.0.0")]
    [InlineData("2.0.1", "2.0.0")]
    public async Task An_answer_names_the_newest_patch_of_the_version_asked_in(string asked, string answered)
    {
        using var response = await site.Caller(asked).GetAsync(Activity);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Only(XapiHeaders.Version).ShouldBe(answered);
    }

    [Theory]
    [InlineData("0.95")]
    [InlineData("1.1.0")]
    [InlineData("1.0.")]
    [InlineData("1.00")]
    [InlineData("2.1")]
    [InlineData("1.0.3, 2.0.0")]
    [InlineData("BAD")]
    public async Task A_version_that_is_not_spoken_is_refused_in_the_default_version(string asked)
    {
        using var response = await site.Caller(asked).GetAsync(Activity);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        response.Only(XapiHeaders.Version).ShouldBe("2.0.0");
        (await response.Error()).ShouldContain(XapiHeaders.Version);
    }

    [Fact]
    public async Task A_request_without_a_version_is_refused_in_the_version_that_is_configured()
    {
        await using var first = new XapiSite();
        using var client = first.WithWebHostBuilder(b => b.UseSetting("Xapi:DefaultVersion", "1.0.3")).CreateClient();
        client.DefaultRequestHeaders.Authorization = XapiSite.Basic(XapiSite.Key, XapiSite.Secret);

        using var response = await client.GetAsync(Activity);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        response.Only(XapiHeaders.Version).ShouldBe("1.0.3");
    }

    [Theory]
    [InlineData("Xapi:DefaultVersion", "3.0")]
    [InlineData("Xapi:MaxDocumentBytes", "0")]
    public async Task A_wrong_setting_stops_the_start_with_its_name(string setting, string value)
    {
        await using var wrong = new XapiSite();

        Should.Throw<Microsoft.Extensions.Options.OptionsValidationException>(() => wrong.WithWebHostBuilder(b => b.UseSetting(setting, value)).CreateClient())
            .Message.ShouldContain(setting.Split(':')[1]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Basic")]
    [InlineData("Basic ")]
    [InlineData("Basic not!base64")]
    [InlineData("Basic:a2jDs2E6YsOtOm3huq10")]
    [InlineData("Basic a2jDs2E=")] // no colon
    [InlineData("Basic /zr/")] // not UTF-8
    [InlineData("Basic a2jDs2E6c2Fp")] // a wrong secret
    [InlineData("Bearer x")]
    public async Task Missing_malformed_and_wrong_credentials_are_answered_401_with_a_challenge(string? authorization)
    {
        using var client = site.Caller();
        client.DefaultRequestHeaders.Remove("Authorization");
        if (authorization is not null) client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);

        using var response = await client.GetAsync(Activity);

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        response.Only("WWW-Authenticate").ShouldBe("Basic realm=\"xAPI\"");
        (await response.Error()).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Credentials_longer_than_any_are_answered_401()
    {
        using var client = site.Caller();
        client.DefaultRequestHeaders.Authorization = XapiSite.Basic(XapiSite.Key, new string('x', 5000));

        (await client.GetAsync(Activity)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("/xapi")]
    [InlineData("/xapi/")]
    [InlineData("/xapi/nothing")]
    [InlineData("/xapi/Activities")]
    public async Task An_unknown_resource_is_answered_404_as_json(string address)
    {
        using var response = await site.Caller().GetAsync(address);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await response.Error()).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task An_address_that_only_begins_like_the_endpoint_is_a_page()
    {
        using var response = await site.CreateClient().GetAsync("/xapidocs");

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        response.Headers.Contains(XapiHeaders.Version).ShouldBeFalse();
    }

    [Fact]
    public async Task A_method_that_is_not_answered_gets_405_with_those_that_are()
    {
        using var response = await site.Caller("1.0.3").DeleteAsync("/xapi/about");

        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        response.Content.Headers.Allow.ShouldBe(["GET", "HEAD", "OPTIONS"], ignoreOrder: true);
        response.Only(XapiHeaders.Version).ShouldBe("1.0.3");
    }

    [Fact]
    public async Task About_names_the_versions_to_anybody()
    {
        using var response = await site.CreateClient().GetAsync("/xapi/about");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Only(XapiHeaders.Version).ShouldBe("2.0.0");
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        json.RootElement.GetProperty("version").EnumerateArray().Select(v => v.GetString()).ShouldBe(["1.0.0", "1.0.1", "1.0.2", "1.0.3", "2.0.0"]);
    }

    [Fact]
    public async Task About_is_answered_whatever_version_is_asked_in()
    {
        (await site.Caller("0.8").GetAsync("/xapi/about")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await site.Caller("1.0.1").GetAsync("/xapi/about")).Only(XapiHeaders.Version).ShouldBe("1.0.3");
    }

    [Fact]
    public async Task Head_has_the_headers_of_get_and_no_content()
    {
        using var get = await site.Caller().GetAsync("/xapi/about");
        using var head = await site.Caller().Send(HttpMethod.Head, "/xapi/about");

        head.StatusCode.ShouldBe(HttpStatusCode.OK);
        head.Content.Headers.ContentType.ShouldBe(get.Content.Headers.ContentType);
        head.Content.Headers.ContentLength.ShouldBe(get.Content.Headers.ContentLength);
        (await head.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_preflight_is_answered_for_any_origin_without_credentials_and_version()
    {
        using var response = await site.CreateClient().Send(HttpMethod.Options, "/xapi/about", null,
            ("Origin", "https://content.example"), ("Access-Control-Request-Method", "GET"), ("Access-Control-Request-Headers", "authorization"));

        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        response.Only("Access-Control-Allow-Origin").ShouldBe("*");
        response.Headers.Contains("Access-Control-Allow-Credentials").ShouldBeFalse();
        response.Only("Access-Control-Allow-Methods").ShouldBe("GET, HEAD, OPTIONS");
        string[] needed = ["Authorization", "Content-Type", XapiHeaders.Version, "If-Match", "If-None-Match", "Accept-Language", "X-Experience-API-Hash", "X-Requested-With"];
        needed.ShouldBeSubsetOf(response.Only("Access-Control-Allow-Headers")!.Split(", "));
    }

    [Theory]
    [InlineData("/xapi/activities/state"), InlineData("/xapi/activities/profile"), InlineData("/xapi/agents/profile")]
    public async Task A_document_may_be_deleted_from_any_origin(string resource)
    {
        using var response = await site.CreateClient().Send(HttpMethod.Options, resource, null,
            ("Origin", "https://content.example"), ("Access-Control-Request-Method", "DELETE"), ("Access-Control-Request-Headers", "if-match"));

        response.Only("Access-Control-Allow-Methods").ShouldBe("GET, HEAD, PUT, POST, DELETE, OPTIONS");
    }

    [Theory]
    [InlineData("//xapi/about"), InlineData("/xapi//about"), InlineData("///xapi//about/")]
    public async Task Slashes_that_a_client_has_doubled_count_as_one(string path)
    {
        // A client would take the address for that of another host.
        var answer = await site.Server.SendAsync(http => http.Request.Path = path);

        answer.Response.StatusCode.ShouldBe(200);
        answer.Response.Headers[XapiHeaders.Version].ToString().ShouldBe("2.0.0");
    }

    [Fact]
    public async Task An_answer_and_a_refusal_can_be_read_from_any_origin()
    {
        foreach (var address in new[] { "/xapi/about", "/xapi/nothing" })
        {
            using var response = await site.CreateClient().Send(HttpMethod.Get, address, null, ("Origin", "https://content.example"));

            response.Only("Access-Control-Allow-Origin").ShouldBe("*");
            string[] readable = ["ETag", "Last-Modified", XapiHeaders.ConsistentThrough, XapiHeaders.Version];
            readable.ShouldBeSubsetOf(response.Only("Access-Control-Expose-Headers")!.Split(", "));
        }
    }

    [Theory]
    [InlineData("?foo=bar", "foo")]
    [InlineData("?activityId=http://example.com/a&activityId=http://example.com/b", "once")]
    [InlineData("?ActivityId=http://example.com/a", "\"activityId\" is written so")]
    [InlineData("", "needed")]
    [InlineData("?activityId=", "needed")]
    [InlineData("?method=GET", "method")]
    public async Task A_parameter_that_is_unknown_doubled_missing_or_of_another_case_is_refused(string query, string says)
    {
        using var response = await site.Caller().GetAsync("/xapi/activities" + query);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Error()).ShouldContain(says);
    }

    [Fact]
    public async Task A_name_of_a_parameter_may_be_escaped() =>
        (await site.Caller().GetAsync("/xapi/activities?activity%49d=http%3A%2F%2Fexample.com%2Fa")).StatusCode.ShouldBe(HttpStatusCode.OK);

    [Fact]
    public async Task No_cookie_is_set_and_no_page_is_shown()
    {
        using var response = await site.CreateClient().Send(HttpMethod.Get, "/xapi/activities", null, ("Accept", "text/html"));

        response.Headers.Contains("Set-Cookie").ShouldBeFalse();
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        response.Only("X-Content-Type-Options").ShouldBe("nosniff");
        response.Only("Cache-Control").ShouldBe("no-store");
    }
}

using System.Net;
using System.Text;
using Lms.Web.Xapi;

namespace Lms.Web.Tests.Xapi;

/// <summary>A form of POST that carries another request (1.0.3, part three, 1.3).</summary>
public sealed class AlternateSyntaxTests(XapiSite site) : IClassFixture<XapiSite>
{
    private const string Profile = "/xapi/activities/profile";

    private readonly (string, string)[] sender =
    [
        ("Authorization", XapiSite.Basic(XapiSite.Key, XapiSite.Secret).ToString()),
        (XapiHeaders.Version, "1.0.3"),
    ];

    [Fact]
    public async Task Headers_parameters_and_content_are_read_from_the_form()
    {
        var (activity, content) = ($"http://example.com/{Guid.CreateVersion7()}", """{"name":"Lê Thị Hoa + 100%"}""");

        using var put = await Form("PUT", [.. sender, ("activityId", activity), ("profileId", "p"), ("If-None-Match", "*"), ("Content-Type", "application/json"), ("content", content)]);
        using var again = await Form("PUT", [.. sender, ("activityId", activity), ("profileId", "p"), ("If-None-Match", "*"), ("content", content)]);
        using var get = await Form("GET", [.. sender, ("activityId", activity), ("profileId", "p")]);
        using var head = await Form("HEAD", [.. sender, ("activityId", activity), ("profileId", "p")]);
        using var delete = await Form("DELETE", [.. sender, ("activityId", activity), ("profileId", "p")]);
        using var gone = await Form("GET", [.. sender, ("activityId", activity), ("profileId", "p")]);

        put.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        put.Only(XapiHeaders.Version).ShouldBe("1.0.3");
        again.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await get.Content.ReadAsStringAsync()).ShouldBe(content);
        (await head.Content.ReadAsStringAsync()).ShouldBeEmpty();
        delete.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        gone.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_header_in_the_form_counts_before_one_of_the_request()
    {
        using var client = site.Caller("1.0.3");

        using var response = await client.PostAsync("/xapi/activities?method=GET", new FormUrlEncodedContent([new(XapiHeaders.Version, "0.8"), new("activityId", "http://example.com/a")]));

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Error()).ShouldContain(XapiHeaders.Version);
    }

    [Fact]
    public async Task Content_that_is_missing_is_refused()
    {
        using var response = await Form("PUT", [.. sender, ("activityId", "http://example.com/a"), ("profileId", "p"), ("If-None-Match", "*")]);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Error()).ShouldContain("content");
    }

    [Theory]
    [InlineData("/xapi/activities?method=GET&activityId=http://example.com/a", "application/x-www-form-urlencoded", "Authorization=x", "in the form")]
    [InlineData("/xapi/activities?method=GET", "application/json", "{}", "form")]
    [InlineData("/xapi/activities?method=GET", "application/x-www-form-urlencoded", "activityId=a&activityId=b", "once")]
    [InlineData("/xapi/activities?method=GET", "application/x-www-form-urlencoded", "content=a&content=b", "once")]
    [InlineData("/xapi/activities?method=GET", "application/x-www-form-urlencoded", "{\"activityId\":\"http://example.com/a\"}", "not known")]
    public async Task A_form_that_breaks_the_rules_is_refused(string address, string type, string body, string says)
    {
        using var response = await site.Caller("1.0.3").PostAsync(address, new StringContent(body, Encoding.UTF8, type));

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Error()).ShouldContain(says);
    }

    [Fact]
    public async Task A_form_that_is_not_utf8_is_refused()
    {
        var content = new ByteArrayContent([.. "activityId=http://example.com/"u8, 0xFF]);
        content.Headers.ContentType = new("application/x-www-form-urlencoded");

        (await site.Caller("1.0.3").PostAsync("/xapi/activities?method=GET", content)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_media_type_in_the_form_that_cannot_be_a_header_is_refused()
    {
        using var response = await Form("PUT", [.. sender, ("activityId", "http://example.com/a"), ("profileId", "evil"), ("If-None-Match", "*"), ("Content-Type", "text/plain\r\nX-Evil: 1"), ("content", "x")]);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Another_method_than_post_carries_no_request() =>
        (await site.Caller("1.0.3").PutAsync(Profile + "?method=POST", XapiActs.Json("{}"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

    [Fact]
    public async Task A_method_that_the_resource_lacks_is_answered_405() =>
        (await Form("PATCH", sender)).StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);

    [Fact]
    public async Task A_form_is_taken_without_credentials_only_up_to_the_size_of_an_escaped_document() =>
        (await Form("PUT", [("content", new string('x', (3 * 65536) + 1))])).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_second_version_has_no_such_syntax(bool versionInForm)
    {
        using var client = versionInForm ? site.CreateClient() : site.Caller("2.0.0");
        var form = new FormUrlEncodedContent([new(XapiHeaders.Version, "2.0.0"), new("Authorization", sender[0].Item2), new("activityId", "http://example.com/a")]);

        using var response = await client.PostAsync(Profile + "?method=GET", form);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        response.Only(XapiHeaders.Version).ShouldBe("2.0.0");
    }

    private Task<HttpResponseMessage> Form(string method, params (string Name, string Value)[] fields) =>
        site.CreateClient().PostAsync($"{Profile}?method={method}", new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));
}

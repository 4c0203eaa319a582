using System.Net;
using System.Security.Cryptography;
using System.Text.Json;

namespace Lms.Web.Tests.Xapi;

/// <summary>Documents of state and profiles: stored, merged, listed, deleted.</summary>
public sealed class DocumentTests(XapiSite site) : IClassFixture<XapiSite>
{
    public static readonly TheoryData<string, string> Everything = new()
    {
        { "1.0.3", "/xapi/activities/state" },
        { "1.0.3", "/xapi/activities/profile" },
        { "1.0.3", "/xapi/agents/profile" },
        { "2.0.0", "/xapi/activities/state" },
        { "2.0.0", "/xapi/activities/profile" },
        { "2.0.0", "/xapi/agents/profile" },
    };

    [Theory]
    [MemberData(nameof(Everything))]
    public async Task A_document_comes_back_byte_for_byte_with_its_type_tag_and_time(string version, string resource)
    {
        using var client = site.Caller(version);
        var (address, bytes) = (Address(resource), RandomNumberGenerator.GetBytes(3000));

        using var put = await client.Send(HttpMethod.Put, address, Bytes(bytes, "image/png; q=1"), ("If-None-Match", "*"));
        using var get = await client.GetAsync(address);
        using var head = await client.Send(HttpMethod.Head, address);

        put.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        get.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await get.Content.ReadAsByteArrayAsync()).ShouldBe(bytes);
        get.Only("Content-Type").ShouldBe("image/png; q=1");
        get.Only("ETag")!.ShouldMatch("^\"[0-9a-f]{40}\"$");
        get.Only("Last-Modified").ShouldEndWith(" GMT");
        get.Only("Content-Security-Policy")!.ShouldContain("sandbox");
        head.Only("ETag").ShouldBe(get.Only("ETag"));
        head.Content.Headers.ContentLength.ShouldBe(3000);
        (await head.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_tag_is_the_sha1_of_the_content()
    {
        using var client = site.Caller("1.0.3");
        var address = Address("/xapi/activities/state");
        await client.PutAsync(address, Bytes("abc"u8.ToArray(), "text/plain"));

        (await client.GetAsync(address)).Only("ETag").ShouldBe("\"a9993e364706816aba3e25717850c26c9cd0d89d\"");
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public async Task A_post_sets_the_properties_of_the_top_level_and_keeps_every_digit(string version, string resource)
    {
        using var client = site.Caller(version);
        var address = Address(resource);

        (await client.PostAsync(address, XapiActs.Json("""{ "a" : 1.0, "b":{"x":1}, "n":12345678901234567890.10 }"""))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await client.PostAsync(address, XapiActs.Json("""{"b":{"y":1e400},"\u0061":1.50, "c":"ộ"}"""))).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await client.GetStringAsync(address)).ShouldBe("""{"\u0061":1.50,"b":{"y":1e400},"n":12345678901234567890.10,"c":"ộ"}""");
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public async Task Only_json_objects_are_merged_and_a_refused_merge_changes_nothing(string version, string resource)
    {
        using var client = site.Caller(version);
        var (json, text, array) = (Address(resource), Address(resource), Address(resource));
        await client.PostAsync(json, XapiActs.Json("""{"a":1}"""));
        await client.Send(HttpMethod.Put, text, Bytes("{}"u8.ToArray(), "text/plain"), ("If-None-Match", "*"));
        await client.Send(HttpMethod.Put, array, XapiActs.Json("[1]"), ("If-None-Match", "*"));

        foreach (var (address, content) in new (string, HttpContent)[]
        {
            (json, XapiActs.Json("""{"a":2}[""")),
            (json, XapiActs.Json("[]")),
            (json, XapiActs.Json("")),
            (json, XapiActs.Json("""{"\ud800":1}""")),
            (json, Bytes("{}"u8.ToArray(), "text/plain")),
            (json, new ByteArrayContent("{}"u8.ToArray())),
            (text, XapiActs.Json("{}")),
            (array, XapiActs.Json("{}")),
            (Address(resource), Bytes("{}"u8.ToArray(), "text/plain")),
        })
            (await client.PostAsync(address, content)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        (await client.GetStringAsync(json)).ShouldBe("""{"a":1}""");
        (await client.GetStringAsync(text)).ShouldBe("{}");
        (await client.GetStringAsync(array)).ShouldBe("[1]");
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public async Task A_deleted_document_is_gone_and_deleting_again_is_no_mistake(string version, string resource)
    {
        using var client = site.Caller(version);
        var address = Address(resource);
        await client.PostAsync(address, XapiActs.Json("{}"));

        (await client.DeleteAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await client.DeleteAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        using var gone = await client.GetAsync(address);
        gone.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await gone.Error()).ShouldNotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public async Task Without_an_id_the_ids_are_listed_with_the_newest_time(string version, string resource)
    {
        using var client = site.Caller(version);
        var (first, second) = (Address(resource), Address(resource));
        var all = WithoutId(first);
        second = $"{all}&{first[(first.LastIndexOf('&') + 1)..]}-2";
        var before = Uri.EscapeDataString(TimeProvider.System.GetUtcNow().AddMinutes(-1).ToString("O"));
        var after = Uri.EscapeDataString(TimeProvider.System.GetUtcNow().AddMinutes(1).ToString("O"));
        await client.PostAsync(first, XapiActs.Json("""{"a":1}"""));
        await client.PostAsync(second, XapiActs.Json("""{"a":2}"""));

        using var list = await client.GetAsync(all);
        (await Ids(list)).ShouldBe([Id(first), Id(second)]);
        list.Only("Last-Modified").ShouldBe((await client.GetAsync(second)).Only("Last-Modified"));
        list.Only("ETag").ShouldNotBeNull();
        (await Ids(await client.GetAsync($"{all}&since={before}"))).Count.ShouldBe(2);
        (await Ids(await client.GetAsync($"{all}&since={after}"))).ShouldBeEmpty();
        (await client.GetAsync($"{all}&since=yesterday")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task State_of_one_registration_is_apart_and_all_of_it_is_listed_and_deleted_together()
    {
        using var client = site.Caller();
        var (plain, registration) = (Address("/xapi/activities/state"), Guid.CreateVersion7());
        var registered = $"{plain}&registration={registration}";
        await client.PostAsync(plain, XapiActs.Json("""{"r":0}"""));
        await client.PostAsync(registered, XapiActs.Json("""{"r":1}"""));

        (await client.GetStringAsync(plain)).ShouldBe("""{"r":0}""");
        (await client.GetStringAsync(registered)).ShouldBe("""{"r":1}""");
        (await Ids(await client.GetAsync(WithoutId(plain)))).ShouldHaveSingleItem("one id, though in two registrations");

        (await client.DeleteAsync($"{WithoutId(plain)}&registration={registration}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await client.GetAsync(registered)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync(plain)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.DeleteAsync(WithoutId(plain))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await client.GetAsync(plain)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/xapi/activities/profile")]
    [InlineData("/xapi/agents/profile")]
    public async Task Profiles_are_deleted_one_at_a_time(string resource) =>
        (await site.Caller().DeleteAsync(WithoutId(Address(resource)))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

    [Fact]
    public async Task One_agent_is_one_however_it_is_written()
    {
        using var client = site.Caller();
        const string State = "/xapi/activities/state?activityId=http://example.com/same&stateId=s&agent=";
        await client.PostAsync(State + Uri.EscapeDataString("""{"name":"A","mbox":"mailto:a@EXAMPLE.com"}"""), XapiActs.Json("{}"));

        (await client.GetAsync(State + Uri.EscapeDataString("""{"objectType":"Agent","mbox":"mailto:a@example.com"}"""))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("activityId=http://example.com/a&agent={agent}&stateId=s&registration=true")]
    [InlineData("activityId=no-iri&agent={agent}&stateId=s")]
    [InlineData("agent={agent}&stateId=s")]
    [InlineData("activityId=http://example.com/a&stateId=s")]
    [InlineData("activityId=http://example.com/a&agent={agent}&stateId=")]
    [InlineData("activityId=http://example.com/a&agent={agent}&stateId=a%00b")]
    [InlineData("activityId=http://example.com/a&agent={agent}&StateId=s")]
    [InlineData("activityId=http://example.com/a&agent=true&stateId=s")]
    [InlineData("activityId=http://example.com/a&agent=%7B%22name%22%3A%22x%22%7D&stateId=s")]
    public async Task A_wrong_parameter_is_refused_by_every_method(string query)
    {
        var address = "/xapi/activities/state?" + query.Replace("{agent}", Agent, StringComparison.Ordinal);

        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Put, HttpMethod.Post, HttpMethod.Delete })
            (await site.Caller().Send(method, address, XapiActs.Json("{}"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest, method.Method);
    }

    [Fact]
    public async Task A_refusal_of_an_agent_says_where_and_which_rule()
    {
        using var response = await site.Caller().GetAsync("/xapi/agents?agent=" + Uri.EscapeDataString("""{"mbox":"a@example.com"}"""));

        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        json.RootElement.GetProperty("path").GetString().ShouldBe("$.mbox");
        json.RootElement.GetProperty("rule").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Since_is_a_parameter_of_get_alone() =>
        (await site.Caller().DeleteAsync(Address("/xapi/activities/state") + "&since=2022-01-01T00:00:00Z")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

    [Fact]
    public async Task What_is_said_to_be_json_must_be_json() =>
        (await site.Caller().PutAsync(Address("/xapi/activities/state"), XapiActs.Json("{"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

    [Fact]
    public async Task Content_without_a_type_is_bytes()
    {
        using var client = site.Caller();
        var address = Address("/xapi/activities/state");
        await client.PutAsync(address, new ByteArrayContent([1, 2]));

        (await client.GetAsync(address)).Only("Content-Type").ShouldBe("application/octet-stream");
    }

    [Theory]
    [InlineData(65536, false, 204)]
    [InlineData(65537, false, 413)]
    [InlineData(65536, true, 204)]
    [InlineData(65537, true, 413)]
    public async Task A_document_has_a_largest_size_chunked_or_not(int bytes, bool chunked, int status)
    {
        HttpContent content = chunked ? new Chunks(bytes) : new ByteArrayContent(new byte[bytes]);

        using var response = await site.Caller().PutAsync(Address("/xapi/activities/state"), content);

        ((int)response.StatusCode).ShouldBe(status);
    }

    [Fact]
    public async Task A_merge_does_not_grow_a_document_beyond_that_size()
    {
        using var client = site.Caller();
        var address = Address("/xapi/activities/state");
        await client.PostAsync(address, XapiActs.Json($$"""{"a":"{{new string('x', 40000)}}"}"""));

        using var response = await client.PostAsync(address, XapiActs.Json($$"""{"b":"{{new string('x', 40000)}}"}"""));

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await client.GetStringAsync(address)).ShouldNotContain("\"b\"");
    }

    [Fact]
    public async Task Of_sixteen_merges_at_once_none_is_lost()
    {
        using var client = site.Caller();
        var address = Address("/xapi/activities/state");

        var posts = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => client.PostAsync(address, XapiActs.Json($$"""{"p{{i}}":{{i}}}"""))));

        posts.ShouldAllBe(p => p.StatusCode == HttpStatusCode.NoContent);
        using var json = JsonDocument.Parse(await client.GetStringAsync(address));
        json.RootElement.EnumerateObject().Select(p => p.Name).ShouldBe(Enumerable.Range(0, 16).Select(i => $"p{i}"), ignoreOrder: true);
    }

    private static readonly string Agent = Uri.EscapeDataString("""{"account":{"homePage":"https://example.com","name":"học viên"}}""");

    /// <summary>An address of a new document in a context of its own; the id comes last.</summary>
    internal static string Address(string resource)
    {
        var id = Guid.CreateVersion7();
        var activity = $"activityId=http://example.com/{id}";
        return resource switch
        {
            "/xapi/activities/state" => $"{resource}?{activity}&agent={Agent}&stateId={id}",
            "/xapi/activities/profile" => $"{resource}?{activity}&profileId={id}",
            _ => $"{resource}?agent={Uri.EscapeDataString($$"""{"mbox":"mailto:{{id}}@example.com"}""")}&profileId={id}",
        };
    }

    private static string WithoutId(string address) => address[..address.LastIndexOf('&')];

    private static string Id(string address) => address[(address.LastIndexOf('=') + 1)..];

    private static async Task<List<string>> Ids(HttpResponseMessage response) => JsonSerializer.Deserialize<List<string>>(await response.Content.ReadAsStringAsync())!;

    private static ByteArrayContent Bytes(byte[] bytes, string type)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }

    /// <summary>Content whose length nobody is told.</summary>
    private sealed class Chunks(int bytes) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            for (var sent = 0; sent < bytes; sent += 4096) await stream.WriteAsync(new byte[Math.Min(4096, bytes - sent)]);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}

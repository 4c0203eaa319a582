using System.Net;

namespace Lms.Web.Tests.Xapi;

/// <summary>Writers that must not overwrite what they have not seen (1.0.3, part three, 3.1; IEEE 9274.1.1, 4.1.4).</summary>
public sealed class ConditionTests(XapiSite site) : IClassFixture<XapiSite>
{
    private const string State = "/xapi/activities/state";
    private const string Wrong = "\"1111111111111111111111111111111111111111\"";

    [Theory]
    [InlineData("1.0.3", State, 204, 204)]
    [InlineData("1.0.3", "/xapi/activities/profile", 400, 409)]
    [InlineData("1.0.3", "/xapi/agents/profile", 400, 409)]
    [InlineData("2.0.0", State, 204, 409)]
    [InlineData("2.0.0", "/xapi/activities/profile", 204, 409)]
    [InlineData("2.0.0", "/xapi/agents/profile", 204, 409)]
    public async Task A_put_without_a_condition_is_answered_by_the_rule_of_its_version(string version, string resource, int onNew, int onOld)
    {
        using var client = site.Caller(version);
        var (missing, old) = (DocumentTests.Address(resource), DocumentTests.Address(resource));
        await client.PostAsync(old, XapiActs.Json("""{"a":1}"""));

        ((int)(await client.PutAsync(missing, XapiActs.Json("{}"))).StatusCode).ShouldBe(onNew);
        ((int)(await client.PutAsync(old, XapiActs.Json("{}"))).StatusCode).ShouldBe(onOld);
        (await client.GetStringAsync(old)).ShouldBe(onOld == 204 ? "{}" : """{"a":1}""");
    }

    [Theory]
    [MemberData(nameof(DocumentTests.Everything), MemberType = typeof(DocumentTests))]
    public async Task Every_write_heeds_If_Match(string version, string resource)
    {
        using var client = site.Caller(version);
        foreach (var method in new[] { HttpMethod.Put, HttpMethod.Post, HttpMethod.Delete })
        {
            var address = DocumentTests.Address(resource);
            (await client.Send(method, address, XapiActs.Json("{}"), ("If-Match", "*"))).StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
            await client.PostAsync(address, XapiActs.Json("""{"a":1}"""));
            var tag = (await client.GetAsync(address)).Only("ETag")!;

            (await client.Send(method, address, XapiActs.Json("{}"), ("If-Match", Wrong))).StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
            (await client.GetStringAsync(address)).ShouldBe("""{"a":1}""");
            (await client.Send(method, address, XapiActs.Json("{}"), ("If-Match", $"W/{tag}"))).StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
            (await client.Send(method, address, XapiActs.Json("{}"), ("If-Match", $"\"x,{tag[1..]}"))).StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
            (await client.Send(method, address, XapiActs.Json("{}"), ("If-Match", $"{Wrong}, {tag}"))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        }
    }

    [Theory]
    [MemberData(nameof(DocumentTests.Everything), MemberType = typeof(DocumentTests))]
    public async Task A_write_for_a_document_that_must_not_be_there_yet_fails_when_it_is(string version, string resource)
    {
        using var client = site.Caller(version);
        foreach (var method in new[] { HttpMethod.Put, HttpMethod.Post })
        {
            var address = DocumentTests.Address(resource);

            (await client.Send(method, address, XapiActs.Json("""{"a":1}"""), ("If-None-Match", "*"))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
            (await client.Send(method, address, XapiActs.Json("""{"a":2}"""), ("If-None-Match", "*"))).StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
            (await client.GetStringAsync(address)).ShouldBe("""{"a":1}""");
        }
    }

    [Fact]
    public async Task A_put_heeds_a_tag_that_the_document_must_not_have()
    {
        using var client = site.Caller();
        var address = DocumentTests.Address(State);
        await client.PostAsync(address, XapiActs.Json("""{"a":1}"""));
        var tag = (await client.GetAsync(address)).Only("ETag")!;

        (await client.Send(HttpMethod.Put, address, XapiActs.Json("{}"), ("If-None-Match", tag))).StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await client.Send(HttpMethod.Put, address, XapiActs.Json("{}"), ("If-None-Match", Wrong))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Of_sixteen_who_replace_the_same_version_one_succeeds()
    {
        using var client = site.Caller();
        var address = DocumentTests.Address(State);
        await client.PostAsync(address, XapiActs.Json("{}"));
        var tag = (await client.GetAsync(address)).Only("ETag")!;

        var puts = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => client.Send(HttpMethod.Put, address, XapiActs.Json($$"""{"i":{{i}}}"""), ("If-Match", tag))));

        puts.Count(p => p.StatusCode == HttpStatusCode.NoContent).ShouldBe(1);
        puts.Count(p => p.StatusCode == HttpStatusCode.PreconditionFailed).ShouldBe(15);
    }

    [Fact]
    public async Task A_reader_who_has_the_newest_gets_304_without_content()
    {
        using var client = site.Caller();
        var address = DocumentTests.Address(State);
        await client.PostAsync(address, XapiActs.Json("{}"));
        var tag = (await client.GetAsync(address)).Only("ETag")!;

        using var response = await client.Send(HttpMethod.Get, address, null, ("If-None-Match", tag));

        response.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        response.Only("ETag").ShouldBe(tag);
        (await response.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("1.0.3")]
    [InlineData("2.0.0")]
    public async Task The_tag_of_a_list_of_states_is_heeded_by_whoever_deletes_the_list(string version)
    {
        using var client = site.Caller(version);
        var address = DocumentTests.Address(State);
        var list = address[..address.LastIndexOf('&')];
        await client.PostAsync(address, XapiActs.Json("{}"));
        var old = (await client.GetAsync(list)).Only("ETag")!;
        await client.PostAsync(address + "-2", XapiActs.Json("{}"));
        var tag = (await client.GetAsync(list)).Only("ETag")!;

        (await client.Send(HttpMethod.Get, list, null, ("If-None-Match", tag))).StatusCode.ShouldBe(HttpStatusCode.NotModified);
        foreach (var condition in new[] { ("If-Match", Wrong), ("If-Match", old), ("If-Match", $"W/{tag}"), ("If-None-Match", tag) })
            (await client.Send(HttpMethod.Delete, list, null, condition)).StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await client.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await client.Send(HttpMethod.Delete, list, null, ("If-Match", tag))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await client.GetStringAsync(list)).ShouldBe("[]");
    }
}

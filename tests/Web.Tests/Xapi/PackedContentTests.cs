using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Lms.Web.Tests.Xapi;

/// <summary>Content that comes and goes packed (RFC 9110, 8.4 and 12.5.3).</summary>
public sealed class PackedContentTests(XapiSite site) : IClassFixture<XapiSite>
{
    private const string Statements = "/xapi/statements";

    [Theory]
    [InlineData("gzip"), InlineData("GZIP"), InlineData("x-gzip"), InlineData("deflate"), InlineData("identity")]
    public async Task A_packed_statement_is_stored_as_if_it_had_come_plain(string coding)
    {
        using var client = site.Caller();
        var json = SampleStatement.Json();
        using var response = await client.PostAsync(Statements, Packed(coding, Encoding.UTF8.GetBytes(json), "application/json"));

        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        var id = JsonNode.Parse(json)!["id"]!.GetValue<Guid>();
        (await client.GetAsync($"{Statements}?statementId={id}")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Attachments_come_packed_too()
    {
        var bytes = "Giáo án tiết 1"u8.ToArray();
        var (statement, body) = StatementActs.WithAttachment(bytes);
        using var response = await site.Caller().PostAsync(Statements, Packed("gzip", await body.ReadAsByteArrayAsync(), body.Headers.ContentType!.ToString()));

        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        (await site.Caller().GetStringAsync($"{Statements}?statementId={statement}&attachments=true")).ShouldContain("Giáo án tiết 1");
    }

    [Theory]
    [InlineData("zstd"), InlineData("br"), InlineData("compress"), InlineData("gzip, gzip")]
    public async Task What_is_packed_in_a_way_that_is_not_understood_is_answered_415_with_the_ways_that_are(string coding)
    {
        using var response = await site.Caller().PostAsync(Statements, Packed(coding, "{}"u8.ToArray(), "application/json"));

        response.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        response.Headers.GetValues("Accept-Encoding").ShouldHaveSingleItem().ShouldBe("gzip, deflate");
    }

    [Theory]
    [InlineData("gzip"), InlineData("deflate")]
    public async Task A_small_content_that_unpacks_to_a_large_one_is_too_large(string coding)
    {
        var large = new byte[4 << 20];
        large.AsSpan().Fill((byte)' ');
        using var batch = await site.Caller().PostAsync(Statements, Packed(coding, large, "application/json"));
        byte[] part = [.. "--x\r\nContent-Type: application/json\r\n\r\n"u8, .. large];
        using var parts = await site.Caller().PostAsync(Statements, Packed(coding, part, "multipart/mixed; boundary=x"));
        using var document = await site.Caller().PutAsync(
            "/xapi/agents/profile?profileId=p&agent=%7B%22mbox%22%3A%22mailto%3Aa%40b.c%22%7D", Packed(coding, large, "text/plain"));

        batch.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        parts.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        document.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Theory]
    [InlineData("gzip", false), InlineData("deflate", false), InlineData("gzip", true), InlineData("deflate", true)]
    public async Task Content_that_is_not_packed_as_it_says_is_refused(string coding, bool cutOff)
    {
        var text = Encoding.UTF8.GetBytes(string.Join(' ', Enumerable.Range(0, 5000)));
        var packed = cutOff ? await Packed(coding, text, "text/plain").ReadAsByteArrayAsync() : text;
        using var content = new ByteArrayContent(cutOff ? packed[..(packed.Length / 2)] : packed);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        content.Headers.ContentEncoding.Add(coding);
        using var response = await site.Caller().PutAsync(
            $"/xapi/agents/profile?profileId={Guid.CreateVersion7()}&agent=%7B%22mbox%22%3A%22mailto%3Aa%40b.c%22%7D", content);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Error()).ShouldContain("Content-Encoding");
    }

    [Theory]
    [InlineData("gzip", "gzip"), InlineData("br", "br"), InlineData("gzip, deflate, br", "gzip"), InlineData("br;q=1, gzip;q=0.5", "br"), InlineData("*", "gzip")]
    [InlineData("gzip;q=0", null), InlineData("zstd", null), InlineData("", null)]
    public async Task A_page_of_statements_goes_packed_to_whoever_wants_it_so(string accepted, string? coding)
    {
        using var client = site.Caller();
        for (var i = 0; i < 5; i++) await client.PostAsync(Statements, XapiActs.Json(SampleStatement.Json()));
        using var plain = await client.GetAsync($"{Statements}?limit=5&ascending=true");
        using var packed = await client.Send(HttpMethod.Get, $"{Statements}?limit=5&ascending=true", null, ("Accept-Encoding", accepted));
        using var head = await client.Send(HttpMethod.Head, $"{Statements}?limit=5&ascending=true", null, ("Accept-Encoding", accepted));

        (packed.Content.Headers.ContentEncoding.SingleOrDefault(), head.Content.Headers.ContentEncoding.SingleOrDefault()).ShouldBe((coding, coding));
        packed.Headers.Vary.ShouldBe(["Accept-Encoding"]);
        plain.Headers.Vary.ShouldBe(["Accept-Encoding"]);
        (await Unpacked(packed)).ShouldBe(await plain.Content.ReadAsStringAsync());
        (await head.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Attachments_go_packed_too()
    {
        using var client = site.Caller();
        var (statement, body) = StatementActs.WithAttachment(Encoding.UTF8.GetBytes(new string('x', 20_000)));
        (await client.PostAsync(Statements, body)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var packed = await client.Send(HttpMethod.Get, $"{Statements}?statementId={statement}&attachments=true", null, ("Accept-Encoding", "gzip"));

        packed.Content.Headers.ContentEncoding.ShouldBe(["gzip"]);
        (await packed.Content.ReadAsByteArrayAsync()).Length.ShouldBeLessThan(4_000);
        (await Unpacked(packed)).ShouldContain(new string('x', 20_000));
    }

    [Fact]
    public async Task What_has_a_tag_and_what_anybody_may_have_goes_as_it_is()
    {
        using var client = site.Caller();
        var address = DocumentTests.Address("/xapi/activities/state");
        await client.PostAsync(address, XapiActs.Json($$"""{"a":"{{new string('x', 5000)}}"}"""));
        using var document = await client.Send(HttpMethod.Get, address, null, ("Accept-Encoding", "gzip"));

        document.Content.Headers.ContentEncoding.ShouldBeEmpty();
        document.Headers.ETag.ShouldNotBeNull();
    }

    private static HttpContent Packed(string coding, byte[] bytes, string type)
    {
        var packed = new MemoryStream();
        Stream? packer = coding.ToLowerInvariant() switch
        {
            "gzip" or "x-gzip" => new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            "deflate" => new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            "br" => new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            _ => null,
        };
        (packer ?? packed).Write(bytes);
        packer?.Dispose();
        var content = new ByteArrayContent(packed.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        content.Headers.TryAddWithoutValidation("Content-Encoding", coding);
        return content;
    }

    private static async Task<string> Unpacked(HttpResponseMessage response)
    {
        var bytes = await response.Content.ReadAsStreamAsync();
        await using var unpacked = response.Content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "gzip" => new GZipStream(bytes, CompressionMode.Decompress),
            "br" => new BrotliStream(bytes, CompressionMode.Decompress),
            _ => bytes,
        };
        return await new StreamReader(unpacked).ReadToEndAsync();
    }
}

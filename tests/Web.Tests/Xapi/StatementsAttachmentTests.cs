using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using static Lms.Web.Tests.Xapi.StatementActs;

namespace Lms.Web.Tests.Xapi;

/// <summary>Statements with attachments (xAPI 1.0.3, part two, 2.4.11 and 2.6; part three, 1.5.2).</summary>
public sealed class StatementsAttachmentTests(XapiSite site) : IClassFixture<XapiSite>
{
    private const string Signature = "http://adlnet.gov/expapi/attachments/signature";

    private readonly HttpClient client = site.Caller();

    [Fact]
    public async Task What_came_as_parts_comes_back_as_parts_whatever_the_bytes()
    {
        var activity = NewIri();
        byte[][] contents = ["một"u8.ToArray(), [0, 13, 10, 45, 45, 255], RandomNumberGenerator.GetBytes(100_000)];
        var statement = Statement(("object", About(activity)));
        statement["attachments"] = new JsonArray([.. contents.Select(c => Note(c, "http://example.com/use"))]);
        var other = Statement(("object", About(activity)));
        other["attachments"] = new JsonArray(Note(contents[0], "http://example.com/use"));

        var ids = await StoreAsync(new JsonArray(statement, other), contents);

        foreach (var address in new[] { Query(("statementId", ids[0]), ("attachments", "true")), Query(("activity", activity), ("attachments", "true")) })
        {
            var (json, parts) = await ReadAsync(address);
            (json["id"]?.GetValue<string>() ?? json.Ids()[1]).ShouldBe(ids[0]);
            parts.Count.ShouldBe(3);
            foreach (var content in contents) parts[Hash(content)].ShouldBe(content);
        }
    }

    [Fact]
    public async Task Without_being_asked_for_the_content_stays_away()
    {
        var content = RandomNumberGenerator.GetBytes(20);
        var id = (await StoreAsync(With(Note(content)), content)).Single();

        (await client.One(id))["attachments"]![0]!["sha2"]!.GetValue<string>().ShouldBe(Hash(content));
        using var list = await client.Send(HttpMethod.Get, Query(("limit", "1"), ("attachments", "false")));
        list.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
    }

    [Fact]
    public async Task An_answer_that_has_none_is_multipart_all_the_same_and_more_is_too()
    {
        var activity = NewIri();
        await client.Store(Statement(("object", About(activity))), Statement(("object", About(activity))));

        var (page, parts) = await ReadAsync(Query(("activity", activity), ("attachments", "true"), ("limit", "1")));

        parts.ShouldBeEmpty();
        (await ReadAsync(page["more"]!.GetValue<string>())).Json.Ids().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_put_may_bring_attachments()
    {
        var content = RandomNumberGenerator.GetBytes(20);
        var id = Guid.CreateVersion7().ToString();

        using var put = await client.Send(HttpMethod.Put, Query(("statementId", id)), Multipart(With(Note(content)), content));

        put.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await ReadAsync(Query(("statementId", id), ("attachments", "true")))).Parts[Hash(content)].ShouldBe(content);
    }

    [Fact]
    public async Task The_other_hashes_of_the_family_are_known()
    {
        var content = RandomNumberGenerator.GetBytes(20);
        foreach (var hash in new[] { Convert.ToHexStringLower(SHA384.HashData(content)), Convert.ToHexString(SHA512.HashData(content)) })
        {
            var note = Note(content);
            note["sha2"] = hash;
            var id = (await StoreAsync(With(note), Part(content, hash))).Single();
            (await ReadAsync(Query(("statementId", id), ("attachments", "true")))).Parts[hash].ShouldBe(content);
        }
    }

    [Fact]
    public async Task Content_that_is_not_what_its_hash_says_is_refused()
    {
        var content = RandomNumberGenerator.GetBytes(20);
        foreach (var hash in new[] { Hash(content), Convert.ToHexStringLower(SHA384.HashData(content)), Convert.ToHexStringLower(SHA512.HashData(content)) })
        {
            var note = Note(content);
            note["sha2"] = hash;
            await RefusedAsync(Multipart(With(note), Part(RandomNumberGenerator.GetBytes(20), hash)));
        }
    }

    [Fact]
    public async Task An_attachment_without_a_part_needs_an_address()
    {
        var note = Note(RandomNumberGenerator.GetBytes(20));
        (await RefusedAsync(XapiActs.Json(With(note.DeepClone()).ToJsonString())))["path"]!.GetValue<string>().ShouldBe("$.attachments[0]");
        await RefusedAsync(Multipart(With(note.DeepClone())));

        note["fileUrl"] = "https://example.com/file";
        await client.Store(With(note.DeepClone()));
        await StoreAsync(With(note), (byte[][])[]);
    }

    [Fact]
    public async Task Attachments_of_a_sub_statement_need_their_parts_too()
    {
        var content = RandomNumberGenerator.GetBytes(20);
        var sub = With(Note(content));
        sub["objectType"] = "SubStatement";
        var statement = Statement();
        statement["object"] = sub;

        await RefusedAsync(XapiActs.Json(statement.ToJsonString()));
        await StoreAsync(statement, content);
    }

    [Fact]
    public async Task A_part_that_belongs_to_no_attachment_is_refused_with_the_whole_batch()
    {
        var (content, id) = (RandomNumberGenerator.GetBytes(20), Guid.CreateVersion7().ToString());
        var statement = With(Note(content));
        statement["id"] = id;

        await RefusedAsync(Multipart(statement, content, RandomNumberGenerator.GetBytes(5)));

        (await client.Has(id)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_part_names_its_hash_and_that_it_is_binary()
    {
        var content = RandomNumberGenerator.GetBytes(20);
        foreach (var missing in new[] { "X-Experience-API-Hash", "Content-Transfer-Encoding" })
        {
            var part = Part(content, Hash(content));
            part.Headers.Remove(missing);
            await RefusedAsync(Multipart(With(Note(content)), part));
        }
    }

    [Theory]
    [InlineData("Binary"), InlineData("BINARY")]
    public async Task How_a_part_is_transferred_is_said_in_letters_of_any_case(string encoding)
    {
        var content = RandomNumberGenerator.GetBytes(20);
        var part = Part(content, Hash(content));
        part.Headers.Remove("Content-Transfer-Encoding");
        part.Headers.Add("Content-Transfer-Encoding", encoding);
        using var response = await client.PostAsync(Resource, Multipart(With(Note(content)), part));

        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData(19), InlineData(21), InlineData(0)]
    public async Task The_length_of_an_attachment_is_that_of_its_content(int length)
    {
        var content = RandomNumberGenerator.GetBytes(20);
        var note = Note(content);
        note["length"] = length;

        (await RefusedAsync(Multipart(With(note), content)))["path"]!.GetValue<string>().ShouldBe("$.attachments[0].length");
    }

    [Theory]
    [InlineData("text/plain\u0000")]
    [InlineData("text/\nplain")]
    [InlineData("text")]
    public async Task A_content_type_is_a_media_type_without_control_characters(string type)
    {
        var content = RandomNumberGenerator.GetBytes(20);
        var note = Note(content);
        note["contentType"] = type;

        (await RefusedAsync(Multipart(With(note), content)))["path"]!.GetValue<string>().ShouldBe("$.attachments[0].contentType");
    }

    [Fact]
    public async Task Multipart_that_is_broken_is_refused()
    {
        await RefusedAsync(Typed("--b\r\nContent-Type: application/json\r\n\r\n{}", "multipart/mixed; boundary=b"));
        await RefusedAsync(Typed("no part", "multipart/mixed; boundary=b"));
        await RefusedAsync(Typed("--b--\r\n", "multipart/mixed; boundary=b"));
        await RefusedAsync(Typed($"--b\r\nContent-Type: application/json\r\n\r\n{Statement().ToJsonString()}\r\n--b--\r\n", "multipart/mixed"));
        await RefusedAsync(Typed($"--b\r\nContent-Type: text/plain\r\n\r\n{Statement().ToJsonString()}\r\n--b--\r\n", "multipart/mixed; boundary=b"));
    }

    [Fact]
    public async Task More_than_the_limit_is_refused_in_a_part_too()
    {
        var content = RandomNumberGenerator.GetBytes(270_000);
        await client.Refused(HttpStatusCode.RequestEntityTooLarge, HttpMethod.Post, Resource, Multipart(With(Note(content)), content));
    }

    [Theory]
    [InlineData("RS256")]
    [InlineData("RS384")]
    [InlineData("RS512")]
    public async Task A_statement_signed_by_its_certificate_is_taken_and_its_signature_comes_back(string algorithm)
    {
        using var key = RSA.Create(2048);
        foreach (var chain in new[] { null, Certificate(key) })
        {
            var statement = Whole();
            var signature = Sign(statement, key, algorithm, chain);
            statement["attachments"] = new JsonArray(Note(signature, Signature));

            var id = (await StoreAsync(statement, signature)).Single();

            (await ReadAsync(Query(("statementId", id), ("attachments", "true")))).Parts[Hash(signature)].ShouldBe(signature);
        }
    }

    [Fact]
    public async Task A_signature_of_something_else_or_of_somebody_else_or_by_no_algorithm_is_refused()
    {
        using var key = RSA.Create(2048);
        using var another = RSA.Create(2048);
        var statement = Whole();
        var changed = (JsonObject)statement.DeepClone();
        changed["result"] = new JsonObject { ["success"] = true };
        var good = Encoding.ASCII.GetString(Sign(statement, key, "RS256", Certificate(key)));
        var parts = good.Split('.');

        var wrong = new Dictionary<string, byte[]>
        {
            ["another statement"] = Sign(changed, key, "RS256", Certificate(key)),
            ["the certificate of another key"] = Sign(statement, key, "RS256", Certificate(another)),
            ["a payload that was changed later"] = Encoding.ASCII.GetBytes($"{parts[0]}.{WebEncoders.Base64UrlEncode(statement.DeepClone().Utf8().Append((byte)' ').ToArray())}.{parts[2]}"),
            ["no algorithm"] = Sign(statement, key, "none", null),
            ["a shared secret"] = Sign(statement, key, "HS256", null),
            ["two parts"] = Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"),
            ["no signature at all"] = "không"u8.ToArray(),
            ["a header that is no JSON"] = Encoding.ASCII.GetBytes($"{WebEncoders.Base64UrlEncode("x"u8)}.{parts[1]}.{parts[2]}"),
            ["a chain that is none"] = Sign(statement, key, "RS256", "AAAA"),
        };

        foreach (var (what, signature) in wrong)
        {
            var signed = (JsonObject)statement.DeepClone();
            signed["attachments"] = new JsonArray(Note(signature, Signature));
            using var response = await client.Send(HttpMethod.Post, Resource, Multipart(signed, signature));
            response.StatusCode.ShouldBe(HttpStatusCode.BadRequest, what);
        }

        var declared = Note(Encoding.ASCII.GetBytes(good), Signature);
        declared["contentType"] = "text/plain";
        statement["attachments"] = new JsonArray(declared);
        await RefusedAsync(Multipart(statement, Encoding.ASCII.GetBytes(good)));
    }

    /// <summary>A statement that says all that a store would add.</summary>
    private static JsonObject Whole() => Statement(("id", $"\"{Guid.CreateVersion7()}\""), ("timestamp", "\"2026-01-31T07:30:00Z\""), ("result", """{"duration":"PT1.1234S"}"""));

    private static byte[] Sign(JsonObject statement, RSA key, string algorithm, string? certificate)
    {
        var header = new JsonObject { ["alg"] = algorithm };
        if (certificate is not null) header["x5c"] = new JsonArray(certificate);
        var signed = $"{WebEncoders.Base64UrlEncode(header.Utf8())}.{WebEncoders.Base64UrlEncode(statement.Utf8())}";
        byte[] signature = algorithm switch
        {
            "none" => [],
            "HS256" => HMACSHA256.HashData("secret"u8, Encoding.ASCII.GetBytes(signed)),
            _ => key.SignData(Encoding.ASCII.GetBytes(signed), new HashAlgorithmName("SHA" + algorithm[2..]), RSASignaturePadding.Pkcs1),
        };
        return Encoding.ASCII.GetBytes($"{signed}.{WebEncoders.Base64UrlEncode(signature)}");
    }

    private static string Certificate(RSA key)
    {
        var from = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var certificate = new CertificateRequest("CN=thử", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(from, from.AddYears(1));
        return Convert.ToBase64String(certificate.RawData);
    }

    private static JsonObject Note(byte[] content, string usage = "http://example.com/use") => new()
    {
        ["usageType"] = usage,
        ["display"] = new JsonObject { ["vi"] = "Tệp" },
        ["contentType"] = "application/octet-stream",
        ["length"] = content.Length,
        ["sha2"] = Hash(content),
    };

    private static JsonObject With(params JsonNode[] notes)
    {
        var statement = Statement();
        statement["attachments"] = new JsonArray(notes);
        return statement;
    }

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static ByteArrayContent Part(byte[] content, string hash)
    {
        var part = new ByteArrayContent(content);
        part.Headers.ContentType = new("application/octet-stream");
        part.Headers.Add("Content-Transfer-Encoding", "binary");
        part.Headers.Add("X-Experience-API-Hash", hash);
        return part;
    }

    private static MultipartContent Multipart(JsonNode statements, params HttpContent[] parts)
    {
        var multipart = new MultipartContent("mixed") { XapiActs.Json(statements.ToJsonString()) };
        foreach (var part in parts) multipart.Add(part);
        return multipart;
    }

    private static MultipartContent Multipart(JsonNode statements, params byte[][] contents) => Multipart(statements, [.. contents.Select(c => Part(c, Hash(c)))]);

    private static MultipartContent Multipart(JsonNode statements) => Multipart(statements, (HttpContent[])[]);

    private static StringContent Typed(string text, string type)
    {
        var content = new StringContent(text);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return content;
    }

    private Task<string[]> StoreAsync(JsonNode statements, params byte[][] contents) => StoreAsync(Multipart(statements, contents));

    private Task<string[]> StoreAsync(JsonNode statements, HttpContent part) => StoreAsync(Multipart(statements, part));

    private async Task<string[]> StoreAsync(HttpContent content)
    {
        using var response = await client.Send(HttpMethod.Post, Resource, content);
        var answer = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.OK, answer);
        return JsonSerializer.Deserialize<string[]>(answer)!;
    }

    private Task<JsonObject> RefusedAsync(HttpContent content) => client.Refused(HttpStatusCode.BadRequest, HttpMethod.Post, Resource, content);

    private async Task<(JsonObject Json, Dictionary<string, byte[]> Parts)> ReadAsync(string address)
    {
        using var response = await client.Send(HttpMethod.Get, address);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var type = response.Content.Headers.ContentType!;
        type.MediaType.ShouldBe("multipart/mixed");
        var reader = new MultipartReader(type.Parameters.Single(p => p.Name == "boundary").Value!.Trim('"'), await response.Content.ReadAsStreamAsync());
        var first = (await reader.ReadNextSectionAsync())!;
        first.ContentType.ShouldBe("application/json");
        var json = (await JsonNode.ParseAsync(first.Body))!.AsObject();
        var parts = new Dictionary<string, byte[]>();
        while (await reader.ReadNextSectionAsync() is { } section)
        {
            section.Headers!["Content-Transfer-Encoding"].ToString().ShouldBe("binary");
            var bytes = new MemoryStream();
            await section.Body.CopyToAsync(bytes);
            parts.Add(section.Headers["X-Experience-API-Hash"].ToString(), bytes.ToArray());
        }

        return (json, parts);
    }
}

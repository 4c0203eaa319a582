using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Lms.Web.Tests.Xapi;

/// <summary>What tests of the statements resource do over and over.</summary>
internal static class StatementActs
{
    public const string Resource = "/xapi/statements";

    /// <summary>A small valid statement with some of its properties set or, by null, left out.</summary>
    public static JsonObject Statement(params (string Name, string? Json)[] properties)
    {
        var statement = JsonNode.Parse("""
            {"actor":{"mbox":"mailto:hoa@example.edu.vn"},"verb":{"id":"http://example.com/verbs/did"},"object":{"id":"http://example.com/activities/1"}}
            """)!.AsObject();
        foreach (var (name, json) in properties)
        {
            if (json is null) statement.Remove(name);
            else statement[name] = JsonNode.Parse(json);
        }

        return statement;
    }

    /// <summary>An activity that no other test speaks of.</summary>
    public static string NewIri(string kind = "activities") => $"http://example.com/{kind}/{Guid.CreateVersion7()}";

    public static string About(string activity) => $$"""{"id":"{{activity}}"}""";

    public static string Reference(string id) => $$"""{"objectType":"StatementRef","id":"{{id}}"}""";

    public static JsonObject Voiding(string id) => Statement(("verb", """{"id":"http://adlnet.gov/expapi/verbs/voided"}"""), ("object", Reference(id)));

    /// <summary>A query with its values escaped.</summary>
    public static string Query(params (string Name, string Value)[] parameters) =>
        Resource + "?" + string.Join('&', parameters.Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value)}"));

    /// <summary>Stores statements, which must be taken.</summary>
    /// <returns>Their ids.</returns>
    public static async Task<string[]> Store(this HttpClient client, params JsonNode[] statements)
    {
        using var response = await client.Send(HttpMethod.Post, Resource, XapiActs.Json(statements.Length == 1 ? statements[0].ToJsonString() : "[" + string.Join(',', statements.Select(s => s.ToJsonString())) + "]"));
        var answer = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.OK, answer);
        return [.. JsonNode.Parse(answer)!.AsArray().Select(id => id!.GetValue<string>())];
    }

    /// <summary>Sends what must be refused.</summary>
    public static async Task<JsonObject> Refused(this HttpClient client, HttpStatusCode status, HttpMethod method, string address, HttpContent? content = null)
    {
        using var response = await client.Send(method, address, content);
        var answer = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(status, $"{method} {address} {answer}");
        return JsonNode.Parse(answer)!.AsObject();
    }

    public static Task<JsonObject> Refused(this HttpClient client, HttpStatusCode status, string address) => client.Refused(status, HttpMethod.Get, address);

    /// <summary>Reads JSON, which must be there.</summary>
    public static async Task<JsonObject> Read(this HttpClient client, string address, params (string Name, string Value)[] headers)
    {
        using var response = await client.Send(HttpMethod.Get, address, null, headers);
        var answer = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.OK, $"{address} {answer}");
        return JsonNode.Parse(answer)!.AsObject();
    }

    public static Task<JsonObject> One(this HttpClient client, string id) => client.Read(Query(("statementId", id)));

    /// <summary>The ids of one page's statements.</summary>
    public static string[] Ids(this JsonObject page) => [.. page["statements"]!.AsArray().Select(s => s!["id"]!.GetValue<string>())];

    public static async Task<string[]> Find(this HttpClient client, params (string Name, string Value)[] parameters) => (await client.Read(Query(parameters))).Ids();

    public static async Task<bool> Has(this HttpClient client, string id)
    {
        using var response = await client.Send(HttpMethod.Get, Query(("statementId", id)));
        return response.StatusCode == HttpStatusCode.OK;
    }

    /// <summary>A statement with one attachment, ready to be sent; and its id.</summary>
    public static (Guid Id, HttpContent Body) WithAttachment(byte[] content)
    {
        var id = Guid.CreateVersion7();
        var sha2 = Convert.ToHexStringLower(SHA256.HashData(content));
        var statement = Statement(("id", $"\"{id}\""), ("attachments", $$"""
            [{"usageType":"http://example.com/use","display":{"vi":"Tệp"},"contentType":"text/plain; charset=utf-8",
              "length":{{content.Length}},"sha2":"{{sha2}}"}]
            """));
        var part = new ByteArrayContent(content);
        part.Headers.TryAddWithoutValidation("Content-Type", "text/plain; charset=utf-8");
        part.Headers.Add("Content-Transfer-Encoding", "binary");
        part.Headers.Add("X-Experience-API-Hash", sha2);
        return (id, new MultipartContent("mixed") { XapiActs.Json(statement.ToJsonString()), part });
    }

    public static byte[] Utf8(this JsonNode node) => Encoding.UTF8.GetBytes(node.ToJsonString());
}

using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Lms.Domain.Tests.Xapi.Statements;
using Lms.Domain.Xapi.Statements;
using static Lms.Web.Tests.Xapi.StatementActs;

namespace Lms.Web.Tests.Xapi;

/// <summary>Whatever statement keeps the rules comes back as it was sent; whatever breaks one is refused.</summary>
public sealed class StatementsPropertyTests(XapiSite site) : IClassFixture<XapiSite>
{
    private static readonly Config Often = Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(40);
    private static readonly string[] OfTheStore = ["stored", "authority", "version"];

    public static TheoryData<XapiVersion> Versions => [XapiVersion.V1, XapiVersion.V2];

    [Theory, MemberData(nameof(Versions))]
    public async Task Every_statement_that_keeps_the_rules_comes_back_as_it_was(XapiVersion version)
    {
        using var client = site.Caller(version == XapiVersion.V1 ? "1.0.3" : "2.0.0");
        await Task.Run(() => Check.One(Often, Prop.ForAll(StatementSamples.Statements(version).ToArbitrary(), async json =>
        {
            var statement = Sendable(json);
            var id = (await client.Store(statement)).ShouldHaveSingleItem();
            using var response = await client.Send(HttpMethod.Get, Query(("statementId", id)));
            using var back = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            using var sent = JsonDocument.Parse(statement.ToJsonString());
            Differences(sent.RootElement, back.RootElement, "$").ShouldBeEmpty(json);
        })));
    }

    [Theory, MemberData(nameof(Versions))]
    public async Task Any_single_breach_of_a_rule_is_refused_with_its_path(XapiVersion version)
    {
        using var client = site.Caller(version == XapiVersion.V1 ? "1.0.3" : "2.0.0");
        var world = from json in StatementSamples.Statements(version) from breach in Gen.Elements(StatementBreaches.All) select (json, breach);
        await Task.Run(() => Check.One(Often, Prop.ForAll(world.ToArbitrary(), async w =>
        {
            var statement = Sendable(w.json);
            var id = statement["id"]!.GetValue<string>();
            w.breach(statement);
            var broken = statement.ToJsonString(new JsonSerializerOptions { MaxDepth = 200 });
            var problem = await client.Refused(HttpStatusCode.BadRequest, HttpMethod.Post, Resource, XapiActs.Json(broken));
            problem["path"]!.GetValue<string>().ShouldStartWith("$");
            (await client.Has(id)).ShouldBeFalse(broken);
        })));
    }

    /// <summary>With an id of its own, and with an address for the attachments that it does not bring.</summary>
    private static JsonObject Sendable(string json)
    {
        var statement = JsonNode.Parse(json)!.AsObject();
        statement["id"] = Guid.CreateVersion7().ToString();
        foreach (var holder in new[] { statement, statement["object"]!.AsObject() })
            foreach (var note in holder["attachments"]?.AsArray() ?? []) note!["fileUrl"] = "http://example.com/file";
        return statement;
    }

    /// <summary>Where what came back is not what was sent: numbers by their digits, instants by what they mean, one activity alone as a list of one.</summary>
    private static List<string> Differences(JsonElement sent, JsonElement back, string path)
    {
        if (sent.ValueKind == JsonValueKind.Object && back.ValueKind == JsonValueKind.Array && path.Contains(".contextActivities.", StringComparison.Ordinal) && back.GetArrayLength() == 1) back = back[0];
        if (sent.ValueKind != back.ValueKind) return [$"{path} is {back.ValueKind}"];
        switch (sent.ValueKind)
        {
            case JsonValueKind.Object:
                var isWhole = path == "$";
                var names = sent.EnumerateObject().Select(p => p.Name).Where(n => !isWhole || !OfTheStore.Contains(n)).ToList();
                var added = back.EnumerateObject().Select(p => p.Name).Except(names).Where(n => !isWhole || !(OfTheStore.Contains(n) || n == "timestamp"));
                return [.. added.Select(n => $"{path}.{n} was added"), .. names.SelectMany(n => back.TryGetProperty(n, out var there) ? Differences(sent.GetProperty(n), there, $"{path}.{n}") : [$"{path}.{n} is gone"])];
            case JsonValueKind.Array:
                return sent.GetArrayLength() != back.GetArrayLength() ? [$"{path} has {back.GetArrayLength()}"]
                    : [.. sent.EnumerateArray().Zip(back.EnumerateArray()).SelectMany((pair, i) => Differences(pair.First, pair.Second, $"{path}[{i}]"))];
            case JsonValueKind.String when path is "$.timestamp" or "$.object.timestamp":
                return Instant(sent) == Instant(back) ? [] : [$"{path} is {back}"];
            case JsonValueKind.String:
                return sent.GetString() == back.GetString() ? [] : [$"{path} is {back}"];
            default:
                return sent.GetRawText() == back.GetRawText() ? [] : [$"{path} is {back.GetRawText()}"];
        }
    }

    /// <summary>A leap second is no instant that the clock knows; it stands as it was written.</summary>
    private static string Instant(JsonElement element) => element.TryGetDateTimeOffset(out var at) ? at.UtcDateTime.ToString("O") : element.GetString()!;
}

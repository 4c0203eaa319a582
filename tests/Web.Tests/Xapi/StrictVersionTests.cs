using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.Testing;
using static Lms.Web.Tests.Xapi.StatementActs;

namespace Lms.Web.Tests.Xapi;

/// <summary>Readers of 1.0.3 that know nothing newer (setting Xapi:StrictVersion).</summary>
public sealed class StrictVersionTests(XapiSite site) : IClassFixture<XapiSite>
{
    private const string Agents = """{"contextAgents":[{"objectType":"contextAgent","agent":{"mbox":"mailto:lan@example.edu.vn"}}],"platform":"X"}""";

    [Fact]
    public async Task A_reader_of_1_0_3_gets_statements_of_2_0_in_its_own_form()
    {
        using var strict = site.WithWebHostBuilder(b => b.UseSetting("Xapi:StrictVersion", "true"));
        using var writer = Caller(strict, "2.0.0");
        using var reader = Caller(strict, "1.0.3");
        var about = ("object", (string?)About(NewIri()));
        var ids = await writer.Store(Statement(about, ("context", Agents)), Statement(about));
        var old = await reader.Store(Statement(about));
        var activity = ("activity", JsonNode.Parse(about.Item2!)!["id"]!.GetValue<string>());

        foreach (var format in new[] { "exact", "canonical", "ids" })
        {
            var statements = (await reader.Read(Query(activity, ("format", format), ("ascending", "true"))))["statements"]!.AsArray();
            statements.Select(s => s!["id"]!.GetValue<string>()).ShouldBe([.. ids, .. old]);
            statements.Select(s => s!["version"]!.GetValue<string>()).ShouldBe(["1.0.3", "1.0.3", "1.0.0"]);
            statements[0]!["context"]!.ToJsonString().ShouldBe("""{"platform":"X"}""");
        }

        (await reader.One(ids[0]))["version"]!.GetValue<string>().ShouldBe("1.0.3");
        (await reader.One(ids[0]))["context"]!.AsObject().ContainsKey("contextAgents").ShouldBeFalse();
        (await writer.One(ids[0]))["version"]!.GetValue<string>().ShouldBe("2.0.0");
        (await writer.One(ids[0]))["context"]!.AsObject().ContainsKey("contextAgents").ShouldBeTrue();
    }

    [Fact]
    public async Task Without_the_setting_a_statement_keeps_the_version_it_came_in()
    {
        var id = (await site.Caller().Store(Statement(("context", Agents))))[0];

        (await site.Caller("1.0.3").One(id))["version"]!.GetValue<string>().ShouldBe("2.0.0");
    }

    private static HttpClient Caller(WebApplicationFactory<Program> site, string version)
    {
        var client = site.CreateClient();
        client.DefaultRequestHeaders.Authorization = XapiSite.Basic(XapiSite.Key, XapiSite.Secret);
        client.DefaultRequestHeaders.Add(Lms.Web.Xapi.XapiHeaders.Version, version);
        return client;
    }
}

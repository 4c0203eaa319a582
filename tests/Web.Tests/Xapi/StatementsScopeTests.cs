using System.Net;
using System.Text.Json.Nodes;
using Lms.Domain;
using Lms.Domain.Plans;
using Lms.Domain.XapiClients;
using static Lms.Web.Tests.Xapi.StatementActs;

namespace Lms.Web.Tests.Xapi;

/// <summary>What a caller's scopes and its plan let it do with statements (xAPI 1.0.3, part three, 4.2).</summary>
public sealed class StatementsScopeTests(XapiSite site) : IClassFixture<XapiSite>
{
    private const string Public = "https://hoc.example.edu.vn";

    private readonly HttpClient everything = site.Caller();

    [Fact]
    public async Task Who_may_read_its_own_sees_what_it_wrote_and_no_more()
    {
        var activity = NewIri();
        using var mine = Caller(XapiScopes.StatementsWrite | XapiScopes.StatementsReadMine);
        var own = (await mine.Store(Statement(("object", About(activity))))).Single();
        var other = (await everything.Store(Statement(("object", About(activity))))).Single();
        // It speaks of a statement of the other, which does not make it the other's.
        var about = (await everything.Store(Statement(("object", Reference(own))))).Single();

        (await mine.Find()).ShouldBe([own]);
        (await mine.Find(("activity", activity))).ShouldBe([own]);
        (await mine.Has(own)).ShouldBeTrue();
        (await mine.Has(other)).ShouldBeFalse();
        (await mine.Has(about)).ShouldBeFalse();
        (await everything.Find(("activity", activity))).ShouldBe([about, other, own]);
    }

    [Fact]
    public async Task Who_may_read_its_own_sees_no_voided_statement_of_another()
    {
        using var mine = Caller(XapiScopes.StatementsReadMine);
        var id = (await everything.Store(Statement())).Single();
        await everything.Store(Voiding(id));

        await mine.Refused(HttpStatusCode.NotFound, Query(("voidedStatementId", id)));
    }

    [Fact]
    public async Task Who_may_write_cannot_read_and_who_may_read_cannot_write()
    {
        using var writer = Caller(XapiScopes.StatementsWrite);
        using var reader = Caller(XapiScopes.StatementsRead);
        var id = (await writer.Store(Statement())).Single();

        await writer.Refused(HttpStatusCode.Forbidden, Query(("statementId", id)));
        (await reader.Has(id)).ShouldBeTrue();
        await reader.Refused(HttpStatusCode.Forbidden, HttpMethod.Post, Resource, XapiActs.Json(Statement().ToJsonString()));
        await reader.Refused(HttpStatusCode.Forbidden, HttpMethod.Put, Query(("statementId", Guid.CreateVersion7().ToString())), XapiActs.Json(Statement().ToJsonString()));
    }

    [Fact]
    public async Task Only_who_may_define_changes_what_the_store_knows_of_an_activity()
    {
        var activity = NewIri();
        JsonObject Named(string name) => Statement(("object", $$$$"""{"id":"{{{{activity}}}}","definition":{"name":{"vi":"{{{{name}}}}"}}}"""));
        async Task<string?> KnownAsync() => (await everything.Read($"/xapi/activities?activityId={Uri.EscapeDataString(activity)}"))["definition"]?["name"]?["vi"]?.GetValue<string>();
        using var writer = Caller(XapiScopes.StatementsWrite);
        using var definer = Caller(XapiScopes.StatementsWrite | XapiScopes.Define);

        var id = (await writer.Store(Named("một"))).Single();
        (await KnownAsync()).ShouldBeNull();
        (await everything.One(id))["object"]!["definition"]!["name"]!["vi"]!.GetValue<string>().ShouldBe("một");

        await definer.Store(Named("hai"));
        (await KnownAsync()).ShouldBe("hai");
        await writer.Store(Named("ba"));
        (await KnownAsync()).ShouldBe("hai");
        await definer.Store(Named("bốn"), Named("năm"));
        (await KnownAsync()).ShouldBe("năm");
    }

    [Fact]
    public async Task Who_writes_but_has_not_every_right_voids_its_own_alone()
    {
        using var writer = Caller(XapiScopes.StatementsWrite);
        var own = (await writer.Store(Statement())).Single();
        var other = (await everything.Store(Statement())).Single();
        var about = (await everything.Store(Statement(("object", Reference(own))))).Single();

        foreach (var id in new[] { other, about })
        {
            await writer.Refused(HttpStatusCode.Forbidden, HttpMethod.Post, Resource, XapiActs.Json(Voiding(id).ToJsonString()));
            (await everything.Has(id)).ShouldBeTrue();
        }

        await writer.Store(Voiding(own));
        (await everything.Has(own)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_client_of_one_plan_writes_and_reads_there_alone()
    {
        var (plan, other) = (Id<TrainingPlan>.New(), Id<TrainingPlan>.New());
        using var limited = Caller(XapiScopes.All, plan);
        var outside = await everything.Store(Statement(), In(other));

        var direct = (await limited.Store(Statement(("object", About($"{Public}/plans/{plan}"))))).Single();
        var grouped = (await limited.Store(In(plan))).Single();
        foreach (var refused in new[] { Statement(), In(other), Statement(("object", About($"{Public}/plans/{plan}0"))) })
            await limited.Refused(HttpStatusCode.Forbidden, HttpMethod.Post, Resource, XapiActs.Json($"[{In(plan).ToJsonString()},{refused.ToJsonString()}]"));

        (await limited.Find()).ShouldBe([grouped, direct]);
        (await limited.Find(("verb", "http://example.com/verbs/did"))).ShouldBe([grouped, direct]);
        (await limited.Has(grouped)).ShouldBeTrue();
        foreach (var id in outside) (await limited.Has(id)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_client_of_one_plan_voids_nothing_elsewhere()
    {
        var plan = Id<TrainingPlan>.New();
        using var limited = Caller(XapiScopes.All, plan);
        var outside = (await everything.Store(Statement())).Single();
        var inside = (await limited.Store(In(plan))).Single();

        await limited.Refused(HttpStatusCode.Forbidden, HttpMethod.Post, Resource, XapiActs.Json(Within(plan, Voiding(outside)).ToJsonString()));
        (await everything.Has(outside)).ShouldBeTrue();

        await limited.Store(Within(plan, Voiding(inside)));
        (await everything.Has(inside)).ShouldBeFalse();
    }

    [Fact]
    public async Task Who_has_not_every_right_voids_nothing_before_it_is_there()
    {
        var plan = Id<TrainingPlan>.New();
        using var writer = Caller(XapiScopes.StatementsWrite);
        using var limited = Caller(XapiScopes.All, plan);
        var (coming, own) = (Guid.CreateVersion7().ToString(), Guid.CreateVersion7().ToString());

        await writer.Refused(HttpStatusCode.Forbidden, HttpMethod.Post, Resource, XapiActs.Json(Voiding(coming).ToJsonString()));
        await limited.Refused(HttpStatusCode.Forbidden, HttpMethod.Post, Resource, XapiActs.Json(Within(plan, Voiding(coming)).ToJsonString()));
        await everything.Store(Statement(("id", $"\"{coming}\"")));
        (await everything.Has(coming)).ShouldBeTrue();

        // Together with its voiding, a statement is its own writer's.
        await writer.Store(Voiding(own), Statement(("id", $"\"{own}\"")));
        (await everything.Has(own)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_page_after_the_first_keeps_to_the_same_rights()
    {
        var plan = Id<TrainingPlan>.New();
        using var limited = Caller(XapiScopes.All, plan);
        for (var i = 0; i < 3; i++)
        {
            await limited.Store(In(plan));
            await everything.Store(Statement());
        }

        var seen = new List<string>();
        for (var address = Query(("limit", "1")); address.Length > 0;)
        {
            var page = await limited.Read(address);
            seen.AddRange(page.Ids());
            address = page["more"]!.GetValue<string>();
        }

        seen.Count.ShouldBe(3);
    }

    private static JsonObject In(Id<TrainingPlan> plan) => Within(plan, Statement());

    private static JsonObject Within(Id<TrainingPlan> plan, JsonObject statement)
    {
        statement["context"] = JsonNode.Parse($$$$"""{"contextActivities":{"grouping":[{"id":"{{{{Public}}}}/plans/{{{{plan}}}}"}]}}""");
        return statement;
    }

    private HttpClient Caller(XapiScopes scopes, Id<TrainingPlan>? plan = null) => site.Caller(new XapiCaller(Guid.CreateVersion7(), "phần mềm", scopes, plan));
}

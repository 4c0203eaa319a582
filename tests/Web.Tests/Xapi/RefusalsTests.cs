using System.Net;
using Lms.Infrastructure.XapiClients;
using Microsoft.EntityFrameworkCore;
using static Lms.Web.Tests.Xapi.StatementActs;

namespace Lms.Web.Tests.Xapi;

/// <summary>What is refused to a client is kept for whoever looks after it.</summary>
public sealed class RefusalsTests(XapiSite site) : IClassFixture<XapiSite>
{
    [Fact]
    public async Task Refusals_are_kept_by_place_and_rule_with_their_count_and_without_what_was_sent()
    {
        using var client = site.Caller();
        for (var i = 0; i < 3; i++)
        {
            var wrong = Statement(("actor", """{"mbox":"hoa@example.edu.vn"}"""));
            await client.Refused(HttpStatusCode.BadRequest, HttpMethod.Post, Resource, XapiActs.Json($"[{Statement().ToJsonString()},{wrong.ToJsonString()}]"));
        }

        await client.Refused(HttpStatusCode.BadRequest, HttpMethod.Post, Resource, XapiActs.Json(
            Statement(("result", """{"extensions":{"http://example.com/hoa@example.edu.vn":{"a":1,"a":2},"0912 345":1}}""")).ToJsonString()));
        await client.Refused(HttpStatusCode.BadRequest, $"{Resource}?hoa_example_edu_vn=1");
        await client.Refused(HttpStatusCode.NotFound, Query(("statementId", Guid.CreateVersion7().ToString())));

        var kept = await Until(r => r.Count >= 3);
        kept.ShouldAllBe(r => r.ClientId == Guid.Empty && r.Resource == "/statements" && r.Status == 400);
        kept.Count.ShouldBe(3);
        var actor = kept.Single(r => r.Path == "$[].actor.mbox");
        (actor.Method, actor.Count).ShouldBe(("POST", 3));
        actor.Rule.ShouldNotBeEmpty();
        actor.LastAt.ShouldBeGreaterThanOrEqualTo(actor.FirstAt);
        foreach (var refusal in kept) $"{refusal.Path} {refusal.Rule}".ShouldNotContain("hoa");
        kept.ShouldContain(r => r.Path != null && r.Path.StartsWith("$.result.extensions['…']"));
    }

    [Theory]
    [InlineData("$.a.b", "$.a.b")]
    [InlineData("$[17].a[3]", "$[].a[]")]
    [InlineData("$.a['it\\'s [me]'].b", "$.a['…'].b")]
    [InlineData("$['x", "$['…']")]
    [InlineData(null, null)]
    public void A_path_is_kept_without_what_a_client_makes_up(string? path, string? plain) => XapiRefusals.Plain(path).ShouldBe(plain);

    private async Task<List<XapiRefusal>> Until(Func<List<XapiRefusal>, bool> reached)
    {
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await site.In(db => db.XapiRefusals.AsNoTracking().ToListAsync()) is var kept)
        {
            if (reached(kept)) return kept;
            await Task.Delay(50, enough.Token);
        }

        throw new TimeoutException();
    }
}

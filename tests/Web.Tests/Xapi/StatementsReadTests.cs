using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using static Lms.Web.Tests.Xapi.StatementActs;

namespace Lms.Web.Tests.Xapi;

/// <summary>GET of statements (xAPI 1.0.3, part three, 2.1.3; IEEE 9274.1.1, 4.1.6.1).</summary>
public sealed class StatementsReadTests(XapiSite site) : IClassFixture<XapiSite>
{
    private static readonly string Someone = Guid.CreateVersion7().ToString();
    private readonly HttpClient client = site.Caller();

    [Fact]
    public async Task Every_filter_finds_what_it_is_for_and_nothing_else()
    {
        var (agent, instructor, member) = (Agent(), Agent(), Agent());
        var (verb, activity, parent, sub) = (NewIri("verbs"), NewIri(), NewIri(), NewIri());
        var registration = Guid.CreateVersion7().ToString();
        var id = (await client.Store(Statement(("actor", agent), ("verb", About(verb)), ("object", About(activity)),
            ("context", $$$$"""{"registration":"{{{{registration}}}}","instructor":{{{{instructor}}}},"contextActivities":{"parent":{"id":"{{{{parent}}}}"}}}""")))).Single();
        var about = (await client.Store(Statement(("actor", $$"""{"objectType":"Group","member":[{{member}}]}"""),
            ("object", $$$"""{"objectType":"SubStatement","actor":{{{Agent()}}},"verb":{"id":"http://example.com/v"},"object":{"id":"{{{sub}}}"}}""")))).Single();

        (await client.Find(("agent", agent))).ShouldBe([id]);
        (await client.Find(("agent", instructor))).ShouldBeEmpty();
        (await client.Find(("agent", instructor), ("related_agents", "true"))).ShouldBe([id]);
        (await client.Find(("agent", agent), ("related_agents", "true"))).ShouldBe([id]);
        (await client.Find(("agent", member))).ShouldBe([about]);
        (await client.Find(("verb", verb))).ShouldBe([id]);
        (await client.Find(("activity", activity))).ShouldBe([id]);
        (await client.Find(("activity", parent))).ShouldBeEmpty();
        (await client.Find(("activity", parent), ("related_activities", "true"))).ShouldBe([id]);
        (await client.Find(("activity", sub))).ShouldBeEmpty();
        (await client.Find(("activity", sub), ("related_activities", "true"))).ShouldBe([about]);
        (await client.Find(("registration", registration))).ShouldBe([id]);
        (await client.Find(("registration", registration.ToUpperInvariant()))).ShouldBe([id]);
        (await client.Find(("agent", agent), ("verb", verb), ("activity", activity), ("registration", registration))).ShouldBe([id]);
        (await client.Find(("agent", agent), ("verb", NewIri("verbs")))).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_agent_is_found_by_any_form_of_the_same_identifier()
    {
        var name = Guid.CreateVersion7().ToString();
        foreach (var agent in new[]
        {
            $$"""{"mbox":"mailto:{{name}}@example.com"}""", $$"""{"openid":"http://example.com/{{name}}"}""",
            $$$"""{"account":{"homePage":"http://example.com","name":"{{{name}}}"}}""", """{"mbox_sha1sum":"cd9b00a5611f94eaa7b1661edab976068e364975"}""",
        })
        {
            var id = (await client.Store(Statement(("actor", agent)))).Single();
            var named = JsonNode.Parse(agent)!;
            named["name"] = "Hoa";
            named["objectType"] = "Agent";
            (await client.Find(("agent", named.ToJsonString()))).ShouldBe([id]);
        }
    }

    [Fact]
    public async Task Since_is_exclusive_and_until_inclusive()
    {
        var activity = NewIri();
        var ids = await client.Store([.. Enumerable.Range(0, 4).Select(_ => Statement(("object", About(activity))))]);
        var second = (await client.One(ids[1]))["stored"]!.GetValue<string>();

        (await client.Find(("activity", activity), ("since", second))).ShouldBe([ids[3], ids[2]]);
        (await client.Find(("activity", activity), ("until", second))).ShouldBe([ids[1], ids[0]]);
        (await client.Find(("activity", activity), ("since", second), ("until", second))).ShouldBeEmpty();
        (await client.Find(("activity", activity), ("since", second), ("ascending", "true"))).ShouldBe([ids[2], ids[3]]);
    }

    [Fact]
    public async Task Statements_come_newest_first_unless_ascending_in_the_order_of_their_batch()
    {
        var activity = NewIri();
        var ids = await client.Store([.. Enumerable.Range(0, 5).Select(_ => Statement(("object", About(activity))))]);

        (await client.Find(("activity", activity), ("ascending", "true"))).ShouldBe(ids);
        (await client.Find(("activity", activity))).ShouldBe(ids.Reverse());
        (await client.Find(("activity", activity), ("ascending", "false"))).ShouldBe(ids.Reverse());
    }

    [Fact]
    public async Task A_flag_may_be_written_as_old_clients_do()
    {
        (await client.Find(("activity", NewIri()), ("ascending", "True"), ("related_activities", "False"), ("attachments", "False"))).ShouldBeEmpty();
        await client.Refused(HttpStatusCode.BadRequest, Query(("ascending", "yes")));
        await client.Refused(HttpStatusCode.BadRequest, Query(("ascending", "TRUE")));
    }

    [Theory]
    [InlineData("nonsense=1")]
    [InlineData("Agent={}")]
    [InlineData("statementID=01900000-0000-7000-8000-000000000001")]
    [InlineData("relatedAgents=true")]
    [InlineData("statementId=x")]
    [InlineData("voidedStatementId=x")]
    [InlineData("statementId=01900000-0000-7000-8000-000000000001&voidedStatementId=01900000-0000-7000-8000-000000000001")]
    [InlineData("statementId=01900000-0000-7000-8000-000000000001&limit=1")]
    [InlineData("statementId=01900000-0000-7000-8000-000000000001&agent=%7B%22mbox%22%3A%22mailto%3Aa%40b.c%22%7D")]
    [InlineData("voidedStatementId=01900000-0000-7000-8000-000000000001&ascending=true")]
    [InlineData("agent=hoa")]
    [InlineData("agent=%7B%7D")]
    [InlineData("agent=%7B%22mbox%22%3A%22a%40b.c%22%7D")]
    [InlineData("agent=%7B%22name%22%3A%22Hoa%22%7D")]
    [InlineData("verb=did")]
    [InlineData("activity=a%20b")]
    [InlineData("registration=1")]
    [InlineData("since=gestern")]
    [InlineData("until=2026-13-01T00:00:00Z")]
    [InlineData("limit=-1")]
    [InlineData("limit=many")]
    [InlineData("limit=1.5")]
    [InlineData("format=EXACT")]
    [InlineData("format=raw")]
    [InlineData("attachments=1")]
    [InlineData("limit=1&limit=2")]
    [InlineData("cursor=x")]
    public async Task A_parameter_that_is_unknown_or_wrong_is_refused(string query)
    {
        foreach (var version in new[] { "1.0.3", "2.0.0" })
        {
            using var caller = site.Caller(version);
            (await caller.Refused(HttpStatusCode.BadRequest, $"{Resource}?{query}"))["error"]!.GetValue<string>().ShouldNotBeNullOrWhiteSpace();
        }
    }

    [Fact]
    public async Task An_id_may_be_asked_for_in_every_format_and_with_attachments()
    {
        var id = (await client.Store(Statement())).Single();

        foreach (var format in new[] { "exact", "ids", "canonical" }) (await client.Read(Query(("statementId", id), ("format", format), ("attachments", "false"))))["id"]!.GetValue<string>().ShouldBe(id);
    }

    [Fact]
    public async Task No_limit_and_a_limit_of_zero_mean_the_most_that_a_page_holds()
    {
        var activity = NewIri();
        for (var i = 0; i < 2; i++) await client.Store([.. Enumerable.Range(0, 251).Select(_ => Statement(("object", About(activity))))]);

        foreach (var limit in new[] { "0", "500", "100000" })
        {
            var page = await client.Read(Query(("activity", activity), ("limit", limit)));
            page.Ids().Length.ShouldBe(500);
            (await client.Read(page["more"]!.GetValue<string>())).Ids().Length.ShouldBe(2);
        }

        (await client.Find(("activity", activity))).Length.ShouldBe(500);
        (await client.Find(("activity", activity), ("limit", "3"))).Length.ShouldBe(3);
    }

    [Fact]
    public async Task More_is_relative_and_leads_on_as_it_stands_with_the_same_question()
    {
        var (activity, agent) = (NewIri() + "?x=1&y=%20#đầu", $$"""{"mbox":"mailto:{{Guid.CreateVersion7()}}@example.com"}""");
        var ids = await client.Store([.. Enumerable.Range(0, 7).Select(_ => Statement(("actor", agent), ("object", About(activity))))]);
        await client.Store(Statement(("object", About(activity))));

        foreach (var ascending in new[] { "true", "false" })
        {
            var seen = new List<string>();
            var address = Query(("agent", agent), ("activity", activity), ("limit", "3"), ("ascending", ascending), ("format", "ids"));
            while (address.Length > 0)
            {
                var page = await client.Read(address);
                seen.AddRange(page.Ids());
                address = page["more"]!.GetValue<string>();
                if (address.Length > 0) address.ShouldStartWith("/xapi/statements?");
            }

            seen.ShouldBe(ascending == "true" ? ids : ids.Reverse());
        }
    }

    [Fact]
    public async Task The_ids_format_leaves_only_what_identifies()
    {
        var activity = NewIri();
        var id = (await client.Store(Statement(("actor", """{"name":"Hoa","mbox":"mailto:hoa@example.edu.vn"}"""), ("verb", """{"id":"http://example.com/v","display":{"vi":"đã làm"}}"""),
            ("object", $$$$"""{"id":"{{{{activity}}}}","definition":{"name":{"vi":"Bài"}}}""")))).Single();

        var statement = (await client.Read(Query(("activity", activity), ("format", "ids"))))["statements"]![0]!;

        statement["id"]!.GetValue<string>().ShouldBe(id);
        statement["actor"]!.AsObject().ContainsKey("name").ShouldBeFalse();
        statement["actor"]!["mbox"]!.GetValue<string>().ShouldBe("mailto:hoa@example.edu.vn");
        statement["object"]!.AsObject().ContainsKey("definition").ShouldBeFalse();
        statement["object"]!["id"]!.GetValue<string>().ShouldBe(activity);
    }

    [Fact]
    public async Task The_canonical_format_gives_one_language_of_what_the_store_knows()
    {
        var activity = NewIri();
        await client.Store(Statement(("object", $$$"""{"id":"{{{activity}}}","definition":{"name":{"vi":"Bài","en-US":"Lesson"},"type":"http://example.com/types/lesson"}}""")));
        var id = (await client.Store(Statement(("verb", """{"id":"http://example.com/v","display":{"en":"did","vi":"đã làm"}}"""), ("object", About(activity))))).Single();

        async Task<(string Name, string Verb)> InAsync(string? languages)
        {
            var statement = await client.Read(Query(("statementId", id), ("format", "canonical")), languages is null ? [] : [("Accept-Language", languages)]);
            statement["object"]!["definition"]!["type"]!.GetValue<string>().ShouldBe("http://example.com/types/lesson");
            return (statement["object"]!["definition"]!["name"]!.AsObject().ShouldHaveSingleItem().Value!.GetValue<string>(), statement["verb"]!["display"]!.AsObject().ShouldHaveSingleItem().Value!.GetValue<string>());
        }

        (await InAsync("vi")).ShouldBe(("Bài", "đã làm"));
        (await InAsync("en-US,vi;q=0.5")).ShouldBe(("Lesson", "did"));
        (await InAsync("vi;q=0.2, en;q=0.9")).ShouldBe(("Lesson", "did"));
        (await InAsync("fr, vi;q=0.1")).ShouldBe(("Bài", "đã làm"));
        (await InAsync(null)).Name.ShouldBeOneOf("Bài", "Lesson");
    }

    [Fact]
    public async Task A_voided_statement_is_asked_for_by_its_own_parameter_alone()
    {
        var activity = NewIri();
        var id = (await client.Store(Statement(("object", About(activity))))).Single();
        await client.Refused(HttpStatusCode.NotFound, Query(("voidedStatementId", id)));

        var voiding = (await client.Store(Voiding(id))).Single();

        await client.Refused(HttpStatusCode.NotFound, Query(("statementId", id)));
        (await client.Read(Query(("voidedStatementId", id))))["id"]!.GetValue<string>().ShouldBe(id);
        (await client.One(voiding))["id"]!.GetValue<string>().ShouldBe(voiding);
        // By what it speaks of, its voiding is found.
        (await client.Find(("activity", activity))).ShouldBe([voiding]);
        await client.Refused(HttpStatusCode.NotFound, Query(("statementId", Guid.CreateVersion7().ToString())));
    }

    [Fact]
    public async Task A_voiding_statement_cannot_be_voided()
    {
        var id = (await client.Store(Statement())).Single();
        var voiding = (await client.Store(Voiding(id))).Single();

        using var again = await client.Send(HttpMethod.Post, Resource, XapiActs.Json(Voiding(voiding).ToJsonString()));

        (await client.Has(voiding)).ShouldBeTrue();
        (await client.Has(id)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_statement_about_a_statement_is_found_by_what_that_one_says()
    {
        var activity = NewIri();
        var later = Guid.CreateVersion7().ToString();
        var early = (await client.Store(Statement(("object", Reference(later))))).Single();
        await client.Store(Statement(("id", $"\"{later}\""), ("object", About(activity))));
        var late = (await client.Store(Statement(("object", Reference(early))))).Single();

        (await client.Find(("activity", activity))).ShouldBe([late, later, early]);
    }

    [Fact]
    public async Task Answers_say_when_they_were_changed_and_until_when_they_are_complete()
    {
        var activity = NewIri();
        var id = (await client.Store(Statement(("object", About(activity))))).Single();
        var stored = (await client.One(id))["stored"]!.GetValue<DateTimeOffset>();

        foreach (var address in new[] { Query(("statementId", id)), Query(("activity", activity)) })
        {
            using var response = await client.Send(HttpMethod.Get, address);
            var modified = response.Only("Last-Modified")!;
            DateTimeOffset.ParseExact(modified, "r", CultureInfo.InvariantCulture).ShouldBeGreaterThanOrEqualTo(stored.AddSeconds(-1));
        }

        using var list = await client.Send(HttpMethod.Get, Query(("activity", activity)));
        DateTimeOffset.Parse(list.Only("X-Experience-API-Consistent-Through")!, CultureInfo.InvariantCulture).ShouldBeGreaterThanOrEqualTo(stored.AddMilliseconds(-1));
    }

    [Fact]
    public async Task Every_answer_names_its_version_and_until_when_it_is_complete()
    {
        foreach (var version in new[] { "1.0.3", "2.0.0" })
        {
            using var caller = site.Caller(version);
            foreach (var (method, address, body) in new[]
            {
                (HttpMethod.Get, Resource, null), (HttpMethod.Get, Resource + "?limit=x", null), (HttpMethod.Get, Query(("statementId", Someone)), null), (HttpMethod.Head, Resource, null),
                (HttpMethod.Post, Resource, Statement().ToJsonString()), (HttpMethod.Post, Resource, "{}"), (HttpMethod.Put, Query(("statementId", Guid.CreateVersion7().ToString())), Statement().ToJsonString()),
                (HttpMethod.Delete, Resource, null),
            })
            {
                using var response = await caller.Send(method, address, body is null ? null : XapiActs.Json(body));
                response.Only("X-Experience-API-Version").ShouldBe(version);
                DateTimeOffset.TryParse(response.Only("X-Experience-API-Consistent-Through"), CultureInfo.InvariantCulture, out _).ShouldBeTrue($"{method} {address}");
            }
        }
    }

    [Fact]
    public async Task Head_answers_with_the_headers_of_get_and_no_content()
    {
        var id = (await client.Store(Statement())).Single();
        using var get = await client.Send(HttpMethod.Get, Query(("statementId", id)));
        using var head = await client.Send(HttpMethod.Head, Query(("statementId", id)));

        head.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await head.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
        head.Only("Last-Modified").ShouldBe(get.Only("Last-Modified"));
        head.Content.Headers.ContentType!.ShouldBe(get.Content.Headers.ContentType);
        using var none = await client.Send(HttpMethod.Head, Query(("statementId", Someone)));
        none.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_walk_by_more_sees_each_statement_that_was_there_once_while_others_write()
    {
        var activity = NewIri();
        var there = new List<string>();
        for (var i = 0; i < 4; i++) there.AddRange(await client.Store([.. Enumerable.Range(0, 50).Select(_ => Statement(("object", About(activity))))]));
        using var enough = new CancellationTokenSource();
        var writing = Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            var written = new List<string>();
            while (!enough.IsCancellationRequested)
            {
                written.AddRange(await client.Store(Statement(("object", About(activity))), Statement(("object", About(activity)))));
                await Task.Delay(10, CancellationToken.None);
            }

            return written;
        })).ToArray();

        foreach (var limit in new[] { 3, 20, 100 })
        {
            var seen = await WalkAsync(Query(("activity", activity), ("limit", $"{limit}")));
            seen.ShouldBeUnique();
            there.Except(seen).ShouldBeEmpty();
            seen.TakeLast(there.Count).ShouldBe(there.AsEnumerable().Reverse());
        }

        var all = new List<string>();
        var forward = WalkAsync(Query(("activity", activity), ("limit", "20"), ("ascending", "true")), page =>
        {
            all.AddRange(page);
            if (all.Count > 400) enough.Cancel();
        });
        (await forward).ShouldBeUnique();
        await enough.CancelAsync();
        var everything = there.Concat((await Task.WhenAll(writing)).SelectMany(ids => ids)).ToList();
        (await WalkAsync(Query(("activity", activity), ("limit", "100"), ("ascending", "true")))).ShouldBe(everything, ignoreOrder: true);
        all.ShouldBe((await WalkAsync(Query(("activity", activity), ("ascending", "true")))).Take(all.Count));
    }

    private async Task<List<string>> WalkAsync(string address, Action<string[]>? onPage = null)
    {
        var seen = new List<string>();
        while (address.Length > 0)
        {
            var page = await client.Read(address);
            seen.AddRange(page.Ids());
            onPage?.Invoke(page.Ids());
            address = page["more"]!.GetValue<string>();
        }

        return seen;
    }

    private static string Agent() => $$"""{"mbox":"mailto:{{Guid.CreateVersion7()}}@example.com"}""";
}

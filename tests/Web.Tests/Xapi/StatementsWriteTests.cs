using System.Net;
using System.Text.Json.Nodes;
using static Lms.Web.Tests.Xapi.StatementActs;

namespace Lms.Web.Tests.Xapi;

/// <summary>PUT and POST of statements (xAPI 1.0.3, part three, 2.1.1 and 2.1.2; IEEE 9274.1.1, 4.1.6.1).</summary>
public sealed class StatementsWriteTests(XapiSite site) : IClassFixture<XapiSite>
{
    private readonly HttpClient client = site.Caller();

    public static TheoryData<string> Versions => ["1.0.3", "2.0.0"];

    [Theory, MemberData(nameof(Versions))]
    public async Task A_statement_put_under_its_id_is_there(string version)
    {
        var id = Guid.CreateVersion7().ToString();
        using var caller = site.Caller(version);

        using var response = await caller.Send(HttpMethod.Put, Query(("statementId", id)), XapiActs.Json(Statement().ToJsonString()));

        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await caller.One(id))["id"]!.GetValue<string>().ShouldBe(id);
    }

    [Theory, MemberData(nameof(Versions))]
    public async Task A_post_answers_the_ids_in_their_order_and_makes_those_that_are_missing(string version)
    {
        var id = Guid.CreateVersion7().ToString();
        using var caller = site.Caller(version);

        var ids = await caller.Store(Statement(), Statement(("id", $"\"{id}\"")), Statement());

        ids.Length.ShouldBe(3);
        ids[1].ShouldBe(id);
        ids.ShouldBeUnique();
        // Some clients' patterns take no id made by time.
        ids[0][14].ShouldBe('4');
        foreach (var each in ids) (await caller.Has(each)).ShouldBeTrue();
    }

    [Fact]
    public async Task The_store_says_when_for_whom_and_in_which_version_a_statement_came()
    {
        foreach (var (version, said) in new[] { ("1.0.3", "1.0.0"), ("2.0.0", "2.0.0") })
        {
            using var caller = site.Caller(version);
            var statement = await caller.One((await caller.Store(Statement(("stored", "\"2001-01-01T00:00:00Z\""), ("authority", """{"mbox":"mailto:other@example.com"}""")))).Single());

            statement["version"]!.GetValue<string>().ShouldBe(said);
            statement["stored"]!.GetValue<DateTimeOffset>().ShouldBe(TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(1));
            statement["timestamp"]!.GetValue<string>().ShouldBe(statement["stored"]!.GetValue<string>());
            statement["authority"]!["account"]!["homePage"]!.GetValue<string>().ShouldBe("https://hoc.example.edu.vn");
            statement["authority"]!["objectType"]!.GetValue<string>().ShouldBe("Agent");
        }
    }

    [Fact]
    public async Task An_empty_batch_stores_nothing()
    {
        using var response = await client.Send(HttpMethod.Post, Resource, XapiActs.Json("[]"));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync()).ShouldBe("[]");
    }

    [Fact]
    public async Task Put_needs_an_id_that_is_a_uuid_and_takes_one_statement()
    {
        var (id, body) = (Guid.CreateVersion7().ToString(), Statement().ToJsonString());
        await client.Refused(HttpStatusCode.BadRequest, HttpMethod.Put, Resource, XapiActs.Json(body));
        await client.Refused(HttpStatusCode.BadRequest, HttpMethod.Put, Query(("statementId", "")), XapiActs.Json(body));
        await client.Refused(HttpStatusCode.BadRequest, HttpMethod.Put, Query(("statementId", id[..^1])), XapiActs.Json(body));
        await client.Refused(HttpStatusCode.BadRequest, HttpMethod.Put, Query(("statementId", id)), XapiActs.Json($"[{body}]"));
        await client.Refused(HttpStatusCode.BadRequest, HttpMethod.Put, Query(("statementid", id)), XapiActs.Json(body));
        (await client.Has(id)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("1.0.3"), InlineData("2.0.0")]
    public async Task An_id_with_capitals_comes_back_as_it_was_sent_and_is_the_same_id(string version)
    {
        using var caller = site.Caller(version);
        var id = Guid.CreateVersion7().ToString().ToUpperInvariant();
        (await caller.Store(Statement(("id", $"\"{id}\"")))).ShouldBe([id]);

        foreach (var asked in new[] { id, id.ToLowerInvariant() }) (await caller.One(asked))["id"]!.GetValue<string>().ShouldBe(id);
        (await caller.Find(("limit", "1"))).ShouldBe([id]);
        using var again = await caller.PostAsync(Resource, XapiActs.Json(Statement(("id", $"\"{id.ToLowerInvariant()}\"")).ToJsonString()));
        again.StatusCode.ShouldBe(HttpStatusCode.OK);

        var put = Guid.CreateVersion7().ToString().ToUpperInvariant();
        using var stored = await caller.PutAsync(Query(("statementId", put)), XapiActs.Json(Statement().ToJsonString()));
        stored.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await caller.One(put.ToLowerInvariant()))["id"]!.GetValue<string>().ShouldBe(put);
    }

    [Fact]
    public async Task Put_refuses_a_statement_with_another_id_and_takes_one_with_the_same_in_capitals()
    {
        var id = Guid.CreateVersion7().ToString();
        var problem = await client.Refused(HttpStatusCode.BadRequest, HttpMethod.Put, Query(("statementId", id)), XapiActs.Json(Statement(("id", $"\"{Guid.CreateVersion7()}\"")).ToJsonString()));
        problem["path"]!.GetValue<string>().ShouldBe("$.id");

        using var same = await client.Send(HttpMethod.Put, Query(("statementId", id)), XapiActs.Json(Statement(("id", $"\"{id.ToUpperInvariant()}\"")).ToJsonString()));
        same.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Post_knows_no_parameter_of_get()
    {
        foreach (var name in new[] { "statementId", "limit", "format" })
            await client.Refused(HttpStatusCode.BadRequest, HttpMethod.Post, Query((name, "1")), XapiActs.Json(Statement().ToJsonString()));
    }

    [Theory]
    [InlineData("actor", null, "$[1].actor")]
    [InlineData("actor", """{"mbox":"hoa@example.edu.vn"}""", "$[1].actor.mbox")]
    [InlineData("verb", """{"id":"did"}""", "$[1].verb.id")]
    [InlineData("object", """{"id":"http://example.com/x","objectType":"activity"}""", "$[1].object.objectType")]
    [InlineData("result", """{"score":{"scaled":1.1}}""", "$[1].result.score.scaled")]
    [InlineData("context", """{"registration":"x"}""", "$[1].context.registration")]
    [InlineData("timestamp", "\"gestern\"", "$[1].timestamp")]
    [InlineData("unknown", "1", "$[1].unknown")]
    [InlineData("version", "\"1.1.0\"", "$[1].version")]
    public async Task A_statement_that_breaks_a_rule_is_refused_with_path_and_rule_and_nothing_of_its_batch_is_stored(string property, string? json, string path)
    {
        foreach (var version in new[] { "1.0.3", "2.0.0" })
        {
            var (before, after) = (Guid.CreateVersion7().ToString(), Guid.CreateVersion7().ToString());
            using var caller = site.Caller(version);

            var problem = await caller.Refused(HttpStatusCode.BadRequest, HttpMethod.Post, Resource,
                XapiActs.Json($"[{Statement(("id", $"\"{before}\"")).ToJsonString()},{Statement((property, json)).ToJsonString()},{Statement(("id", $"\"{after}\"")).ToJsonString()}]"));

            problem["path"]!.GetValue<string>().ShouldBe(path);
            problem["rule"]!.GetValue<string>().ShouldNotBeNullOrWhiteSpace();
            problem["error"]!.GetValue<string>().ShouldContain(path);
            (await caller.Has(before) || await caller.Has(after)).ShouldBeFalse();
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("\"statement\"")]
    [InlineData("[[]]")]
    [InlineData("[1]")]
    [InlineData("{}{}")]
    public async Task What_is_no_statement_is_refused(string body) =>
        (await client.Refused(HttpStatusCode.BadRequest, HttpMethod.Post, Resource, XapiActs.Json(body)))["path"]!.GetValue<string>().ShouldStartWith("$");

    [Fact]
    public async Task One_id_twice_in_a_batch_is_refused()
    {
        var id = Guid.CreateVersion7().ToString();
        var statement = Statement(("id", $"\"{id}\"")).ToJsonString();

        await client.Refused(HttpStatusCode.BadRequest, HttpMethod.Post, Resource, XapiActs.Json($"[{statement},{statement}]"));

        (await client.Has(id)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task Content_of_another_type_is_refused(string type)
    {
        var content = new StringContent(Statement().ToJsonString());
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        await client.Refused(HttpStatusCode.BadRequest, HttpMethod.Post, Resource, content);
    }

    [Theory, MemberData(nameof(Versions))]
    public async Task An_equal_statement_sent_again_is_taken_and_changes_nothing(string version)
    {
        using var caller = site.Caller(version);
        var statement = Statement(("id", $"\"{Guid.CreateVersion7()}\""));
        var id = (await caller.Store(statement)).Single();
        var first = (await caller.One(id)).ToJsonString();

        (await caller.Store(statement, Statement()))[0].ShouldBe(id);
        using (var put = await caller.Send(HttpMethod.Put, Query(("statementId", id)), XapiActs.Json(statement.ToJsonString()))) put.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        // As it was read back, it is the same as well.
        (await caller.Store(JsonNode.Parse(first)!)).ShouldBe([id]);

        (await caller.One(id)).ToJsonString().ShouldBe(first);
    }

    [Theory, MemberData(nameof(Versions))]
    public async Task Another_statement_with_a_known_id_is_a_conflict_and_nothing_of_its_batch_is_stored(string version)
    {
        using var caller = site.Caller(version);
        var id = (await caller.Store(Statement())).Single();
        var first = (await caller.One(id)).ToJsonString();
        var (other, fresh) = (Statement(("id", $"\"{id}\""), ("result", """{"success":true}""")).ToJsonString(), Guid.CreateVersion7().ToString());

        await caller.Refused(HttpStatusCode.Conflict, HttpMethod.Put, Query(("statementId", id)), XapiActs.Json(other));
        (await caller.Refused(HttpStatusCode.Conflict, HttpMethod.Post, Resource, XapiActs.Json($"[{Statement(("id", $"\"{fresh}\"")).ToJsonString()},{other}]")))["error"]!.GetValue<string>().ShouldContain(id);

        (await caller.One(id)).ToJsonString().ShouldBe(first);
        (await caller.Has(fresh)).ShouldBeFalse();
    }

    [Fact]
    public async Task Numbers_come_back_digit_for_digit()
    {
        string[] numbers = ["1.0", "1E5", "0.30000000000000000001", "1e400", "-0", "12345678901234567890123", "100.00e-2"];
        var extensions = string.Join(',', numbers.Select((n, i) => $"\"http://example.com/n{i}\":{n}"));
        var body = """{"actor":{"mbox":"mailto:hoa@example.edu.vn"},"verb":{"id":"http://example.com/verbs/did"},"object":{"id":"http://example.com/a"},"result":"""
            + """{"score":{"raw":1.0,"min":-0,"max":1E5},"extensions":{""" + extensions + "}}}";
        using var posted = await client.Send(HttpMethod.Post, Resource, XapiActs.Json(body));
        var id = JsonNode.Parse(await posted.Content.ReadAsStringAsync())![0]!.GetValue<string>();

        foreach (var format in new[] { "exact", "canonical" })
        {
            using var response = await client.Send(HttpMethod.Get, Query(("statementId", id), ("format", format)));
            var text = await response.Content.ReadAsStringAsync();
            text.ShouldContain($"\"extensions\":{{{extensions}}}");
            text.ShouldContain("""{"raw":1.0,"min":-0,"max":1E5}""");
        }
    }

    [Fact]
    public async Task A_timestamp_is_kept_as_the_same_instant_in_utc()
    {
        foreach (var version in new[] { "1.0.3", "2.0.0" })
        {
            using var caller = site.Caller(version);
            var id = (await caller.Store(Statement(("timestamp", "\"2026-01-31T07:30:00.125+07:00\"")))).Single();

            var kept = (await caller.One(id))["timestamp"]!.GetValue<string>();
            kept.ShouldEndWith("Z");
            DateTimeOffset.Parse(kept, null).ShouldBe(new DateTimeOffset(2026, 1, 31, 0, 30, 0, 125, TimeSpan.Zero));
        }
    }

    [Fact]
    public async Task More_than_the_limit_is_refused_whether_the_length_is_told_or_not()
    {
        var large = Statement(("result", $$"""{"response":"{{new string('x', 270_000)}}"}""")).ToJsonString();

        await client.Refused(HttpStatusCode.RequestEntityTooLarge, HttpMethod.Post, Resource, XapiActs.Json(large));
        await client.Refused(HttpStatusCode.RequestEntityTooLarge, HttpMethod.Post, Resource, new Unmeasured(large) { Headers = { ContentType = new("application/json") } });
    }

    [Fact]
    public async Task Sixteen_batches_at_once_are_each_stored_whole()
    {
        var shared = Enumerable.Range(0, 20).Select(_ => NewIri()).ToArray();
        var random = new Random(16);

        var stored = await Task.WhenAll(Enumerable.Range(0, 16).Select(batch =>
        {
            var order = (string[])shared.Clone();
            random.Shuffle(order);
            return Task.Run(() => client.Store([.. order.Select(iri => Statement(("object", $$$$"""{"id":"{{{{iri}}}}","definition":{"name":{"vi":"{{{{batch}}}}"}}}""")))]));
        }));

        foreach (var iri in shared) (await client.Find(("activity", iri))).Length.ShouldBe(16);
        stored.SelectMany(ids => ids).ShouldBeUnique();
        stored.ShouldAllBe(ids => ids.Length == 20);
    }

    [Fact]
    public async Task Of_many_at_once_that_put_other_statements_under_one_id_one_wins()
    {
        var id = Guid.CreateVersion7().ToString();

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => client.Send(HttpMethod.Put, Query(("statementId", id)), XapiActs.Json(Statement(("result", $$"""{"response":"{{i}}"}""")).ToJsonString()))));

        answers.Count(a => a.StatusCode == HttpStatusCode.NoContent).ShouldBe(1);
        answers.Count(a => a.StatusCode == HttpStatusCode.Conflict).ShouldBe(11);
        var winner = Array.FindIndex(answers, a => a.StatusCode == HttpStatusCode.NoContent);
        (await client.One(id))["result"]!["response"]!.GetValue<string>().ShouldBe($"{winner}");
    }

    [Fact]
    public async Task A_form_may_carry_a_request_of_the_first_version()
    {
        using var caller = site.Caller("1.0.3");
        var id = Guid.CreateVersion7().ToString();
        using var written = await caller.PostAsync($"{Resource}?method=PUT", new FormUrlEncodedContent([new("statementId", id), new("content", Statement().ToJsonString()), new("Content-Type", "application/json")]));
        written.StatusCode.ShouldBe(HttpStatusCode.NoContent);

        using var read = await caller.PostAsync($"{Resource}?method=GET", new FormUrlEncodedContent([new("statementId", id)]));
        JsonNode.Parse(await read.Content.ReadAsStringAsync())!["id"]!.GetValue<string>().ShouldBe(id);

        using var posted = await caller.PostAsync($"{Resource}?method=POST", new FormUrlEncodedContent([new("content", Statement().ToJsonString())]));
        posted.StatusCode.ShouldBe(HttpStatusCode.OK);
        await client.Refused(HttpStatusCode.BadRequest, HttpMethod.Post, $"{Resource}?method=GET", new FormUrlEncodedContent([new("statementId", id)]));
    }

    private sealed class Unmeasured(string text) : HttpContent
    {
        private readonly byte[] bytes = System.Text.Encoding.UTF8.GetBytes(text);

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(bytes, 0, bytes.Length);

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}

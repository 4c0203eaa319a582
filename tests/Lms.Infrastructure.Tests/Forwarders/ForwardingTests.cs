using System.Text;
using System.Text.Json.Nodes;
using Lms.Domain.Forwarders;
using Lms.Domain.Journal;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Forwarders;
using Lms.Infrastructure.Tests.Database;
using Lms.Infrastructure.Xapi;
using Microsoft.EntityFrameworkCore;

namespace Lms.Infrastructure.Tests.Forwarders;

public sealed class ForwardingTests
{
    public static TheoryData<DatabaseProvider> Both => TestDatabase.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task What_is_written_while_it_runs_arrives_once_and_in_its_order(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var other = await OtherLrs.StartAsync();
        await using var world = await ForwardingWorld.StartAsync(database, provider);
        await world.AddAsync(other.Endpoint);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            for (var i = 0; i < 25; i++) await world.WriteAsync(10);
        }));

        var forwarder = await world.UntilAsync(f => f.Sent >= 1000);
        var stored = await world.StoredAsync();
        stored.Count.ShouldBe(1000);
        other.Taken.Select(t => t.Id).ShouldBe(stored);
        other.Requests.ShouldAllBe(count => count <= 100);
        (forwarder.State, forwarder.Sent, forwarder.LastError).ShouldBe((ForwarderState.Running, 1000, null));
        forwarder.LastSentAt.ShouldNotBeNull();
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_statement_that_is_never_taken_is_skipped_with_the_reason_and_what_comes_behind_it_arrives(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var other = await OtherLrs.StartAsync();
        await using var world = await ForwardingWorld.StartAsync(database, provider);
        var ids = await world.WriteAsync(150);
        var bad = new HashSet<Guid> { ids[57], ids[58], ids[149] };
        other.Before = (_, sent) => Task.FromResult<int?>(sent.Any(bad.Contains) ? 400 : null);
        other.Words = "{\"error\":\n\"version\u202e is <b>not</b> supported\"}" + new string('x', 1000);
        await world.AddAsync(other.Endpoint);

        var forwarder = await world.UntilAsync(f => f.Sent == 147 && f.Through > 0);
        forwarder = await world.UntilAsync(f => f.SkippedInARow == 1);
        forwarder.State.ShouldBe(ForwarderState.Running);
        other.Taken.Select(t => t.Id).ShouldBe([.. ids.Where(id => !bad.Contains(id))]);
        other.Requests.Count.ShouldBeLessThan(40);
        var skipped = await world.SkippedAsync();
        skipped.Select(s => s.StatementId).ShouldBe([ids[57], ids[58], ids[149]]);
        skipped.ShouldAllBe(s => s.Reason == SkipReason.Refused && s.Status == 400 && s.AgainAt == null);
        skipped[0].Words.ShouldStartWith("{\"error\": \"version is <b>not</b> supported\"}xxx");
        skipped[0].Words!.Length.ShouldBe(SkippedStatement.WordsLength);
        await using var db = database.Open();
        var entries = await db.Journal.Where(e => e.Subject == nameof(SkippedStatement)).ToListAsync();
        entries.Count.ShouldBe(3);
        entries.ShouldAllBe(e => e.Action == JournalAction.Added && e.After.Contains("Refused") && !e.After.Contains("supported"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_was_skipped_is_sent_again_one_by_one_or_all_and_leaves_the_list_when_it_arrives(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var other = await OtherLrs.StartAsync();
        await using var world = await ForwardingWorld.StartAsync(database, provider);
        var ids = await world.WriteAsync(10);
        var bad = new HashSet<Guid> { ids[2], ids[5], ids[7] };
        other.Before = (_, sent) => Task.FromResult<int?>(sent.Any(bad.Contains) ? 422 : null);
        await world.AddAsync(other.Endpoint);
        await world.UntilAsync(f => f.Sent == 7);
        (await world.SkippedAsync()).Count.ShouldBe(3);

        bad.Remove(ids[5]);
        await world.SendAgainAsync(ids[5]);
        await world.UntilAsync(f => f.Sent == 8);
        await world.SendAgainAsync(ids[2]);
        await Wait.UntilAsync(world.SkippedAsync, s => s.TrueForAll(x => x.AgainAt is null));
        (await world.SkippedAsync()).Select(s => s.StatementId).ShouldBe([ids[2], ids[7]]);

        bad.Clear();
        await world.SendAgainAsync(ids[2], ids[7]);
        await world.UntilAsync(f => f.Sent == 10);
        (await world.SkippedAsync()).ShouldBeEmpty();
        other.Taken.Select(t => t.Id).ShouldBe([.. ids.Where((_, i) => i is not (2 or 5 or 7)), ids[5], ids[2], ids[7]]);
    }

    [Fact]
    public async Task A_receiver_of_1_0_3_gets_1_0_3_and_what_only_2_0_can_say_is_skipped_and_said()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await using var other = await OtherLrs.StartAsync();
        await using var world = await ForwardingWorld.StartAsync(database, DatabaseProvider.Sqlite);
        const string head = """{"actor":{"mbox":"mailto:hoa@example.edu.vn"},"verb":{"id":"http://example.com/v"},"object":{"id":"http://example.com/a"}""";
        var plain = await world.TellAsync(head + "}");
        var empty = await world.TellAsync(head + ""","context":{"contextAgents":[],"platform":"X"}}""");
        var rich = await world.TellAsync(
            head + ""","context":{"contextAgents":[{"objectType":"contextAgent","agent":{"mbox":"mailto:lan@example.edu.vn"}}]}}""");
        var last = await world.TellAsync(head + "}");
        await world.AddAsync(other.Endpoint);
        await world.UntilAsync(f => f.Sent == 3);

        other.Taken.Select(t => t.Id).ShouldBe([plain, empty, last]);
        other.Taken.ShouldAllBe(t => t.Json.Contains("\"version\":\"1.0.3\"") && !t.Json.Contains("contextAgents"));
        var skipped = (await world.SkippedAsync()).ShouldHaveSingleItem();
        (skipped.StatementId, skipped.Reason, skipped.Status).ShouldBe((rich, SkipReason.NeedsSecondVersion, null));
    }

    [Fact]
    public async Task A_receiver_of_2_0_gets_everything_as_it_is()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await using var other = await OtherLrs.StartAsync();
        await using var world = await ForwardingWorld.StartAsync(database, DatabaseProvider.Sqlite);
        await world.TellAsync("""
            {"actor":{"mbox":"mailto:hoa@example.edu.vn"},"verb":{"id":"http://example.com/v"},"object":{"id":"http://example.com/a"},
             "context":{"contextAgents":[{"objectType":"contextAgent","agent":{"mbox":"mailto:lan@example.edu.vn"}}]}}
            """);
        await world.AddAsync(other.Endpoint, "2.0.0");
        await world.UntilAsync(f => f.Sent == 1);
        other.Taken.Single().Json.ShouldContain("\"version\":\"2.0.0\"");
        other.Taken.Single().Json.ShouldContain("contextAgents");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_filter_lets_only_its_own_through_and_does_not_fall_behind_by_the_others(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var other = await OtherLrs.StartAsync();
        await using var world = await ForwardingWorld.StartAsync(database, provider);
        static string Did(string verb, string activity = "http://example.com/a", string more = "") => $$"""
            {"actor":{"mbox":"mailto:hoa@example.edu.vn"},"verb":{"id":"{{verb}}"},"object":{"id":"{{activity}}"}{{more}}}
            """;
        const string inCourse = ""","context":{"contextActivities":{"parent":[{"id":"http://example.com/course"}]}}""";
        await world.TellAsync(Did("http://example.com/other", more: inCourse), StatementBook.Self);
        await world.TellAsync(Did("http://example.com/passed"), StatementBook.Self);
        await world.TellAsync(Did("http://example.com/passed", more: inCourse));
        var wanted = await world.TellAsync(Did("http://example.com/failed", more: inCourse), StatementBook.Self);
        var wantedToo = await world.TellAsync(Did("http://example.com/passed", "http://example.com/course"), StatementBook.Self);
        await world.WriteAsync(5);
        var filter = new ForwarderFilter(["http://example.com/passed", "http://example.com/failed"], "http://example.com/course", OwnOnly: true);
        await world.AddAsync(other.Endpoint, filter: filter);

        var newest = await world.UntilAsync(f => f.Sent == 2);
        other.Taken.Select(t => t.Id).ShouldBe([wanted, wantedToo]);
        await using var db = database.Open();
        var last = await db.Statements.MaxAsync(s => s.Sequence);
        await world.UntilAsync(f => f.Through == last);
        newest.State.ShouldBe(ForwarderState.Running);
    }

    [Fact]
    public async Task Where_everything_is_refused_it_stops_after_a_while_and_waits_for_a_person()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await using var other = await OtherLrs.StartAsync();
        await using var world = await ForwardingWorld.StartAsync(database, DatabaseProvider.Sqlite);
        other.Before = (_, _) => Task.FromResult<int?>(400);
        var ids = await world.WriteAsync(250);
        await world.AddAsync(other.Endpoint);

        (await world.UntilAsync(f => f.State == ForwarderState.Stopped)).LastError.ShouldBe("SkippedInARow");
        (await world.SkippedAsync()).Select(s => s.StatementId).ShouldBe(ids[..200]);
        other.Before = (_, _) => Task.FromResult<int?>(null);
        await world.ChangeAsync(f => f.Resume().ShouldBeNull());
        await world.SendAgainAsync([.. ids]);
        await world.UntilAsync(f => f.Sent == 250);
        (await world.SkippedAsync()).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Both))]
    public async Task After_a_crash_between_sending_and_noting_it_is_sent_again(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var other = await OtherLrs.StartAsync();
        List<Guid> ids;
        other.After = async context =>
        {
            // Kept, but the sender never hears of it.
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            return 200;
        };
        await using (var crashed = await ForwardingWorld.StartAsync(database, provider))
        {
            ids = await crashed.WriteAsync(30);
            await crashed.AddAsync(other.Endpoint);
            await Wait.UntilAsync(() => other.Taken.Count == 30);
            await crashed.StopAsync();
            (await crashed.ForwarderAsync()).Sent.ShouldBe(0);
        }

        other.After = _ => Task.FromResult(200);
        await using var again = await ForwardingWorld.StartAsync(database, provider);
        await again.UntilAsync(f => f.Sent == 30);
        other.Taken.Select(t => t.Id).ShouldBe([.. ids, .. ids]);
    }

    [Fact]
    public async Task A_store_that_calls_what_it_holds_already_a_conflict_is_asked_whether_it_is_the_same()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await using var other = await OtherLrs.StartAsync();
        await using var world = await ForwardingWorld.StartAsync(database, DatabaseProvider.Sqlite);
        var ids = await world.WriteAsync(5);
        var known = new HashSet<Guid> { ids[2], ids[3] };
        var forwarder = await world.AddAsync(other.Endpoint + "/nowhere-yet");
        await world.ChangeAsync(f => f.Pause());
        // It holds the third as it is, and something else under the fourth's id.
        await using (var db = database.Open())
        {
            var third = await db.Statements.SingleAsync(s => s.StatementId == ids[2]);
            other.Taken.Enqueue((ids[2], Encoding.UTF8.GetString(third.Json)));
            other.Taken.Enqueue((ids[3], $$$"""{"id":"{{{ids[3]}}}","actor":{"mbox":"mailto:ai-khac@example.vn"},"verb":{"id":"http://example.com/verbs/did"},"object":{"id":"http://example.com/activities/1"}}"""));
        }

        other.Before = (_, sent) => Task.FromResult<int?>(sent.Any(known.Contains) ? 409 : null);
        await world.ChangeAsync(f =>
        {
            f.Change(new ForwarderTerms(f.Name, other.Endpoint, f.Key, f.Version), null).ShouldBeNull();
            f.Resume();
        });
        var done = await world.UntilAsync(f => f.Sent == 4);
        done.Id.ShouldBe(forwarder);
        done.State.ShouldBe(ForwarderState.Running);
        var skipped = (await world.SkippedAsync()).ShouldHaveSingleItem();
        (skipped.StatementId, skipped.Status).ShouldBe((ids[3], 409));
    }

    [Theory]
    [InlineData(503)]
    [InlineData(429)]
    [InlineData(408)]
    public async Task A_store_that_is_busy_is_waited_for(int status)
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await using var other = await OtherLrs.StartAsync();
        await using var world = await ForwardingWorld.StartAsync(database, DatabaseProvider.Sqlite);
        other.Before = (_, _) => Task.FromResult<int?>(status);
        var ids = await world.WriteAsync(3);
        await world.AddAsync(other.Endpoint);

        var waiting = await world.UntilAsync(f => f.LastError is not null);
        await Wait.UntilAsync(() => other.Requests.Count >= 2);
        (waiting.State, waiting.LastError, waiting.Sent).ShouldBe((ForwarderState.Running, $"HTTP {status}", 0));
        waiting.LastErrorAt.ShouldNotBeNull();

        other.Before = (_, _) => Task.FromResult<int?>(null);
        (await world.UntilAsync(f => f.Sent == 3)).LastError.ShouldBeNull();
        other.Taken.Select(t => t.Id).ShouldBe(ids);
    }

    [Fact]
    public async Task A_store_that_is_out_of_reach_is_waited_for()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await using var world = await ForwardingWorld.StartAsync(database, DatabaseProvider.Sqlite);
        await world.WriteAsync(1);
        await world.AddAsync("http://127.0.0.1:1/xapi");
        (await world.UntilAsync(f => f.LastError is not null)).ShouldSatisfyAllConditions(
            f => f.LastError.ShouldBe("Unreachable"),
            f => f.State.ShouldBe(ForwarderState.Running));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(302)]
    public async Task What_is_not_about_a_statement_is_tried_again_and_noted_with_the_words_of_the_other_side(int status)
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await using var other = await OtherLrs.StartAsync();
        await using var world = await ForwardingWorld.StartAsync(database, DatabaseProvider.Sqlite);
        other.Before = (_, _) => Task.FromResult<int?>(status);
        other.Words = "the key has expired";
        var ids = await world.WriteAsync(2);
        await world.AddAsync(other.Endpoint);
        await Wait.UntilAsync(() => other.Requests.Count >= 2);
        var waiting = await world.UntilAsync(f => f.LastError is not null);
        (waiting.State, waiting.LastError, waiting.LastAnswer, waiting.Sent).ShouldBe((ForwarderState.Running, $"HTTP {status}", "the key has expired", 0));
        var since = waiting.TroubledSince.ShouldNotBeNull();
        await Wait.UntilAsync(() => other.Requests.Count >= 4);
        (await world.ForwarderAsync()).TroubledSince.ShouldBe(since);
        (await world.SkippedAsync()).ShouldBeEmpty();

        other.Before = (_, _) => Task.FromResult<int?>(null);
        var done = await world.UntilAsync(f => f.Sent == 2);
        (done.LastError, done.LastAnswer, done.TroubledSince).ShouldBe((null, null, null));
        other.Taken.Select(t => t.Id).ShouldBe(ids);
    }

    [Fact]
    public async Task Attachments_go_with_their_statement_in_its_place()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await using var other = await OtherLrs.StartAsync();
        await using var world = await ForwardingWorld.StartAsync(database, DatabaseProvider.Sqlite);
        var file = (await world.Files.SaveAsync(new MemoryStream("Giáo án tiết 1"u8.ToArray()), 100, default)).Value!;
        List<Guid> ids =
        [
            .. await world.WriteAsync(2), .. await world.WriteAsync(1, new IncomingAttachment(file.Sha256, "text/plain; charset=utf-8", file.Sha256, file.Bytes)), .. await world.WriteAsync(2),
        ];
        await world.AddAsync(other.Endpoint);
        await world.UntilAsync(f => f.Sent == 5);
        other.Taken.Select(t => t.Id).ShouldBe(ids);
        other.Requests.ShouldBe([2, 1, 2]);
        other.Attachments.ShouldHaveSingleItem().ShouldBe(KeyValuePair.Create(file.Sha256, "Giáo án tiết 1"));
    }

    [Fact]
    public async Task Paused_it_breaks_off_and_sends_nothing_until_it_is_resumed()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await using var other = await OtherLrs.StartAsync();
        await using var world = await ForwardingWorld.StartAsync(database, DatabaseProvider.Sqlite);
        var brokenOff = new TaskCompletionSource();
        other.Before = async (context, _) =>
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => brokenOff.TrySetResult(), TaskScheduler.Default);
            return 503;
        };
        var ids = await world.WriteAsync(3);
        await world.AddAsync(other.Endpoint);
        await Wait.UntilAsync(() => !other.Requests.IsEmpty);
        await world.ChangeAsync(f => f.Pause().ShouldBeNull());
        await brokenOff.Task.WaitAsync(TimeSpan.FromSeconds(30));
        other.Before = (_, _) => Task.FromResult<int?>(null);
        ids.AddRange(await world.WriteAsync(1));
        other.Taken.ShouldBeEmpty();

        await world.ChangeAsync(f => f.Resume().ShouldBeNull());
        await world.UntilAsync(f => f.Sent == 4);
        other.Taken.Select(t => t.Id).ShouldBe(ids);
    }

    [Fact]
    public async Task Of_two_nodes_only_one_sends_and_the_other_takes_over()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Postgres);
        await using var other = await OtherLrs.StartAsync();
        await using var one = await ForwardingWorld.StartAsync(database, DatabaseProvider.Postgres);
        await using var two = await ForwardingWorld.StartAsync(database, DatabaseProvider.Postgres);
        await one.AddAsync(other.Endpoint);
        for (var i = 0; i < 20; i++) await one.WriteAsync(20);
        await two.UntilAsync(f => f.Sent >= 400);
        await one.StopAsync();
        await two.WriteAsync(20);
        await two.UntilAsync(f => f.Sent >= 420);
        other.Taken.Select(t => t.Id).ShouldBe(await two.StoredAsync());
    }

    [Fact]
    public async Task A_lease_whose_connection_broke_is_taken_anew()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Postgres);
        await using var other = await OtherLrs.StartAsync();
        await using var world = await ForwardingWorld.StartAsync(database, DatabaseProvider.Postgres);
        await world.AddAsync(other.Endpoint);
        await world.WriteAsync(5);
        await world.UntilAsync(f => f.Sent == 5);
        await using (var db = database.Open())
            await db.Database.ExecuteSqlRawAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'lms forwarding' AND datname = current_database()");
        await world.WriteAsync(5);
        await world.UntilAsync(f => f.Sent >= 10);
        other.Taken.Select(t => t.Id).Distinct().ShouldBe(await world.StoredAsync());
    }

    [Fact]
    public async Task A_statement_goes_whole_but_for_when_it_was_stored_here()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await using var other = await OtherLrs.StartAsync();
        await using var world = await ForwardingWorld.StartAsync(database, DatabaseProvider.Sqlite);
        await world.WriteAsync(1);
        await world.AddAsync(other.Endpoint);
        await world.UntilAsync(f => f.Sent == 1);
        await using var db = database.Open();
        var here = JsonNode.Parse((await db.Statements.SingleAsync()).Json)!.AsObject();
        here.Remove("stored").ShouldBeTrue();
        JsonNode.DeepEquals(JsonNode.Parse(other.Taken.Single().Json), here).ShouldBeTrue();
    }

    [Theory]
    [InlineData(1, null, 2)]
    [InlineData(2, null, 4)]
    [InlineData(5, null, 32)]
    [InlineData(40, null, 300)]
    [InlineData(1, 90, 90)]
    [InlineData(6, 3, 64)]
    [InlineData(1, 86_400, 3600)]
    public void The_wait_doubles_and_honours_what_the_other_side_asks(int failures, int? asked, int seconds) =>
        new ForwardingPace().WaitAfter(failures, asked is { } s ? TimeSpan.FromSeconds(s) : null).ShouldBe(TimeSpan.FromSeconds(seconds));
}

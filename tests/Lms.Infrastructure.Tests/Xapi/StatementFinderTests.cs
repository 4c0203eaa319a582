using Lms.Domain.Xapi.Statements;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Tests.Database;
using Lms.Infrastructure.Xapi;

namespace Lms.Infrastructure.Tests.Xapi;

public sealed class StatementFinderTests
{
    private static readonly Guid Registration = new("0193a000-0000-7000-8000-0000000000aa");
    private static readonly Guid OtherClient = new("0193a000-0000-7000-8000-000000000002");

    private static readonly Told Full = new()
    {
        Actor = "lan",
        Verb = "http://example.com/verbs/passed",
        Activity = "http://example.com/activities/9",
        Registration = Registration,
        Parent = "http://example.com/plans/1",
        Instructor = "minh",
        By = OtherClient,
    };

    private static Dictionary<string, long> Keys => new()
    {
        ["verb"] = IndexKey.Of(MentionKind.Verb, Full.Verb),
        ["agent"] = Told.Agent("lan"),
        ["related agent"] = Told.Agent("minh", MentionKind.RelatedAgent),
        ["activity"] = IndexKey.Of(MentionKind.Activity, Full.Activity),
        ["related activity"] = IndexKey.Of(MentionKind.RelatedActivity, Full.Parent!),
        ["registration"] = IndexKey.OfRegistration(Registration),
        ["client"] = IndexKey.OfClient(OtherClient),
        ["authority"] = IndexKey.Of(MentionKind.RelatedAgent, $"account|https://hoc.example.edu.vn|{OtherClient:D}"),
    };

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_statement_is_found_by_every_kind_of_key_before_and_after_it_is_indexed(DatabaseProvider provider)
    {
        await using var store = await RecordStore.CreateAsync(provider);
        var (first, second) = (Full with { Id = Guid.CreateVersion7() }, Full with { Id = Guid.CreateVersion7() });
        await store.RecordAsync(new Told(), first, new Told());
        await store.RecordAsync(second);
        List<string> wrong = [];

        for (var state = 0; state < 3; state++)
        {
            foreach (var (kind, key) in Keys)
            {
                var query = new StatementQuery { Conditions = [[key]], Limit = 10 };
                if (!(await store.IdsAsync(query)).SequenceEqual([second.Id, first.Id])) wrong.Add($"{kind}, {state} times indexed");
                if (!(await store.IdsAsync(query with { Ascending = true })).SequenceEqual([first.Id, second.Id])) wrong.Add($"{kind}, {state} times indexed, ascending");
            }

            await store.IndexAsync();
            if (state == 1) await store.RecordAsync(new Told());
        }

        wrong.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Since_leaves_its_own_instant_out_and_until_takes_it_in(DatabaseProvider provider)
    {
        await using var store = await RecordStore.CreateAsync(provider);
        List<(Guid Id, DateTimeOffset At)> stored = [];
        for (var i = 0; i < 5; i++)
        {
            var told = new Told();
            await store.RecordAsync(told);
            stored.Add((told.Id, store.Clock.Now));
            if (i == 2) await store.IndexAsync();
        }

        foreach (IReadOnlyList<long[]> conditions in new IReadOnlyList<long[]>[] { [], [[Told.Agent("hoa")]] })
        {
            var query = new StatementQuery { Conditions = conditions, Limit = 10, Ascending = true };
            (await store.IdsAsync(query with { Since = stored[1].At })).ShouldBe(stored.Skip(2).Select(s => s.Id));
            (await store.IdsAsync(query with { Until = stored[1].At })).ShouldBe(stored.Take(2).Select(s => s.Id));
            (await store.IdsAsync(query with { Since = stored[0].At, Until = stored[3].At })).ShouldBe(stored[1..4].Select(s => s.Id));
            (await store.IdsAsync(query with { Since = stored[1].At.AddTicks(-1), Until = stored[1].At.AddTicks(1) })).ShouldBe([stored[1].Id]);
            (await store.IdsAsync(query with { Since = stored[4].At })).ShouldBeEmpty();
        }
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_statement_is_found_by_its_id_voided_or_not_with_its_attachments(DatabaseProvider provider)
    {
        await using var store = await RecordStore.CreateAsync(provider);
        var told = new Told();
        var attachment = new IncomingAttachment(new string('a', 64), "text/plain", new string('b', 64), 12);
        await store.RecordAsync(told.Incoming([attachment]), Told.Voiding(told.Id));

        var found = (await store.Finder.FindAsync(told.Id, default)).ShouldNotBeNull();

        found.IsVoided.ShouldBeTrue();
        StatementJson.IdOf(found.Json).ShouldBe(told.Id);
        System.Text.Encoding.UTF8.GetString(found.Json).ShouldContain($"\"stored\":\"{StoredTime.Text(found.Sequence)}\"");
        (await store.Finder.AttachmentsAsync([found.Sequence], default)).ShouldBe([attachment]);
        (await store.Finder.FindAsync(Guid.CreateVersion7(), default)).ShouldBeNull();
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task An_empty_store_answers_with_nothing(DatabaseProvider provider)
    {
        await using var store = await RecordStore.CreateAsync(provider);

        (await store.AllAsync()).ShouldBeEmpty();
        (await store.IdsAsync(Told.Agent("hoa"))).ShouldBeEmpty();
        (await store.Finder.NewestAsync(default)).ShouldBe(0);
    }
}

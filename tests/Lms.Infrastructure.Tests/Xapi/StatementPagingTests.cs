using Lms.Domain.Xapi.Statements;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Tests.Database;
using Lms.Infrastructure.Xapi;

namespace Lms.Infrastructure.Tests.Xapi;

/// <summary>Pages of a store that grows while they are read.</summary>
public sealed class StatementPagingTests
{
    private const int Writers = 8;

    private static readonly IReadOnlyList<long[]>[] Filters =
    [
        [],
        [[Told.Agent("a1")]],
        [[Told.Agent("a0"), Told.Agent("a2")], [IndexKey.Of(MentionKind.Verb, new Told().Verb)]],
    ];

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_walk_by_pages_sees_each_statement_that_was_there_once_while_others_write(DatabaseProvider provider)
    {
        await using var store = await RecordStore.CreateAsync(provider);
        StatementWriter[] nodes = [store.Writer(), store.Writer()];
        // Part of what is there lies in the index, part of it does not.
        for (var i = 0; i < 15; i++)
        {
            await store.RecordAsync([.. Enumerable.Range(0, 100).Select(n => new Told { Actor = $"a{n % 3}" }.Incoming())]);
            if (i is 3 or 7 or 14) await store.IndexAsync();
        }

        using var enough = new CancellationTokenSource();
        var writing = Enumerable.Range(0, Writers).Select(i => Task.Run(() => WriteAsync(nodes[i % 2], enough.Token))).ToArray();

        var walks = 0;
        foreach (var conditions in Filters)
        {
            foreach (var limit in new[] { 1, 7, 100 })
            {
                foreach (var ascending in new[] { false, true })
                {
                    var query = new StatementQuery { Conditions = conditions, Ascending = ascending, Limit = limit };
                    var there = await SequencesAsync(store, query with { Limit = int.MaxValue });
                    if (limit == 1) query = query with { Since = StoredTime.Of(there.Count > 60 ? ascending ? there[^50] : there[49] : 0) };
                    var seen = await WalkAsync(store, query, there.Count == 0 ? 0 : there.Max());

                    seen.ShouldBeUnique();
                    seen.ShouldBe(ascending ? seen.Order() : seen.OrderDescending());
                    there.Where(s => query.Since is not { } since || s > StoredTime.Of(since)).Except(seen).ShouldBeEmpty();
                    walks++;
                }
            }
        }

        await enough.CancelAsync();
        await Task.WhenAll(writing);
        walks.ShouldBe(18);
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task An_ascending_walk_that_goes_on_sees_every_statement_that_is_ever_stored_once(DatabaseProvider provider)
    {
        await using var store = await RecordStore.CreateAsync(provider);
        StatementWriter[] nodes = [store.Writer(), store.Writer()];
        foreach (var conditions in Filters)
        {
            using var enough = new CancellationTokenSource();
            var writing = Enumerable.Range(0, Writers).Select(i => Task.Run(() => WriteAsync(nodes[i % 2], enough.Token))).ToArray();
            var query = new StatementQuery { Conditions = conditions, Ascending = true, Limit = 50, After = await store.Finder.NewestAsync(default) };
            var start = query.After;

            var seen = new List<long>();
            for (var rest = 3; rest > 0;)
            {
                var before = seen.Count;
                var page = await store.Finder.ReadAsync(query, (sequence, _) => seen.Add(sequence), default);
                if (page.Last is { } last) query = query with { After = last };
                if (seen.Count > 600 && !enough.IsCancellationRequested) await enough.CancelAsync();
                if (enough.IsCancellationRequested && seen.Count == before)
                {
                    await Task.WhenAll(writing);
                    rest--;
                }
            }

            seen.ShouldBe(await SequencesAsync(store, query with { After = start, Limit = int.MaxValue }));
            seen.Count.ShouldBeGreaterThan(600);
        }
    }

    private static async Task WriteAsync(StatementWriter writer, CancellationToken enough)
    {
        for (var i = 0; !enough.IsCancellationRequested; i++)
        {
            await writer.WriteAsync([.. Enumerable.Range(0, 1 + i % 5).Select(n => new Told { Actor = $"a{(i + n) % 3}" }.Incoming())], default);
            await Task.Delay(5, CancellationToken.None);
        }
    }

    private static async Task<List<long>> SequencesAsync(RecordStore store, StatementQuery query)
    {
        var found = new List<long>();
        await store.Finder.ReadAsync(query, (sequence, _) => found.Add(sequence), default);
        return found;
    }

    /// <summary>Page after page; an ascending one, which never ends while others write, until it has passed what was there.</summary>
    private static async Task<List<long>> WalkAsync(RecordStore store, StatementQuery query, long through)
    {
        var seen = new List<long>();
        for (var more = true; more;)
        {
            var page = await store.Finder.ReadAsync(query, (sequence, _) => seen.Add(sequence), default);
            query = query with { After = page.Last };
            more = page.HasMore && (!query.Ascending || page.Last < through);
        }

        return seen;
    }
}

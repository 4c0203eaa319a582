using FsCheck;
using FsCheck.Fluent;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Tests.Database;
using Lms.Infrastructure.Xapi;
using Microsoft.EntityFrameworkCore;

namespace Lms.Infrastructure.Tests.Xapi;

/// <summary>Whatever is asked of whatever is stored, the answer is the one that looking at every statement gives.</summary>
public sealed class StatementQueryTests
{
    private const int Keys = 6;

    private static Gen<World> Worlds =>
        from statements in Gen.Choose(0, 7).SelectMany(n => Gen.ArrayOf(Statement, n * n * 3))
        from queries in Gen.ArrayOf(Query, 12)
        select new World(statements, queries);

    /// <summary>The distance to the statement before, its keys, whether it is voided, and whether the index is brought up to it.</summary>
    private static Gen<Kept> Statement =>
        from distance in Gen.Elements(1, 1, 2, 127, 128, 40_000)
        from keys in Gen.Choose(0, (1 << Keys) - 1)
        from voided in Gen.Choose(0, 9)
        from indexed in Gen.Choose(0, 11)
        select new Kept(distance, keys, voided == 0, indexed == 0);

    /// <summary>Bounds are parts of the whole, in hundredths.</summary>
    private static Gen<Asked> Query =>
        from conditions in Gen.Choose(0, 3).SelectMany(n => Gen.ArrayOf(Gen.Choose(1, (1 << Keys) - 1), n))
        from isAscending in Gen.Elements(true, false)
        from since in Gen.Frequency((2, Gen.Constant(-1)), (1, Gen.Choose(0, 100)))
        from until in Gen.Frequency((2, Gen.Constant(-1)), (1, Gen.Choose(0, 100)))
        from after in Gen.Frequency((2, Gen.Constant(-1)), (1, Gen.Choose(0, 100)))
        from limit in Gen.Elements(1, 2, 7, 50, 1000)
        select new Asked(conditions, isAscending, since, until, after, limit);

    [Fact]
    public void A_block_gives_back_the_sequences_that_went_in()
    {
        var sequences = from first in Gen.Choose(0, int.MaxValue)
                        from distances in Gen.ArrayOf(Gen.OneOf(Gen.Choose(1, 300), Gen.Choose(1, int.MaxValue), Gen.Constant(int.MaxValue)))
                        select distances.Aggregate(new List<long> { first * 4_000_000L }, (all, d) => [.. all, all[^1] + d * 1_000L]);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(sequences.ToArbitrary(), all =>
            BlockCodec.Decode(all[0], BlockCodec.Encode([.. all])).ShouldBe(all)));
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Every_query_gives_what_looking_at_every_statement_gives(DatabaseProvider provider)
    {
        await using var store = await RecordStore.CreateAsync(provider);
        await Task.Run(() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(Worlds.ToArbitrary(), world => CheckAsync(store, world))));
    }

    private static async Task CheckAsync(RecordStore store, World world)
    {
        var kept = await FillAsync(store, world.Statements);
        // The store begins anew, which a real one never does: so does what is remembered of it.
        var finder = new StatementFinder(store.Connections);
        foreach (var asked in world.Queries)
        {
            var query = asked.On(kept);
            var found = new List<long>();
            var page = await finder.ReadAsync(query, (sequence, _) => found.Add(sequence), default);

            var expected = Naive(kept, query, voidedToo: false);
            found.ShouldBe(expected.Take(query.Limit));
            page.Count.ShouldBe(found.Count);
            page.HasMore.ShouldBe(expected.Count > query.Limit);
            page.Last.ShouldBe(found.Count == 0 ? null : found[^1]);
            page.Newest.ShouldBe(kept.Count == 0 ? 0 : kept[^1].Sequence);
            (await finder.SequencesAsync(query, default)).ShouldBe(Naive(kept, query, voidedToo: true).Take(query.Limit));
        }
    }

    private static async Task<List<(long Sequence, long[] Keys, bool IsVoided)>> FillAsync(RecordStore store, Kept[] statements)
    {
        await using (var db = store.Database.Open())
        {
            await db.Statements.ExecuteDeleteAsync();
            await db.IndexBlocks.ExecuteDeleteAsync();
            await db.StatementPlaces.ExecuteDeleteAsync();
        }

        List<(long Sequence, long[] Keys, bool IsVoided)> kept = [];
        await store.WriteAsync(async table =>
        {
            await table.SetMarkAsync(0, 0, default);
            var sequence = 1_769_844_600_000_000L;
            foreach (var statement in statements)
            {
                sequence += statement.Distance;
                var keys = Of(statement.Keys);
                var incoming = new Told().Incoming();
                (incoming.Keys, incoming.IsVoided) = (IndexKey.Pack(keys), false);
                incoming.StoreAt(sequence);
                await table.InsertAsync([incoming], default);
                if (statement.IsVoided) await table.VoidAsync(sequence, default);
                kept.Add((sequence, keys, statement.IsVoided));
                if (statement.IsIndexed) await StatementIndex.CatchUpAsync(table, default, evenFew: true);
            }
        });
        return kept;
    }

    private static List<long> Naive(List<(long Sequence, long[] Keys, bool IsVoided)> kept, StatementQuery query, bool voidedToo)
    {
        var found = kept.Where(s => (voidedToo || !s.IsVoided)
            && query.Conditions.All(any => any.Any(s.Keys.Contains))
            && (query.Since is not { } since || StoredTime.Of(s.Sequence) > since)
            && (query.Until is not { } until || StoredTime.Of(s.Sequence) <= until)
            && (query.After is not { } after || (query.Ascending ? s.Sequence > after : s.Sequence < after))).Select(s => s.Sequence).ToList();
        if (!query.Ascending) found.Reverse();
        return found;
    }

    private static long[] Of(int bits) => [.. Enumerable.Range(0, Keys).Where(i => (bits & (1 << i)) != 0).Select(i => (i - 3) * 0x1234_5678_9ABC_DEFL)];

    private sealed record Kept(int Distance, int Keys, bool IsVoided, bool IsIndexed);

    private sealed record World(Kept[] Statements, Asked[] Queries)
    {
        public override string ToString() => $"{string.Join(' ', (IEnumerable<Kept>)Statements)}\n{string.Join('\n', (IEnumerable<Asked>)Queries)}";
    }

    private sealed record Asked(int[] Conditions, bool Ascending, int Since, int Until, int After, int Limit)
    {
        public StatementQuery On(List<(long Sequence, long[] Keys, bool IsVoided)> kept)
        {
            var (first, last) = kept.Count == 0 ? (0, 0) : (kept[0].Sequence, kept[^1].Sequence);
            long At(int part) => part % 2 == 0 || kept.Count == 0 ? first + (last - first) * part / 100 : kept[(kept.Count - 1) * part / 100].Sequence;
            return new StatementQuery
            {
                Conditions = [.. Conditions.Select(Of)],
                Ascending = Ascending,
                Since = Since < 0 ? null : StoredTime.Of(At(Since)),
                Until = Until < 0 ? null : StoredTime.Of(At(Until)),
                After = After < 0 ? null : At(After),
                Limit = Limit,
            };
        }

        public override string ToString() => $"[{string.Join(",", Conditions)}] ascending={Ascending} since={Since} until={Until} after={After} limit={Limit}";
    }
}

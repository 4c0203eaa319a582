using Lms.Infrastructure.Database;
using Lms.Infrastructure.Tests.Database;
using Lms.Infrastructure.Xapi;

namespace Lms.Infrastructure.Tests.Xapi;

/// <summary>Statements about statements: found by what finds the other (xAPI 1.0.3, part three, 2.1.3), and voiding (part two, 2.3.2).</summary>
public sealed class StatementReferenceTests
{
    private static readonly Told Target = new() { Id = new Guid("0193a000-0000-7000-8000-0000000000f0"), Actor = "lan", Parent = "http://example.com/plans/1" };
    private static readonly Told About = new() { Id = new Guid("0193a000-0000-7000-8000-0000000000f1"), About = Target.Id };
    private static readonly Told AboutThat = new() { Id = new Guid("0193a000-0000-7000-8000-0000000000f2"), About = About.Id };
    private static readonly Told AboutAll = new() { Id = new Guid("0193a000-0000-7000-8000-0000000000f3"), About = AboutThat.Id };

    public static TheoryData<DatabaseProvider> Both => TestDatabase.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task A_chain_of_references_takes_the_keys_over_in_whatever_order_and_groups_it_comes(DatabaseProvider provider)
    {
        await using var store = await RecordStore.CreateAsync(provider);
        Told[] chain = [Target, About, AboutThat, AboutAll];
        List<string> wrong = [];
        var count = 0;
        foreach (var order in Orders([0, 1, 2, 3]))
        {
            for (var cuts = 0; cuts < 8; cuts++)
            {
                var person = $"p{count++}";
                var ids = chain.Select(_ => Guid.CreateVersion7()).ToArray();
                var told = chain.Select((t, i) => t with { Id = ids[i], Actor = i == 0 ? person : "hoa", About = i == 0 ? null : ids[i - 1] }).ToArray();
                var group = new List<IncomingStatement>();
                for (var i = 0; i < order.Length; i++)
                {
                    group.Add(told[order[i]]);
                    if (i < 3 && (cuts & (1 << i)) == 0) continue;
                    await store.RecordAsync([.. group]);
                    group.Clear();
                    // Some are in the index when what they refer to comes, others are not.
                    if (count % 2 == 0) await store.IndexAsync();
                }

                if (!(await store.IdsAsync(Told.Agent(person))).ToHashSet().SetEquals(ids)) wrong.Add($"{string.Join(",", order)} cut at {cuts}");
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Statements_that_refer_to_each_other_in_a_ring_are_stored(DatabaseProvider provider)
    {
        await using var store = await RecordStore.CreateAsync(provider);
        var (a, b) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        await store.RecordAsync(new Told { Id = a, About = b, Actor = "lan" });
        await store.IndexAsync();
        await store.RecordAsync(new Told { Id = b, About = a, Actor = "minh" });

        (await store.IdsAsync(Told.Agent("lan"))).ShouldBe([b, a]);
        (await store.IdsAsync(Told.Agent("minh"))).ShouldBe([b, a]);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_refers_to_a_statement_is_not_taken_for_a_statement_of_the_same_client(DatabaseProvider provider)
    {
        await using var store = await RecordStore.CreateAsync(provider);
        var other = Guid.CreateVersion7();

        await store.RecordAsync(About with { By = other });
        await store.IndexAsync();
        await store.RecordAsync(Target, AboutThat with { By = other });
        await store.RecordAsync(AboutAll with { By = other });

        (await store.IdsAsync(IndexKey.OfClient(Told.Client))).ShouldBe([Target.Id]);
        (await store.IdsAsync(IndexKey.OfClient(other))).ShouldBe([AboutAll.Id, AboutThat.Id, About.Id]);
        (await store.IdsAsync(Told.Agent("lan"))).Count.ShouldBe(4);
        IndexKey.Contains((await store.Finder.FindAsync(About.Id, default))!.Keys, IndexKey.OfClient(Told.Client)).ShouldBeFalse();
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_voided_statement_is_not_found_and_the_voiding_one_is_found_by_its_keys(DatabaseProvider provider)
    {
        await using var store = await RecordStore.CreateAsync(provider);
        var voiding = Told.Voiding(Target.Id);
        await store.RecordAsync(Target);
        await store.IndexAsync();

        await store.RecordAsync(voiding);

        (await store.IdsAsync(Told.Agent("lan"))).ShouldBe([voiding.Id]);
        (await store.AllAsync()).ShouldBe([voiding.Id]);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_statement_that_comes_after_its_voiding_is_voided(DatabaseProvider provider)
    {
        await using var store = await RecordStore.CreateAsync(provider);
        var voiding = Told.Voiding(Target.Id);

        await store.RecordAsync(voiding);
        await store.IndexAsync();
        await store.RecordAsync(new Told(), Target);

        (await store.Finder.FindAsync(Target.Id, default))!.IsVoided.ShouldBeTrue();
        (await store.IdsAsync(Told.Agent("lan"))).ShouldBe([voiding.Id]);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_statement_and_its_voiding_may_come_together_in_either_order(DatabaseProvider provider)
    {
        await using var store = await RecordStore.CreateAsync(provider);
        var (one, two) = (new Told(), new Told());

        await store.RecordAsync(one, Told.Voiding(one.Id), Told.Voiding(two.Id), two);

        foreach (var told in new[] { one, two }) (await store.Finder.FindAsync(told.Id, default))!.IsVoided.ShouldBeTrue();
        (await store.AllAsync()).Count.ShouldBe(2);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Voiding_a_voiding_statement_does_nothing_whichever_comes_first(DatabaseProvider provider)
    {
        await using var store = await RecordStore.CreateAsync(provider);
        foreach (var order in Orders([0, 1, 2]))
        {
            var target = new Told();
            var voiding = Told.Voiding(target.Id);
            Told[] told = [target, voiding, Told.Voiding(voiding.Id)];
            foreach (var i in order) await store.RecordAsync(told[i]);

            (await store.Finder.FindAsync(target.Id, default))!.IsVoided.ShouldBeTrue();
            (await store.Finder.FindAsync(voiding.Id, default))!.IsVoided.ShouldBeFalse();
        }
    }

    private static IEnumerable<int[]> Orders(int[] items) => items.Length == 1 ? [items]
        : items.SelectMany(first => Orders([.. items.Where(i => i != first)]).Select(rest => (int[])[first, .. rest]));
}

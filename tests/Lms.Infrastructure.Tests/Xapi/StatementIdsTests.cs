using Lms.Domain.Attendance;
using Lms.Domain.Xapi;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Tests.Database;
using Lms.Infrastructure.Xapi;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Lms.Infrastructure.Tests.Xapi;

/// <summary>No statement is there twice and each is found by its id, whether it waits for the index of ids or is in it.</summary>
public sealed class StatementIdsTests
{
    private static readonly Facts Facts = new("https://lms.example.edu.vn");

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Sent_again_while_it_waits_and_after_it_was_indexed_it_is_stored_once(DatabaseProvider provider)
    {
        await using var store = await RecordStore.CreateAsync(provider);
        StatementWriter[] nodes = [store.Writer(), store.Writer()];
        Told[] told = [new(), new(), new()];
        await nodes[0].WriteAsync([.. told], default);

        for (var round = 0; round < 3; round++)
        {
            foreach (var node in nodes)
            {
                (await node.WriteAsync([.. told, told[0]], default)).ShouldBeNull();
                (await node.WriteAsync([new Told(), told[1] with { Actor = "lan" }], default)).ShouldBe(told[1].Id);
            }

            // By a connection of its own: the writers do not know of it.
            await store.IndexAsync();
        }

        (await store.AllAsync()).ShouldBe(told.Select(t => t.Id));
        await AllAreInTheIndexAsync(store);
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_a_page_stores_between_two_groups_is_known_to_the_writer_and_the_other_way_round(DatabaseProvider provider)
    {
        await using var store = await RecordStore.CreateAsync(provider);
        var writer = store.Writer();
        await writer.WriteAsync([new Told()], default);
        Sample sample;
        Guid byPage, bySender;
        await using (var db = store.Database.Open())
        {
            sample = await Sample.AddAsync(db, trainees: 1);
            var book = new StatementBook(db, Facts, new StatementSeals());
            var trainee = await book.TraineeAsync(sample.Enrollments[0], default);
            var facts = Enumerable.Range(1, 2).Select(version => Facts.Attended(trainee, sample.Plan.Sessions[0], AttendanceMark.Present, version, null, Sample.Now)).ToList();
            (byPage, bySender) = (facts[0].Id, facts[1].Id);
            book.Tell(facts[0]);
            await db.SaveChangesAsync();

            (await writer.WriteAsync([new Told { Id = byPage }], default)).ShouldBe(byPage);
            (await writer.WriteAsync([new Told { Id = bySender }], default)).ShouldBeNull();

            book.Tell(facts);
            await db.SaveChangesAsync();
            await store.IndexAsync();
            book.Tell(facts);
            await db.SaveChangesAsync();
        }

        (await writer.WriteAsync([new Told { Id = byPage }], default)).ShouldBe(byPage);
        (await writer.WriteAsync([new Told { Id = bySender }], default)).ShouldBeNull();
        // The first, the page's, the sender's, and the fact whose id the sender took: told under another, once.
        (await store.AllAsync()).Count.ShouldBe(4);
        await AllAreInTheIndexAsync(store);
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task It_is_found_by_its_id_while_it_waits_and_after_it_was_indexed(DatabaseProvider provider)
    {
        await using var store = await RecordStore.CreateAsync(provider);
        var (first, second, unknown) = (new Told(), new Told(), Guid.CreateVersion7());
        (await store.Finder.FindAsync(first.Id, default)).ShouldBeNull();

        await store.RecordAsync(first);
        (await store.Finder.FindAsync(first.Id, default)).ShouldNotBeNull().Id.ShouldBe(first.Id);
        await store.IndexAsync();
        (await store.Finder.FindAsync(first.Id, default)).ShouldNotBeNull().IsVoided.ShouldBeFalse();

        await store.RecordAsync(second, Told.Voiding(first.Id));
        (await store.Finder.FindAsync(first.Id, default)).ShouldNotBeNull().IsVoided.ShouldBeTrue();
        (await store.Finder.PlacesAsync([second.Id, unknown, first.Id], default)).Count.ShouldBe(2);
        await store.IndexAsync();
        (await store.Finder.PlacesAsync([second.Id, unknown, first.Id], default)).Count.ShouldBe(2);
        (await new StatementFinder(store.Connections).FindAsync(second.Id, default)).ShouldNotBeNull().Id.ShouldBe(second.Id);
        (await store.Finder.FindAsync(unknown, default)).ShouldBeNull();
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_statement_whose_group_failed_is_not_taken_for_one_that_is_there(DatabaseProvider provider)
    {
        await using var store = await RecordStore.CreateAsync(provider);
        var writer = store.Writer();
        var told = new Told();
        await writer.WriteAsync([new Told()], default);

        // The database cannot take an attachment without a content type.
        await Should.ThrowAsync<StatementsNotStoredException>(() => writer.WriteAsync([told.Incoming([new(new string('a', 64), null!, "", 1)])], default));

        (await writer.WriteAsync([told with { Actor = "lan" }], default)).ShouldBeNull();
        (await writer.WriteAsync([told], default)).ShouldBe(told.Id);
        (await store.AllAsync()).Count.ShouldBe(2);
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_index_of_ids_is_settled_part_by_part_and_every_id_stays_known(DatabaseProvider provider)
    {
        await using var store = await RecordStore.CreateAsync(provider);
        var writer = store.Writer();
        var told = new List<Told>();
        for (var round = 0; round < StatementIndex.Turns + 3; round++)
        {
            Told[] some = [.. Enumerable.Range(0, 20).Select(_ => new Told { Id = IncomingStatements.RandomUuid() })];
            told.AddRange(some);
            await writer.WriteAsync([.. some], default);
            await store.IndexAsync();
        }

        await using (var db = store.Database.Open())
        {
            (await db.StatementPlaces.CountAsync(p => p.IsSettled)).ShouldBeGreaterThan(0);
            (await db.StatementPlaces.CountAsync(p => !p.IsSettled)).ShouldBeGreaterThan(0);
        }

        await AllAreInTheIndexAsync(store);
        (await writer.WriteAsync([.. told], default)).ShouldBeNull();
        (await store.AllAsync()).ShouldBe(told.Select(t => t.Id));
        foreach (var one in told) (await writer.WriteAsync([one with { Actor = "lan" }], default)).ShouldBe(one.Id);
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_writer_itself_puts_ids_into_the_index_and_knows_them_after(DatabaseProvider provider)
    {
        await using var store = await RecordStore.CreateAsync(provider);
        var writer = store.Writer();
        var told = Enumerable.Range(0, StatementIndex.MostWaiting + 100).Select(_ => new Told { Id = IncomingStatements.RandomUuid() }).ToList();
        foreach (var some in told.Chunk(1000)) await writer.WriteAsync([.. some], default);

        await using (var db = store.Database.Open()) (await db.StatementPlaces.CountAsync()).ShouldBeGreaterThanOrEqualTo(StatementIndex.MostWaiting);
        foreach (var some in told.Chunk(1000)) (await writer.WriteAsync([.. some], default)).ShouldBeNull();
        (await writer.WriteAsync([told[0] with { Actor = "lan" }], default)).ShouldBe(told[0].Id);
        (await writer.WriteAsync([told[^1] with { Actor = "lan" }], default)).ShouldBe(told[^1].Id);
        (await store.AllAsync()).Count.ShouldBe(told.Count);
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Statements_from_before_the_index_of_ids_are_in_it_after_the_migration_and_the_way_back_is_open(DatabaseProvider provider)
    {
        const string before = "TraineeListsAsTheyArrive";
        await using var store = await RecordStore.CreateAsync(provider, upTo: before);
        Told[] told = [.. Enumerable.Range(0, 5).Select(_ => new Told { Id = IncomingStatements.RandomUuid() })];
        IncomingStatement[] rows = [.. told];
        for (var i = 0; i < rows.Length; i++) rows[i].StoreAt(1_769_844_600_000_000 + i);
        await store.WriteAsync(async table =>
        {
            await table.InsertAsync(rows, default);
            await table.InsertBlocksAsync(StatementIndex.Blocks([.. rows[..3].Select(r => new WaitingStatement(r.Sequence, r.Id, r.Keys))]), default);
        });
        await using (var db = store.Database.Open())
        {
            // Three were in the index, two waited.
            await db.Database.ExecuteSqlAsync($"""UPDATE "xapi_IndexMarks" SET "Through" = {rows[2].Sequence}""");
            await db.Database.MigrateAsync();
            (await db.StatementPlaces.OrderBy(p => p.Sequence).Select(p => p.StatementId).ToListAsync()).ShouldBe(told[..3].Select(t => t.Id));
        }

        await using (var writer = new StatementWriter(store.Connections, store.Activities, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<StatementWriter>.Instance))
        {
            (await writer.WriteAsync([.. told], default)).ShouldBeNull();
            foreach (var one in told)
            {
                (await writer.WriteAsync([one with { Actor = "lan" }], default)).ShouldBe(one.Id);
                (await store.Finder.FindAsync(one.Id, default)).ShouldNotBeNull().Id.ShouldBe(one.Id);
            }
        }

        await store.IndexAsync();
        (await store.AllAsync()).ShouldBe(told.Select(t => t.Id));
        await AllAreInTheIndexAsync(store);

        await using var back = store.Database.Open();
        await back.GetService<IMigrator>().MigrateAsync(before);
        IncomingStatement twice = told[0];
        twice.StoreAt(rows[^1].Sequence + 1);
        await Should.ThrowAsync<System.Data.Common.DbException>(() => store.WriteAsync(table => table.InsertAsync([twice], default)));
    }

    /// <summary>Each statement once, at its place.</summary>
    private static async Task AllAreInTheIndexAsync(RecordStore store)
    {
        await using var db = store.Database.Open();
        var places = await db.StatementPlaces.OrderBy(p => p.Sequence).Select(p => new { p.StatementId, p.Sequence }).ToListAsync();
        places.ShouldBe(await db.Statements.OrderBy(s => s.Sequence).Select(s => new { s.StatementId, s.Sequence }).ToListAsync());
    }
}

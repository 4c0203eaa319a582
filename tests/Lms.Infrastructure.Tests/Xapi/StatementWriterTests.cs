using Lms.Domain.Attendance;
using Lms.Domain.Xapi;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Tests.Database;
using Lms.Infrastructure.Xapi;
using Microsoft.EntityFrameworkCore;

namespace Lms.Infrastructure.Tests.Xapi;

public sealed class StatementWriterTests
{
    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task An_equal_statement_is_taken_again_and_stored_once(DatabaseProvider provider)
    {
        await using var store = await RecordStore.CreateAsync(provider);
        var writer = store.Writer();
        var told = new Told { Definition = """{"name":{"vi":"Bài 1"}}""" };

        (await writer.WriteAsync([told], default)).ShouldBeNull();
        (await writer.WriteAsync([told, new Told()], default)).ShouldBeNull();
        (await writer.WriteAsync([told with { Definition = """{"name":{"vi":"Bài một"}}""", By = Guid.CreateVersion7() }], default)).ShouldBeNull();

        (await store.AllAsync()).Count.ShouldBe(2);
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_batch_with_an_id_of_another_statement_is_a_conflict_and_nothing_of_it_is_stored(DatabaseProvider provider)
    {
        await using var store = await RecordStore.CreateAsync(provider);
        var writer = store.Writer();
        var told = new Told();
        await writer.WriteAsync([told], default);

        var conflict = await writer.WriteAsync([new Told { Activity = "http://example.com/new", Definition = """{"name":{"vi":"Mới"}}""" }, told with { Actor = "lan" }, new Told()], default);

        conflict.ShouldBe(told.Id);
        (await store.AllAsync()).ShouldBe([told.Id]);
        await using var db = store.Database.Open();
        (await db.Activities.AnyAsync()).ShouldBeFalse();
        (await db.Statements.SingleAsync()).Json.ShouldNotBeEmpty();
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Of_two_writers_at_once_with_one_id_the_second_finds_an_equal_or_a_conflict(DatabaseProvider provider)
    {
        await using var store = await RecordStore.CreateAsync(provider);
        StatementWriter[] nodes = [store.Writer(), store.Writer()];
        var ids = Enumerable.Range(0, 40).Select(_ => Guid.CreateVersion7()).ToList();

        var equal = await Task.WhenAll(ids.SelectMany(id => nodes.Select(n => n.WriteAsync([new Told { Id = id }], default))));
        var other = ids.Select(_ => Guid.CreateVersion7()).ToList();
        var unequal = await Task.WhenAll(other.SelectMany(id => nodes.Select((n, i) => n.WriteAsync([new Told { Id = id, Response = $"{i}" }], default))));

        equal.ShouldAllBe(conflict => conflict == null);
        unequal.Chunk(2).ShouldAllBe(pair => pair.Count(conflict => conflict == null) == 1);
        (await store.AllAsync()).ShouldBe([.. ids, .. other], ignoreOrder: true);
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_request_that_fails_harms_none_of_its_group(DatabaseProvider provider)
    {
        await using var store = await RecordStore.CreateAsync(provider);
        var writer = store.Writer();
        var (before, target, after) = (new Told { Actor = "lan" }, new Told(), new Told());
        var about = new Told { About = before.Id };
        // The database cannot take an attachment without a content type.
        var broken = new IncomingAttachment(new string('a', 64), null!, "", 1);
        var failing = Told.Voiding(target.Id).Incoming([broken]);
        var failingToo = (before with { Id = Guid.CreateVersion7() }).Incoming([broken]);

        List<Task<Guid?>> fine = [];
        Task<Guid?> failed, failedToo;
        await using (var busy = await store.Connections.OpenAsync(default))
        {
            // While another transaction writes, requests gather.
            await busy.BeginAsync(default);
            fine.Add(writer.WriteAsync([new Told()], default));
            await Task.Delay(100);
            fine.Add(writer.WriteAsync([before, about], default));
            failed = writer.WriteAsync([failing], default);
            fine.Add(writer.WriteAsync([target], default));
            failedToo = writer.WriteAsync([failingToo, new Told { About = target.Id }], default);
            fine.Add(writer.WriteAsync([after], default));
            await busy.RollBackAsync();
        }

        (await Task.WhenAll(fine)).ShouldAllBe(conflict => conflict == null);
        await failed.ShouldThrowAsync<StatementsNotStoredException>();
        await failedToo.ShouldThrowAsync<StatementsNotStoredException>();
        (await store.AllAsync()).Count.ShouldBe(5);
        (await store.Finder.FindAsync(target.Id, default))!.IsVoided.ShouldBeFalse();
        (await store.IdsAsync(Told.Agent("lan"))).ShouldBe([about.Id, before.Id]);
        (await writer.WriteAsync([new Told()], default)).ShouldBeNull();
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Sequences_grow_though_the_clock_goes_back(DatabaseProvider provider)
    {
        await using var store = await RecordStore.CreateAsync(provider);
        var clock = new HandClock();
        var writer = store.Writer(clock);
        List<Guid> ids = [];
        foreach (var minutes in new[] { 0, 0, -60, 5, -1, 5 })
        {
            clock.Now += TimeSpan.FromMinutes(minutes);
            Told[] batch = [new(), new(), new()];
            await writer.WriteAsync([.. batch], default);
            ids.AddRange(batch.Select(t => t.Id));
        }

        (await store.AllAsync()).ShouldBe(ids);
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Batches_at_once_that_share_activities_in_other_orders_are_each_stored_whole(DatabaseProvider provider)
    {
        await using var store = await RecordStore.CreateAsync(provider);
        StatementWriter[] nodes = [store.Writer(), store.Writer()];
        var random = new Random(16);
        var batches = Enumerable.Range(0, 16).Select(batch =>
        {
            var activities = Enumerable.Range(0, 25).ToArray();
            random.Shuffle(activities);
            return activities.Select(a => new Told { Activity = $"http://example.com/shared/{a}", Definition = $$$"""{"name":{"x-b{{{batch}}}":"{{{a}}}"}}""" }).ToArray();
        }).ToArray();

        var conflicts = await Task.WhenAll(batches.Select((b, i) => Task.Run(() => nodes[i % 2].WriteAsync([.. b.Select(t => t.Incoming())], default))));

        conflicts.ShouldAllBe(conflict => conflict == null);
        var all = await store.AllAsync();
        foreach (var batch in batches) all.Skip(all.IndexOf(batch[0].Id)).Take(25).ShouldBe(batch.Select(t => t.Id));
        all.Count.ShouldBe(400);
        await using var db = store.Database.Open();
        var known = await db.Activities.ToListAsync();
        known.Count.ShouldBe(25);
        foreach (var activity in known)
            for (var batch = 0; batch < 16; batch++) System.Text.Encoding.UTF8.GetString(activity.Definition).ShouldContain($"\"x-b{batch}\"");
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_pages_transactions_and_the_writer_take_turns(DatabaseProvider provider)
    {
        await using var store = await RecordStore.CreateAsync(provider);
        var facts = new Facts("https://lms.example.edu.vn");
        Sample sample;
        await using (var db = store.Database.Open()) sample = await Sample.AddAsync(db, trainees: 12);
        var writer = store.Writer();

        async Task PageAsync(int page)
        {
            for (var i = 0; i < 3; i++)
            {
                await using var db = store.Database.Open();
                await using var transaction = await db.BeginWriteAsync(default, $"page/{page}");
                var book = new StatementBook(db, facts, new StatementSeals());
                var trainee = await book.TraineeAsync(sample.Enrollments[page * 3 + i], default);
                book.Tell([.. Enumerable.Range(1, 10).Select(version => facts.Attended(trainee, sample.Plan.Sessions[0], AttendanceMark.Present, version, null, Sample.Now))]);
                await db.SaveChangesAsync();
                await transaction.CommitAsync();
            }
        }

        async Task SendAsync()
        {
            for (var i = 0; i < 20; i++) (await writer.WriteAsync([new Told(), new Told()], default)).ShouldBeNull();
        }

        await Task.WhenAll([.. Enumerable.Range(0, 4).Select(page => Task.Run(() => PageAsync(page))), .. Enumerable.Range(0, 4).Select(_ => Task.Run(SendAsync))]);

        (await store.AllAsync()).Count.ShouldBe(4 * 3 * 10 + 4 * 20 * 2);
        (await store.IdsAsync(new StatementQuery { Conditions = [[IndexKey.OfClient(StatementBook.Self)]], Limit = 1000 })).Count.ShouldBe(120);
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_transaction_that_rolls_back_leaves_nothing(DatabaseProvider provider)
    {
        await using var store = await RecordStore.CreateAsync(provider);
        var first = new Told();
        await store.RecordAsync(first);
        await store.IndexAsync();

        await using (var table = await store.Connections.OpenAsync(default))
        {
            await table.BeginAsync(default);
            var told = new Told { Actor = "lan", Definition = """{"name":{"vi":"Bài 1"}}""" };
            await store.RecordAsync(table, told.Incoming([new(new string('a', 64), "text/plain", "f", 1)]), Told.Voiding(first.Id));
            await StatementIndex.CatchUpAsync(table, default, evenFew: true);
            await table.RollBackAsync();
        }

        (await store.AllAsync()).ShouldBe([first.Id]);
        (await store.IdsAsync(Told.Agent("lan"))).ShouldBeEmpty();
        await using var db = store.Database.Open();
        (await db.Activities.AnyAsync() || await db.Attachments.AnyAsync()).ShouldBeFalse();
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_waits_is_written_before_the_writer_ends(DatabaseProvider provider)
    {
        await using var store = await RecordStore.CreateAsync(provider);
        List<Task<Guid?>> sent;
        await using (var writer = new StatementWriter(store.Connections, new ActivityCatalog(), TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<StatementWriter>.Instance))
            sent = [.. Enumerable.Range(0, 200).Select(_ => writer.WriteAsync([new Told()], default))];

        (await Task.WhenAll(sent)).ShouldAllBe(conflict => conflict == null);
        (await store.AllAsync()).Count.ShouldBe(200);
    }
}

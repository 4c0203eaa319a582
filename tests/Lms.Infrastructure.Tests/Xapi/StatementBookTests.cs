using System.Text.Json.Nodes;
using Lms.Domain.Attendance;
using Lms.Domain.Xapi;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Tests.Database;
using Lms.Infrastructure.Xapi;
using Microsoft.EntityFrameworkCore;

namespace Lms.Infrastructure.Tests.Xapi;

public sealed class StatementBookTests
{
    private static readonly Facts Facts = new("https://lms.example.edu.vn");

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_fact_told_twice_is_stored_once_under_one_pseudonym(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        Sample sample;
        await using (var db = database.Open()) sample = await Sample.AddAsync(db, trainees: 2);

        for (var i = 0; i < 2; i++)
        {
            await using var db = database.Open();
            var book = new StatementBook(db, Facts, new StatementSeals());
            var trainees = await book.TraineesAsync(sample.Enrollments, default);
            book.Tell([.. trainees.Values.Select(t => Facts.Attended(t, sample.Plan.Sessions[0], AttendanceMark.Present, 1, null, Sample.Now))]);
            await db.SaveChangesAsync();
        }

        await using var read = database.Open();
        (await read.Statements.CountAsync()).ShouldBe(2);
        (await read.Pseudonyms.CountAsync()).ShouldBe(2);
        (await read.Statements.ToListAsync()).Select(s => JsonNode.Parse(s.Json)!["actor"]!.ToJsonString()).Distinct().Count().ShouldBe(2);
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_voiding_statement_marks_its_target(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        Sample sample;
        await using (var db = database.Open()) sample = await Sample.AddAsync(db, trainees: 1);

        await using (var db = database.Open())
        {
            var book = new StatementBook(db, Facts, new StatementSeals());
            var trainee = await book.TraineeAsync(sample.Enrollments[0], default);
            book.Tell(Facts.Attended(trainee, sample.Plan.Sessions[0], AttendanceMark.Present, 1, null, Sample.Now));
            await db.SaveChangesAsync();
            book.Tell(Facts.AttendedVoided(trainee, sample.Plan.Sessions[0], 1, Sample.Now));
            await db.SaveChangesAsync();
        }

        await using var read = database.Open();
        var statements = await read.Statements.OrderBy(s => s.Sequence).ToListAsync();
        statements.Select(s => s.IsVoided).ShouldBe([true, false]);
        statements[1].Reference.ShouldBe(statements[0].StatementId);
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Statements_roll_back_with_the_fact(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        Sample sample;
        await using (var db = database.Open()) sample = await Sample.AddAsync(db, trainees: 1);

        await using (var db = database.Open())
        {
            await using var transaction = await db.BeginWriteAsync(default, "plan");
            var book = new StatementBook(db, Facts, new StatementSeals());
            book.Tell(Facts.Attended(await book.TraineeAsync(sample.Enrollments[0], default), sample.Plan.Sessions[0], AttendanceMark.Present, 1, null, Sample.Now));
            await db.SaveChangesAsync();
        }

        await using var read = database.Open();
        (await read.Statements.AnyAsync()).ShouldBeFalse();
        (await read.Pseudonyms.AnyAsync()).ShouldBeFalse();
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_correction_is_told_whole_even_where_a_stranger_has_taken_its_ids(DatabaseProvider provider)
    {
        await using var store = await RecordStore.CreateAsync(provider);
        Sample sample;
        await using (var db = store.Database.Open()) sample = await Sample.AddAsync(db, trainees: 1);
        var (block, seals) = (sample.Plan.Sessions[0], new StatementSeals());

        async Task<List<Statement>> TellAsync(Func<Trainee, Statement[]> facts)
        {
            await using var db = store.Database.Open();
            var book = new StatementBook(db, Facts, seals);
            Statement[] told = facts(await book.TraineeAsync(sample.Enrollments[0], default));
            book.Tell(told);
            await db.SaveChangesAsync();
            return [.. told];
        }

        Statement[] Correction(Trainee trainee) =>
        [
            Facts.AttendedVoided(trainee, block, 1, Sample.Now),
            Facts.Attended(trainee, block, new AttendanceMark(AttendanceStatus.Late, 25), 2, null, Sample.Now),
        ];
        var first = (await TellAsync(t => [Facts.Attended(t, block, AttendanceMark.Present, 1, null, Sample.Now)]))
            .Single();
        List<Statement> wanted = [];
        await using (var db = store.Database.Open())
            wanted.AddRange(Correction(await new StatementBook(db, Facts, seals)
                .TraineeAsync(sample.Enrollments[0], default)));
        await store.RecordAsync([.. wanted.Select(s => new Told { Id = s.Id }.Incoming())]);

        await TellAsync(Correction);
        await TellAsync(Correction);

        var seal = seals.Known.ShouldNotBeNull();
        (await store.Finder.FindAsync(first.Id, default)).ShouldNotBeNull().IsVoided.ShouldBeTrue();
        foreach (var statement in wanted)
        {
            (await store.Finder.FindAsync(statement.Id, default)).ShouldNotBeNull().Keys
                .ShouldSatisfyAllConditions(keys => IndexKey.Contains(keys, IndexKey.OfClient(Told.Client))
                    .ShouldBeTrue());
            var ours = (await store.Finder.FindAsync(seal.Instead(statement.Id), default)).ShouldNotBeNull();
            JsonNode.Parse(ours.Json)!["id"]!.GetValue<Guid>().ShouldBe(seal.Instead(statement.Id));
            ours.IsVoided.ShouldBeFalse();
        }

        // What is taken back later is the fact that was put elsewhere.
        await TellAsync(t => [Facts.AttendedVoided(t, block, 2, Sample.Now)]);
        (await store.Finder.FindAsync(seal.Instead(wanted[1].Id), default)).ShouldNotBeNull().IsVoided.ShouldBeTrue();
        (await store.IdsAsync(IndexKey.OfClient(StatementBook.Self))).Count.ShouldBe(2,
            "both takings back; what they took back is voided");
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Every_installation_has_a_seal_of_its_own(DatabaseProvider provider)
    {
        await using var one = await TestDatabase.CreateAsync(provider);
        await using var other = await TestDatabase.CreateAsync(provider);
        await using var db = one.Open();
        await using var elsewhere = other.Open();
        var (key, its) = (await db.StatementSealKeys.SingleAsync(), await elsewhere.StatementSealKeys.SingleAsync());

        key.Key.Length.ShouldBeGreaterThanOrEqualTo(32);
        key.Key.ShouldNotBe(its.Key);
        key.OldThrough.ShouldBe(0);
        var id = new StatementSeal(key.Key).Close(new byte[16]);
        new StatementSeal(key.Key).IsOurs(id).ShouldBeTrue();
        new StatementSeal(its.Key).IsOurs(id).ShouldBeFalse();
    }
}

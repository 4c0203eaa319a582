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
            var book = new StatementBook(db, Facts);
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
            var book = new StatementBook(db, Facts);
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
            var book = new StatementBook(db, Facts);
            book.Tell(Facts.Attended(await book.TraineeAsync(sample.Enrollments[0], default), sample.Plan.Sessions[0], AttendanceMark.Present, 1, null, Sample.Now));
            await db.SaveChangesAsync();
        }

        await using var read = database.Open();
        (await read.Statements.AnyAsync()).ShouldBeFalse();
        (await read.Pseudonyms.AnyAsync()).ShouldBeFalse();
    }
}

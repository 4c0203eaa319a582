using System.Text.Json;
using Lms.Domain;
using Lms.Domain.Journal;
using Lms.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;

namespace Lms.Infrastructure.Tests.Database;

public sealed class JournalTests
{
    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_change_leaves_who_when_before_and_after(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        Sample sample;
        await using (var db = database.Open()) sample = await Sample.AddAsync(db);
        var officer = Guid.CreateVersion7();

        await using (var db = database.Open(officer))
        {
            var plan = await db.Plans.Include(p => p.Sessions).SingleAsync();
            plan.Begin().ShouldBeNull();
            await db.SaveChangesAsync();
        }

        await using var read = database.Open();
        var entry = await read.Journal.SingleAsync(e => e.Subject == "TrainingPlan" && e.Action == JournalAction.Changed);
        entry.AccountId.ShouldBe(officer);
        entry.SubjectId.ShouldBe(sample.Plan.Id.ToString());
        JsonSerializer.Deserialize<Dictionary<string, string>>(entry.Before)!["State"].ShouldBe("Issued");
        JsonSerializer.Deserialize<Dictionary<string, string>>(entry.After)!["State"].ShouldBe("InProgress");
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_says_something_about_a_person_is_withheld(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var db = database.Open();
        await Sample.AddAsync(db, trainees: 1);

        var entry = await db.Journal.SingleAsync(e => e.Subject == "Teacher");
        entry.After.ShouldNotContain("Nguyễn");
        entry.After.ShouldContain("FullName");
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Writing_over_a_newer_revision_fails(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using (var db = database.Open()) await Sample.AddAsync(db);

        await using var first = database.Open();
        await using var second = database.Open();
        var mine = await first.OrgUnits.OrderBy(u => u.Code).FirstAsync();
        var theirs = await second.OrgUnits.SingleAsync(u => u.Id == mine.Id);
        theirs.Correct("Tên mới", new DateOnly(2026, 1, 1));
        await second.SaveChangesAsync();

        mine.Correct("Tên khác", new DateOnly(2026, 1, 1));
        await Should.ThrowAsync<DbUpdateConcurrencyException>(() => first.SaveChangesAsync());
    }

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_form_that_has_seen_an_older_revision_is_refused(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        Id<Lms.Domain.OrgUnits.OrgUnit> id;
        await using (var db = database.Open()) id = (await Sample.AddAsync(db)).Office.Id;
        await using (var db = database.Open())
        {
            (await db.OrgUnits.SingleAsync(u => u.Id == id)).Correct("Tên mới", new DateOnly(2026, 1, 1));
            await db.SaveChangesAsync();
        }

        await using var late = database.Open();
        var unit = await late.OrgUnits.SingleAsync(u => u.Id == id);
        late.RevisionOf(unit).ShouldBe(1);
        late.ExpectRevision(unit, 0);
        unit.Correct("Tên khác", new DateOnly(2026, 1, 1));
        await Should.ThrowAsync<DbUpdateConcurrencyException>(() => late.SaveChangesAsync());
    }
}

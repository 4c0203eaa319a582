using System.Data.Common;
using Lms.Domain.Quotas;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Tests.Database;
using Microsoft.EntityFrameworkCore;

namespace Lms.Infrastructure.Tests.Quotas;

/// <summary>The rule again, where races happen.</summary>
public class QuotaStorageTests
{
    public static TheoryData<DatabaseProvider> Both => TestDatabase.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task No_statement_can_hold_more_seats_than_there_are(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var db = database.Open();
        await Sample.AddAsync(db);

        await Should.ThrowAsync<DbException>(() => db.Database.ExecuteSqlRawAsync("UPDATE \"Quotas\" SET \"Taken\" = 13"));
        await Should.ThrowAsync<DbException>(() => db.Database.ExecuteSqlRawAsync("UPDATE \"Quotas\" SET \"Taken\" = -1"));
        await db.Database.ExecuteSqlRawAsync("UPDATE \"Quotas\" SET \"Taken\" = 12");
        await Should.ThrowAsync<DbException>(() => db.Database.ExecuteSqlRawAsync("UPDATE \"Quotas\" SET \"Seats\" = 11"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Many_at_once_take_the_last_seats_and_never_one_more(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        Sample sample;
        await using (var db = database.Open()) sample = await Sample.AddAsync(db);

        var refusals = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => TakeOne(database, sample)));

        refusals.Count(r => r is null).ShouldBe(12);
        refusals.OfType<QuotaExceeded>().Count().ShouldBe(12);
        await using var after = database.Open();
        (await after.Quotas.SingleAsync()).Taken.ShouldBe(12);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Who_writes_over_a_newer_quota_is_told(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var first = database.Open();
        await Sample.AddAsync(first);
        await using var second = database.Open();
        var (mine, theirs) = (await first.Quotas.SingleAsync(), await second.Quotas.SingleAsync());

        theirs.Take(5).ShouldBeNull();
        await second.SaveChangesAsync();
        mine.Adjust(3, "Theo đề nghị").ShouldBeNull();

        await Should.ThrowAsync<DbUpdateConcurrencyException>(() => first.SaveChangesAsync());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_is_posted_is_stored_signed_with_the_balance(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var account = Guid.CreateVersion7();
        await using (var db = database.Open(account))
        {
            await Sample.AddAsync(db);
            var quota = await db.Quotas.SingleAsync();
            quota.Take(5).ShouldBeNull();
            quota.Adjust(20, "Theo đề nghị", new("70/CV", new DateOnly(2022, 12, 1))).ShouldBeNull();
            await db.SaveChangesAsync();
            quota.Posted.ShouldBeEmpty("what is stored is stored once");
        }

        await using var after = database.Open();
        var entries = await after.QuotaEntries.OrderBy(e => e.Number).ToListAsync();
        entries.Select(e => (e.Number, e.Kind, e.SeatsChange, e.TakenChange, e.Seats, e.Taken)).ShouldBe([
            (1, QuotaEntryKind.Allocated, 12, 0, 12, 0), (2, QuotaEntryKind.Submitted, 0, 5, 12, 5), (3, QuotaEntryKind.Adjusted, 8, 0, 20, 5)]);
        entries.ShouldAllBe(e => e.By == account && e.At > DateTimeOffset.UnixEpoch);
        (entries[2].DocumentNumber, entries[2].DocumentDate).ShouldBe(("70/CV", new DateOnly(2022, 12, 1)));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_entry_is_neither_changed_nor_removed_by_anybody(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var db = database.Open();
        await Sample.AddAsync(db);

        await Should.ThrowAsync<DbException>(() => db.Database.ExecuteSqlRawAsync("UPDATE \"QuotaEntries\" SET \"Reason\" = 'x'"));
        await Should.ThrowAsync<DbException>(() => db.Database.ExecuteSqlRawAsync("DELETE FROM \"QuotaEntries\""));
        db.QuotaEntries.Remove(await db.QuotaEntries.SingleAsync());
        await Should.ThrowAsync<InvalidOperationException>(() => db.SaveChangesAsync());
    }

    private static async Task<Domain.Refusal?> TakeOne(TestDatabase database, Sample sample)
    {
        await using var db = database.Open();
        await using var transaction = await db.BeginWriteAsync(default, $"quota/{sample.Plan.Id}/{sample.Office.Id}");
        var quota = await db.Quotas.SingleAsync(q => q.PlanId == sample.Plan.Id && q.UnitId == sample.Office.Id);
        if (quota.Take(1) is { } refusal) return refusal;
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return null;
    }
}

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
        mine.Resize(3).ShouldBeNull();

        await Should.ThrowAsync<DbUpdateConcurrencyException>(() => first.SaveChangesAsync());
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

using Lms.Domain.Enrollments;
using Lms.Domain.Quotas;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Enrollments;
using Lms.Web.Tests.Features.TraineeLists;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Tests.Features.Quotas;

public class LedgerRaceTests
{
    private const int Workers = 64;
    private const int Seats = 40;

    [Theory, MemberData(nameof(ListSite.Both), MemberType = typeof(ListSite))]
    public async Task However_64_people_interleave_no_cap_is_exceeded_and_every_balance_is_the_sum_of_its_ledger(DatabaseProvider provider)
    {
        await using var site = new ListSite(provider);
        var world = await site.InScopeAsync<LmsDbContext, ListWorld>(db => ListWorld.SeedAsync(db, Seats));
        var storms = Enumerable.Range(1, Workers).Select(i => new LedgerStorm(site, world, seed: i)).ToList();

        await Task.WhenAll(storms.Select(storm => Task.Run(() => storm.RunAsync(acts: 8))));

        await site.InScopeAsync<LmsDbContext, bool>(async db =>
        {
            var plan = await db.Plans.SingleAsync();
            var quotas = await db.Quotas.ToListAsync();
            quotas.Sum(q => q.Seats).ShouldBe(plan.Places);
            foreach (var quota in quotas) await CheckAsync(db, quota);
            var active = await db.Enrollments.Active().Select(e => e.TeacherId).ToListAsync();
            active.ShouldBeUnique();
            await CheckTransfersAsync(db);
            var substituted = await db.QuotaEntries.CountAsync(e => e.Kind == QuotaEntryKind.Substituted);
            (await db.Substitutions.CountAsync(s => s.State == SubstitutionState.Applied)).ShouldBe(substituted);
            (await db.Enrollments.CountAsync(e => e.State == EnrollmentState.Replaced)).ShouldBe(substituted);
            return true;
        });
        var done = storms.SelectMany(s => s.Done.Keys).ToHashSet();
        done.ShouldBe(["submit", "accept", "accept some", "return", "recall", "withdraw", "promote", "request", "decide", "adjust", "transfer"], ignoreOrder: true, "a storm that does not do everything proves little");
    }

    /// <summary>Each entry goes on where the one before it ended, within the cap; the last is the balance; and the balance is who is there.</summary>
    private static async Task CheckAsync(LmsDbContext db, Quota quota)
    {
        var (number, seats, taken) = (0, 0, 0);
        foreach (var entry in await db.QuotaEntries.Where(e => e.UnitId == quota.UnitId).OrderBy(e => e.Number).ToListAsync())
        {
            (number, seats, taken) = (number + 1, seats + entry.SeatsChange, taken + entry.TakenChange);
            (entry.Number, entry.Seats, entry.Taken).ShouldBe((number, seats, taken));
            taken.ShouldBeInRange(0, seats);
        }

        (quota.LastEntry, quota.Seats, quota.Taken).ShouldBe((number, seats, taken));
        var enrolled = await db.Enrollments.Active().CountAsync(e => e.UnitId == quota.UnitId && !e.IsReserve);
        var waiting = await db.TraineeSubmissions.Include(s => s.Rows).Where(s => s.UnitId == quota.UnitId && s.State == SubmissionState.Submitted).ToListAsync();
        quota.Taken.ShouldBe(enrolled + waiting.Sum(l => l.SeatsNeeded));
    }

    private static async Task CheckTransfersAsync(LmsDbContext db)
    {
        var entries = await db.QuotaEntries.Where(e => e.CounterpartId != null).ToListAsync();
        foreach (var entry in entries)
        {
            var other = entries.Single(e => e.UnitId == entry.CounterpartId && e.Number == entry.CounterpartNumber);
            (other.CounterpartId, other.CounterpartNumber, other.SeatsChange).ShouldBe((entry.UnitId, entry.Number, -entry.SeatsChange));
        }
    }
}

using Lms.Domain;
using Lms.Domain.Quotas;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Database;
using Lms.Web.Features.TraineeLists;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Tests.Features.TraineeLists;

public class SubmissionRaceTests
{
    private const int Lists = 64;
    private const int Seats = 30;

    [Theory, MemberData(nameof(ListSite.Both), MemberType = typeof(ListSite))]
    public async Task Of_64_lists_submitted_at_once_for_the_last_seats_none_goes_over_and_each_loser_is_told_why(DatabaseProvider provider)
    {
        await using var site = new ListSite(provider);
        var world = await site.InScopeAsync<LmsDbContext, ListWorld>(db => ListWorld.SeedAsync(db, Seats));
        var drafts = await site.InScopeAsync<LmsDbContext, List<Id<TraineeSubmission>>>(db => DraftsAsync(db, world, site.Clock.Now));

        using var gate = new SemaphoreSlim(0);
        var submissions = drafts.Select(id => Task.Run(async () =>
        {
            await gate.WaitAsync();
            return await site.InScopeAsync<SubmitTraineeList, Outcome<TraineeSubmission>>(submit => submit.RunAsync(world.Officer, id, null, default));
        })).ToList();
        gate.Release(Lists);
        var outcomes = await Task.WhenAll(submissions);

        var losers = outcomes.Where(o => !o.Succeeded).Select(o => o.Refusal).ToList();
        losers.ShouldAllBe(refusal => refusal is QuotaExceeded);
        losers.Cast<QuotaExceeded>().ShouldAllBe(refusal => refusal.Requested > refusal.Left && refusal.Left >= 0);
        var winners = outcomes.Where(o => o.Succeeded).Select(o => o.Value!).ToList();
        winners.Select(w => w.ReceiptNumber!.Value).Order().ShouldBe(Enumerable.Range(1, winners.Count));

        var (quota, submitted) = await site.InScopeAsync<LmsDbContext, (Quota, List<TraineeSubmission>)>(async db => (
            await db.Quotas.SingleAsync(q => q.PlanId == world.Plan.Id && q.UnitId == world.Unit.Id),
            await db.TraineeSubmissions.Include(s => s.Rows).Where(s => s.State == SubmissionState.Submitted).ToListAsync()));
        submitted.Select(s => s.Id).ShouldBe(winners.Select(w => w.Id), ignoreOrder: true);
        quota.Taken.ShouldBe(submitted.Sum(s => s.SeatsNeeded));
        // Nobody who would have fitted was sent away: the smallest list that lost needs more than what is left.
        quota.Left.ShouldBeInRange(0, losers.Cast<QuotaExceeded>().Min(l => l.Requested) - 1);
    }

    [Theory, MemberData(nameof(ListSite.Both), MemberType = typeof(ListSite))]
    public async Task One_list_submitted_16_times_at_once_has_one_receipt_and_takes_its_seats_once(DatabaseProvider provider)
    {
        await using var site = new ListSite(provider);
        var world = await site.InScopeAsync<LmsDbContext, ListWorld>(db => ListWorld.SeedAsync(db, Seats));
        var draft = (await site.InScopeAsync<LmsDbContext, List<Id<TraineeSubmission>>>(db => DraftsAsync(db, world, site.Clock.Now)))[2];
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() =>
            site.InScopeAsync<SubmitTraineeList, Outcome<TraineeSubmission>>(submit => submit.RunAsync(world.Officer, draft, null, default)))));
        outcomes.ShouldAllBe(o => o.Succeeded && o.Value!.ReceiptNumber == 1);
        (await site.InScopeAsync<LmsDbContext, int>(db => db.Quotas.Where(q => q.UnitId == world.Unit.Id).Select(q => q.Taken).SingleAsync())).ShouldBe(3);
    }

    /// <summary>Lists of one, two or three people, nobody twice.</summary>
    private static async Task<List<Id<TraineeSubmission>>> DraftsAsync(LmsDbContext db, ListWorld world, DateTimeOffset now)
    {
        var drafts = Enumerable.Range(0, Lists).Select(i =>
        {
            var list = new TraineeSubmission(world.Plan.Id, world.Unit.Id, world.Officer.AccountId, now);
            list.Add(Enumerable.Range(0, (i % 3) + 1).Select(j => new SubmissionRow(list.Id, new RawRow(0, "", ListWorld.Person((i * 3) + j)))));
            return list;
        }).ToList();
        db.TraineeSubmissions.AddRange(drafts);
        await db.SaveChangesAsync();
        return [.. drafts.Select(d => d.Id)];
    }
}

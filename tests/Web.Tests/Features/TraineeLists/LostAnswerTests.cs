using Lms.Domain;
using Lms.Domain.Quotas;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Database;
using Lms.Web.Features.TraineeLists;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Tests.Features.TraineeLists;

/// <summary>The answer to a submission is lost, and the very same form is sent again.</summary>
public sealed class LostAnswerTests
{
    [Theory, MemberData(nameof(ListSite.Both), MemberType = typeof(ListSite))]
    public async Task The_same_form_sent_again_leads_to_the_same_receipt_and_takes_no_second_seat(DatabaseProvider provider)
    {
        await using var site = new ListSite(provider);
        var (world, list, revision) = await DraftAsync(site);
        var browser = await site.BrowserAsync(world.Officer);
        (string, string)[] form = [("revision", $"{revision}")];

        var first = await browser.PostAsync($"/trainee-lists/{list}/submission", form);
        var again = await browser.PostAsync($"/trainee-lists/{list}/submission", form);

        first.Location.ShouldBe($"/trainee-lists/{list}/receipt");
        again.Location.ShouldBe(first.Location);
        await OnceAsync(site, world);
    }

    [Theory, MemberData(nameof(ListSite.Both), MemberType = typeof(ListSite))]
    public async Task The_same_form_sent_at_once_from_two_connections_is_one_submission(DatabaseProvider provider)
    {
        await using var site = new ListSite(provider);
        var (world, list, revision) = await DraftAsync(site);
        ListBrowser[] browsers = [await site.BrowserAsync(world.Officer), await site.BrowserAsync(world.Officer)];
        foreach (var browser in browsers) await browser.GetAsync($"/trainee-lists/{list}");

        var answers = await Task.WhenAll(browsers.Select(b => Task.Run(() => b.PostAsync($"/trainee-lists/{list}/submission", ("revision", $"{revision}")))));

        answers.ShouldAllBe(a => a.Location == $"/trainee-lists/{list}/receipt");
        await OnceAsync(site, world);
    }

    private static async Task OnceAsync(ListSite site, ListWorld world)
    {
        var taken = await site.InScopeAsync<LmsDbContext, List<QuotaEntry>>(db => db.QuotaEntries.AsNoTracking().Where(e => e.UnitId == world.Unit.Id && e.Kind == QuotaEntryKind.Submitted).ToListAsync());
        taken.Select(e => (e.TakenChange, e.Taken)).ShouldBe([(2, 2)]);
        (await site.InScopeAsync<LmsDbContext, List<int?>>(db => db.TraineeSubmissions.Where(s => s.ReceiptNumber != null).Select(s => s.ReceiptNumber).ToListAsync())).ShouldBe([1]);
    }

    private static async Task<(ListWorld, Id<TraineeSubmission>, int Revision)> DraftAsync(ListSite site)
    {
        var world = await site.InScopeAsync<LmsDbContext, ListWorld>(db => ListWorld.SeedAsync(db));
        var list = (await site.InScopeAsync<StartTraineeList, Outcome<TraineeSubmission>>(start => start.RunAsync(world.Officer, world.Plan.Id, default))).Value!.Id;
        foreach (var person in new[] { 1, 2 })
            (await site.InScopeAsync<AddSubmissionRow, Outcome<TraineeSubmission>>(add => add.RunAsync(world.Officer, list, ListWorld.Person(person), default))).Refusal.ShouldBeNull();
        return (world, list, await site.InScopeAsync<LmsDbContext, int>(async db => db.RevisionOf(await db.TraineeSubmissions.SingleAsync(s => s.Id == list))));
    }
}

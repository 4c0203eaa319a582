using System.Net;
using System.Text;
using Lms.Domain;
using Lms.Domain.Teachers;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Database;
using Lms.Web.Features.ExclusionLists;
using Lms.Web.Features.Tables;
using Lms.Web.Features.TraineeLists;
using Lms.Web.Tests.Features.TraineeLists;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Tests.Features.ExclusionLists;

public sealed class ReconciliationTests
{
    private static string Name(int person) => ListWorld.Person(person)[TraineeColumn.FullName];

    [Fact]
    public async Task A_bare_name_warns_until_it_is_decided_who_it_means_and_a_decision_can_be_undone()
    {
        await using var site = new ListSite();
        var (world, list, draft) = await SeedAsync(site);
        (await Check(site, world, draft)).ShouldBe(["Warning ExclusionUnresolved", "Warning ExclusionUnresolved"]);

        var browser = await site.BrowserAsync(world.Department);
        var address = $"/plans/{world.Plan.Id}/exclusion-lists/{list}";
        var shown = (await browser.GetAsync($"{address}/reconciliation")).Page;
        shown.ShouldContain("3 tên chưa đối chiếu");
        shown.ShouldContain("•••• 0001");
        shown.ShouldNotContain("099185000001");

        var page = await Page(site, world, list);
        var (one, two) = (page.Entries.Single(e => e.Entry.Line == 2), page.Entries.Single(e => e.Entry.Line == 3));
        (await browser.PostAsync($"{address}/entries/{one.Entry.Id}/decision", ("who", $"{one.Candidates.Single().Key}"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await browser.PostAsync($"{address}/entries/{two.Entry.Id}/decision", ("who", "nobody"), ("shown", $"{two.Candidates.Single().Key}"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await Check(site, world, draft)).ShouldBe(["Blocking Excluded"]);

        (await site.InScopeAsync<DecideExclusions, Refusal?>(d => d.ActivateAsync(world.Department, list))).ShouldBe(new ExclusionNamesOpen(1));
        (await browser.PostAsync($"{address}/unknown")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await site.InScopeAsync<DecideExclusions, Refusal?>(d => d.ActivateAsync(world.Department, list))).ShouldBeNull();
        (await browser.GetAsync($"{address}/reconciliation")).Page.ShouldContain("Đang áp dụng");

        page = await Page(site, world, list);
        var decision = page.Entries.Single(e => e.Entry.Line == 2).Decision!;
        (decision.DecidedBy, page.List.State).ShouldBe((world.Department.AccountId, ExclusionListState.Active));
        (await browser.PostAsync($"{address}/decisions/{decision.Id}/undo")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await Check(site, world, draft)).ShouldBe(["Warning ExclusionUnresolved"]);
        (await Page(site, world, list)).List.State.ShouldBe(ExclusionListState.Imported);
        (await site.InScopeAsync<LmsDbContext, int>(db => db.Set<ExclusionDecision>().CountAsync())).ShouldBe(3);
    }

    [Fact]
    public async Task Only_the_department_decides_and_once_at_a_time()
    {
        await using var site = new ListSite();
        var (world, list, _) = await SeedAsync(site);
        var entry = (await Page(site, world, list)).Entries[0];
        Task<Refusal?> Decide(Infrastructure.Accounts.Viewer viewer) => site.InScopeAsync<DecideExclusions, Refusal?>(d => d.DecideAsync(viewer, list, entry.Entry.Id, null, []));
        (await Decide(world.Inspector)).ShouldBe(new Domain.Plans.PlanMissing());
        (await Decide(world.Department)).ShouldBeNull();
        (await Decide(world.Department)).ShouldBe(new ExclusionEntryDecided(entry.Entry.Line));
    }

    /// <summary>Two known teachers, a list with their bare names and a stranger's, and a draft with both.</summary>
    private static async Task<(ListWorld World, Id<ExclusionList> List, Id<TraineeSubmission> Draft)> SeedAsync(ListSite site)
    {
        var world = await site.InScopeAsync<LmsDbContext, ListWorld>(db => ListWorld.SeedAsync(db));
        var draft = (await site.InScopeAsync<StartTraineeList, Outcome<TraineeSubmission>>(start => start.RunAsync(world.Officer, world.Plan.Id, default))).Value!.Id;
        foreach (var number in new[] { 1, 2 })
            (await site.InScopeAsync<AddSubmissionRow, Outcome<TraineeSubmission>>(add => add.RunAsync(world.Officer, draft, ListWorld.Person(number), default))).Refusal.ShouldBeNull();
        await site.InScopeAsync<LmsDbContext, int>(async db =>
        {
            foreach (var row in await db.SubmissionRows.ToListAsync()) db.Teachers.Add(new Teacher(row.Fields, row.SchoolId!.Value));
            return await db.SaveChangesAsync();
        });
        var csv = $"Họ và tên\n{Name(1)}\n{Name(2)}\nVõ Thị Lạ\n";
        var list = await site.InScopeAsync<ImportExclusionList, Outcome<ImportedExclusionList>>(import => import.RunAsync(world.Department, world.Plan.Id, "Đợt 2", new TableFile(new MemoryStream(Encoding.UTF8.GetBytes(csv)), "a.csv")));
        return (world, list.Value!.Id, draft);
    }

    private static async Task<ReconciliationPage> Page(ListSite site, ListWorld world, Id<ExclusionList> list) =>
        (await site.InScopeAsync<Reconciliation, ReconciliationPage?>(r => r.FindAsync(world.Department, world.Plan.Id, list, default)))!;

    /// <summary>What the exclusion lists say of the draft's rows now.</summary>
    private static async Task<IEnumerable<string>> Check(ListSite site, ListWorld world, Id<TraineeSubmission> draft)
    {
        var checkedList = (await site.InScopeAsync<TraineeListDesk, Outcome<TraineeSubmission>>(desk => desk.ChangeAsync(world.Officer, draft, null, _ => null, default))).Value!;
        return checkedList.InOrder.SelectMany(r => r.Findings).Where(f => f.Code == FindingCode.EXCL).Select(f => $"{f.Severity} {f.Key["Finding.".Length..]}");
    }
}

using System.Net;
using Lms.Domain;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.TraineeLists;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Tests.Features.TraineeLists;

/// <summary>The same teacher from two units.</summary>
public sealed class NominationConflictTests
{
    [Fact]
    public async Task Both_are_warned_while_they_write_the_second_is_blocked_and_the_department_decides()
    {
        await using var site = new ListSite();
        var world = await site.InScopeAsync<LmsDbContext, ListWorld>(db => ListWorld.SeedAsync(db));
        var (first, second) = (await Start(site, world.Officer, world), await Start(site, world.OtherOfficer, world));
        Keys((await Add(site, world.Officer, first)).Value!).ShouldBeEmpty();
        Keys((await Add(site, world.OtherOfficer, second)).Value!).ShouldBe(["Warning NominatedInDraft Phường A"]);

        (await Submit(site, world.Officer, first)).Refusal.ShouldBeNull();
        (await Submit(site, world.OtherOfficer, second)).Refusal.ShouldBe(new SubmissionHasBlockingRows(1));
        Keys(await Read(site, second)).ShouldBe(["Blocking NominatedByUnit Phường A"]);

        var department = await site.BrowserAsync(world.Department);
        var page = $"/plans/{world.Plan.Id}/nomination-conflicts";
        var shown = (await department.GetAsync(page)).Page;
        shown.ShouldContain(ListWorld.Person(1)[TraineeColumn.FullName]);
        shown.ShouldContain("Phòng GD&ĐT Quận Hồng Bàng cử");
        var conflict = (await site.InScopeAsync<NominationConflicts, ConflictsPage?>(c => c.FindAsync(world.Department, world.Plan.Id, default)))!.Conflicts.Single();
        (await department.PostAsync($"{page}/{conflict.Key}", ("keeper", $"{world.OtherUnit.Id}"), ("reason", " "))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await department.PostAsync($"{page}/{conflict.Key}", ("keeper", $"{world.OtherUnit.Id}"), ("reason", "Cô đã chuyển về Hồng Bàng"))).Status.ShouldBe(HttpStatusCode.Redirect);

        // The keeper submits; the list that holds the teacher cannot be accepted with them.
        (await Submit(site, world.OtherOfficer, second)).Refusal.ShouldBeNull();
        (await site.InScopeAsync<AcceptTraineeList, Outcome<TraineeSubmission>>(accept => accept.RunAsync(world.Department, first, default))).Refusal
            .ShouldBeOfType<NominationDecidedForOther>().Row.ShouldBe(1);
        (await site.InScopeAsync<RecallTraineeList, Outcome<TraineeSubmission>>(recall => recall.RunAsync(world.Officer, first, default))).Refusal.ShouldBeNull();
        var again = await Start(site, world.Officer, world);
        Keys((await Add(site, world.Officer, again)).Value!).ShouldBe(["Blocking NominationDecided Phòng GD&ĐT Quận Hồng Bàng"]);
        (await site.InScopeAsync<AcceptTraineeList, Outcome<TraineeSubmission>>(accept => accept.RunAsync(world.Department, second, default))).Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task When_one_unit_recalls_its_list_the_other_can_submit()
    {
        await using var site = new ListSite();
        var world = await site.InScopeAsync<LmsDbContext, ListWorld>(db => ListWorld.SeedAsync(db));
        var (first, second) = (await Start(site, world.Officer, world), await Start(site, world.OtherOfficer, world));
        await Add(site, world.Officer, first);
        (await Submit(site, world.Officer, first)).Refusal.ShouldBeNull();
        Keys((await Add(site, world.OtherOfficer, second)).Value!).Single().ShouldStartWith("Blocking NominatedByUnit");
        (await site.InScopeAsync<RecallTraineeList, Outcome<TraineeSubmission>>(recall => recall.RunAsync(world.Officer, first, default))).Refusal.ShouldBeNull();
        (await Submit(site, world.OtherOfficer, second)).Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task Units_see_no_page_of_conflicts()
    {
        await using var site = new ListSite();
        var world = await site.InScopeAsync<LmsDbContext, ListWorld>(db => ListWorld.SeedAsync(db));
        (await site.InScopeAsync<NominationConflicts, ConflictsPage?>(c => c.FindAsync(world.Officer, world.Plan.Id, default))).ShouldBeNull();
        (await site.InScopeAsync<DecideNomination, Refusal?>(d => d.RunAsync(world.Officer, world.Plan.Id, default, world.Unit.Id, "Vì", default))).ShouldBe(new Domain.Plans.PlanMissing());
    }

    private static IEnumerable<string> Keys(TraineeSubmission list) => list.InOrder.SelectMany(r => r.Findings).Where(f => f.Code == FindingCode.DUP)
        .Select(f => $"{f.Severity} {f.Key["Finding.".Length..]} {f.Arguments["Unit"].Replace("Phòng GD&ĐT Quận Lê Chân", "Phường A", StringComparison.Ordinal)}");

    private static Task<TraineeSubmission> Read(ListSite site, Id<TraineeSubmission> id) =>
        site.InScopeAsync<LmsDbContext, TraineeSubmission>(db => db.TraineeSubmissions.AsNoTracking().Include(s => s.Rows).SingleAsync(s => s.Id == id));

    private static async Task<Id<TraineeSubmission>> Start(ListSite site, Viewer officer, ListWorld world) =>
        (await site.InScopeAsync<StartTraineeList, Outcome<TraineeSubmission>>(start => start.RunAsync(officer, world.Plan.Id, default))).Value!.Id;

    private static Task<Outcome<TraineeSubmission>> Add(ListSite site, Viewer officer, Id<TraineeSubmission> list) =>
        site.InScopeAsync<AddSubmissionRow, Outcome<TraineeSubmission>>(add => add.RunAsync(officer, list, ListWorld.Person(1), default));

    private static Task<Outcome<TraineeSubmission>> Submit(ListSite site, Viewer officer, Id<TraineeSubmission> list) =>
        site.InScopeAsync<SubmitTraineeList, Outcome<TraineeSubmission>>(submit => submit.RunAsync(officer, list, null, default));
}

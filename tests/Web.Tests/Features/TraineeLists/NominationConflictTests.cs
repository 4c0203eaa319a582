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
    public async Task A_list_that_was_sent_shows_who_else_wants_the_teacher_and_cannot_be_accepted_until_one_gives_way()
    {
        await using var site = new ListSite();
        var world = await site.InScopeAsync<LmsDbContext, ListWorld>(db => ListWorld.SeedAsync(db));
        var (first, second) = (await Start(site, world.Officer, world), await Start(site, world.OtherOfficer, world));
        await Add(site, world.Officer, first);
        await Add(site, world.Officer, first, 2);
        (await Submit(site, world.Officer, first)).Refusal.ShouldBeNull();
        (await Accept(site, world, first, contested: false)).ShouldBeNull();
        await Add(site, world.OtherOfficer, second);

        // Both units see it, and so does the department.
        var (unit, department) = (await site.BrowserAsync(world.Officer), await site.BrowserAsync(world.Department));
        var page = $"/trainee-lists/{first}";
        (await unit.GetAsync(page)).Page.ShouldContain("Phòng GD&ĐT Quận Hồng Bàng cũng cử người này");
        (await (await site.BrowserAsync(world.OtherOfficer)).GetAsync($"/trainee-lists/{second}")).Page.ShouldContain("Phòng GD&ĐT Quận Lê Chân");
        (await department.GetAsync($"{page}/review")).Page.ShouldContain("cũng cử người này");
        (await Accept(site, world, first, contested: true)).ShouldBeOfType<NominationContested>().Row.ShouldBe(1);

        // The unit gives way by one row: its reason is asked for, its seat is given back once, and the list stands as it was sent.
        var sent = await Read(site, first);
        var row = sent.InOrder[0];
        (await unit.PostAsync($"{page}/rows/{row.Id}/release", ("reason", " "))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var tooLong = new string('x', 901);
        (await unit.PostAsync($"{page}/rows/{row.Id}/release", ("reason", tooLong))).Page.ShouldContain(tooLong, customMessage: "what was typed is not lost");
        (await unit.PostAsync($"{page}/rows/{row.Id}/release", ("reason", "Cô chuyển về Hồng Bàng"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await unit.PostAsync($"{page}/rows/{row.Id}/release", ("reason", "Lần nữa"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await unit.PostAsync($"{page}/rows/{sent.InOrder[1].Id}/release", ("reason", "Không ai cần"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var entries = await site.InScopeAsync<LmsDbContext, List<Domain.Quotas.QuotaEntry>>(db => db.QuotaEntries.AsNoTracking().Where(e => e.UnitId == world.Unit.Id).OrderBy(e => e.Number).ToListAsync());
        entries.Select(e => (e.Kind, e.TakenChange, e.Taken)).TakeLast(2).ShouldBe([(Domain.Quotas.QuotaEntryKind.Submitted, 2, 2), (Domain.Quotas.QuotaEntryKind.Released, -1, 1)]);
        entries[^1].Reason.ShouldBe("1: Cô chuyển về Hồng Bàng");
        (await Read(site, first)).ContentHash.ShouldBe(sent.ContentHash);

        // Both can go on.
        (await Submit(site, world.OtherOfficer, second)).Refusal.ShouldBeNull();
        (await Accept(site, world, first, contested: true)).ShouldBeNull();
        (await Accept(site, world, second, contested: true)).ShouldBeNull();
        (await site.InScopeAsync<LmsDbContext, List<Domain.OrgUnits.OrgUnit>>(db => db.Enrollments.Select(e => db.OrgUnits.Single(u => u.Id == e.UnitId)).ToListAsync()))
            .Select(u => u.Id).ShouldBe([world.Unit.Id, world.OtherUnit.Id], ignoreOrder: true);
        (await site.InScopeAsync<LmsDbContext, int>(db => db.Quotas.Where(q => q.UnitId == world.Unit.Id).Select(q => q.Taken).SingleAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task A_draft_that_was_left_lying_holds_a_teacher_only_while_its_unit_can_still_send_it()
    {
        await using var site = new ListSite();
        var world = await site.InScopeAsync<LmsDbContext, ListWorld>(db => ListWorld.SeedAsync(db));
        var (first, second) = (await Start(site, world.Officer, world), await Start(site, world.OtherOfficer, world));
        await Add(site, world.Officer, first);
        (await Submit(site, world.Officer, first)).Refusal.ShouldBeNull();
        var at = site.Clock.Now = site.Clock.Now.AddHours(1);
        await Add(site, world.OtherOfficer, second);
        site.Clock.Now = at.AddHours(5);

        // Both units see for whom they wait, since when, until when, and how to ask for a decision.
        var unit = await site.BrowserAsync(world.Officer);
        var page = (await unit.GetAsync($"/trainee-lists/{first}")).Page;
        page.ShouldContain($"được sửa lần cuối lúc {Words(at)}");
        page.ShouldContain($"Nếu đến {world.Plan.Deadline.ClosesAt.ToVietnamese()} đơn vị đó chưa nộp");
        page.ShouldContain("Phòng GD&ĐT Quận Lê Chân và Phòng GD&ĐT Quận Hồng Bàng cùng cử người này");
        (await (await site.BrowserAsync(world.OtherOfficer)).GetAsync($"/trainee-lists/{second}")).Page.ShouldContain("Đề nghị Sở quyết định");
        (await (await site.BrowserAsync(world.Department)).GetAsync($"/plans/{world.Plan.Id}/nomination-conflicts")).Page.ShouldContain(Words(at));
        (await Accept(site, world, first, contested: true)).ShouldBeOfType<NominationContested>();

        site.Clock.Now = world.Plan.Deadline.ClosesAt.At.AddSeconds(-1);
        (await Accept(site, world, first, contested: false)).ShouldBeOfType<NominationContested>();
        site.Clock.Now = world.Plan.Deadline.ClosesAt.At;
        (await unit.GetAsync($"/trainee-lists/{first}")).Page.ShouldNotContain("cùng cử người này");
        (await site.InScopeAsync<NominationConflicts, ConflictsPage?>(c => c.FindAsync(world.Department, world.Plan.Id, default)))!.Conflicts.ShouldBeEmpty();
        (await Accept(site, world, first, contested: false)).ShouldBeNull();

        // Who may be late after all wants the teacher again.
        var until = site.Clock.Now.AddDays(1);
        var asked = await site.InScopeAsync<AskToBeLate, Outcome<LateRequest>>(ask => ask.RunAsync(world.OtherOfficer, world.Plan.Id, "Mất điện", default));
        (await site.InScopeAsync<DecideLateRequest, Outcome<LateRequest>>(decide => decide.RunAsync(world.Department, asked.Value!.Id, until, "Được", default))).Refusal.ShouldBeNull();
        (await Accept(site, world, first, contested: false)).ShouldBeOfType<NominationContested>();
        site.Clock.Now = until;
        (await Accept(site, world, first, contested: true)).ShouldBeNull();
    }

    [Fact]
    public async Task A_decision_and_its_undoing_check_the_drafts_anew()
    {
        await using var site = new ListSite();
        var world = await site.InScopeAsync<LmsDbContext, ListWorld>(db => ListWorld.SeedAsync(db));
        var (first, second) = (await Start(site, world.Officer, world), await Start(site, world.OtherOfficer, world));
        await Add(site, world.Officer, first);
        (await Submit(site, world.Officer, first)).Refusal.ShouldBeNull();
        await Add(site, world.OtherOfficer, second);
        var department = await site.BrowserAsync(world.Department);
        var page = $"/plans/{world.Plan.Id}/nomination-conflicts";
        var conflict = (await site.InScopeAsync<NominationConflicts, ConflictsPage?>(c => c.FindAsync(world.Department, world.Plan.Id, default)))!.Conflicts.Single();

        // A keeper who does not contend is refused, and the reason that was typed stays in the form.
        var refused = await department.PostAsync($"{page}/{conflict.Key}", ("keeper", $"{world.Plan.Id}"), ("reason", "Lý do đã gõ"));
        (refused.Status, refused.Page.Contains("value=\"Lý do đã gõ\"", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.UnprocessableEntity, true));
        await department.PostAsync($"{page}/{conflict.Key}", ("keeper", $"{world.OtherUnit.Id}"), ("reason", "Đã chuyển trường"));
        Keys(await Read(site, second)).ShouldBeEmpty();
        var decision = (await site.InScopeAsync<NominationConflicts, ConflictsPage?>(c => c.FindAsync(world.Department, world.Plan.Id, default)))!.Conflicts.Single().Decision!;
        (await department.PostAsync($"{page}/decisions/{decision.Id}/undo")).Status.ShouldBe(HttpStatusCode.Redirect);
        Keys(await Read(site, second)).ShouldBe(["Blocking NominatedByUnit Phường A"]);
    }

    [Fact]
    public async Task Units_see_no_page_of_conflicts()
    {
        await using var site = new ListSite();
        var world = await site.InScopeAsync<LmsDbContext, ListWorld>(db => ListWorld.SeedAsync(db));
        (await site.InScopeAsync<NominationConflicts, ConflictsPage?>(c => c.FindAsync(world.Officer, world.Plan.Id, default))).ShouldBeNull();
        (await site.InScopeAsync<DecideNomination, Refusal?>(d => d.RunAsync(world.Officer, world.Plan.Id, default, world.Unit.Id, "Vì", default))).ShouldBe(new Domain.Plans.PlanMissing());
    }

    private static string Words(DateTimeOffset at) => at.ToOffset(VietnamTime.Offset).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private static IEnumerable<string> Keys(TraineeSubmission list) => list.InOrder.SelectMany(r => r.Findings).Where(f => f.Code == FindingCode.DUP)
        .Select(f => $"{f.Severity} {f.Key["Finding.".Length..]} {f.Arguments["Unit"].Replace("Phòng GD&ĐT Quận Lê Chân", "Phường A", StringComparison.Ordinal)}");

    private static Task<TraineeSubmission> Read(ListSite site, Id<TraineeSubmission> id) =>
        site.InScopeAsync<LmsDbContext, TraineeSubmission>(db => db.TraineeSubmissions.AsNoTracking().Include(s => s.Rows).SingleAsync(s => s.Id == id));

    private static async Task<Id<TraineeSubmission>> Start(ListSite site, Viewer officer, ListWorld world) =>
        (await site.InScopeAsync<StartTraineeList, Outcome<TraineeSubmission>>(start => start.RunAsync(officer, world.Plan.Id, default))).Value!.Id;

    private static Task<Outcome<TraineeSubmission>> Add(ListSite site, Viewer officer, Id<TraineeSubmission> list, int person = 1) =>
        site.InScopeAsync<AddSubmissionRow, Outcome<TraineeSubmission>>(add => add.RunAsync(officer, list, ListWorld.Person(person), default));

    /// <summary>Accepts the list; where nobody contends, only asks whether it could be.</summary>
    private static async Task<Refusal?> Accept(ListSite site, ListWorld world, Id<TraineeSubmission> list, bool contested) => contested
        ? (await site.InScopeAsync<AcceptTraineeList, Outcome<TraineeSubmission>>(accept => accept.RunAsync(world.Department, list, default))).Refusal
        : await site.InScopeAsync<NominationConflicts, Refusal?>(async c => await c.RefuseAcceptanceAsync(await Read(site, list), [], default));

    private static Task<Outcome<TraineeSubmission>> Submit(ListSite site, Viewer officer, Id<TraineeSubmission> list) =>
        site.InScopeAsync<SubmitTraineeList, Outcome<TraineeSubmission>>(submit => submit.RunAsync(officer, list, null, default));
}

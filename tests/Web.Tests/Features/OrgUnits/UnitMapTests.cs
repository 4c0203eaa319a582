using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Domain.Practicums;
using Lms.Domain.Teachers;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Classes;
using Lms.Web.Features.Enrollments;
using Lms.Web.Features.MyCourse;
using Lms.Web.Features.OrgUnits;
using Lms.Web.Features.Practicums;
using Lms.Web.Features.Reminders;
using Lms.Web.Features.TraineeLists;
using Lms.Web.Tests.Features.TraineeLists;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Tests.Features.OrgUnits;

/// <summary>A plan of 2022 seen after the change of 2025.</summary>
public sealed class UnitMapTests
{
    private static readonly DateOnly July = new(2025, 7, 1);

    [Fact]
    public async Task A_plan_of_old_districts_adds_up_under_todays_wards_and_its_papers_keep_the_old_names()
    {
        await using var site = new ListSite();
        var world = await site.InScopeAsync<LmsDbContext, ListWorld>(db => ListWorld.SeedAsync(db));
        var list = (await site.InScopeAsync<StartTraineeList, Outcome<TraineeSubmission>>(start => start.RunAsync(world.Officer, world.Plan.Id, default))).Value!.Id;
        await site.InScopeAsync<AddSubmissionRow, Outcome<TraineeSubmission>>(add => add.RunAsync(world.Officer, list, ListWorld.Person(1), default));
        (await site.InScopeAsync<SubmitTraineeList, Outcome<TraineeSubmission>>(submit => submit.RunAsync(world.Officer, list, null, default))).Refusal.ShouldBeNull();

        site.Clock.Now = VietnamTime.StartOf(new DateOnly(2025, 8, 1));
        var ids = await site.InScopeAsync<LmsDbContext, Dictionary<string, Id<OrgUnit>>>(db => db.OrgUnits.ToDictionaryAsync(u => u.Code, u => u.Id));
        var basis = new ChangeBasis("1669/NQ-UBTVQH15", new DateOnly(2025, 6, 16), "Sắp xếp đơn vị hành chính");
        await Do(site, world, new(UnitChangeKind.Rename, new DateOnly(2024, 1, 1), basis, [ids["LC-1"]], "Trường Tiểu học Trần Phú"));
        await Do(site, world, new(UnitChangeKind.Split, July, basis, [ids["LC"]], Successors: [new("P-LC", "Phường Lê Chân", OrgUnitKind.Commune, null), new("P-AB", "Phường An Biên", OrgUnitKind.Commune, null)],
            Homes: new Dictionary<Id<OrgUnit>, string> { [ids["LC-1"]] = "P-AB", [ids["LC-2"]] = "P-LC" }));
        await Do(site, world, new(UnitChangeKind.Rename, July, basis, [ids["HB"]], "Phường Hồng Bàng"));

        var today = (await site.InScopeAsync<UnitMapReport, UnitMapPage?>(map => map.FindAsync(world.Department, world.Plan.Id, null, default)))!;
        today.Lines.Select(l => (string.Join("+", l.Heirs), l.Seats, l.Sent)).ShouldBe(
            [("Phường An Biên", 0, 1), ("Phường Hồng Bàng", 12, 0), ("Phường An Biên+Phường Lê Chân", 12, 0)], ignoreOrder: true);
        var then = (await site.InScopeAsync<UnitMapReport, UnitMapPage?>(map => map.FindAsync(world.Department, world.Plan.Id, world.Plan.DeadlineDate, default)))!;
        then.Lines.Select(l => (l.Heirs.Single(), l.Seats, l.Sent)).ShouldBe([("Phòng GD&ĐT Quận Lê Chân", 12, 1), ("Phòng GD&ĐT Quận Hồng Bàng", 12, 0)], ignoreOrder: true);

        var department = await site.BrowserAsync(world.Department);
        (await department.GetAsync($"/plans/{world.Plan.Id}/unit-map")).Page.ShouldContain("Nhiều đơn vị kế thừa: ");
        (await department.GetAsync($"/plans/{world.Plan.Id}/quotas")).Page.ShouldContain("Phòng GD&ĐT Quận Hồng Bàng");
        (await department.GetAsync($"/plans/{world.Plan.Id}/trainee-lists")).Page.ShouldNotContain("Phường Hồng Bàng");
        (await department.GetAsync("/units")).Page.ShouldContain("Phường Hồng Bàng");
        (await site.InScopeAsync<CheckTraineeList, IReadOnlyList<KnownSchool>>(check => check.SchoolsAsync(ids["LC"], world.Plan.DeadlineDate, default)))
            .Single(s => s.Name == "Trường Tiểu học Nguyễn Du").OtherNames.ShouldBe(["Trường Tiểu học Trần Phú"]);
    }

    [Fact]
    public async Task Every_page_of_an_old_plan_says_the_names_of_its_day()
    {
        await using var site = new ListSite();
        var world = await site.InScopeAsync<LmsDbContext, ListWorld>(db => ListWorld.SeedAsync(db));
        await site.InScopeAsync<SendReminders, Outcome<RemindersSent>>(send => send.RunAsync(world.Department, world.Plan.Id, [world.OtherUnit.Id], "Xin gửi danh sách", byMail: false, default));
        var practicum = await SeatAsync(site, world);

        site.Clock.Now = VietnamTime.StartOf(new DateOnly(2025, 8, 1));
        var ids = await site.InScopeAsync<LmsDbContext, Dictionary<string, Id<OrgUnit>>>(db => db.OrgUnits.ToDictionaryAsync(u => u.Code, u => u.Id));
        var basis = new ChangeBasis("1669/NQ-UBTVQH15", new DateOnly(2025, 6, 16), "Sắp xếp đơn vị hành chính");
        foreach (var (code, name) in new[] { ("LC", "Phường Lê Chân"), ("HB", "Phường Hồng Bàng"), ("LC-1", "Trường Tiểu học Trần Phú") })
            await Do(site, world, new(UnitChangeKind.Rename, July, basis, [ids[code]], name));

        var department = await site.BrowserAsync(world.Department);
        var adjust = (await department.GetAsync($"/plans/{world.Plan.Id}/quotas/{world.Unit.Id}")).Page;
        adjust.ShouldContain("Phòng GD&ĐT Quận Hồng Bàng");
        adjust.ShouldNotContain("Phường Hồng Bàng");
        (await site.InScopeAsync<ReminderDesk, IReadOnlyList<SentReminder>>(desk => desk.SentAsync(world.Department, world.Plan.Id, default))).Single().Unit.ShouldBe("Phòng GD&ĐT Quận Hồng Bàng");
        var invited = (await site.InScopeAsync<Invitations, InvitationsPage?>(page => page.FindAsync(world.Department, world.Plan.Id, default)))!.Units.Single();
        (invited.Unit, invited.Invitations.Single().School).ShouldBe(("Phòng GD&ĐT Quận Lê Chân", "Trường Tiểu học Nguyễn Du"));
        (await site.InScopeAsync<PracticumPages, PracticumPage?>(page => page.OneAsync(world.Department, practicum, default)))!.Place.ShouldBe("Trường Tiểu học Nguyễn Du");

        var mine = await site.InScopeAsync<MyCourseReader, MyCoursePage?>(async courses =>
        {
            var (account, teacher) = await site.InScopeAsync<LmsDbContext, (Guid, Id<Teacher>)>(async db => ((await db.Users.SingleAsync(a => a.UserName == "gv")).Id, (await db.Teachers.SingleAsync()).Id));
            return await courses.CurrentAsync(new Viewer(account, "", Role.Teacher, null, teacher, null), default);
        });
        mine!.Practicum.School.ShouldBe("Trường Tiểu học Nguyễn Du");

        // A second list with the same teacher names the unit as the plan knows it.
        var again = await site.InScopeAsync<LmsDbContext, Refusal?>(async db =>
        {
            var list = new TraineeSubmission(world.Plan.Id, world.OtherUnit.Id, world.OtherOfficer.AccountId, site.Clock.Now);
            var row = new SubmissionRow(list.Id, new RawRow(0, "", ListWorld.Person(1)));
            list.Add([row]).ShouldBeNull();
            row.Judge(RowReader.Read(row.Raw, new RowRules(world.Plan.DeadlineDate)).Fields, ids["HB-1"], []);
            list.Submit(9, world.OtherOfficer.AccountId, site.Clock.Now).ShouldBeNull();
            list.Accept(world.Department.AccountId, site.Clock.Now).ShouldBeNull();
            return (await new EnrollTrainees(db, null!, site.Clock).RunAsync(list, world.Plan, default)).Refusal;
        });
        again.ShouldBeOfType<Domain.Enrollments.TeacherAlreadyEnrolled>().Unit.ShouldBe("Phòng GD&ĐT Quận Lê Chân");
    }

    /// <summary>One teacher of the unit accepted, with an account and a practicum at their own school.</summary>
    private static async Task<Id<Practicum>> SeatAsync(ListSite site, ListWorld world)
    {
        var list = (await site.InScopeAsync<StartTraineeList, Outcome<TraineeSubmission>>(start => start.RunAsync(world.Officer, world.Plan.Id, default))).Value!.Id;
        await site.InScopeAsync<AddSubmissionRow, Outcome<TraineeSubmission>>(add => add.RunAsync(world.Officer, list, ListWorld.Person(1), default));
        (await site.InScopeAsync<SubmitTraineeList, Outcome<TraineeSubmission>>(submit => submit.RunAsync(world.Officer, list, null, default))).Refusal.ShouldBeNull();
        (await site.InScopeAsync<AcceptTraineeList, Outcome<TraineeSubmission>>(accept => accept.RunAsync(world.Department, list, default))).Refusal.ShouldBeNull();
        return await site.InScopeAsync<LmsDbContext, Id<Practicum>>(async db =>
        {
            // In the course, so that the teacher's own page is there.
            var (trainee, teacher) = (await db.Enrollments.SingleAsync(), await db.Teachers.SingleAsync());
            trainee.Convene().ShouldBeNull();
            db.Users.Add(new Account { UserName = "gv", NormalizedUserName = "GV", DisplayName = teacher.FullName, Role = Role.Teacher, TeacherId = teacher.Id, SecurityStamp = "gv" });
            var practicum = Practicum.Plan(trainee.Id, world.Plan.PracticumFrom, teacher.SchoolId, world.Plan.PracticumFrom, world.Plan.PracticumTo).Value!;
            db.Practicums.Add(practicum);
            await db.Plans.ExecuteUpdateAsync(plan => plan.SetProperty(p => p.CourseSlug, "boi-duong-tieng-anh-2022"));
            await db.SaveChangesAsync();
            return practicum.Id;
        });
    }

    private static async Task Do(ListSite site, ListWorld world, UnitChangeRequest request) =>
        (await site.InScopeAsync<ChangeUnits, Outcome<UnitChangeResult>>(change => change.RunAsync(world.Department, request, null))).Refusal.ShouldBeNull();
}

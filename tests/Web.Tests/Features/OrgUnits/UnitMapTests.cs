using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Database;
using Lms.Web.Features.OrgUnits;
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

    private static async Task Do(ListSite site, ListWorld world, UnitChangeRequest request) =>
        (await site.InScopeAsync<ChangeUnits, Outcome<UnitChangeResult>>(change => change.RunAsync(world.Department, request, null))).Refusal.ShouldBeNull();
}

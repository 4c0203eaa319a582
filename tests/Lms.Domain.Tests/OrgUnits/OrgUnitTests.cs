using Lms.Domain.OrgUnits;

namespace Lms.Domain.Tests.OrgUnits;

public sealed class OrgUnitTests
{
    private static readonly DateOnly July = new(2025, 7, 1);

    [Fact]
    public void A_renamed_unit_keeps_its_old_name_for_older_days()
    {
        var world = new UnitWorld();
        world.Do(UnitChangeKind.Rename, July, ["Q1-1"], name: "Trường  Tiểu học Lê Lợi").Refusal.ShouldBeNull();
        var school = world["Q1-1"];
        (school.NameOn(July.AddDays(-1)), school.NameOn(July)).ShouldBe(("Trường Tiểu học 1.1", "Trường Tiểu học Lê Lợi"));
        school.Names().ShouldBe(["Trường Tiểu học Lê Lợi", "Trường Tiểu học 1.1"]);
        school.Name.ShouldBe("Trường Tiểu học 1.1");
        school.TurnTo(July).ShouldBeTrue();
        (school.Name, school.FoldKey).ShouldBe(("Trường Tiểu học Lê Lợi", "truong tieu hoc le loi"));
    }

    [Fact]
    public void History_is_written_in_its_order_and_a_unit_changes_only_while_it_exists()
    {
        var world = new UnitWorld();
        world.Do(UnitChangeKind.Rename, July, ["Q1-1"], name: "Mới").Refusal.ShouldBeNull();
        world.Do(UnitChangeKind.Rename, July.AddDays(-1), ["Q1-1"], name: "Khác").Refusal.ShouldBeOfType<UnitChangedLater>();
        world.Do(UnitChangeKind.Rename, UnitWorld.Start.AddDays(-1), ["Q1-2"], name: "Khác").Refusal.ShouldBeOfType<UnitNotThereOn>();
        world.Do(UnitChangeKind.Rename, July, ["Q1-1"], name: "Mới").Refusal.ShouldBe(new UnitSameAsBefore());
    }

    [Fact]
    public void Nothing_can_be_moved_below_itself_on_any_day()
    {
        var world = new UnitWorld();
        world.Do(UnitChangeKind.Move, July, ["Q1"], parent: "Q2").Refusal.ShouldBeNull();
        world.Do(UnitChangeKind.Move, July.AddDays(9), ["Q2"], parent: "Q1-1").Refusal.ShouldBeOfType<UnitBelowItself>();
    }

    [Fact]
    public void A_change_taken_back_leaves_the_unit_as_it_was()
    {
        var world = new UnitWorld();
        var change = world.Do(UnitChangeKind.Merge, July, ["Q1", "Q2"], successors: ["P1"]).Value!.Change;
        world["Q1"].ValidTo.ShouldBe(July.AddDays(-1));
        foreach (var unit in world.Forest.Units) unit.TakeBack(change.Id);
        world["Q1"].ValidTo.ShouldBeNull();
        world["Q1-1"].ParentOn(July).ShouldBe(world["Q1"].Id);
        change.TakeBack(Guid.Empty, VietnamTime.StartOf(July.AddDays(1))).ShouldBe(new UnitChangeInThePast(July));
        change.TakeBack(Guid.Empty, VietnamTime.StartOf(July)).ShouldBeNull();
        change.TakeBack(Guid.Empty, VietnamTime.StartOf(July)).ShouldBe(new UnitChangeTakenBack());
    }

    [Fact]
    public void A_change_needs_a_decision_and_a_reason()
    {
        var world = new UnitWorld();
        var request = new UnitChangeRequest(UnitChangeKind.End, July, new ChangeBasis(" ", July, "Vì"), [world["Q1-1"].Id]);
        Reorganisation.Apply(world.Forest, request, default, default).Refusal.ShouldBe(new DecisionNumberMissing());
        Reorganisation.Apply(world.Forest, request with { Basis = new ChangeBasis("1", July, " ") }, default, default).Refusal.ShouldBe(new ReasonMissing());
    }
}

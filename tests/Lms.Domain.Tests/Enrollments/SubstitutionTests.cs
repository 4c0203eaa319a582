using Lms.Domain.Classes;
using Lms.Domain.Enrollments;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Domain.Teachers;
using Lms.Domain.TraineeLists;

namespace Lms.Domain.Tests.Enrollments;

public class SubstitutionTests
{
    private static readonly DateTimeOffset Now = new(2022, 12, 9, 3, 0, 0, TimeSpan.Zero);
    private static readonly Guid Officer = new("0190a000-0000-7000-8000-00000000000a");
    private static readonly Guid Head = new("0190a000-0000-7000-8000-00000000000b");

    [Fact]
    public void A_leaver_who_is_substituted_is_replaced_and_not_withdrawn()
    {
        var (leaver, newcomer, group) = (Trainee(), Trainee(), Id<ClassGroup>.New());
        leaver.AssignTo(group).ShouldBeNull();
        leaver.ReplaceBy(newcomer, " ", Now).ShouldBeOfType<ReasonMissing>();
        leaver.ReplaceBy(newcomer, "Ốm", Now).ShouldBeNull();
        leaver.ShouldSatisfyAllConditions(
            l => l.State.ShouldBe(EnrollmentState.Replaced), l => l.IsActive.ShouldBeFalse(), l => l.ClassGroupId.ShouldBeNull(), l => l.FreedClassId.ShouldBeNull(),
            l => (l.WithdrawalReason, l.WithdrawnAt).ShouldBe(("Ốm", Now)));
        newcomer.ClassGroupId.ShouldBe(group);
        leaver.Withdraw("Lần nữa", Now).ShouldBe(new EnrollmentNotInState(EnrollmentState.Replaced));
        leaver.ReplaceBy(newcomer, "Lần nữa", Now).ShouldBe(new EnrollmentNotInState(EnrollmentState.Replaced));
    }

    [Fact]
    public void Approval_and_application_are_two_facts_with_who_and_when()
    {
        var substitution = Request();
        var newcomer = Id<Enrollment>.New();
        substitution.Apply(newcomer, Officer, Now).ShouldBe(new SubstitutionDecided(SubstitutionState.Requested), "nothing is carried out that nobody approved");
        substitution.Approve(Officer, Now).ShouldBeNull();
        substitution.Hinder(new ReserveNotThere());
        substitution.IsOpen.ShouldBeTrue();
        substitution.Approve(Head, Now.AddHours(1)).ShouldBeNull();
        substitution.Apply(newcomer, Head, Now.AddHours(1)).ShouldBeNull();
        substitution.ShouldSatisfyAllConditions(
            s => s.State.ShouldBe(SubstitutionState.Applied), s => s.Obstacle.ShouldBeNull(), s => s.NewcomerId.ShouldBe(newcomer),
            s => (s.ApprovedBy, s.ApprovedAt).ShouldBe((Officer, Now)), s => (s.ClosedBy, s.ClosedAt).ShouldBe((Head, Now.AddHours(1))));
        substitution.Refuse("Muộn", Head, Now).ShouldBe(new SubstitutionDecided(SubstitutionState.Applied));
        Should.Throw<InvalidOperationException>(() => substitution.Hinder(new ReserveNotThere()));
    }

    [Fact]
    public void An_approved_one_can_be_refused_and_keeps_who_approved_it_and_what_stood_in_the_way()
    {
        var substitution = Request();
        substitution.Approve(Officer, Now).ShouldBeNull();
        substitution.Hinder(new ReserveNotThere());
        substitution.Refuse("Đã có người", Head, Now.AddHours(1)).ShouldBeNull();
        substitution.ShouldSatisfyAllConditions(
            s => s.State.ShouldBe(SubstitutionState.Refused), s => s.Obstacle.ShouldBe(new ReserveNotThere()),
            s => s.ApprovedBy.ShouldBe(Officer), s => s.ClosedBy.ShouldBe(Head), s => s.RefusalReason.ShouldBe("Đã có người"));
        substitution.Approve(Officer, Now).ShouldBe(new SubstitutionDecided(SubstitutionState.Refused));
    }

    private static Substitution Request() => new(Trainee(), Newcomer.Reserve(Id<Enrollment>.New()), "Ốm", Officer, Now.AddDays(-1));

    private static Enrollment Trainee() => new(Id<TrainingPlan>.New(), Id<Teacher>.New(), Id<OrgUnit>.New(), Id<SubmissionRow>.New(), isReserve: false);
}

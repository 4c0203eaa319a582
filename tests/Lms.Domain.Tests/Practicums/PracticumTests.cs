using Lms.Domain.Enrollments;
using Lms.Domain.OrgUnits;
using Lms.Domain.Practicums;
using Lms.Domain.Trainers;

namespace Lms.Domain.Tests.Practicums;

public class PracticumTests
{
    private static readonly DateOnly From = new(2022, 12, 13), To = new(2022, 12, 17);
    private static readonly DateTimeOffset Evening = VietnamTime.At(From, new TimeOnly(20, 0));

    [Theory]
    [InlineData(12)]
    [InlineData(18)]
    public void A_day_outside_the_window_is_refused(int day) =>
        Practicum.Plan(Id<Enrollment>.New(), new DateOnly(2022, 12, day), Id<OrgUnit>.New(), From, To).Refusal.ShouldBe(new DateOutsideWindow(From, To));

    [Fact]
    public void Handing_in_says_one_after_the_other_what_is_missing()
    {
        var practicum = Planned();
        practicum.Submit(Evening.AddDays(-1)).ShouldBe(new PracticumDayNotCome(From));
        practicum.Submit(Evening).ShouldBe(new EvidenceMissing(EvidenceKind.Plan));
        practicum.Attach(File(practicum, EvidenceKind.Plan, "a")).ShouldBeNull();
        practicum.Submit(Evening).ShouldBe(new EvidenceMissing(EvidenceKind.Photo));
        practicum.Attach(File(practicum, EvidenceKind.Photo, "b")).ShouldBeNull();
        practicum.Submit(Evening).ShouldBe(new ReflectionMissing());
        practicum.Reflect("Học sinh đã nói.").ShouldBeNull();
        practicum.Submit(Evening).ShouldBeNull();
        practicum.State.ShouldBe(PracticumState.Submitted);
    }

    [Fact]
    public void The_same_bytes_are_attached_once()
    {
        var practicum = Planned();
        practicum.Attach(File(practicum, EvidenceKind.Photo, "a")).ShouldBeNull();
        practicum.Attach(File(practicum, EvidenceKind.Photo, "a")).ShouldBeOfType<EvidenceAlreadyThere>();
    }

    [Fact]
    public void What_is_handed_in_cannot_be_changed()
    {
        var practicum = HandedIn();
        var no = new PracticumNotInState(PracticumState.Submitted);
        practicum.Attach(File(practicum, EvidenceKind.Photo, "c")).ShouldBe(no);
        practicum.Detach(practicum.Evidence[0].Id).ShouldBe(no);
        practicum.Reflect("khác").ShouldBe(no);
        practicum.Replan(To, practicum.SchoolId, From, To).ShouldBe(no);
    }

    [Fact]
    public void A_revision_is_asked_once_with_a_comment_and_then_the_last_score_counts()
    {
        var practicum = HandedIn();
        practicum.Assess(Sheet(practicum, 4, "", 0), 5, askRevision: true).ShouldBe(new RevisionNeedsComment());
        practicum.Assess(Sheet(practicum, 4, "Bổ sung ảnh.", 0), 5, askRevision: true).ShouldBeNull();
        (practicum.State, practicum.Score).ShouldBe((PracticumState.Revision, (decimal?)null));

        practicum.Submit(Evening.AddHours(1)).ShouldBeNull();
        practicum.Assess(Sheet(practicum, 6, "Bổ sung nữa.", 2), 5, askRevision: true).ShouldBe(new RevisionAlreadyUsed());
        practicum.Assess(Sheet(practicum, 6, "Tốt.", 2), 5, askRevision: false).ShouldBeNull();
        (practicum.State, practicum.Score).ShouldBe((PracticumState.Passed, (decimal?)6));
    }

    [Theory]
    [InlineData(4.75, PracticumState.Failed)]
    [InlineData(5, PracticumState.Passed)]
    public void The_least_score_passes(decimal total, PracticumState expected)
    {
        var practicum = HandedIn();
        practicum.Assess(Sheet(practicum, total, "", 0), 5, askRevision: false).ShouldBeNull();
        practicum.State.ShouldBe(expected);
    }

    private static Practicum Planned() => Practicum.Plan(Id<Enrollment>.New(), From, Id<OrgUnit>.New(), From, To).Value!;

    private static Practicum HandedIn()
    {
        var practicum = Planned();
        practicum.Attach(File(practicum, EvidenceKind.Plan, "a")).ShouldBeNull();
        practicum.Attach(File(practicum, EvidenceKind.Photo, "b")).ShouldBeNull();
        practicum.Reflect("Học sinh đã nói.").ShouldBeNull();
        practicum.Submit(Evening).ShouldBeNull();
        return practicum;
    }

    private static Evidence File(Practicum practicum, EvidenceKind kind, string hash) => new(practicum.Id, kind, $"{hash}.bin", "application/octet-stream", 1, hash, Evening);

    private static Assessment Sheet(Practicum practicum, decimal total, string comment, int hours) =>
        new(practicum.Id, Id<Trainer>.New(), new Dictionary<string, decimal>(), total, comment, Evening.AddHours(hours));
}

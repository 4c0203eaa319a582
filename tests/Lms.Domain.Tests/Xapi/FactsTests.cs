using Lms.Domain.Attendance;
using Lms.Domain.Classes;
using Lms.Domain.Enrollments;
using Lms.Domain.Plans;
using Lms.Domain.Xapi;

namespace Lms.Domain.Tests.Xapi;

public sealed class FactsTests
{
    private const string Site = "https://lms.example.edu.vn";

    private readonly Facts _facts = new(Site);
    private static readonly Guid Registration = new("5f9b8e1c-0000-4000-8000-000000000002");
    private static readonly StatementSeal Seal = new([.. Enumerable.Range(0, 32).Select(i => (byte)i)]);

    private readonly Trainee _trainee = new(
        new Guid("5f9b8e1c-0000-4000-8000-000000000001"), Id<Enrollment>.New(), Id<TrainingPlan>.New(),
            Id<ClassGroup>.New(),
        new StatementNames(Registration, new byte[32], Seal));
    private readonly Session _session = new(Id<TrainingPlan>.New(), 1, new DateOnly(2022, 12, 10), new TimeOnly(7, 30), new TimeOnly(11, 0));
    private readonly DateTimeOffset _now = new(2022, 12, 10, 4, 5, 0, TimeSpan.Zero);

    [Fact]
    public void Telling_a_fact_twice_gives_one_statement_id()
    {
        var first = _facts.Attended(_trainee, _session, AttendanceMark.Present, 1, null, _now);
        var again = _facts.Attended(_trainee, _session, AttendanceMark.Present, 1, null, _now.AddHours(1));
        again.Id.ShouldBe(first.Id);
        _facts.Attended(_trainee, _session, AttendanceMark.Present, 2, null, _now).Id.ShouldNotBe(first.Id);
    }

    [Fact]
    public void Ids_are_name_based_uuids_that_this_installation_alone_recognises()
    {
        var id = _facts.Attended(_trainee, _session, AttendanceMark.Present, 1, null, _now).Id;
        id.Version.ShouldBe(5);
        id.Variant.ShouldBeInRange(8, 11);
        Seal.IsOurs(id).ShouldBeTrue();
        Seal.IsOurs(Seal.Instead(id)).ShouldBeTrue();
        new StatementSeal(new byte[32]).IsOurs(id).ShouldBeFalse();
        Seal.IsOurs(StatementId.Of("attended/1")).ShouldBeFalse();
        Seal.IsOurs(Guid.CreateVersion7()).ShouldBeFalse();
    }

    [Fact]
    public void Whoever_knows_every_key_of_the_tables_cannot_make_an_id_without_the_secret_of_the_enrolment()
    {
        var id = _facts.Attended(_trainee, _session, AttendanceMark.Present, 1, null, _now).Id;
        var without = _trainee with { Names = new StatementNames(Registration, [1, .. new byte[31]], Seal) };
        Facts.AttendedId(without, _session, 1).ShouldNotBe(id);
        StatementId.Of($"attended/{_session.Id}/{_trainee.EnrollmentId}/1").ShouldNotBe(id);
    }

    [Fact]
    public void A_block_attended_late_says_how_long_the_trainee_was_there()
    {
        var json = _facts.Attended(_trainee, _session, new AttendanceMark(AttendanceStatus.Late, 20), 1, null, _now).ToJson();

        json["verb"]!["id"]!.GetValue<string>().ShouldBe("http://adlnet.gov/expapi/verbs/attended");
        json["object"]!["definition"]!["type"]!.GetValue<string>().ShouldBe("http://adlnet.gov/expapi/activities/meeting");
        json["result"]!["duration"]!.GetValue<string>().ShouldBe("PT3H10M");
        json["result"]!["extensions"]![$"{Site}/xapi/extensions/minutes-missed"]!.GetValue<int>().ShouldBe(20);
        json["context"]!["registration"]!.GetValue<string>().ShouldBe(Registration.ToString());
        json["context"]!["contextActivities"]!["parent"]![0]!["id"]!.GetValue<string>().ShouldBe($"{Site}/classes/{_trainee.ClassGroupId}");
        json["context"]!["contextActivities"]!["grouping"]![0]!["id"]!.GetValue<string>().ShouldBe($"{Site}/plans/{_trainee.PlanId}");
        json["timestamp"]!.GetValue<string>().ShouldBe("2022-12-10T04:05:00.000Z");
    }

    [Fact]
    public void The_actor_is_a_pseudonymous_account_and_nothing_else()
    {
        var actor = _facts.Attended(_trainee, _session, AttendanceMark.Present, 1, null, _now).ToJson()["actor"]!.AsObject();

        actor.Select(p => p.Key).ShouldBe(["objectType", "account"]);
        actor["account"]!["homePage"]!.GetValue<string>().ShouldBe(Site);
        actor["account"]!["name"]!.GetValue<string>().ShouldBe("5f9b8e1c-0000-4000-8000-000000000001");
    }

    [Fact]
    public void Taking_attendance_back_voids_the_statement_of_that_version()
    {
        var told = _facts.Attended(_trainee, _session, AttendanceMark.Present, 3, null, _now);
        var voiding = _facts.AttendedVoided(_trainee, _session, 3, _now);

        voiding.Verb.ShouldBe(Verbs.Voided);
        voiding.StatementRef.ShouldBe(told.Id);
        voiding.ToJson()["object"]!["objectType"]!.GetValue<string>().ShouldBe("StatementRef");
    }
}

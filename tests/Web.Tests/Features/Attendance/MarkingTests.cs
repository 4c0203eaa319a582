using Lms.Domain;
using Lms.Domain.Attendance;
using Lms.Domain.Xapi;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Attendance;
using Lms.Web.Features.Classes;
using Lms.Web.Tests.Features.Classes;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Tests.Features.Attendance;

/// <summary>The use cases of the roll call, on both databases.</summary>
public sealed class MarkingTests
{
    [Theory, MemberData(nameof(ClassSite.Both), MemberType = typeof(ClassSite))]
    public async Task The_close_tells_who_was_there_in_its_own_transaction_and_nobody_else(DatabaseProvider provider)
    {
        await using var room = await Room.OpenAsync(provider);
        await room.Mark((0, AttendanceStatus.Present, 0), (1, AttendanceStatus.Late, 12), (2, AttendanceStatus.Excused, 0));
        (await room.Statements(Verbs.Attended)).ShouldBe(0);
        (await room.Close()).ShouldBeNull();
        (await room.Statements(Verbs.Attended)).ShouldBe(2);
        (await room.Close()).ShouldBe(new RollCallClosed());
        (await room.Statements(Verbs.Attended)).ShouldBe(2);
        await room.Site.In(async db =>
        {
            var late = (await db.ToldAsync()).Single(s => s.Enrollment == room.Trainees[1].Value);
            late.Json.ShouldContain("\"duration\":\"PT3H18M\"");
            late.Json.ShouldContain("\"instructor\"");
            late.Json.ShouldNotContain("Nguyễn");
            return true;
        });
    }

    [Theory, MemberData(nameof(ClassSite.Both), MemberType = typeof(ClassSite))]
    public async Task A_correction_takes_the_old_statement_back_and_tells_the_new(DatabaseProvider provider)
    {
        await using var room = await Room.OpenAsync(provider);
        await room.Mark((0, AttendanceStatus.Present, 0), (1, AttendanceStatus.Unexcused, 0));
        await room.Close();
        (await room.Mark((0, AttendanceStatus.Late, 30)))[0].Refusal.ShouldBe(new ReasonMissing());
        (await room.Statements(Verbs.Voided)).ShouldBe(0);

        var answers = await room.Send(room.World.Trainer, room.Request(0, AttendanceStatus.Late, 30, "đối chiếu phiếu ký"), room.Request(1, AttendanceStatus.Present, 0, "có mặt, ghi nhầm"));
        answers.ShouldAllBe(a => a.Result == MarkResult.Saved);
        await room.Site.In(async db =>
        {
            var first = (await db.ToldAsync()).FindAll(s => s.Enrollment == room.Trainees[0].Value);
            first.Select(s => s.Verb).ShouldBe([Verbs.Attended.Id, Verbs.Voided.Id, Verbs.Attended.Id]);
            first[0].IsVoided.ShouldBeTrue();
            first[1].Reference.ShouldBe(first[0].Id);
            first[2].IsVoided.ShouldBeFalse();
            (await db.ToldAsync()).Where(s => s.Enrollment == room.Trainees[1].Value).Select(s => s.Verb)
                .ShouldBe([Verbs.Attended.Id]);
            var change = await db.AttendanceChanges.SingleAsync(c => c.EnrollmentId == room.Trainees[0] && c.Method == MarkMethod.Correction);
            (change.BeforeStatus, change.AfterStatus, change.AfterMinutes, change.Reason, change.AccountId).ShouldBe((AttendanceStatus.Present, AttendanceStatus.Late, 30, "đối chiếu phiếu ký", room.World.Trainer.AccountId));
            return true;
        });

        (await room.Send(room.World.Trainer, room.Request(0, AttendanceStatus.Unexcused, 0, "về giữa buổi")))[0].Result.ShouldBe(MarkResult.Saved);
        await room.Site.In(async db =>
        {
            (await db.ToldAsync()).Count(s => s.Enrollment == room.Trainees[0].Value && s.Verb == Verbs.Attended.Id
                && !s.IsVoided).ShouldBe(0);
            return true;
        });
    }

    [Theory, MemberData(nameof(ClassSite.Both), MemberType = typeof(ClassSite))]
    public async Task The_same_change_sent_by_many_requests_at_once_is_one_change(DatabaseProvider provider)
    {
        await using var room = await Room.OpenAsync(provider);
        var request = room.Request(0, AttendanceStatus.Late, 5);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => room.Send(room.World.Trainer, request)));
        answers.ShouldAllBe(a => a[0].Result == MarkResult.Saved && a[0].Version == 1 && a[0].Minutes == 5);
        (await room.Site.In(db => db.AttendanceChanges.CountAsync())).ShouldBe(1);
    }

    [Theory, MemberData(nameof(ClassSite.Both), MemberType = typeof(ClassSite))]
    public async Task The_later_of_two_devices_is_shown_the_newer_state_and_changes_nothing(DatabaseProvider provider)
    {
        await using var room = await Room.OpenAsync(provider);
        (await room.Send(room.World.Officer, room.Request(0, AttendanceStatus.Late, 10) with { SeenVersion = 0 }))[0].Version.ShouldBe(1);
        var late = (await room.Send(room.World.Trainer, room.Request(0, AttendanceStatus.Present, 0) with { SeenVersion = 0 }))[0];
        (late.Result, late.Status, late.Minutes, late.Version, late.ChangedBy).ShouldBe((MarkResult.Conflict, AttendanceStatus.Late, 10, 1, room.World.Officer.DisplayName));
        (await room.Send(room.World.Trainer, room.Request(0, AttendanceStatus.Late, 10) with { SeenVersion = 0 }))[0].Result.ShouldBe(MarkResult.Saved);
        (await room.Send(room.World.Trainer, room.Request(0, AttendanceStatus.Present, 0) with { SeenVersion = 1 }))[0].Result.ShouldBe(MarkResult.Saved);
        (await room.Site.In(db => db.AttendanceChanges.CountAsync())).ShouldBe(2);
    }

    [Fact]
    public async Task A_locked_roll_call_is_corrected_by_the_officer_who_did_not_close_it_alone()
    {
        await using var room = await Room.OpenAsync(DatabaseProvider.Sqlite);
        (await room.Site.In((CloseRollCall close) => close.RunAsync(room.World.Officer, room.Id, default))).ShouldBeNull();
        room.Site.Clock.Now = room.Site.Clock.Now.AddHours(24);
        var request = room.Request(0, AttendanceStatus.Present, 0, "theo phiếu ký");
        (await room.Send(room.World.Trainer, request))[0].Refusal.ShouldBe(new CorrectionNeedsSecondPerson());
        (await room.Send(room.World.Officer, request))[0].Refusal.ShouldBe(new CorrectionNeedsSecondPerson());
        (await room.Send(room.World.SecondOfficer, request))[0].Result.ShouldBe(MarkResult.Saved);
    }

    [Theory, MemberData(nameof(ClassSite.Both), MemberType = typeof(ClassSite))]
    public async Task Who_joins_the_class_later_is_called_there_and_not_where_nobody_had_marked_it(DatabaseProvider provider)
    {
        await using var room = await Room.OpenAsync(provider, trainees: 78);
        var other = room.Classes[1];
        var second = (await room.Site.In((OpenRollCall open) => open.RunAsync(room.World.Trainer, other, room.World.Sessions[0], default))).Value;
        var mover = await room.Site.In(db => db.Enrollments.Where(e => e.ClassGroupId == other).OrderBy(e => e.Id).Select(e => e.Id).FirstAsync());
        (await room.Site.In((MoveTrainee move) => move.RunAsync(room.World.Officer, mover, room.Classes[0], default))).ShouldBeNull();
        var page = await room.Site.In((RollCallReader reader) => reader.FindAsync(room.World.Trainer, room.Id, default));
        page!.Cards.Count(c => c.Person.EnrollmentId == mover).ShouldBe(1);
        (await room.Send(room.World.Trainer, new MarkRequest(mover, AttendanceStatus.Present, 0, Guid.CreateVersion7())))[0].Result.ShouldBe(MarkResult.Saved);
        (await room.Site.In(db => db.RollCalls.Where(r => r.Id == second).SelectMany(r => r.Records).CountAsync(r => r.EnrollmentId == mover))).ShouldBe(0);
        (await room.Site.In(db => db.RollCalls.Where(r => r.Id == room.Id).SelectMany(r => r.Records).CountAsync())).ShouldBe(40);
    }

    [Fact]
    public async Task Opening_twice_at_once_makes_one_roll_call_and_opening_too_early_says_when()
    {
        await using var site = new ClassSite();
        var world = await ClassWorld.MakeAsync(site, trainees: 40);
        var classes = await world.ConveneAsync();
        site.Clock.Now = ClassWorld.At(6, 59);
        (await site.In((OpenRollCall open) => open.RunAsync(world.Trainer, classes[0], world.Sessions[0], default))).Refusal.ShouldBe(new RollCallNotOpenYet(ClassWorld.At(7, 0)));
        site.Clock.Now = ClassWorld.At(7, 0);
        var opened = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => site.In((OpenRollCall open) => open.RunAsync(world.Trainer, classes[0], world.Sessions[0], default))));
        opened.Select(o => o.Value).Distinct().Count().ShouldBe(1);
        (await site.In(db => db.RollCalls.CountAsync())).ShouldBe(1);
    }
}

using Lms.Domain.Classes;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Attendance;
using Lms.Web.Features.Classes;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Tests.Features.Classes;

public sealed class DivisionTests
{
    [Theory, MemberData(nameof(ClassSite.Both), MemberType = typeof(ClassSite))]
    public async Task Dividing_anew_keeps_names_rooms_and_trainers_and_ends_with_the_first_roll_call(DatabaseProvider provider)
    {
        await using var site = new ClassSite(provider);
        var world = await ClassWorld.MakeAsync(site, trainees: 76);
        var classes = await world.ConveneAsync();
        (await site.In((DescribeClass describe) => describe.RunAsync(world.Officer, classes[0], "  Lớp  Sáng ", "P. 1", null, default))).ShouldBeNull();
        (await site.In((DivideClasses divide) => divide.RunAsync(world.Officer, world.PlanId, default))).Value.ShouldBe(2);
        var kept = await site.In(db => db.ClassGroups.Include(c => c.Trainers).SingleAsync(c => c.Id == classes[0]));
        (kept.Name, kept.Room, kept.Trainers.Count).ShouldBe(("Lớp Sáng", "P. 1", 1));
        (await site.In(db => db.Enrollments.GroupBy(e => e.ClassGroupId).Select(g => g.Count()).ToListAsync())).ShouldAllBe(size => size == 38);

        site.Clock.Now = ClassWorld.At(7, 30);
        (await site.In((OpenRollCall open) => open.RunAsync(world.Trainer, classes[0], world.Sessions[0], default))).Refusal.ShouldBeNull();
        (await site.In((DivideClasses divide) => divide.RunAsync(world.Officer, world.PlanId, default))).Refusal.ShouldBe(new ClassesAlreadyRunning());
    }

    [Theory, MemberData(nameof(ClassSite.Both), MemberType = typeof(ClassSite))]
    public async Task Two_moves_at_once_into_the_last_place_of_a_class_seat_one(DatabaseProvider provider)
    {
        await using var site = new ClassSite(provider);
        var world = await ClassWorld.MakeAsync(site, trainees: 78);
        var classes = await world.ConveneAsync();
        var others = await site.In(db => db.Enrollments.Where(e => e.ClassGroupId == classes[1]).OrderBy(e => e.Id).Select(e => e.Id).ToListAsync());
        var answers = await Task.WhenAll(others.Take(2).Select(e => site.In((MoveTrainee move) => move.RunAsync(world.Officer, e, classes[0], default))));
        answers.Count(a => a is null).ShouldBe(1);
        answers.Count(a => a == new ClassFull("Lớp 1", 40)).ShouldBe(1);
        (await site.In(db => db.Enrollments.CountAsync(e => e.ClassGroupId == classes[0]))).ShouldBe(40);
    }
}

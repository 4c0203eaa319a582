using Lms.Domain;
using Lms.Domain.Attendance;
using Lms.Domain.Classes;
using Lms.Domain.Enrollments;
using Lms.Domain.Xapi;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Attendance;
using Lms.Web.Tests.Features.Classes;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Tests.Features.Attendance;

/// <summary>A convened class with its first roll call open, at 07:30 of the first day.</summary>
internal sealed class Room(ClassSite site, ClassWorld world) : IAsyncDisposable
{
    public ClassSite Site => site;
    public ClassWorld World => world;
    public Id<RollCall> Id { get; private set; }
    public List<Id<ClassGroup>> Classes { get; private set; } = [];
    public List<Id<Enrollment>> Trainees { get; private set; } = [];

    /// <param name="start">What is done with the site before it starts: a browser test opens a port.</param>
    public static async Task<Room> OpenAsync(DatabaseProvider provider, int trainees = 40, Action<ClassSite>? start = null)
    {
        var site = new ClassSite(provider);
        start?.Invoke(site);
        var world = await ClassWorld.MakeAsync(site, trainees);
        var room = new Room(site, world) { Classes = await world.ConveneAsync() };
        site.Clock.Now = ClassWorld.At(7, 30);
        room.Id = (await site.In((OpenRollCall open) => open.RunAsync(world.Trainer, room.Classes[0], world.Sessions[0], default))).Value;
        room.Trainees = await site.In(db => db.Enrollments.Where(e => e.ClassGroupId == room.Classes[0]).OrderBy(e => e.Id).Select(e => e.Id).ToListAsync());
        return room;
    }

    public MarkRequest Request(int trainee, AttendanceStatus status, int minutes, string? reason = null) => new(Trainees[trainee], status, minutes, Guid.CreateVersion7(), reason);

    public Task<IReadOnlyList<MarkAnswer>> Mark(params (int Trainee, AttendanceStatus Status, int Minutes)[] marks) =>
        Send(world.Trainer, [.. marks.Select(m => Request(m.Trainee, m.Status, m.Minutes))]);

    public Task<IReadOnlyList<MarkAnswer>> Send(Viewer viewer, params MarkRequest[] marks) => site.In((MarkAttendance mark) => mark.RunAsync(viewer, Id, marks, default));

    public Task<Refusal?> Close() => site.In((CloseRollCall close) => close.RunAsync(world.Trainer, Id, default));

    public Task<int> Statements(Verb verb) => site.In(async db => (await db.ToldAsync()).Count(s => s.Verb == verb.Id));

    public ValueTask DisposeAsync() => site.DisposeAsync();
}

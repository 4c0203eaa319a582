using Lms.Domain;
using Lms.Domain.Attendance;
using Lms.Domain.Classes;
using Lms.Domain.Plans;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Classes;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Attendance;

/// <summary>One person of the roll call.</summary>
public sealed record RollCallCard(RosterLine Person, AttendanceMark Mark, int Version);

/// <summary>The roll call as one viewer sees it.</summary>
public sealed record RollCallPage(RollCall Call, ClassGroup Class, Session Session, string PlanTitle, IReadOnlyList<RollCallCard> Cards, RollCallState State, bool MayMark, string? ClosedBy)
{
    public int Marked => Cards.Count(c => c.Mark.Status != AttendanceStatus.Unmarked);
    public int There => Cards.Count(c => c.Mark.IsThere);
    public int Left => Cards.Count - Marked;

    /// <summary>What is typed first as minutes late or left early: how late it is now, or a quarter of an hour.</summary>
    public int MinutesAt(DateTimeOffset now) => now > Session.StartsAt && now < Session.EndsAt ? Math.Max(1, (int)(now - Session.StartsAt).TotalMinutes) : 15;
}

/// <summary>Reads a roll call for the page. Who joined the class since it was opened is there, unmarked.</summary>
public sealed class RollCallReader(LmsDbContext db, TimeProvider clock) : IUseCase
{
    public async Task<RollCallPage?> FindAsync(Viewer viewer, Id<RollCall> id, CancellationToken cancel)
    {
        if (await db.RollCallsVisibleTo(viewer).AsNoTracking().Include(r => r.Records).SingleOrDefaultAsync(r => r.Id == id, cancel) is not { } call) return null;
        var group = await db.ClassGroups.AsNoTracking().SingleAsync(c => c.Id == call.ClassGroupId, cancel);
        var plan = await db.Plans.AsNoTracking().Include(p => p.Sessions).SingleAsync(p => p.Id == group.PlanId, cancel);
        var state = call.StateAt(clock.GetUtcNow());
        var closedBy = await db.Users.Where(a => a.Id == call.ClosedBy).Select(a => a.DisplayName).SingleOrDefaultAsync(cancel);
        return new RollCallPage(call, group, plan.Sessions.Single(s => s.Id == call.SessionId), plan.Title, await CardsAsync(call, cancel), state, MayMark(viewer, call, state), closedBy);
    }

    private static bool MayMark(Viewer viewer, RollCall call, RollCallState state) => viewer.Role switch
    {
        Role.Trainer => state != RollCallState.Locked,
        Role.DepartmentOfficer => state != RollCallState.Locked || call.ClosedBy != viewer.AccountId,
        _ => false,
    };

    private async Task<List<RollCallCard>> CardsAsync(RollCall call, CancellationToken cancel)
    {
        var records = call.Records.ToDictionary(r => r.EnrollmentId);
        var everyone = records.Keys.Concat(await db.NewcomersAsync(call, cancel)).ToList();
        var roster = await Roster.ReadAsync(db, db.Enrollments.Where(e => everyone.Contains(e.Id)), cancel);
        return [.. roster.Select(p => records.TryGetValue(p.EnrollmentId, out var record)
            ? new RollCallCard(p, record.Mark, record.Version)
            : new RollCallCard(p, AttendanceMark.Unmarked, 0))];
    }
}

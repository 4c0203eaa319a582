using Lms.Domain;
using Lms.Domain.Attendance;
using Lms.Domain.Classes;
using Lms.Domain.OnlineSessions;
using Lms.Domain.Plans;
using Lms.Domain.Trainers;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Classes;

/// <summary>One block of a class, and how far its roll call is.</summary>
public sealed record BlockLine(Session Session, Id<RollCall>? RollCallId, RollCallState? State, int Marked, int All)
{
    public DateTimeOffset OpensAt => Session.StartsAt - RollCall.OpensBefore;
}

/// <summary>A trainer who may be chosen, and whether one of the class is from the same school.</summary>
public sealed record TrainerChoice(Id<Trainer> Id, string FullName, string Unit, bool Chosen, bool OwnSchool);

public sealed record ClassPage(
    ClassLine Line, TrainingPlan Plan, int Revision, IReadOnlyList<BlockLine> Blocks, OnlineSession? Room,
    IReadOnlyList<TrainerChoice> Choices, IReadOnlyList<(Id<ClassGroup> Id, string Name)> OtherClasses)
{
    public ClassGroup Class => Line.Class;
}

/// <summary>Reads one class for its page.</summary>
public sealed class ClassReader(LmsDbContext db, TimeProvider clock) : IUseCase
{
    public async Task<ClassPage?> FindAsync(Viewer viewer, Id<ClassGroup> id, CancellationToken cancel)
    {
        if (await db.ClassesVisibleTo(viewer).Include(c => c.Trainers).SingleOrDefaultAsync(c => c.Id == id, cancel) is not { } group) return null;
        var plan = await db.Plans.AsNoTracking().Include(p => p.Sessions).SingleAsync(p => p.Id == group.PlanId, cancel);
        var roster = await Roster.ReadAsync(db, db.EnrollmentsVisibleTo(viewer).Seated().Where(e => e.ClassGroupId == id), cancel);
        var choices = await ChoicesAsync(group, roster, cancel);
        var chosen = choices.Where(c => c.Chosen).Select(c => c.Id).ToList();
        var trainers = await db.Trainers.AsNoTracking().Where(t => chosen.Contains(t.Id)).OrderBy(t => t.SortKey).ToListAsync(cancel);
        var others = await db.ClassGroups.Where(c => c.PlanId == group.PlanId && c.Id != id).OrderBy(c => c.Ordinal).Select(c => new { c.Id, c.Name }).ToListAsync(cancel);
        return new ClassPage(
            new ClassLine(group, roster, trainers), plan, db.RevisionOf(group), await BlocksAsync(id, plan, roster.Count, cancel),
            await db.OnlineSessions.AsNoTracking().SingleOrDefaultAsync(s => s.ClassGroupId == id, cancel), choices, [.. others.Select(o => (o.Id, o.Name))]);
    }

    /// <summary>The blocks of the plan with the roll calls of one class.</summary>
    public async Task<List<BlockLine>> BlocksAsync(Id<ClassGroup> classId, TrainingPlan plan, int trainees, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var calls = await db.RollCalls.AsNoTracking().Include(r => r.Records).Where(r => r.ClassGroupId == classId).ToDictionaryAsync(r => r.SessionId, cancel);
        return [.. plan.Sessions.OrderBy(s => s.Ordinal).Select(s => calls.TryGetValue(s.Id, out var call)
            ? new BlockLine(s, call.Id, call.StateAt(now), call.Records.Count(r => r.Status != AttendanceStatus.Unmarked), call.Records.Count)
            : new BlockLine(s, null, null, 0, trainees))];
    }

    private async Task<List<TrainerChoice>> ChoicesAsync(ClassGroup group, List<RosterLine> roster, CancellationToken cancel)
    {
        var schools = roster.Select(t => t.SchoolId).ToHashSet();
        var chosen = group.Trainers.Select(t => t.TrainerId).ToHashSet();
        var all = await (
            from trainer in db.Trainers
            join unit in db.OrgUnits on trainer.UnitId equals unit.Id
            orderby trainer.SortKey
            select new { trainer.Id, trainer.FullName, trainer.UnitId, Unit = unit.Name }).ToListAsync(cancel);
        return [.. all.Select(t => new TrainerChoice(t.Id, t.FullName, t.Unit, chosen.Contains(t.Id), schools.Contains(t.UnitId)))];
    }
}

using Lms.Domain;
using Lms.Domain.Attendance;
using Lms.Domain.Classes;
using Lms.Domain.OnlineSessions;
using Lms.Domain.Plans;
using Lms.Domain.Practicums;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Classes;

/// <summary>One class of a trainer.</summary>
/// <param name="ToScore">Practicums handed in and not yet scored.</param>
public sealed record TaughtClass(ClassGroup Class, TrainingPlan Plan, int Trainees, IReadOnlyList<BlockLine> Blocks, OnlineSession? Room, int ToScore)
{
    /// <summary>The online day of the plan is on.</summary>
    public bool RoomIsDue(DateTimeOffset now) => Room is not null && Plan.OnlineFrom <= now && now < Plan.OnlineTo;
}

/// <summary>What a trainer has to do: the blocks of the day first.</summary>
public sealed record TrainerWorkList(IReadOnlyList<TaughtClass> Classes, DateTimeOffset Now)
{
    /// <summary>Today's blocks whose roll call is not closed, in order of time: the first is what to do now.</summary>
    public IEnumerable<(TaughtClass Class, BlockLine Block)> Today => Classes.Where(c => c.Plan.State == PlanState.InProgress)
        .SelectMany(c => c.Blocks.Where(b => b.Session.Date == VietnamTime.DateOf(Now)).Select(b => (c, b)))
        .OrderBy(p => p.b.State is RollCallState.Closed or RollCallState.Locked).ThenBy(p => p.b.Session.EndsAt < Now && p.b.State is null).ThenBy(p => p.b.Session.StartsAt);

    public IEnumerable<TaughtClass> Rooms => Classes.Where(c => c.RoomIsDue(Now) || c.Room?.State == OnlineSessionState.Open);

    public int ToScore => Classes.Sum(c => c.ToScore);
}

/// <summary>Reads the classes of one trainer, those of running plans first.</summary>
public sealed class TrainerWork(LmsDbContext db, ClassReader classes, TimeProvider clock) : IUseCase
{
    public async Task<TrainerWorkList> ReadAsync(Viewer viewer, CancellationToken cancel)
    {
        var groups = await db.ClassesVisibleTo(viewer).AsNoTracking().OrderBy(c => c.Ordinal).ToListAsync(cancel);
        var planIds = groups.Select(c => c.PlanId).Distinct().ToList();
        var plans = await db.Plans.AsNoTracking().Include(p => p.Sessions).Where(p => planIds.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancel);
        var taught = new List<TaughtClass>();
        foreach (var group in groups) taught.Add(await TaughtAsync(group, plans[group.PlanId], cancel));
        return new TrainerWorkList([.. taught.OrderBy(t => t.Plan.State != PlanState.InProgress).ThenByDescending(t => t.Plan.OnlineFrom).ThenBy(t => t.Class.Ordinal)], clock.GetUtcNow());
    }

    private async Task<TaughtClass> TaughtAsync(ClassGroup group, TrainingPlan plan, CancellationToken cancel)
    {
        var trainees = db.Enrollments.Seated().Where(e => e.ClassGroupId == group.Id);
        var count = await trainees.CountAsync(cancel);
        return new TaughtClass(group, plan, count, await classes.BlocksAsync(group.Id, plan, count, cancel),
            await db.OnlineSessions.AsNoTracking().SingleOrDefaultAsync(s => s.ClassGroupId == group.Id, cancel),
            await db.Practicums.CountAsync(p => p.State == PracticumState.Submitted && trainees.Any(e => e.Id == p.EnrollmentId), cancel));
    }
}

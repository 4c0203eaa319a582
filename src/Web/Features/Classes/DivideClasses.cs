using Lms.Domain;
using Lms.Domain.Classes;
using Lms.Domain.Enrollments;
using Lms.Domain.OnlineSessions;
using Lms.Domain.Plans;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Classes;

/// <summary>
/// Chia lớp: puts every accepted trainee of a plan into a class, or all of them anew. Classes that are there keep their
/// name, room and trainers. Not any more once a roll has been called or a room opened.
/// </summary>
public sealed class DivideClasses(LmsDbContext db) : IUseCase
{
    /// <summary>What a division would give.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<Nominee>>> PreviewAsync(Viewer viewer, Id<TrainingPlan> planId, CancellationToken cancel) =>
        ClassDivision.Divide(await NomineesAsync(db.EnrollmentsVisibleTo(viewer).Where(e => e.PlanId == planId), cancel));

    /// <returns>How many classes there are now.</returns>
    public async Task<Outcome<int>> RunAsync(Viewer viewer, Id<TrainingPlan> planId, CancellationToken cancel)
    {
        await using var transaction = await db.BeginWriteAsync(cancel, $"plan/{planId}");
        var plan = await db.PlansVisibleTo(viewer).SingleAsync(p => p.Id == planId, cancel);
        if (plan.State is not (PlanState.Issued or PlanState.InProgress)) return new PlanNotInState(plan.State);
        if (await HasBegunAsync(planId, cancel)) return new ClassesAlreadyRunning();

        var drafts = ClassDivision.Divide(await NomineesAsync(db.Enrollments.Where(e => e.PlanId == planId), cancel));
        if (drafts.Count == 0) return new NobodyToDivide();

        var classes = await ClassesAsync(plan, drafts.Count, cancel);
        if (await FillAsync(classes, drafts, cancel) is { } refusal) return refusal;
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return classes.Count;
    }

    /// <summary>Whether it is too late to divide anew.</summary>
    public async Task<bool> HasBegunAsync(Id<TrainingPlan> planId, CancellationToken cancel)
    {
        var classes = db.ClassGroups.Where(c => c.PlanId == planId).Select(c => c.Id);
        return await db.RollCalls.AnyAsync(r => classes.Contains(r.ClassGroupId), cancel)
            || await db.OnlineSessions.AnyAsync(s => s.OpenedAt != null && classes.Contains(s.ClassGroupId), cancel);
    }

    private Task<List<Nominee>> NomineesAsync(IQueryable<Enrollment> enrollments, CancellationToken cancel) => (
        from enrollment in enrollments
        where !enrollment.IsReserve && (enrollment.State == EnrollmentState.Nominated || enrollment.State == EnrollmentState.Convened)
        join teacher in db.Teachers on enrollment.TeacherId equals teacher.Id
        orderby enrollment.Id
        select new Nominee(enrollment.Id, enrollment.UnitId, teacher.SchoolId)).ToListAsync(cancel);

    /// <summary>The first so many classes of the plan: kept, made, or the surplus removed.</summary>
    private async Task<List<ClassGroup>> ClassesAsync(TrainingPlan plan, int count, CancellationToken cancel)
    {
        var classes = await db.ClassGroups.Where(c => c.PlanId == plan.Id).OrderBy(c => c.Ordinal).ToListAsync(cancel);
        var surplus = classes.Skip(count).ToList();
        var gone = surplus.Select(c => c.Id).ToList();
        db.OnlineSessions.RemoveRange(await db.OnlineSessions.Where(s => gone.Contains(s.ClassGroupId)).ToListAsync(cancel));
        db.ClassGroups.RemoveRange(surplus);
        for (var ordinal = classes.Count + 1; ordinal <= count; ordinal++)
        {
            var added = new ClassGroup(plan.Id, ordinal, ClassGroup.DefaultName(ordinal), room: "");
            db.ClassGroups.Add(added);
            if (plan.State == PlanState.InProgress) db.OnlineSessions.Add(new OnlineSession(added.Id, ConveneTrainees.RoomTitle(plan)));
            classes.Add(added);
        }

        return [.. classes.Take(count)];
    }

    private async Task<Refusal?> FillAsync(List<ClassGroup> classes, IReadOnlyList<IReadOnlyList<Nominee>> drafts, CancellationToken cancel)
    {
        var planId = classes[0].PlanId;
        var enrollments = await db.Enrollments.Where(e => e.PlanId == planId).ToDictionaryAsync(e => e.Id, cancel);
        foreach (var (group, draft) in classes.Zip(drafts))
        {
            foreach (var nominee in draft)
                if (enrollments[nominee.EnrollmentId].AssignTo(group.Id) is { } refusal) return refusal;
        }

        return null;
    }
}

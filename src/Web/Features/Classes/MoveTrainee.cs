using Lms.Domain;
using Lms.Domain.Classes;
using Lms.Domain.Enrollments;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Classes;

/// <summary>Chuyển lớp: puts one accepted trainee into a class of its plan. What was marked in the old class stays there.</summary>
public sealed class MoveTrainee(LmsDbContext db) : IUseCase
{
    public async Task<Refusal?> RunAsync(Viewer viewer, Id<Enrollment> enrollmentId, Id<ClassGroup> classId, CancellationToken cancel)
    {
        var planId = await db.ClassesVisibleTo(viewer).Where(c => c.Id == classId).Select(c => c.PlanId).SingleAsync(cancel);
        await using var transaction = await db.BeginWriteAsync(cancel, $"plan/{planId}");
        var group = await db.ClassGroups.SingleAsync(c => c.Id == classId, cancel);
        var enrollment = await db.EnrollmentsVisibleTo(viewer).SingleOrDefaultAsync(e => e.Id == enrollmentId && e.PlanId == planId, cancel);
        if (enrollment is null) return new EnrollmentNotInPlan();
        if (enrollment.ClassGroupId == classId) return null;
        if (await db.Enrollments.Seated().CountAsync(e => e.ClassGroupId == classId, cancel) >= ClassGroup.MostTrainees)
            return new ClassFull(group.Name, ClassGroup.MostTrainees);

        var old = enrollment.ClassGroupId;
        if (enrollment.AssignTo(classId) is { } refusal) return refusal;
        if (old is not null)
        {
            var calls = await db.RollCalls.Where(r => r.ClassGroupId == old && r.ClosedAt == null && r.Records.Any(x => x.EnrollmentId == enrollmentId))
                .Include(r => r.Records).ToListAsync(cancel);
            foreach (var call in calls) call.Exclude(enrollmentId);
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }
}

using Lms.Domain;
using Lms.Domain.Enrollments;
using Lms.Domain.Plans;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Enrollments;

/// <summary>Rút học viên: by its unit or by the department, with a reason; a seat that was held is free again.</summary>
public sealed class WithdrawTrainee(LmsDbContext db, EnrollmentDesk desk) : IUseCase
{
    public async Task<Refusal?> RunAsync(Viewer viewer, Id<Enrollment> id, string reason, CancellationToken cancel)
    {
        if (viewer.Role is not (Role.DepartmentOfficer or Role.UnitOfficer) || await desk.FindAsync(viewer, id, cancel) is not { } seen) return new EnrollmentMissing();
        await using var transaction = await desk.BeginAsync(seen.PlanId, seen.UnitId, cancel);
        var trainee = await db.Enrollments.SingleAsync(e => e.Id == id, cancel);
        var plan = await desk.PlanAsync(trainee.PlanId, cancel);
        if (plan.State is not (PlanState.Issued or PlanState.InProgress)) return new PlanNotInState(plan.State);
        if (trainee.Withdraw(reason, desk.Now) is { } refusal) return refusal;
        if (!trainee.IsReserve) (await desk.QuotaAsync(trainee, cancel)).Withdraw(trainee.Id, reason);
        await desk.LeaveRollCallsAsync(trainee.Id, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }
}

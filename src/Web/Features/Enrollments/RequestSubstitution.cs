using Lms.Domain;
using Lms.Domain.Enrollments;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Enrollments;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Enrollments;

/// <summary>Đề nghị thay thế: the unit names who is to come instead. What the newcomer fails is told at once, and again when the department decides.</summary>
public sealed class RequestSubstitution(LmsDbContext db, EnrollmentDesk desk, CheckNewcomer check) : IUseCase
{
    public async Task<Outcome<Substitution>> RunAsync(Viewer viewer, Id<Enrollment> leaverId, Newcomer newcomer, string reason, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(newcomer);
        if (viewer.Role != Role.UnitOfficer || await desk.FindAsync(viewer, leaverId, cancel) is not { } seen) return new EnrollmentMissing();
        if (string.IsNullOrWhiteSpace(reason)) return new ReasonMissing();
        await using var transaction = await desk.BeginAsync(seen.PlanId, seen.UnitId, cancel);
        var leaver = await db.Enrollments.SingleAsync(e => e.Id == leaverId, cancel);
        if (SubstitutionRules.Refuse(leaver, await desk.PlanAsync(leaver.PlanId, cancel), await desk.CheckedInAsync(leaverId, cancel), desk.Now) is { } no) return no;
        if (await db.Substitutions.Open().AnyAsync(s => s.LeaverId == leaverId || (newcomer.ReserveId != null && s.ReserveId == newcomer.ReserveId), cancel)) return new SubstitutionPending();
        if (await RefuseNewcomerAsync(leaver, newcomer, viewer, cancel) is { } refusal) return refusal;

        var substitution = new Substitution(leaver, newcomer, reason, viewer.AccountId, desk.Now);
        db.Substitutions.Add(substitution);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return substitution;
    }

    private async Task<Refusal?> RefuseNewcomerAsync(Enrollment leaver, Newcomer newcomer, Viewer viewer, CancellationToken cancel)
    {
        if (newcomer.ReserveId is not { } id) return (await check.PersonAsync(leaver.PlanId, leaver.UnitId, newcomer.Cells, viewer.AccountId, cancel)).Refusal;
        return (await desk.ReservesAsync(leaver.PlanId, leaver.UnitId, cancel)).Find(r => r.Id == id) is { } reserve ? await check.ReserveAsync(reserve, cancel) : new ReserveNotThere();
    }
}

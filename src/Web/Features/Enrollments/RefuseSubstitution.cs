using Lms.Domain;
using Lms.Domain.Enrollments;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Enrollments;

/// <summary>Không duyệt thay thế, with a reason that the unit reads; everybody stays where they are.</summary>
public sealed class RefuseSubstitution(LmsDbContext db, EnrollmentDesk desk) : IUseCase
{
    public async Task<Refusal?> RunAsync(Viewer viewer, Id<Substitution> id, string reason, CancellationToken cancel)
    {
        if (viewer.Role != Role.DepartmentOfficer || await db.SubstitutionsVisibleTo(viewer).AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancel) is not { } seen) return new SubstitutionMissing();
        await using var transaction = await desk.BeginAsync(seen.PlanId, seen.UnitId, cancel);
        var substitution = await db.Substitutions.SingleAsync(s => s.Id == id, cancel);
        if (substitution.Refuse(reason, viewer.AccountId, desk.Now) is { } refusal) return refusal;
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }
}

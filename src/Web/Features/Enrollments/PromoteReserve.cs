using Lms.Domain;
using Lms.Domain.Enrollments;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Enrollments;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Enrollments;

/// <summary>
/// Gọi dự bị into a free seat of its unit: the next one in order, or another with a reason. Who is called is checked anew, and
/// is a trainee like any other from then on, in the class where one of the unit left a place, if there is one.
/// </summary>
public sealed class PromoteReserve(LmsDbContext db, EnrollmentDesk desk, CheckNewcomer check, EnrollTrainees enroll) : IUseCase
{
    /// <param name="reason">Why this one, where others stand before it.</param>
    public async Task<Refusal?> RunAsync(Viewer viewer, Id<Enrollment> id, string? reason, CancellationToken cancel)
    {
        if (viewer.Role != Role.DepartmentOfficer || await desk.FindAsync(viewer, id, cancel) is not { } seen) return new EnrollmentMissing();
        await using var transaction = await desk.BeginAsync(seen.PlanId, seen.UnitId, cancel);
        var plan = await desk.PlanAsync(seen.PlanId, cancel);
        if (SubstitutionRules.RefuseLate(plan, desk.Now) is { } late) return late;
        var reserves = await desk.ReservesAsync(seen.PlanId, seen.UnitId, cancel);
        if (reserves.Find(r => r.Id == id) is not { } reserve) return new ReserveNotThere();
        var skips = reserves[0].Id != id;
        if (skips && string.IsNullOrWhiteSpace(reason)) return new ReserveSkipped(await NameAsync(reserves[0], cancel));
        if (await db.Substitutions.Open().AnyAsync(s => s.ReserveId == id, cancel)) return new SubstitutionPending();
        if ((await desk.QuotaAsync(reserve, cancel)).Promote(id, skips ? reason : null) is { } full) return full;
        if (await check.ReserveAsync(reserve, cancel) is { } blocked) return blocked;
        if (reserve.Promote() is { } refusal) return refusal;
        if (await desk.FreePlaceAsync(seen.PlanId, seen.UnitId, cancel) is { } left && left.HandPlaceTo(reserve) is { } placed) return placed;

        await enroll.TellCalledAsync(reserve, plan, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    private Task<string> NameAsync(Enrollment reserve, CancellationToken cancel) =>
        db.Teachers.Where(t => t.Id == reserve.TeacherId).Select(t => t.FullName).SingleAsync(cancel);
}

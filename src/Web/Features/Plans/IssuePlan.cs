using Lms.Domain;
using Lms.Domain.Plans;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Plans;

/// <summary>Ban hành kế hoạch: gives it its number, date and signer, and opens the lists.</summary>
public sealed class IssuePlan(LmsDbContext db) : IUseCase
{
    public async Task<Refusal?> RunAsync(Viewer viewer, Id<TrainingPlan> planId, string number, DateOnly issuedOn, string signer, CancellationToken cancel = default)
    {
        // Alone with the number too, so that two plans can't take one at the same moment.
        await using var transaction = await db.BeginWriteAsync(cancel, PlanLock.Of(planId), "plan-numbers");
        if (await db.PlansVisibleTo(viewer).Include(p => p.Sessions).SingleOrDefaultAsync(p => p.Id == planId, cancel) is not { } plan) return new PlanMissing();

        var wanted = (number ?? "").Trim().Normalize();
        var quotas = await db.Quotas.Where(q => q.PlanId == planId).ToListAsync(cancel);
        if (plan.Issue(wanted, issuedOn, (signer ?? "").Normalize(), quotas.Sum(q => q.Seats)) is { } refusal) return refusal;
        if (await db.Plans.AnyAsync(p => p.Number == wanted && p.Id != planId, cancel)) return new PlanNumberTaken(wanted);

        foreach (var quota in quotas) quota.Publish(new(wanted, issuedOn));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }
}

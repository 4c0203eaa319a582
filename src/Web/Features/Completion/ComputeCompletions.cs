using Lms.Domain;
using Lms.Domain.Completion;
using Lms.Domain.Enrollments;
using Lms.Domain.Plans;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Completion;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Enrollments;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Completion;

/// <summary>Xét hoàn thành: computes everyone of a plan who is not signed yet, from what the records say now.</summary>
public sealed class ComputeCompletions(LmsDbContext db, CompletionInputsReader reader, TimeProvider clock) : IUseCase
{
    internal static string Lock(Id<TrainingPlan> plan) => $"completion/{plan}";

    /// <returns>How many were computed.</returns>
    /// <param name="closePracticum">Nothing more is handed in: see <see cref="CompletionInputsReader"/>. Only once the practicum's last day is over.</param>
    public async Task<Outcome<int>> RunAsync(Viewer viewer, Id<TrainingPlan> planId, bool closePracticum, CancellationToken cancel = default)
    {
        await using var transaction = await db.BeginWriteAsync(cancel, Lock(planId));
        var plan = await db.PlansVisibleTo(viewer).Include(p => p.Sessions).SingleAsync(p => p.Id == planId, cancel);
        if (plan.State != PlanState.InProgress) return new PlanNotInState(plan.State);
        var now = clock.GetUtcNow();
        if (closePracticum && VietnamTime.DateOf(now) <= plan.PracticumTo) return new PracticumStillRunning(plan.PracticumTo);

        var enrollments = await db.EnrollmentsVisibleTo(viewer).Convened()
            .Where(e => e.PlanId == planId && e.State == EnrollmentState.Convened).Select(e => e.Id).ToListAsync(cancel);
        if (enrollments.Count == 0) return new NobodyToJudge();
        var decisions = await db.CompletionDecisions.Where(d => enrollments.Contains(d.EnrollmentId)).ToDictionaryAsync(d => d.EnrollmentId, cancel);
        foreach (var (id, facts) in await reader.ReadAsync(plan, enrollments, closePracticum, cancel))
        {
            if (!decisions.TryGetValue(id, out var decision)) db.CompletionDecisions.Add(new CompletionDecision(id, plan.Policy, facts.Inputs, now));
            else if (decision.Compute(plan.Policy, facts.Inputs, now) is { } refusal) return refusal;
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return enrollments.Count;
    }
}

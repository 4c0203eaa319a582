using Lms.Domain;
using Lms.Domain.Completion;
using Lms.Domain.Enrollments;
using Lms.Domain.Plans;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Completion;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Xapi;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Completion;

/// <param name="Signed">How many were signed.</param>
/// <param name="Stale">How many were left out since the records have changed after they were computed.</param>
/// <param name="Open">How many were left out since something is not recorded yet.</param>
public sealed record SignedCompletions(int Signed, int Stale, int Open);

/// <summary>Ký xét hoàn thành for the chosen trainees, or for all that can be signed.</summary>
public sealed class SignCompletions(LmsDbContext db, CompletionInputsReader reader, StatementBook book, TimeProvider clock) : IUseCase
{
    /// <param name="chosen">Null signs all that can be signed.</param>
    public async Task<Outcome<SignedCompletions>> RunAsync(Viewer viewer, Id<TrainingPlan> planId, IReadOnlyCollection<Id<Enrollment>>? chosen = null, CancellationToken cancel = default)
    {
        await using var transaction = await db.BeginWriteAsync(cancel, ComputeCompletions.Lock(planId));
        var plan = await db.PlansVisibleTo(viewer).Include(p => p.Sessions).SingleAsync(p => p.Id == planId, cancel);
        if (plan.State != PlanState.InProgress) return new PlanNotInState(plan.State);

        var enrollments = await db.EnrollmentsVisibleTo(viewer).Where(e => e.PlanId == planId && e.State == EnrollmentState.Convened).ToDictionaryAsync(e => e.Id, cancel);
        var ids = enrollments.Keys.Where(id => chosen is null || chosen.Contains(id)).ToList();
        var decisions = await db.CompletionDecisions.Where(d => ids.Contains(d.EnrollmentId) && d.State == CompletionState.Computed).ToListAsync(cancel);
        var fresh = await FreshDecisionsAsync(plan, decisions, cancel);
        var ready = fresh.Where(d => !d.Result.IsOpen).ToList();
        if (ready.Count == 0) return new NothingToSign();

        await SignAsync(viewer, plan, ready, enrollments, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new SignedCompletions(ready.Count, decisions.Count - fresh.Count, fresh.Count - ready.Count);
    }

    /// <summary>Those that still rest on what the records say: nobody signs what has changed since it was computed.</summary>
    private async Task<List<CompletionDecision>> FreshDecisionsAsync(TrainingPlan plan, List<CompletionDecision> decisions, CancellationToken cancel)
    {
        var ids = decisions.Select(d => d.EnrollmentId).ToList();
        var open = await reader.ReadAsync(plan, ids, closePracticum: false, cancel);
        var closed = await reader.ReadAsync(plan, ids, closePracticum: true, cancel);
        return [.. decisions.Where(d => d.Policy == plan.Policy && (d.RestsOn(open[d.EnrollmentId].Inputs) || d.RestsOn(closed[d.EnrollmentId].Inputs)))];
    }

    private async Task SignAsync(Viewer viewer, TrainingPlan plan, List<CompletionDecision> decisions, Dictionary<Id<Enrollment>, Enrollment> enrollments, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var trainees = await book.TraineesAsync([.. decisions.Select(d => enrollments[d.EnrollmentId])], cancel);
        var statements = new List<Domain.Xapi.Statement>();
        foreach (var decision in decisions)
        {
            if (decision.Sign(viewer.AccountId, now) is { } refusal) throw new InvalidOperationException($"A decision that can be signed was refused: {refusal}");
            enrollments[decision.EnrollmentId].Conclude(decision.Completes);
            var trainee = trainees[decision.EnrollmentId];
            statements.AddRange(decision.Result.Requirements.Where(r => r.State == RequirementState.Met).Select(r => book.Facts.Satisfied(trainee, decision, r)));
            statements.Add(book.Facts.Completed(trainee, decision, plan.Title));
        }

        book.Tell(statements);
    }
}

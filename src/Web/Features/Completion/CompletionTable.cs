using Lms.Domain;
using Lms.Domain.Attendance;
using Lms.Domain.Certificates;
using Lms.Domain.Completion;
using Lms.Domain.Plans;
using Lms.Domain.Practicums;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Completion;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Enrollments;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Completion;

/// <summary>One trainee in the completion table.</summary>
/// <param name="Result">As signed or computed; as the records say now where it is neither, or where they have changed since.</param>
/// <param name="IsStale">The records have changed since it was computed.</param>
public sealed record CompletionRow(TraineeCard Trainee, CompletionDecision? Decision, TraineeFacts Facts, CompletionPolicy Policy, CompletionResult Result, bool IsStale, bool HasCertificate)
{
    public bool IsSigned => Decision is { State: CompletionState.Signed };
    public bool IsComputed => Decision is { State: CompletionState.Computed } && !IsStale;
    public bool MaySign => IsComputed && !Result.IsOpen;
    public int Unmarked => Facts.Inputs.Blocks.Count(b => b.Status == AttendanceStatus.Unmarked);
}

/// <summary>What stands in the way of signing everybody, in numbers.</summary>
public sealed record Blockers(int Unmarked, int OpenRollCalls, int Ungraded, int NotHandedIn, int ToCompute)
{
    public bool Any => Unmarked + Ungraded + NotHandedIn + ToCompute > 0;
}

/// <summary>The completion page of a plan.</summary>
public sealed record CompletionPage(TrainingPlan Plan, IReadOnlyList<CompletionRow> Rows, bool PracticumIsOver)
{
    private IEnumerable<CompletionRow> Unsigned => Rows.Where(r => !r.IsSigned);

    public Blockers Blockers => new(
        Unsigned.Sum(r => r.Unmarked),
        Unsigned.SelectMany(r => r.Facts.OpenBlocks.Select(block => (r.Trainee.ClassId, block))).Distinct().Count(),
        Unsigned.Count(r => r.Facts.Practicum == PracticumState.Submitted),
        Unsigned.Count(r => r is { Result.IsOpen: true, Facts.Practicum: null or PracticumState.Planned or PracticumState.Revision }),
        Unsigned.Count(r => !r.IsComputed));
}

/// <summary>Reads the completion of a plan's trainees, by given name.</summary>
public sealed class CompletionTable(LmsDbContext db, CompletionInputsReader reader, TimeProvider clock) : IUseCase
{
    public async Task<CompletionPage?> ReadAsync(Viewer viewer, Id<TrainingPlan> planId, CancellationToken cancel)
    {
        if (await db.PlansVisibleTo(viewer).AsNoTracking().Include(p => p.Sessions).SingleOrDefaultAsync(p => p.Id == planId, cancel) is not { } plan) return null;
        var cards = await db.CardsOf(db.EnrollmentsVisibleTo(viewer).Convened().Where(e => e.PlanId == planId)).ToListAsync(cancel);
        var ids = cards.Select(c => c.EnrollmentId).ToList();
        var decisions = await db.CompletionDecisions.AsNoTracking().Where(d => ids.Contains(d.EnrollmentId)).ToDictionaryAsync(d => d.EnrollmentId, cancel);
        var certified = (await db.Certificates.Where(c => c.State == CertificateState.Issued && ids.Contains(c.EnrollmentId)).Select(c => c.EnrollmentId).ToListAsync(cancel)).ToHashSet();
        var open = await reader.ReadAsync(plan, ids, closePracticum: false, cancel);
        var closed = await reader.ReadAsync(plan, ids, closePracticum: true, cancel);
        var rows = cards.OrderBy(c => c.SortKey, StringComparer.Ordinal)
            .Select(c => Row(plan, c, decisions.GetValueOrDefault(c.EnrollmentId), open[c.EnrollmentId], closed[c.EnrollmentId].Inputs, certified.Contains(c.EnrollmentId)));
        return new CompletionPage(plan, [.. rows], VietnamTime.DateOf(clock.GetUtcNow()) > plan.PracticumTo);
    }

    private static CompletionRow Row(TrainingPlan plan, TraineeCard card, CompletionDecision? decision, TraineeFacts facts, CompletionInputs closed, bool certified)
    {
        var stale = decision is { State: CompletionState.Computed } && !(decision.Policy == plan.Policy && (decision.RestsOn(facts.Inputs) || decision.RestsOn(closed)));
        var stands = decision is { State: CompletionState.Signed } || (decision is { State: CompletionState.Computed } && !stale);
        return new CompletionRow(card, decision, facts, stands ? decision!.Policy : plan.Policy,
            stands ? decision!.Result : CompletionRule.Evaluate(plan.Policy, facts.Inputs), stale, certified);
    }
}

using Lms.Domain;
using Lms.Domain.Classes;
using Lms.Domain.Enrollments;
using Lms.Domain.Plans;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Plans;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Classes;

/// <summary>Who came to and who left the newest convening decision since it, or its newest supplement, was signed.</summary>
/// <param name="Added">Hold a seat and are named nowhere yet; their class may still be missing.</param>
/// <param name="Removed">The lines of those named who have withdrawn or were replaced since.</param>
public sealed record ConveningChanges(IReadOnlyList<Enrollment> Added, IReadOnlyList<ConvenedTrainee> Removed)
{
    public bool Any => Added.Count + Removed.Count > 0;
    public int WithoutClass => Added.Count(e => e.ClassGroupId is null);
}

/// <summary>
/// Quyết định bổ sung: puts substitutions, reserves called up and late acceptances into a numbered paper beside the decision,
/// convenes who came and makes their accounts, in one transaction. The decision's annex stays as it is.
/// </summary>
public sealed class SupplementConvening(LmsDbContext db, TeacherAccounts accounts) : IUseCase
{
    public async Task<Outcome<Id<ConveningSupplement>>> RunAsync(Viewer viewer, Id<TrainingPlan> planId, SupplementSignature signature, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(signature);
        if (string.IsNullOrWhiteSpace(signature.Number) || string.IsNullOrWhiteSpace(signature.Signer)) return new ConveningNeedsNumberAndSigner();
        await using var transaction = await db.BeginWriteAsync(cancel, PlanLock.Of(planId), "accounts", "convening");
        var plan = await db.PlansVisibleTo(viewer).SingleAsync(p => p.Id == planId, cancel);
        if (plan.State != PlanState.InProgress) return new PlanNotInState(plan.State);
        if (await db.ConveningDecisions.Where(d => d.PlanId == planId).OrderByDescending(d => d.Id).FirstOrDefaultAsync(cancel) is not { } decision) return new NothingConvenedYet();
        var changes = await ChangesAsync(planId, cancel);
        if (!changes.Any) return new NothingToSupplement();
        if (changes.WithoutClass > 0) return new TraineesWithoutClass(changes.WithoutClass);
        var number = signature.Number.Trim().Normalize();
        if (await db.ConveningDecisions.AnyAsync(d => d.Number == number, cancel) || await db.ConveningSupplements.AnyAsync(s => s.Number == number, cancel)) return new ConveningNumberTaken(number);

        var ordinal = await db.ConveningSupplements.CountAsync(s => s.DecisionId == decision.Id, cancel) + 1;
        var supplement = new ConveningSupplement(decision, ordinal, signature, await LinesAsync(changes.Added, cancel), changes.Removed);
        db.ConveningSupplements.Add(supplement);
        foreach (var trainee in changes.Added)
            if (trainee.Convene() is { } refusal) return refusal;
        await accounts.MakeAsync(viewer, [.. changes.Added.Select(t => t.TeacherId)], cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return supplement.Id;
    }

    public async Task<ConveningChanges> ChangesAsync(Id<TrainingPlan> planId, CancellationToken cancel)
    {
        var added = await db.Enrollments.Where(e => e.PlanId == planId && !e.IsReserve && e.State == EnrollmentState.Nominated).ToListAsync(cancel);
        var annexes = await db.ConveningDecisions.AsNoTracking().Where(d => d.PlanId == planId).ToListAsync(cancel);
        var supplements = await db.ConveningSupplements.AsNoTracking().Where(s => s.PlanId == planId).ToListAsync(cancel);
        var struck = supplements.SelectMany(s => s.Removed).Select(l => l.EnrollmentId).ToHashSet();
        var gone = (await db.Enrollments.Where(e => e.PlanId == planId && (e.State == EnrollmentState.Withdrawn || e.State == EnrollmentState.Replaced)).Select(e => e.Id).ToListAsync(cancel)).ToHashSet();
        var named = annexes.SelectMany(d => d.Annex).Concat(supplements.SelectMany(s => s.Added));
        return new(added, [.. named.Where(l => gone.Contains(l.EnrollmentId) && !struck.Contains(l.EnrollmentId))]);
    }

    private async Task<List<ConvenedTrainee>> LinesAsync(IReadOnlyList<Enrollment> added, CancellationToken cancel)
    {
        var ids = added.Select(e => e.Id).ToList();
        var roster = await Roster.ReadAsync(db, db.Enrollments.Where(e => ids.Contains(e.Id)), cancel);
        var classes = added.Select(e => e.ClassGroupId!.Value).ToList();
        var names = await db.ClassGroups.Where(c => classes.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Name, cancel);
        return [.. roster.Select(t => new ConvenedTrainee(t.EnrollmentId, t.FullName, t.BirthDate, t.School, t.Unit, names[t.ClassId!.Value]))];
    }
}

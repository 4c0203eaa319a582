using System.ComponentModel.DataAnnotations;
using Lms.Domain;
using Lms.Domain.Classes;
using Lms.Domain.Enrollments;
using Lms.Domain.Plans;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Classes;

public sealed class ConveningForm
{
    [Required, StringLength(100), Display(Name = "Classes.Convening.Number")]
    public string Number { get; set; } = "";

    [Required, Display(Name = "Classes.Convening.SignedOn")]
    public DateOnly? SignedOn { get; set; }

    [Required, StringLength(200), Display(Name = "Classes.Convening.Signer")]
    public string Signer { get; set; } = "";
}

/// <summary>What stands before the convening, and the decisions that were made.</summary>
/// <param name="ToConvene">Accepted, no reserve, not yet named in a decision.</param>
/// <param name="PendingLists">Lists that the department has not yet accepted or sent back.</param>
public sealed record ConveningPage(
    TrainingPlan Plan, int ToConvene, int WithoutClass, IReadOnlyList<string> ClassesWithoutTrainer, int Classes, int PendingLists, bool ListsOpen, int Reserves,
    IReadOnlyList<ConveningDecision> Decisions, ConveningForm Form)
{
    /// <summary>Số bổ sung of the decisions, in their order.</summary>
    public IReadOnlyList<ConveningSupplement> Supplements { get; init; } = [];

    /// <summary>Lines of people named in a paper who have withdrawn since; only a supplement can strike them.</summary>
    public IReadOnlyList<ConvenedTrainee> Removed { get; init; } = [];

    public bool NeedsSupplement => Decisions.Count > 0 && ToConvene + Removed.Count > 0;
    public bool MaySupplement => Plan.State == PlanState.InProgress && NeedsSupplement && WithoutClass == 0;

    public bool MayConvene => Decisions.Count == 0 && Plan.State is PlanState.Issued or PlanState.InProgress && ToConvene > 0 && WithoutClass == 0 && ClassesWithoutTrainer.Count == 0;
}

/// <summary>Reads what the convening of a plan needs.</summary>
public sealed class Convening(LmsDbContext db, SupplementConvening supplement, TimeProvider clock) : IUseCase
{
    public async Task<ConveningPage?> FindAsync(Viewer viewer, Id<TrainingPlan> planId, ConveningForm? form, CancellationToken cancel)
    {
        if (await db.PlansVisibleTo(viewer).AsNoTracking().SingleOrDefaultAsync(p => p.Id == planId, cancel) is not { } plan) return null;
        var accepted = db.Enrollments.Where(e => e.PlanId == planId && e.State == EnrollmentState.Nominated);
        var seated = accepted.Where(e => !e.IsReserve);
        var classes = await db.ClassGroups.AsNoTracking().Include(c => c.Trainers).Where(c => c.PlanId == planId).OrderBy(c => c.Ordinal).ToListAsync(cancel);
        var now = clock.GetUtcNow();
        return new ConveningPage(
            plan, await seated.CountAsync(cancel), await seated.CountAsync(e => e.ClassGroupId == null, cancel),
            [.. classes.Where(c => c.Trainers.Count == 0).Select(c => c.Name)], classes.Count,
            await db.TraineeSubmissions.CountAsync(s => s.PlanId == planId && s.State == SubmissionState.Submitted, cancel),
            plan.ListsOpenAt(now), await accepted.CountAsync(e => e.IsReserve, cancel),
            await db.ConveningDecisions.AsNoTracking().Where(d => d.PlanId == planId).OrderBy(d => d.Id).ToListAsync(cancel),
            form ?? new ConveningForm { SignedOn = VietnamTime.DateOf(now), Signer = plan.Signer ?? "" })
        {
            Supplements = await db.ConveningSupplements.AsNoTracking().Where(s => s.PlanId == planId).OrderBy(s => s.Ordinal).ToListAsync(cancel),
            Removed = (await supplement.ChangesAsync(planId, cancel)).Removed,
        };
    }
}

using Lms.Domain;
using Lms.Domain.Enrollments;
using Lms.Domain.Plans;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Lms.Web.Features.TraineeLists;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Enrollments;

/// <summary>
/// Duyệt thay thế: every check once more, then in one transaction the leaver goes, the newcomer has the seat and the class, and
/// who was typed has a list of its own with a receipt. Who is convened already is replaced on paper by a supplement. Where the
/// newcomer is kept out, the approval stands with the reason: run again, it is carried out; or it is refused after all.
/// </summary>
public sealed class ApproveSubstitution(LmsDbContext db, EnrollmentDesk desk, TraineeListDesk lists, CheckNewcomer check, EnrollTrainees enroll) : IUseCase
{
    public async Task<Refusal?> RunAsync(Viewer viewer, Id<Substitution> id, CancellationToken cancel)
    {
        if (viewer.Role != Role.DepartmentOfficer || await db.SubstitutionsVisibleTo(viewer).AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancel) is not { } seen) return new SubstitutionMissing();
        var place = new ListPlace(seen.PlanId, seen.UnitId);
        await using var transaction = await desk.BeginAsync(seen.PlanId, seen.UnitId, cancel, place.ReceiptLock, "teachers");
        var substitution = await db.Substitutions.SingleAsync(s => s.Id == id, cancel);
        if (!substitution.IsOpen) return new SubstitutionDecided(substitution.State);
        var leaver = await db.Enrollments.SingleAsync(e => e.Id == substitution.LeaverId, cancel);
        var plan = await desk.PlanAsync(leaver.PlanId, cancel);
        if (SubstitutionRules.Refuse(leaver, plan, await desk.CheckedInAsync(leaver.Id, cancel), desk.Now) is { } no) return no;

        if (substitution.Approve(viewer.AccountId, desk.Now) is { } decided) return decided;
        // Saved by itself, so that the journal has the approval and the application as two facts.
        await db.SaveChangesAsync(cancel);
        var newcomer = substitution.ReserveId is { } reserve ? await CallAsync(reserve, plan, cancel) : await EnrollAsync(viewer, substitution, plan, cancel);
        if (!newcomer.Succeeded) await HinderAsync(id, newcomer.Refusal, cancel);
        else if (await MoveAsync(leaver, newcomer.Value, substitution, cancel) is { } refusal) return refusal;
        else if (substitution.Apply(newcomer.Value.Id, viewer.AccountId, desk.Now) is { } undecided) return undecided;
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return newcomer.Succeeded ? null : new SubstitutionHindered(newcomer.Refusal);
    }

    /// <summary>Forgets what was begun for a newcomer who cannot come, and keeps why.</summary>
    private async Task HinderAsync(Id<Substitution> id, Refusal obstacle, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        (await db.Substitutions.SingleAsync(s => s.Id == id, cancel)).Hinder(obstacle);
    }

    private async Task<Outcome<Enrollment>> CallAsync(Id<Enrollment> id, TrainingPlan plan, CancellationToken cancel)
    {
        if (await db.Enrollments.SingleOrDefaultAsync(e => e.Id == id && e.IsReserve && e.State == EnrollmentState.Nominated, cancel) is not { } reserve) return new ReserveNotThere();
        if (await check.ReserveAsync(reserve, cancel) is { } blocked) return blocked;
        if (reserve.Promote() is { } refusal) return refusal;
        await enroll.TellCalledAsync(reserve, plan, cancel);
        return reserve;
    }

    private async Task<Outcome<Enrollment>> EnrollAsync(Viewer viewer, Substitution substitution, TrainingPlan plan, CancellationToken cancel)
    {
        var judged = await check.PersonAsync(substitution.PlanId, substitution.UnitId, substitution.Cells, substitution.RequestedBy, cancel);
        if (!judged.Succeeded) return judged.Refusal;
        var list = judged.Value;
        if (list.Rows[0].Fields.IsReserve) return new ReserveHoldsNoSeat();
        if (list.Submit(await lists.NextReceiptAsync(plan.Id, cancel), substitution.RequestedBy, desk.Now) is { } unsent) return unsent;
        if (list.Accept(viewer.AccountId, desk.Now) is { } refusal) return refusal;
        db.TraineeSubmissions.Add(list);
        var enrolled = await enroll.RunAsync(list, plan, cancel);
        return enrolled.Succeeded ? enrolled.Value[0] : enrolled.Refusal;
    }

    private async Task<Refusal?> MoveAsync(Enrollment leaver, Enrollment newcomer, Substitution substitution, CancellationToken cancel)
    {
        if (leaver.ReplaceBy(newcomer, substitution.Reason, desk.Now) is { } refusal) return refusal;
        await desk.LeaveRollCallsAsync(leaver.Id, cancel);
        (await desk.QuotaAsync(leaver, cancel)).Substitute(newcomer.Id, substitution.Reason);
        return null;
    }
}

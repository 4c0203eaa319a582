using Lms.Domain;
using Lms.Domain.Classes;
using Lms.Domain.Enrollments;
using Lms.Domain.OnlineSessions;
using Lms.Domain.Plans;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Classes;

/// <summary>
/// Triệu tập: the decision with its frozen annex, the plan under way, a live room per class and an account per trainee, all in
/// one transaction. Reserves are not convened. Who comes or leaves later stands in a supplement (<see cref="SupplementConvening"/>).
/// </summary>
public sealed class ConveneTrainees(LmsDbContext db, TeacherAccounts accounts) : IUseCase
{
    /// <summary>What the live rooms of a plan are called.</summary>
    public static string RoomTitle(TrainingPlan plan) => plan.Title.Length <= 300 ? plan.Title : plan.Title[..300];

    public async Task<Outcome<Id<ConveningDecision>>> RunAsync(Viewer viewer, Id<TrainingPlan> planId, string number, DateOnly signedOn, string signer, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(number) || string.IsNullOrWhiteSpace(signer)) return new ConveningNeedsNumberAndSigner();
        await using var transaction = await db.BeginWriteAsync(cancel, $"plan/{planId}", "accounts", "convening");
        var plan = await db.PlansVisibleTo(viewer).SingleAsync(p => p.Id == planId, cancel);
        var trainees = await db.Enrollments.Where(e => e.PlanId == planId && !e.IsReserve && e.State == EnrollmentState.Nominated).ToListAsync(cancel);
        var classes = await db.ClassGroups.Where(c => c.PlanId == planId).Include(c => c.Trainers).OrderBy(c => c.Ordinal).ToListAsync(cancel);
        if (await CheckAsync(plan, number.Trim(), trainees, classes, cancel) is { } refusal) return refusal;

        var decision = new ConveningDecision(planId, number, signedOn, signer, await AnnexAsync(trainees, classes, cancel));
        db.ConveningDecisions.Add(decision);
        foreach (var trainee in trainees)
            if (trainee.Convene() is { } no) return no;
        await OpenRoomsAsync(plan, classes, cancel);
        await accounts.MakeAsync(viewer, [.. trainees.Select(t => t.TeacherId)], cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return decision.Id;
    }

    private async Task<Refusal?> CheckAsync(TrainingPlan plan, string number, List<Enrollment> trainees, List<ClassGroup> classes, CancellationToken cancel)
    {
        // Who comes after the decision stands in a supplement beside it, whatever form is posted.
        if (await db.ConveningDecisions.Where(d => d.PlanId == plan.Id).Select(d => d.Number).FirstOrDefaultAsync(cancel) is { } signed) return new ConvenedAlready(signed);
        if (trainees.Count == 0) return new NobodyToConvene();
        if (trainees.Count(t => t.ClassGroupId is null) is > 0 and var waiting) return new TraineesWithoutClass(waiting);
        if (classes.Find(c => c.Trainers.Count == 0) is { } alone) return new ClassWithoutTrainer(alone.Name);
        if (await db.ConveningDecisions.AnyAsync(d => d.Number == number, cancel)) return new ConveningNumberTaken(number);
        return plan.State == PlanState.InProgress ? null : plan.Begin();
    }

    private async Task<List<ConvenedTrainee>> AnnexAsync(List<Enrollment> trainees, List<ClassGroup> classes, CancellationToken cancel)
    {
        var ids = trainees.Select(t => t.Id).ToList();
        var roster = await Roster.ReadAsync(db, db.Enrollments.Where(e => ids.Contains(e.Id)), cancel);
        var names = classes.ToDictionary(c => c.Id);
        return [.. roster.OrderBy(t => names[t.ClassId!.Value].Ordinal)
            .Select(t => new ConvenedTrainee(t.EnrollmentId, t.FullName, t.BirthDate, t.School, t.Unit, names[t.ClassId!.Value].Name))];
    }

    private async Task OpenRoomsAsync(TrainingPlan plan, List<ClassGroup> classes, CancellationToken cancel)
    {
        var ids = classes.Select(c => c.Id).ToList();
        var there = await db.OnlineSessions.Where(s => ids.Contains(s.ClassGroupId)).Select(s => s.ClassGroupId).ToListAsync(cancel);
        db.OnlineSessions.AddRange(ids.Except(there).Select(id => new OnlineSession(id, RoomTitle(plan))));
    }
}

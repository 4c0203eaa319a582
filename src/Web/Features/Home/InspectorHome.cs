using Lms.Domain;
using Lms.Domain.Certificates;
using Lms.Domain.Plans;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Journal;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Formatting;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Home;

/// <summary>A block of today, in one class or more.</summary>
/// <param name="Closed">How many of the <paramref name="Classes"/> have closed their roll call.</param>
public sealed record TodaysBlock(Id<TrainingPlan> PlanId, string Plan, int Ordinal, DateTimeOffset StartsAt, DateTimeOffset EndsAt, int Classes, int Closed);

public sealed record PlanUnderWay(Id<TrainingPlan> Id, string Title, string? Number, PlanState State);

/// <summary>What the inspector looks at first.</summary>
public sealed record InspectorWork(
    IReadOnlyList<PlanUnderWay> Plans,
    IReadOnlyList<TodaysBlock> Blocks,
    IReadOnlyList<AttendanceLine> Corrections,
    IReadOnlyList<Certificate> Revocations);

/// <summary>Trang chủ của thanh tra: what is under way, and what was changed afterwards.</summary>
public sealed class InspectorHome(LmsDbContext db, JournalReader journal, LocalClock clock) : IUseCase
{
    private const int Most = 8;

    public async Task<InspectorWork> ReadAsync(Viewer viewer, CancellationToken cancel) => new(
        await db.PlansVisibleTo(viewer).Where(p => p.State == PlanState.Issued || p.State == PlanState.InProgress)
            .OrderByDescending(p => p.IssuedOn).Select(p => new PlanUnderWay(p.Id, p.Title, p.Number, p.State)).ToListAsync(cancel),
        await BlocksAsync(viewer, cancel),
        await journal.CorrectionsAsync(viewer, Most, cancel),
        await db.CertificatesVisibleTo(viewer).Where(c => c.State == CertificateState.Revoked).OrderByDescending(c => c.RevokedAt).Take(Most).ToListAsync(cancel));

    private async Task<List<TodaysBlock>> BlocksAsync(Viewer viewer, CancellationToken cancel)
    {
        var (first, end) = (clock.At(clock.Today, TimeOnly.MinValue), clock.At(clock.Today.AddDays(1), TimeOnly.MinValue));
        return await (
            from plan in db.PlansVisibleTo(viewer)
            from session in plan.Sessions
            where session.StartsAt >= first && session.StartsAt < end && plan.State != PlanState.Draft && plan.State != PlanState.Cancelled
            orderby session.StartsAt
            select new TodaysBlock(plan.Id, plan.Title, session.Ordinal, session.StartsAt, session.EndsAt,
                db.ClassGroups.Count(c => c.PlanId == plan.Id),
                db.RollCalls.Count(c => c.SessionId == session.Id && c.ClosedAt != null))).ToListAsync(cancel);
    }
}

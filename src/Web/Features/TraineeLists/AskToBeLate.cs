using Lms.Domain;
using Lms.Domain.Plans;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.TraineeLists;

/// <summary>Xin nộp muộn: a unit asks after the deadline, once until the department has decided.</summary>
public sealed class AskToBeLate(LmsDbContext db, TraineeListDesk desk) : IUseCase
{
    public async Task<Outcome<LateRequest>> RunAsync(Viewer viewer, Id<TrainingPlan> planId, string reason, CancellationToken cancel)
    {
        if (await desk.PlaceAsync(viewer, planId, cancel) is not { } place) return new SubmissionMissing();
        await using var transaction = await db.BeginWriteAsync(cancel, place.QuotaLock);
        var asked = await db.LateRequests.AsNoTracking().Where(r => r.PlanId == planId && r.UnitId == place.UnitId).ToListAsync(cancel);
        if (asked.Exists(r => r.State == LateRequestState.Waiting || r.IsOpenAt(desk.Now))) return new LateRequestThere();
        var plan = await db.Plans.AsNoTracking().SingleAsync(p => p.Id == planId, cancel);
        var request = LateRequest.Ask(plan, place.UnitId, reason, viewer.AccountId, desk.Now);
        if (!request.Succeeded) return request;
        db.LateRequests.Add(request.Value);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return request;
    }
}

using Lms.Domain;
using Lms.Domain.Attendance;
using Lms.Domain.Classes;
using Lms.Domain.Plans;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Attendance;

/// <summary>Mở điểm danh of a class in a block, everyone unmarked. Opening it again leads to the same one, with who joined the class since.</summary>
public sealed class OpenRollCall(LmsDbContext db, TimeProvider clock) : IUseCase
{
    public async Task<Outcome<Id<RollCall>>> RunAsync(Viewer viewer, Id<ClassGroup> classId, Id<Session> sessionId, CancellationToken cancel)
    {
        await using var transaction = await db.BeginWriteAsync(cancel, $"rollcall/{classId}/{sessionId}");
        var group = await db.ClassesVisibleTo(viewer).SingleAsync(c => c.Id == classId, cancel);
        var call = await db.RollCalls.Include(r => r.Records).SingleOrDefaultAsync(r => r.ClassGroupId == classId && r.SessionId == sessionId, cancel);
        if (call is null)
        {
            var plan = await db.Plans.Include(p => p.Sessions).SingleAsync(p => p.Id == group.PlanId, cancel);
            // Before the convening nobody is called, and a closed plan is over.
            if (plan.State != PlanState.InProgress) return new PlanNotInState(plan.State);
            var opened = RollCall.Open(group, plan.Sessions.Single(s => s.Id == sessionId), [], viewer.AccountId, clock.GetUtcNow());
            if (!opened.Succeeded) return opened.Refusal;
            db.RollCalls.Add(call = opened.Value);
        }

        if (call.ClosedAt is null)
            foreach (var newcomer in await db.NewcomersAsync(call, cancel)) call.Include(newcomer);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return call.Id;
    }
}

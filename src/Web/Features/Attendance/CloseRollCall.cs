using Lms.Domain;
using Lms.Domain.Attendance;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Attendance;

/// <summary>Chốt điểm danh: from here on a change is a correction. Who was there is told to the record store in the same transaction.</summary>
public sealed class CloseRollCall(LmsDbContext db, AttendanceFacts facts, TimeProvider clock) : IUseCase
{
    public async Task<Refusal?> RunAsync(Viewer viewer, Id<RollCall> rollCallId, CancellationToken cancel)
    {
        await using var transaction = await db.BeginWriteAsync(cancel, $"rollcall/{rollCallId}");
        var call = await db.RollCallsVisibleTo(viewer).Include(r => r.Records).SingleAsync(r => r.Id == rollCallId, cancel);
        foreach (var newcomer in await db.NewcomersAsync(call, cancel)) call.Include(newcomer);
        if (call.Close(viewer.AccountId, clock.GetUtcNow()) is { } refusal) return refusal;
        await facts.TellAttendedAsync(call, viewer, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }
}

using Lms.Domain;
using Lms.Domain.OnlineSessions;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;

namespace Lms.Web.Features.OnlineSessions;

/// <summary>Mở phòng: the trainer opens the live room, within the online day. From now on presence in it counts.</summary>
public sealed class OpenRoom(LmsDbContext db, RoomDoor door, TimeProvider clock) : IUseCase
{
    public async Task<Refusal?> RunAsync(Viewer viewer, Id<OnlineSession> session, CancellationToken cancel)
    {
        var pass = await door.LeadAsync(viewer, session, cancel);
        if (!pass.Succeeded) return pass.Refusal;
        if (pass.Value.Session.Open(clock.GetUtcNow(), pass.Value.Plan.OnlineFrom, pass.Value.Plan.OnlineTo) is { } refusal) return refusal;
        await db.SaveChangesAsync(cancel);
        return null;
    }
}

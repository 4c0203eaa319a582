using Lms.Domain;
using Lms.Domain.OnlineSessions;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;

namespace Lms.Web.Features.OnlineSessions;

/// <summary>Đóng phòng: the trainer closes the live room; every stay in it ends, an open poll as well.</summary>
public sealed class CloseRoom(LmsDbContext db, RoomDoor door, PresenceKeeper presence, ClosePoll polls, TimeProvider clock) : IUseCase
{
    public async Task<Refusal?> RunAsync(Viewer viewer, Id<OnlineSession> session, CancellationToken cancel)
    {
        var pass = await door.LeadAsync(viewer, session, cancel);
        if (!pass.Succeeded) return pass.Refusal;
        if (pass.Value.Session.Close(clock.GetUtcNow()) is { } refusal) return refusal;
        await db.SaveChangesAsync(cancel);
        await polls.RunAsync(viewer, session, cancel);
        await presence.CloseRoomAsync(session, cancel);
        return null;
    }
}

using Lms.Domain;
using Lms.Domain.OnlineSessions;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;

namespace Lms.Web.Features.OnlineSessions;

/// <summary>Đặt liên kết họp: where the class sees and hears the trainer (Zoom, Meet …); empty takes it away.</summary>
public sealed class SetMeetingLink(LmsDbContext db, RoomDoor door) : IUseCase
{
    public async Task<Refusal?> RunAsync(Viewer viewer, Id<OnlineSession> session, string? url, CancellationToken cancel)
    {
        var pass = await door.LeadAsync(viewer, session, cancel);
        if (!pass.Succeeded) return pass.Refusal;
        if (pass.Value.Session.MeetAt(url) is { } refusal) return refusal;
        await db.SaveChangesAsync(cancel);
        return null;
    }
}

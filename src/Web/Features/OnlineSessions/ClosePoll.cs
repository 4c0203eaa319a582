using Lms.Domain;
using Lms.Domain.OnlineSessions;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.OnlineSessions;

/// <summary>Kết thúc thăm dò: no more answers; the results stay.</summary>
public sealed class ClosePoll(LmsDbContext db, RoomDoor door, TimeProvider clock) : IUseCase
{
    public async Task<Outcome<Poll>> RunAsync(Viewer viewer, Id<OnlineSession> session, CancellationToken cancel)
    {
        var pass = await door.LeadAsync(viewer, session, cancel);
        if (!pass.Succeeded) return pass.Refusal;

        await using var transaction = await db.BeginWriteAsync(cancel, $"poll/{session}");
        var poll = await db.Polls.Include(p => p.Votes).SingleOrDefaultAsync(p => p.OnlineSessionId == session && p.ClosedAt == null, cancel);
        if (poll is null || poll.Close(clock.GetUtcNow()) is not null) return new PollClosed();
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return poll;
    }
}

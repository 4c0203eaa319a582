using Lms.Domain;
using Lms.Domain.OnlineSessions;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.OnlineSessions;

/// <summary>Hỏi thăm dò: the trainer asks the open room one question; one poll at a time.</summary>
public sealed class AskPoll(LmsDbContext db, RoomDoor door, TimeProvider clock) : IUseCase
{
    public async Task<Outcome<Poll>> RunAsync(Viewer viewer, Id<OnlineSession> session, string question, IReadOnlyList<string> options, CancellationToken cancel)
    {
        var pass = await door.LeadAsync(viewer, session, cancel);
        if (!pass.Succeeded) return pass.Refusal;
        if (pass.Value.Session.State != OnlineSessionState.Open) return new RoomNotOpen();

        await using var transaction = await db.BeginWriteAsync(cancel, $"poll/{session}");
        if (await db.Polls.AnyAsync(p => p.OnlineSessionId == session && p.ClosedAt == null, cancel)) return new PollStillOpen();
        var poll = Poll.Ask(session, question, options, clock.GetUtcNow());
        if (!poll.Succeeded) return poll;
        db.Polls.Add(poll.Value);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return poll;
    }
}

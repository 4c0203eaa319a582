using Lms.Domain;
using Lms.Domain.OnlineSessions;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Xapi;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.OnlineSessions;

/// <summary>Trả lời thăm dò: a teacher of the class answers the open poll, or changes the answer.</summary>
public sealed class VotePoll(LmsDbContext db, RoomDoor door, StatementBook book, TimeProvider clock) : IUseCase
{
    /// <param name="option">Index into the poll's options.</param>
    public async Task<Outcome<Poll>> RunAsync(Viewer viewer, Id<OnlineSession> session, int option, CancellationToken cancel)
    {
        if (await door.FindAsync(viewer, session, cancel) is not { Trainee: { } trainee }) return new RoomNotYours();

        await using var transaction = await db.BeginWriteAsync(cancel, $"poll/{session}");
        var poll = await db.Polls.Include(p => p.Votes).SingleOrDefaultAsync(p => p.OnlineSessionId == session && p.ClosedAt == null, cancel);
        if (poll is null) return new PollClosed();
        if (poll.Vote(trainee.Id, option, clock.GetUtcNow()) is { } refusal) return refusal;
        var vote = poll.Votes.Single(v => v.EnrollmentId == trainee.Id);
        book.Tell(book.Facts.AnsweredPoll(await book.TraineeAsync(trainee, cancel), poll, vote));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return poll;
    }
}

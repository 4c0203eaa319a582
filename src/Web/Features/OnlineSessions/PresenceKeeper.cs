using System.Linq.Expressions;
using Lms.Domain;
using Lms.Domain.Enrollments;
using Lms.Domain.OnlineSessions;
using Lms.Domain.Plans;
using Lms.Domain.Xapi;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Xapi;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.OnlineSessions;

/// <summary>
/// Keeps presence by the server's clock: begins an interval, lets it grow with heartbeats, ends it once they stay away.
/// The statements of a stay are written in the transaction that begins or ends it.
/// </summary>
public sealed class PresenceKeeper(LmsDbContext db, StatementBook book, Heartbeats heartbeats, TimeProvider clock) : IUseCase
{
    private const int AtOnce = 100;

    /// <summary>A heartbeat may lie unwritten, on any node, for this long; only then is silence certain.</summary>
    private static readonly TimeSpan Silence = PresenceInterval.Grace + 2 * Heartbeats.WrittenEvery;

    /// <summary>
    /// Begins a stay, or goes on with the one that was interrupted for less than the grace. Whether the trainee may be at this
    /// place is the caller's business. Outside the online day, and in a room that is not open, nothing is counted.
    /// </summary>
    public async Task<Stay> EnterAsync(Enrollment enrollment, TrainingPlan plan, PresencePlace place, CancellationToken cancel)
    {
        var stay = new Stay(enrollment.Id, place, plan);
        await EnterAsync(stay, cancel);
        return stay;
    }

    /// <summary>A heartbeat. After a silence longer than the grace the stay begins a new interval.</summary>
    public async Task BeatAsync(Stay stay, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (!stay.WindowHolds(now)) return;
        // A room that opens tells its people to join again; a closed one is not asked about with every heartbeat.
        if (!stay.IsCounted && stay.Place is RoomPlace) return;
        if (stay.IntervalId is not { } interval || now - stay.LastSeen > PresenceInterval.Grace)
        {
            await EnterAsync(stay, cancel);
            return;
        }

        stay.Seen(now);
        heartbeats.Note(interval, now);
    }

    /// <summary>The page was left in good order: present until now. A lost connection says nothing and ends at its last heartbeat.</summary>
    public void Leave(Stay stay)
    {
        var now = clock.GetUtcNow();
        if (stay.IntervalId is { } interval && stay.WindowHolds(now) && now - stay.LastSeen <= PresenceInterval.Grace) heartbeats.Note(interval, now);
    }

    /// <summary>Ends every interval that has been silent for longer than the grace, at its last heartbeat.</summary>
    /// <returns>How many were ended.</returns>
    public async Task<int> CloseStaleAsync(CancellationToken cancel)
    {
        await heartbeats.WriteAsync(db, cancel);
        var (before, closed) = (clock.GetUtcNow() - Silence, 0);
        while (true)
        {
            var stale = await db.PresenceIntervals.AsNoTracking().Where(i => !i.IsClosed && i.LastSeen < before).OrderBy(i => i.LastSeen).Take(AtOnce).ToListAsync(cancel);
            if (stale.Count == 0) return closed;
            await CloseAsync([.. stale.Select(i => i.EnrollmentId)], i => !i.IsClosed && i.LastSeen < before, cancel);
            closed += stale.Count;
        }
    }

    /// <summary>Ends every stay in a room that was closed.</summary>
    public async Task CloseRoomAsync(Id<OnlineSession> session, CancellationToken cancel)
    {
        await heartbeats.WriteAsync(db, cancel);
        var inside = await db.PresenceIntervals.Where(i => !i.IsClosed && i.OnlineSessionId == session).Select(i => i.EnrollmentId).Distinct().ToListAsync(cancel);
        foreach (var some in inside.Chunk(AtOnce)) await CloseAsync(some, i => !i.IsClosed && i.OnlineSessionId == session, cancel);
    }

    private async Task EnterAsync(Stay stay, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.BeginWriteAsync(cancel, Subject(stay.EnrollmentId));
        var intervals = await db.PresenceIntervals.Where(i => i.EnrollmentId == stay.EnrollmentId).ToListAsync(cancel);
        foreach (var interval in intervals.Where(i => !i.IsClosed))
            if (heartbeats.Pending(interval.Id) is { } at) interval.Extend(at);

        var mine = stay.WindowHolds(now) && await IsOpenAsync(stay.Place, cancel) ? await ResumeOrBeginAsync(stay, intervals, now, cancel) : null;
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        stay.Resume(mine, intervals.Where(i => i != mine));
    }

    private async Task<PresenceInterval> ResumeOrBeginAsync(Stay stay, List<PresenceInterval> intervals, DateTimeOffset now, CancellationToken cancel)
    {
        var trainee = await book.TraineeAsync(await db.Enrollments.SingleAsync(e => e.Id == stay.EnrollmentId, cancel), cancel);
        var running = intervals.Where(i => !i.IsClosed && IsAt(i, stay.Place)).ToList();
        if (running.LastOrDefault(i => i.Reaches(now)) is { } found)
        {
            found.Extend(now);
            return found;
        }

        var begun = Begin(stay, now);
        db.PresenceIntervals.Add(begun);
        List<Statement> told = [.. running.SelectMany(i => Close(i, trainee))];
        if (begun.OnlineSessionId is not null) told.Add(book.Facts.Joined(trainee, begun));
        book.Tell(told);
        return begun;
    }

    private async Task CloseAsync(IReadOnlyCollection<Id<Enrollment>> trainees, Expression<Func<PresenceInterval, bool>> which, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.BeginWriteAsync(cancel, [.. trainees.Select(Subject)]);
        var intervals = await db.PresenceIntervals.Where(i => trainees.Contains(i.EnrollmentId)).Where(which).ToListAsync(cancel);
        var ids = intervals.Select(i => i.EnrollmentId).Distinct().ToList();
        var names = await book.TraineesAsync(await db.Enrollments.Where(e => ids.Contains(e.Id)).ToListAsync(cancel), cancel);
        book.Tell([.. intervals.SelectMany(i => Close(i, names[i.EnrollmentId]))]);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        db.ChangeTracker.Clear();
    }

    private List<Statement> Close(PresenceInterval interval, Trainee trainee)
    {
        interval.Close();
        var stayed = book.Facts.Experienced(trainee, interval);
        return interval.OnlineSessionId is null ? [stayed] : [stayed, book.Facts.Left(trainee, interval)];
    }

    private async Task<bool> IsOpenAsync(PresencePlace place, CancellationToken cancel) =>
        place is not RoomPlace room || await db.OnlineSessions.AnyAsync(s => s.Id == room.SessionId && s.State == OnlineSessionState.Open, cancel);

    private static bool IsAt(PresenceInterval interval, PresencePlace place) => place switch
    {
        RoomPlace room => interval.OnlineSessionId == room.SessionId,
        LessonPlace lesson => interval.LessonSlug == lesson.Slug,
        _ => false,
    };

    private static PresenceInterval Begin(Stay stay, DateTimeOffset now) => stay.Place switch
    {
        RoomPlace room => PresenceInterval.InRoom(stay.EnrollmentId, room.SessionId, now),
        LessonPlace lesson => PresenceInterval.InLesson(stay.EnrollmentId, lesson.Slug, now),
        _ => throw new InvalidOperationException("An unknown place."),
    };

    private static string Subject(Id<Enrollment> enrollment) => $"presence/{enrollment}";
}

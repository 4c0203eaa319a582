using Lms.Domain;
using Lms.Domain.Enrollments;
using Lms.Domain.OnlineSessions;
using Lms.Domain.Plans;

namespace Lms.Web.Features.OnlineSessions;

/// <summary>Where presence is kept: a live room, or a lesson.</summary>
public abstract record PresencePlace
{
    public static PresencePlace Room(Id<OnlineSession> session) => new RoomPlace(session);

    public static PresencePlace Lesson(string slug) => new LessonPlace(slug);
}

public sealed record RoomPlace(Id<OnlineSession> SessionId) : PresencePlace;

public sealed record LessonPlace(string Slug) : PresencePlace;

/// <summary>
/// One connection's part in a trainee's presence, kept in memory between heartbeats. Connections at the same place share one
/// interval; those at different places each have their own, and <see cref="Presence"/> merges them.
/// </summary>
public sealed class Stay
{
    internal Stay(Id<Enrollment> enrollment, PresencePlace place, TrainingPlan plan)
    {
        (EnrollmentId, Place, WindowFrom, WindowTo, Needed) = (enrollment, place, plan.OnlineFrom, plan.OnlineTo, plan.Policy.OnlineMinutes);
    }

    public Id<Enrollment> EnrollmentId { get; }
    public PresencePlace Place { get; }
    public DateTimeOffset WindowFrom { get; }
    public DateTimeOffset WindowTo { get; }

    /// <summary>Minutes the policy asks for.</summary>
    public int Needed { get; }

    /// <summary>The running interval; null while nothing is counted: outside the online day, or the room is not open.</summary>
    public Id<PresenceInterval>? IntervalId { get; private set; }

    public DateTimeOffset LastSeen { get; private set; }

    private DateTimeOffset From { get; set; }
    private IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> Others { get; set; } = [];

    public bool IsCounted => IntervalId is not null;

    /// <summary>The trainee's merged minutes of the online day so far, over all places.</summary>
    public int Minutes => (int)Presence.Covered(IsCounted ? [.. Others, (From, LastSeen)] : Others, WindowFrom, WindowTo).TotalMinutes;

    public bool WindowHolds(DateTimeOffset now) => now >= WindowFrom && now < WindowTo;

    internal void Resume(PresenceInterval? interval, IEnumerable<PresenceInterval> others)
    {
        Others = [.. others.Select(i => (i.From, i.LastSeen))];
        IntervalId = interval?.Id;
        if (interval is not null) (From, LastSeen) = (interval.From, interval.LastSeen);
    }

    internal void Seen(DateTimeOffset now)
    {
        if (now > LastSeen) LastSeen = now;
    }
}

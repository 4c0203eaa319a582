using Lms.Domain.Enrollments;

namespace Lms.Domain.OnlineSessions;

/// <summary>
/// Khoảng thời gian có mặt: one unbroken stay of one trainee in the live room (<see cref="OnlineSessionId"/>) or in a
/// lesson (<see cref="LessonSlug"/>). The server's clock alone sets it; it ends when heartbeats are missed.
/// </summary>
public sealed class PresenceInterval
{
    /// <summary>The page sends a heartbeat this often.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>A return within this time goes on with the same interval: a short loss of the network costs nothing.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(60);

    private PresenceInterval() { }

    private PresenceInterval(Id<Enrollment> enrollmentId, Id<OnlineSession>? sessionId, string? lessonSlug, DateTimeOffset now)
    {
        (Id, EnrollmentId, OnlineSessionId, LessonSlug, From, LastSeen) = (Id<PresenceInterval>.New(), enrollmentId, sessionId, lessonSlug, now, now);
    }

    public Id<PresenceInterval> Id { get; private init; }
    public Id<Enrollment> EnrollmentId { get; private init; }
    public Id<OnlineSession>? OnlineSessionId { get; private init; }
    public string? LessonSlug { get; private init; }
    public DateTimeOffset From { get; private init; }

    /// <summary>The last heartbeat; the interval's end so far.</summary>
    public DateTimeOffset LastSeen { get; private set; }

    /// <summary>The interval has ended at <see cref="LastSeen"/> and its statement is written.</summary>
    public bool IsClosed { get; private set; }

    public TimeSpan Duration => LastSeen - From;

    public static PresenceInterval InRoom(Id<Enrollment> enrollment, Id<OnlineSession> session, DateTimeOffset now) => new(enrollment, session, null, now);

    public static PresenceInterval InLesson(Id<Enrollment> enrollment, string lessonSlug, DateTimeOffset now) => new(enrollment, null, lessonSlug, now);

    /// <summary>Whether a heartbeat at this instant still belongs to the interval.</summary>
    public bool Reaches(DateTimeOffset now) => !IsClosed && now - LastSeen <= Grace;

    public void Extend(DateTimeOffset now)
    {
        if (now > LastSeen) LastSeen = now;
    }

    public void Close() => IsClosed = true;
}

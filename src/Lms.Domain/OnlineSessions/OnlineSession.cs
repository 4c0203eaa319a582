using Lms.Domain.Classes;
using Lms.Domain.Journal;

namespace Lms.Domain.OnlineSessions;

public enum OnlineSessionState { Scheduled, Open, Closed }

/// <summary>Buổi học trực tuyến: the live room of one class on the online day.</summary>
[Journaled]
public sealed class OnlineSession
{
    public const int MaxMeetingUrl = 500;

    private OnlineSession() { }

    public OnlineSession(Id<ClassGroup> classGroupId, string title) =>
        (Id, ClassGroupId, Title) = (Id<OnlineSession>.New(), classGroupId, title);

    public Id<OnlineSession> Id { get; private init; }
    public Id<ClassGroup> ClassGroupId { get; private init; }
    public string Title { get; private set; } = "";
    public OnlineSessionState State { get; private set; }
    public DateTimeOffset? OpenedAt { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Liên kết họp: where the class sees and hears the trainer; null while there is none.</summary>
    public string? MeetingUrl { get; private set; }

    /// <summary>Opens the room, or opens it again after it was closed on the same day.</summary>
    public Refusal? Open(DateTimeOffset now, DateTimeOffset windowFrom, DateTimeOffset windowTo)
    {
        if (State == OnlineSessionState.Open) return new RoomAlreadyOpen();
        if (now < windowFrom || now >= windowTo) return new OutsideOnlineWindow(windowFrom, new EndInstant(windowTo));
        (State, OpenedAt, ClosedAt) = (OnlineSessionState.Open, OpenedAt ?? now, null);
        return null;
    }

    public Refusal? Close(DateTimeOffset now)
    {
        if (State != OnlineSessionState.Open) return new RoomNotOpen();
        (State, ClosedAt) = (OnlineSessionState.Closed, now);
        return null;
    }

    /// <summary>Sets the video meeting's address, or takes it away when empty. Only https: a link that trainees follow.</summary>
    public Refusal? MeetAt(string? url)
    {
        if (string.IsNullOrWhiteSpace(url))
        {
            MeetingUrl = null;
            return null;
        }

        var valid = Uri.TryCreate(url.Trim(), UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && address.AbsoluteUri.Length <= MaxMeetingUrl;
        if (!valid) return new MeetingUrlInvalid(MaxMeetingUrl);
        MeetingUrl = address!.AbsoluteUri;
        return null;
    }
}

public sealed record RoomAlreadyOpen : Refusal;

public sealed record RoomNotOpen : Refusal;

/// <summary>The online day has not begun or is over.</summary>
public sealed record OutsideOnlineWindow(DateTimeOffset From, EndInstant To) : Refusal;

/// <summary>A meeting link is an https address of at most <paramref name="Most"/> characters.</summary>
public sealed record MeetingUrlInvalid(int Most) : Refusal;

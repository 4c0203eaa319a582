using Lms.Domain.Journal;

namespace Lms.Domain.OnlineSessions;

/// <summary>Tin nhắn in a live room.</summary>
public sealed class ChatMessage
{
    public const int MaxLength = 1000;

    private ChatMessage() { }

    private ChatMessage(Id<OnlineSession> sessionId, Guid accountId, string author, string text, DateTimeOffset at) =>
        (Id, OnlineSessionId, AccountId, Author, Text, At) = (Id<ChatMessage>.New(), sessionId, accountId, author, text, at);

    public Id<ChatMessage> Id { get; private init; }
    public Id<OnlineSession> OnlineSessionId { get; private init; }
    public Guid AccountId { get; private init; }
    [Personal] public string Author { get; private init; } = "";
    public string Text { get; private init; } = "";
    public DateTimeOffset At { get; private init; }

    public static Outcome<ChatMessage> Write(Id<OnlineSession> session, Guid accountId, string author, string text, DateTimeOffset at)
    {
        var trimmed = text.Trim().Normalize();
        if (trimmed.Length == 0) return new ChatMessageEmpty();
        return trimmed.Length > MaxLength ? new ChatMessageTooLong(MaxLength) : new ChatMessage(session, accountId, author, trimmed, at);
    }
}

public sealed record ChatMessageEmpty : Refusal;

public sealed record ChatMessageTooLong(int Most) : Refusal;

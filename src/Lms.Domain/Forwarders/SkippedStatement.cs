using Lms.Domain.Journal;

namespace Lms.Domain.Forwarders;

/// <summary>Vì sao bị bỏ qua.</summary>
public enum SkipReason
{
    /// <summary>The receiver refuses this very statement, and trying again would not mend that.</summary>
    Refused,

    /// <summary>It holds what only version 2.0 can say, and the receiver is sent 1.0.3.</summary>
    NeedsSecondVersion,

    /// <summary>A file attached to it is missing on this side.</summary>
    FileMissing,

    /// <summary>An administrator passed over it.</summary>
    ByHand,
}

/// <summary>Bản ghi bị bỏ qua: a statement that a forwarder did not deliver and went past. It stays until it is delivered after all.</summary>
[Journaled]
public sealed class SkippedStatement
{
    public const int WordsLength = 300;

    private SkippedStatement() { }

    public SkippedStatement(Id<Forwarder> forwarderId, long sequence, Guid statementId, SkipCause cause, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(cause);
        (Id, ForwarderId, Sequence, StatementId) = (Id<SkippedStatement>.New(), forwarderId, sequence, statementId);
        (Reason, Status, Words, SkippedAt) = (cause.Reason, cause.Status, cause.Words, now);
    }

    public Id<SkippedStatement> Id { get; private init; }
    public Id<Forwarder> ForwarderId { get; private init; }

    /// <summary>Where the statement lies in this store.</summary>
    public long Sequence { get; private init; }

    public Guid StatementId { get; private init; }
    public SkipReason Reason { get; private set; }

    /// <summary>The HTTP status that the receiver answered, where it was asked.</summary>
    public int? Status { get; private set; }

    /// <summary>The receiver's own words, shortened. It may say anything in them, people's data too.</summary>
    [Personal]
    public string? Words { get; private set; }

    public DateTimeOffset SkippedAt { get; private set; }

    /// <summary>When somebody asked to send it again; null while nobody has.</summary>
    public DateTimeOffset? AgainAt { get; private set; }

    /// <summary>Gửi lại.</summary>
    public void SendAgain(DateTimeOffset now) => AgainAt ??= now;

    /// <summary>Sent again, it was not taken either.</summary>
    public void SkipAgain(SkipCause cause, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(cause);
        (Reason, Status, Words, SkippedAt, AgainAt) = (cause.Reason, cause.Status, cause.Words, now, null);
    }
}

/// <summary>Why a statement was skipped, as <see cref="SkippedStatement"/> keeps it.</summary>
public sealed record SkipCause(SkipReason Reason, int? Status = null, string? Words = null);

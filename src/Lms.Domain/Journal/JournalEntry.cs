namespace Lms.Domain.Journal;

/// <summary>Nhật ký: one change of one journaled entity. Entries are only ever added.</summary>
public sealed class JournalEntry
{
    private JournalEntry() { }

    public JournalEntry(DateTimeOffset at, Guid? accountId, string subject, string subjectId, JournalAction action, string before, string after, string? reason)
    {
        (Id, At, AccountId, Subject, SubjectId, Action, Before, After, Reason) =
            (Id<JournalEntry>.New(), at, accountId, subject, subjectId, action, before, after, reason);
    }

    public Id<JournalEntry> Id { get; private init; }

    /// <summary>When, in UTC.</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>Who; null where the system itself acted (seed, clock).</summary>
    public Guid? AccountId { get; private init; }

    /// <summary>The entity's type name, such as <c>TrainingPlan</c>.</summary>
    public string Subject { get; private init; } = "";

    /// <summary>The entity's key, as text.</summary>
    public string SubjectId { get; private init; } = "";

    public JournalAction Action { get; private init; }

    /// <summary>The changed properties before, as a JSON object; <c>{}</c> for a new entity.</summary>
    public string Before { get; private init; } = "{}";

    /// <summary>The changed properties after, as a JSON object; <c>{}</c> for a removed entity.</summary>
    public string After { get; private init; } = "{}";

    public string? Reason { get; private init; }
}

public enum JournalAction { Added, Changed, Removed }

using Lms.Domain.Journal;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;

namespace Lms.Domain.Reminders;

/// <summary>
/// Lời nhắc (đôn đốc): what the department has told one unit about the list that it owes. The unit's officers see it until one of
/// them says that it was read; that is how the department knows that it has arrived.
/// </summary>
[Journaled]
public sealed class Reminder
{
    private Reminder() { }

    public Reminder(Id<TrainingPlan> planId, Id<OrgUnit> unitId, string text, Guid sentBy, DateTimeOffset now)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        (Id, PlanId, UnitId, Text, SentBy, SentAt) = (Id<Reminder>.New(), planId, unitId, text, sentBy, now);
    }

    public Id<Reminder> Id { get; private init; }
    public Id<TrainingPlan> PlanId { get; private init; }
    public Id<OrgUnit> UnitId { get; private init; }

    /// <summary>The words as this unit got them.</summary>
    public string Text { get; private init; } = "";

    public Guid SentBy { get; private init; }
    public DateTimeOffset SentAt { get; private init; }

    /// <summary>When an officer of the unit first said that it was read.</summary>
    public DateTimeOffset? ReadAt { get; private set; }

    public Guid? ReadBy { get; private set; }

    /// <summary>Đã đọc. Only the first time counts.</summary>
    public void Read(Guid accountId, DateTimeOffset now)
    {
        if (ReadAt is null) (ReadAt, ReadBy) = (now, accountId);
    }
}

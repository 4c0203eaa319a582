using Lms.Domain.Journal;

namespace Lms.Domain.Plans;

/// <summary>Buổi: one half-day block in person.</summary>
[Journaled]
public sealed class Session
{
    private Session() { }

    public Session(Id<TrainingPlan> planId, int ordinal, DateOnly date, TimeOnly starts, TimeOnly ends)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(ends, starts);
        (Id, PlanId, Ordinal, StartsAt, EndsAt) = (Id<Session>.New(), planId, ordinal, VietnamTime.At(date, starts), VietnamTime.At(date, ends));
    }

    public Id<Session> Id { get; private init; }
    public Id<TrainingPlan> PlanId { get; private init; }

    /// <summary>1 for the first block of the plan.</summary>
    public int Ordinal { get; private init; }

    public DateTimeOffset StartsAt { get; private init; }
    public DateTimeOffset EndsAt { get; private init; }
    public DateOnly Date => VietnamTime.DateOf(StartsAt);
    public int Minutes => (int)(EndsAt - StartsAt).TotalMinutes;

    /// <summary>Sáng: starts before noon.</summary>
    public bool IsMorning => StartsAt.ToOffset(VietnamTime.Offset).Hour < 12;
}

/// <summary>A block as it is written into a plan: a day and two clock times in Viet Nam.</summary>
public sealed record SessionTime(DateOnly Date, TimeOnly Starts, TimeOnly Ends);

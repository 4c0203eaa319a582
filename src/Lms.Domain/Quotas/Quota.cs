using Lms.Domain.Journal;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;

namespace Lms.Domain.Quotas;

/// <summary>Chỉ tiêu: how many trainees one unit may send to one plan.</summary>
[Journaled]
public sealed class Quota
{
    private Quota() { }

    public Quota(Id<TrainingPlan> planId, Id<OrgUnit> unitId, int seats)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seats);
        (PlanId, UnitId, Seats) = (planId, unitId, seats);
    }

    public Id<TrainingPlan> PlanId { get; private init; }
    public Id<OrgUnit> UnitId { get; private init; }
    public int Seats { get; private set; }

    /// <summary>Seats held by submitted and accepted rows; reserves hold none.</summary>
    public int Taken { get; private set; }

    public int Left => Seats - Taken;

    /// <summary>Holds seats for the rows of a list that is submitted.</summary>
    public Refusal? Take(int trainees)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(trainees);
        if (trainees > Left) return new QuotaExceeded(Left, trainees);
        Taken += trainees;
        return null;
    }

    /// <summary>Gives seats back: a list returned or recalled, a row withdrawn.</summary>
    public void Release(int trainees)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(trainees);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(trainees, Taken);
        Taken -= trainees;
    }

    /// <summary>Changes the allocation, never below what is taken.</summary>
    public Refusal? Resize(int seats)
    {
        if (seats < 0) return new QuotaNegative();
        if (seats < Taken) return new QuotaBelowTaken(Taken, seats);
        Seats = seats;
        return null;
    }
}

/// <summary>More trainees than seats left.</summary>
public sealed record QuotaExceeded(int Left, int Requested) : Refusal;

public sealed record QuotaBelowTaken(int Taken, int Requested) : Refusal;

public sealed record QuotaNegative : Refusal;

/// <summary>The unit has no quota in this plan.</summary>
public sealed record QuotaMissing : Refusal;

/// <summary>The unit sends no lists of its own, or does not exist on the plan's deadline day.</summary>
public sealed record UnitCannotSubmit(string Unit) : Refusal;

/// <summary>Someone else has changed the quotas of these units since they were shown.</summary>
public sealed record QuotasChangedMeanwhile(IReadOnlyList<string> Units) : Refusal;

/// <summary>Seats cannot be moved from a unit to itself.</summary>
public sealed record QuotaMovedToItself : Refusal;

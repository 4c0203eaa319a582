using Lms.Domain.Enrollments;
using Lms.Domain.Journal;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Domain.TraineeLists;

namespace Lms.Domain.Quotas;

/// <summary>
/// Chỉ tiêu: how many trainees one unit may send to one plan. Seats and what is taken of them change by posting a
/// <see cref="QuotaEntry"/> and in no other way, so that the balance always is the sum of the ledger.
/// </summary>
[Journaled]
public sealed class Quota
{
    private readonly List<QuotaEntry> _posted = [];

    private Quota() { }

    /// <param name="seats">Allocated with the first entry; 0 makes none.</param>
    /// <param name="lastEntry">The number of the newest entry, where the unit had seats of this plan before and lost them.</param>
    public Quota(Id<TrainingPlan> planId, Id<OrgUnit> unitId, int seats = 0, int lastEntry = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seats);
        (PlanId, UnitId, LastEntry) = (planId, unitId, lastEntry);
        Allocate(seats);
    }

    public Id<TrainingPlan> PlanId { get; private init; }
    public Id<OrgUnit> UnitId { get; private init; }
    public int Seats { get; private set; }

    /// <summary>Seats held by submitted and accepted rows; reserves hold none.</summary>
    public int Taken { get; private set; }

    /// <summary>The number of the newest entry; 0 while there is none.</summary>
    public int LastEntry { get; private set; }

    public int Left => Seats - Taken;

    /// <summary>The entries made through this instance and not yet stored.</summary>
    public IReadOnlyList<QuotaEntry> Posted => _posted;

    /// <summary>Hands the new entries to whoever stores them, once.</summary>
    public IReadOnlyList<QuotaEntry> HandOver()
    {
        QuotaEntry[] entries = [.. _posted];
        _posted.Clear();
        return entries;
    }

    /// <summary>Phân bổ: sets the seats while the plan is a draft.</summary>
    public Refusal? Allocate(int seats) => Resize(QuotaEntryKind.Allocated, seats, new());

    /// <summary>Công bố: the seats are made known with the plan.</summary>
    public void Publish(SupplementaryDocument plan) => Post(QuotaEntryKind.Published, 0, 0, new() { Document = plan });

    /// <summary>Điều chỉnh: changes the seats of an issued plan, never below what is taken.</summary>
    public Refusal? Adjust(int seats, string reason, SupplementaryDocument? document = null) =>
        Resize(QuotaEntryKind.Adjusted, seats, new() { Reason = reason, Document = document });

    /// <summary>Điều chuyển: gives unused seats to another unit of the plan; an entry on each side, which names the other.</summary>
    public Refusal? TransferTo(Quota other, int seats, string reason, SupplementaryDocument? document = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(seats);
        if (other.UnitId == UnitId) return new QuotaMovedToItself();
        if (seats > Left) return new SeatsInUse(Left, seats);
        QuotaMatter Matter(Quota counterpart) => new() { Reason = reason, Document = document, CounterpartId = counterpart.UnitId, CounterpartNumber = counterpart.LastEntry + 1 };
        var (ours, theirs) = (Matter(other), Matter(this));
        return Post(QuotaEntryKind.TransferredOut, -seats, 0, ours) ?? other.Post(QuotaEntryKind.TransferredIn, seats, 0, theirs);
    }

    /// <summary>Holds seats for the rows of a list that is submitted.</summary>
    public Refusal? Take(int trainees, Id<TraineeSubmission>? list = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(trainees);
        return trainees == 0 ? null : Post(QuotaEntryKind.Submitted, 0, trainees, new() { SubmissionId = list });
    }

    /// <summary>Gives seats back: a list returned or recalled, rows not accepted or given up.</summary>
    public void Release(int trainees, QuotaEntryKind why, Id<TraineeSubmission>? list = null, string? reason = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(trainees);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(trainees, Taken);
        if (why is not (QuotaEntryKind.Returned or QuotaEntryKind.Recalled or QuotaEntryKind.Rejected or QuotaEntryKind.Released)) throw new ArgumentOutOfRangeException(nameof(why));
        if (trainees > 0) Post(why, 0, -trainees, new() { SubmissionId = list, Reason = reason });
    }

    /// <summary>Rút: one trainee's seat is free again.</summary>
    public void Withdraw(Id<Enrollment> trainee, string reason)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Taken, 1);
        Post(QuotaEntryKind.Withdrawn, 0, -1, new() { EnrollmentId = trainee, Reason = reason });
    }

    /// <summary>Gọi dự bị: a reserve takes a free seat.</summary>
    public Refusal? Promote(Id<Enrollment> reserve, string? reason) =>
        Left < 1 ? new NoFreeSeat() : Post(QuotaEntryKind.Promoted, 0, 1, new() { EnrollmentId = reserve, Reason = reason });

    /// <summary>Thay thế: the seat stays taken, by the newcomer.</summary>
    public void Substitute(Id<Enrollment> newcomer, string reason)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Taken, 1);
        Post(QuotaEntryKind.Substituted, 0, 0, new() { EnrollmentId = newcomer, Reason = reason });
    }

    private Refusal? Resize(QuotaEntryKind kind, int seats, QuotaMatter matter)
    {
        if (seats < 0) return new QuotaNegative();
        return seats == Seats ? null : Post(kind, seats - Seats, 0, matter);
    }

    /// <summary>The one place where a balance changes.</summary>
    private Refusal? Post(QuotaEntryKind kind, int seats, int taken, QuotaMatter matter)
    {
        if (Taken + taken > Seats + seats) return taken > 0 ? new QuotaExceeded(Left, taken) : new QuotaBelowTaken(Taken, Seats + seats);
        (Seats, Taken, LastEntry) = (Seats + seats, Taken + taken, LastEntry + 1);
        _posted.Add(new QuotaEntry(this, kind, seats, taken, matter));
        return null;
    }
}

using Lms.Domain.Enrollments;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Domain.TraineeLists;

namespace Lms.Domain.Quotas;

/// <summary>Nghiệp vụ: what an entry of the quota ledger did.</summary>
public enum QuotaEntryKind
{
    /// <summary>Số dư đầu: what stood there before the ledger was kept.</summary>
    Opening,

    /// <summary>Phân bổ, while the plan was a draft</summary>
    Allocated,

    /// <summary>Công bố, with the plan; no seat moves</summary>
    Published,

    /// <summary>Điều chỉnh</summary>
    Adjusted,

    /// <summary>Nhận điều chuyển from another unit</summary>
    TransferredIn,

    /// <summary>Điều chuyển đi to another unit</summary>
    TransferredOut,

    /// <summary>Nộp danh sách: its rows hold seats</summary>
    Submitted,

    /// <summary>Trả lại danh sách: its seats are free</summary>
    Returned,

    /// <summary>Rút lại danh sách: its seats are free</summary>
    Recalled,

    /// <summary>Không tiếp nhận some rows: their seats are free</summary>
    Rejected,

    /// <summary>Nhường cho đơn vị khác one row of a list that was sent: its seat is free</summary>
    Released,

    /// <summary>Học viên rút: one seat is free</summary>
    Withdrawn,

    /// <summary>Gọi dự bị: a reserve holds a seat now</summary>
    Promoted,

    /// <summary>Thay thế: the seat goes from one person to another</summary>
    Substituted,
}

/// <summary>Văn bản kèm theo: number and date of the paper that orders a change.</summary>
public sealed record SupplementaryDocument(string Number, DateOnly Date);

/// <summary>Why an entry was made and what it is about.</summary>
public sealed record QuotaMatter
{
    public string? Reason { get; init; }
    public SupplementaryDocument? Document { get; init; }

    /// <summary>The unit on the other side of a transfer, and the number of the entry there.</summary>
    public Id<OrgUnit>? CounterpartId { get; init; }
    public int? CounterpartNumber { get; init; }

    public Id<TraineeSubmission>? SubmissionId { get; init; }
    public Id<Enrollment>? EnrollmentId { get; init; }
}

/// <summary>
/// Bút toán sổ chỉ tiêu: one change of one unit's seats in one plan. Entries are numbered from 1 without a gap, never changed
/// and never removed; what was wrong is set right by another entry. Who and when are written as it is stored.
/// </summary>
public sealed class QuotaEntry
{
    private QuotaEntry() { }

    internal QuotaEntry(Quota quota, QuotaEntryKind kind, int seatsChange, int takenChange, QuotaMatter matter)
    {
        (PlanId, UnitId, Number, Kind) = (quota.PlanId, quota.UnitId, quota.LastEntry, kind);
        (SeatsChange, TakenChange, Seats, Taken) = (seatsChange, takenChange, quota.Seats, quota.Taken);
        (Reason, DocumentNumber, DocumentDate) = (matter.Reason?.Trim().Normalize(), matter.Document?.Number.Trim().Normalize(), matter.Document?.Date);
        (CounterpartId, CounterpartNumber, SubmissionId, EnrollmentId) = (matter.CounterpartId, matter.CounterpartNumber, matter.SubmissionId, matter.EnrollmentId);
    }

    public Id<TrainingPlan> PlanId { get; private init; }
    public Id<OrgUnit> UnitId { get; private init; }

    /// <summary>Số bút toán, from 1 within plan and unit.</summary>
    public int Number { get; private init; }

    public QuotaEntryKind Kind { get; private init; }
    public int SeatsChange { get; private init; }
    public int TakenChange { get; private init; }

    /// <summary>The balance afterwards.</summary>
    public int Seats { get; private init; }
    public int Taken { get; private init; }

    public string? Reason { get; private init; }
    public string? DocumentNumber { get; private init; }
    public DateOnly? DocumentDate { get; private init; }
    public Id<OrgUnit>? CounterpartId { get; private init; }
    public int? CounterpartNumber { get; private init; }
    public Id<TraineeSubmission>? SubmissionId { get; private init; }
    public Id<Enrollment>? EnrollmentId { get; private init; }

    /// <summary>The account that acted; null where the system did.</summary>
    public Guid? By { get; private set; }
    public DateTimeOffset At { get; private set; }

    /// <summary>Signs the entry as it is stored.</summary>
    public void Sign(Guid? accountId, DateTimeOffset at)
    {
        if (At != default) throw new InvalidOperationException("An entry is signed once.");
        (By, At) = (accountId, at);
    }
}

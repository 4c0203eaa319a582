using Lms.Domain.Journal;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;

namespace Lms.Domain.TraineeLists;

public enum SubmissionState
{
    /// <summary>Đang soạn</summary>
    Draft,

    /// <summary>Đã nộp: has a receipt, holds seats, is immutable</summary>
    Submitted,

    /// <summary>Đã tiếp nhận</summary>
    Accepted,

    /// <summary>Trả lại, with a reason; its seats are free again</summary>
    Returned,

    /// <summary>Đã rút lại by the unit before it was accepted; its seats are free again</summary>
    Recalled,
}

/// <summary>
/// Danh sách cử giáo viên: one list of one unit for one plan. A unit may send more than one (a supplementary list while
/// seats are left); a list sent back, or recalled, is followed by a new version and is itself never changed.
/// </summary>
[Journaled]
public sealed class TraineeSubmission
{
    private readonly List<SubmissionRow> _rows = [];

    private TraineeSubmission() { }

    public TraineeSubmission(Id<TrainingPlan> planId, Id<OrgUnit> unitId, Guid createdBy, DateTimeOffset now, TraineeSubmission? previous = null)
    {
        (Id, PlanId, UnitId, CreatedBy, CreatedAt) = (Id<TraineeSubmission>.New(), planId, unitId, createdBy, now);
        (PreviousId, Version) = (previous?.Id, (previous?.Version ?? 0) + 1);
    }

    public Id<TraineeSubmission> Id { get; private init; }
    public Id<TrainingPlan> PlanId { get; private init; }
    public Id<OrgUnit> UnitId { get; private init; }

    /// <summary>The returned or recalled list that this one mends.</summary>
    public Id<TraineeSubmission>? PreviousId { get; private init; }

    public int Version { get; private init; }
    public SubmissionState State { get; private set; }
    public Guid CreatedBy { get; private init; }
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset? SubmittedAt { get; private set; }
    public Guid? SubmittedBy { get; private set; }

    /// <summary>Số biên nhận: consecutive within the plan, given on submission.</summary>
    public int? ReceiptNumber { get; private set; }

    /// <summary>SHA-256 over the submitted rows, lower-case hex; printed on the receipt.</summary>
    public string? ContentHash { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }
    public Guid? DecidedBy { get; private set; }
    public string? ReturnReason { get; private set; }
    public IReadOnlyList<SubmissionRow> Rows => _rows;

    /// <summary>How many seats the list needs: reserves need none.</summary>
    public int SeatsNeeded => _rows.Count(r => !r.Fields.IsReserve);

    public int Blocking => _rows.Count(r => r.IsBlocked);

    /// <summary>Replaces the draft's rows.</summary>
    public Refusal? Fill(IEnumerable<SubmissionRow> rows)
    {
        if (State != SubmissionState.Draft) return new SubmissionNotInState(State);
        _rows.Clear();
        _rows.AddRange(rows);
        return null;
    }

    public Refusal? Add(SubmissionRow row)
    {
        if (State != SubmissionState.Draft) return new SubmissionNotInState(State);
        _rows.Add(row);
        return null;
    }

    public Refusal? Remove(Id<SubmissionRow> rowId)
    {
        if (State != SubmissionState.Draft) return new SubmissionNotInState(State);
        return _rows.RemoveAll(r => r.Id == rowId) == 0 ? new RowMissing() : null;
    }

    /// <summary>Nộp. The caller has checked the rows anew and taken the seats in the same transaction.</summary>
    public Refusal? Submit(int receiptNumber, string contentHash, Guid accountId, DateTimeOffset now)
    {
        if (State != SubmissionState.Draft) return new SubmissionNotInState(State);
        if (_rows.Count == 0) return new SubmissionEmpty();
        if (Blocking > 0) return new SubmissionHasBlockingRows(Blocking);
        (State, ReceiptNumber, ContentHash, SubmittedBy, SubmittedAt) = (SubmissionState.Submitted, receiptNumber, contentHash, accountId, now);
        return null;
    }

    public Refusal? Accept(Guid accountId, DateTimeOffset now) => Decide(SubmissionState.Accepted, accountId, now);

    public Refusal? Return(string reason, Guid accountId, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(reason)) return new ReasonMissing();
        if (Decide(SubmissionState.Returned, accountId, now) is { } refusal) return refusal;
        ReturnReason = reason.Trim().Normalize();
        return null;
    }

    public Refusal? Recall(Guid accountId, DateTimeOffset now) => Decide(SubmissionState.Recalled, accountId, now);

    private Refusal? Decide(SubmissionState state, Guid accountId, DateTimeOffset now)
    {
        if (State != SubmissionState.Submitted) return new SubmissionNotInState(State);
        (State, DecidedBy, DecidedAt) = (state, accountId, now);
        return null;
    }
}

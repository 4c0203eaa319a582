using System.Globalization;
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
    private readonly List<SubmissionFile> _files = [];

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

    /// <summary>Counts the changes of the rows: with each the list's own revision moves, so that nobody submits what they have not seen.</summary>
    public int Changes { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }
    public Guid? SubmittedBy { get; private set; }

    /// <summary>Số biên nhận: consecutive within the plan, given on submission.</summary>
    public int? ReceiptNumber { get; private set; }

    /// <summary>The receipt as it is printed, such as <c>BN-0001</c>.</summary>
    public string? ReceiptCode => ReceiptNumber is { } number ? ReceiptCodeOf(number) : null;

    /// <summary>SHA-256 over the submitted rows, lower-case hex; printed on the receipt.</summary>
    public string? ContentHash { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }
    public Guid? DecidedBy { get; private set; }
    public string? ReturnReason { get; private set; }

    /// <summary>Why the unit sends nobody; a list with this has no rows and needs no seat.</summary>
    public string? NothingToSendReason { get; private set; }

    public IReadOnlyList<SubmissionRow> Rows => _rows;

    /// <summary>The files the rows came from, kept as they were sent.</summary>
    public IReadOnlyList<SubmissionFile> Files => _files;

    /// <summary>The rows as they are shown and printed.</summary>
    public IReadOnlyList<SubmissionRow> InOrder => [.. _rows.OrderBy(r => r.Position)];

    /// <summary>How many seats the list needs: reserves need none.</summary>
    public int SeatsNeeded => _rows.Count(r => !r.Fields.IsReserve);

    public int Blocking => _rows.Count(r => r.IsBlocked);

    public static string ReceiptCodeOf(int number) => string.Create(CultureInfo.InvariantCulture, $"BN-{number:D4}");

    /// <summary>Takes the rows of a file, after those that are there or instead of them.</summary>
    public Refusal? Take(SubmissionFile file, IEnumerable<SubmissionRow> rows, bool instead)
    {
        if (State != SubmissionState.Draft) return new SubmissionNotInState(State);
        if (instead)
        {
            _rows.Clear();
            _files.Clear();
        }
        if (_files.Exists(f => f.Sha256 == file.Sha256)) return new FileAlreadyTaken(file.FileName);
        _files.Add(file);
        return Add(rows);
    }

    public Refusal? Add(IEnumerable<SubmissionRow> rows)
    {
        if (State != SubmissionState.Draft) return new SubmissionNotInState(State);
        var position = _rows.Select(r => r.Position).DefaultIfEmpty().Max();
        foreach (var row in rows)
        {
            row.Position = ++position;
            _rows.Add(row);
        }
        Changes++;
        return null;
    }

    /// <summary>Types a row's cells anew.</summary>
    public Refusal? Retype(Id<SubmissionRow> rowId, IReadOnlyDictionary<TraineeColumn, string> cells)
    {
        if (State != SubmissionState.Draft) return new SubmissionNotInState(State);
        if (_rows.SingleOrDefault(r => r.Id == rowId) is not { } row) return new RowMissing();
        row.Retype(cells);
        Changes++;
        return null;
    }

    public Refusal? Remove(Id<SubmissionRow> rowId)
    {
        if (State != SubmissionState.Draft) return new SubmissionNotInState(State);
        if (_rows.RemoveAll(r => r.Id == rowId) == 0) return new RowMissing();
        Changes++;
        return null;
    }

    /// <summary>Nộp. The caller has checked the rows anew and taken the seats in the same transaction.</summary>
    public Refusal? Submit(int receiptNumber, Guid accountId, DateTimeOffset now)
    {
        if (State != SubmissionState.Draft) return new SubmissionNotInState(State);
        if (_rows.Count == 0) return new SubmissionEmpty();
        if (Blocking > 0) return new SubmissionHasBlockingRows(Blocking);
        Receive(receiptNumber, accountId, now);
        return null;
    }

    /// <summary>Báo không có người để cử: an explicit answer, with a receipt like any other.</summary>
    public Refusal? SubmitNothing(string reason, int receiptNumber, Guid accountId, DateTimeOffset now)
    {
        if (State != SubmissionState.Draft) return new SubmissionNotInState(State);
        if (string.IsNullOrWhiteSpace(reason)) return new ReasonMissing();
        _rows.Clear();
        _files.Clear();
        NothingToSendReason = reason.Trim().Normalize();
        Receive(receiptNumber, accountId, now);
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

    private void Receive(int receiptNumber, Guid accountId, DateTimeOffset now)
    {
        (State, ReceiptNumber, SubmittedBy, SubmittedAt) = (SubmissionState.Submitted, receiptNumber, accountId, now);
        ContentHash = SubmissionContent.Hash(this);
    }

    private Refusal? Decide(SubmissionState state, Guid accountId, DateTimeOffset now)
    {
        if (State != SubmissionState.Submitted) return new SubmissionNotInState(State);
        (State, DecidedBy, DecidedAt) = (state, accountId, now);
        return null;
    }
}

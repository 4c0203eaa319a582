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
    private readonly List<RowChange> _rowChanges = [];

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

    /// <summary>
    /// Counts the changes of the rows: with each the list's own revision moves, so that nobody submits what they have
    /// not seen.
    /// </summary>
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

    public IReadOnlyList<SubmissionRow> Rows => [.. _rows.Where(r => !r.IsRemoved)];

    /// <summary>The highest row number ever given: a removed row's number is nobody else's.</summary>
    public int LastPosition { get; private set; }

    /// <summary>The changes of rows that are loaded or new; a page reads the others by itself.</summary>
    public IReadOnlyList<RowChange> RowChanges => _rowChanges;

    /// <summary>The files the rows came from, kept as they were sent.</summary>
    public IReadOnlyList<SubmissionFile> Files => [.. _files.Where(f => f.Swap != SwapSide.Left)];

    /// <summary>The last replacement of the draft's rows, which one step undoes; null where there was none.</summary>
    public ListReplacement? Replacement { get; private set; }

    /// <summary>The rows as they are shown and printed.</summary>
    public IReadOnlyList<SubmissionRow> InOrder => [.. Rows.OrderBy(r => r.Position)];

    /// <summary>How many seats the list needs: reserves need none.</summary>
    public int SeatsNeeded => Rows.Count(r => !r.Fields.IsReserve);

    /// <summary>
    /// How many seats the list holds or held when it was decided: rows that were not accepted, or given up, hold
    /// none.
    /// </summary>
    public int SeatsHeld => Rows.Count(r => !r.Fields.IsReserve && r.Decision is null or RowDecision.Accepted);

    public int Blocking => Rows.Count(r => r.IsBlocked);

    public static string ReceiptCodeOf(int number) => string.Create(CultureInfo.InvariantCulture, $"BN-{number:D4}");

    /// <summary>
    /// Takes the rows of a file, after those that are there or instead of them. The caller has forgotten what an
    /// earlier replacement kept.
    /// </summary>
    /// <param name="joins">The file belongs to the replacement that another file of the same sending has made.</param>
    public Refusal? Take(SubmissionFile file, IEnumerable<SubmissionRow> rows, bool instead, bool joins = false)
    {
        if (State != SubmissionState.Draft) return new SubmissionNotInState(State);
        if (!instead && Files.Any(f => f.Sha256 == file.Sha256)) return new FileAlreadyTaken(file.FileName);
        if (instead) Replace(_rows, _files, file, false);
        return Bring(file, rows, (instead || joins) && Replacement is { IsUndone: false });
    }

    /// <summary>
    /// Chọn lại cột: the rows of a file that is on the draft, read anew, come instead of those it has brought.
    /// </summary>
    public Refusal? TakeAgain(SubmissionFile file, IEnumerable<SubmissionRow> rows)
    {
        if (State != SubmissionState.Draft) return new SubmissionNotInState(State);
        if (Files.SingleOrDefault(f => f.Sha256 == file.Sha256) is not { } old) return new FileNotOnDraft(file.FileName);
        Replace(_rows.FindAll(row => IsOf(row, old)), [old], file, true);
        return Bring(file, rows, true);
    }

    /// <summary>Hoàn tác việc thay: what made place comes back with its edits, and what came makes place.</summary>
    /// <remarks>The caller has loaded all rows and files, also those that made place.</remarks>
    public Refusal? UndoReplacement(DateTimeOffset now)
    {
        if (State != SubmissionState.Draft) return new SubmissionNotInState(State);
        if (Replacement is not { } last) return new ReplacementOver();
        var back = _rows.FindAll(row => row.HasLeft);
        var went = _rows.FindAll(row => row.Swap == SwapSide.Came);
        var people = went.Count(row => !row.IsRemoved);
        went.ForEach(row => row.Leave());
        back.ForEach(row => row.Come());
        var (leaving, coming) = (_files.FindAll(f => f.Swap == SwapSide.Came), _files.FindAll(f => f.Swap == SwapSide.Left));
        leaving.ForEach(file => file.Leave());
        coming.ForEach(file => file.Come());
        Renumber(back);
        Replacement = last with { People = people, IsUndone = !last.IsUndone, At = now };
        Changes++;
        return null;
    }

    /// <summary>Who was added meanwhile stands behind those who came back to their numbers.</summary>
    private void Renumber(List<SubmissionRow> back)
    {
        var taken = back.Select(row => row.Position).ToHashSet();
        var here = _rows.FindAll(row => !row.HasLeft);
        LastPosition = here.Select(row => row.Position).DefaultIfEmpty().Max();
        foreach (var row in here.Except(back).Where(row => taken.Contains(row.Position)).OrderBy(row => row.Position).ToList())
            row.Position = ++LastPosition;
    }

    private static bool IsOf(SubmissionRow row, SubmissionFile file) =>
        row.FileId is { } id ? id == file.Id : row.FileName == file.FileName;

    private void Replace(List<SubmissionRow> rows, List<SubmissionFile> files, SubmissionFile file, bool isOfFile)
    {
        var people = rows.Count(row => !row.IsRemoved);
        foreach (var other in _rows.Where(row => row.Swap == SwapSide.Came)) other.Settle();
        foreach (var other in _files.Where(f => f.Swap == SwapSide.Came)) other.Settle();
        rows.ForEach(row => row.Leave());
        files.ForEach(old => old.Leave());
        if (_rows.TrueForAll(row => row.HasLeft)) LastPosition = 0;
        Replacement = people == 0 && !isOfFile ? null : new(people, file.FileName, isOfFile, false, file.UploadedAt);
    }

    private Refusal? Bring(SubmissionFile file, IEnumerable<SubmissionRow> rows, bool came)
    {
        var added = rows.ToList();
        if (came)
        {
            file.Come();
            added.ForEach(row => row.Come());
        }
        _files.Add(file);
        return Add(added);
    }

    public Refusal? Add(IEnumerable<SubmissionRow> rows)
    {
        if (State != SubmissionState.Draft) return new SubmissionNotInState(State);
        var position = Math.Max(LastPosition, _rows.Where(r => !r.HasLeft).Select(r => r.Position).DefaultIfEmpty().Max());
        foreach (var row in rows)
        {
            row.Position = LastPosition = ++position;
            _rows.Add(row);
        }
        Changes++;
        return null;
    }

    /// <summary>
    /// Sửa dòng: types some of a row's cells anew; the others stay as they were sent, with their mends.
    /// </summary>
    /// <param name="seen">The row's <see cref="SubmissionRow.Edits"/> that the person has seen; null where there is
    /// no page behind it.</param>
    public Outcome<RowChange> Edit(Id<SubmissionRow> rowId, IReadOnlyDictionary<TraineeColumn, string> cells, int? seen, Guid by, DateTimeOffset now)
    {
        var found = Find(rowId, seen);
        if (!found.Succeeded) return found.Refusal;
        var row = found.Value;
        var merged = new Dictionary<TraineeColumn, string>(row.Cells);
        foreach (var (column, text) in cells)
        {
            if (text.Length > 0) merged[column] = text;
            else merged.Remove(column);
        }
        return Set(row, new(merged, [.. row.KeptCells.Where(c => !cells.ContainsKey(c))], [.. row.FileFindings.Where(f => f.Column is not { } c || !cells.ContainsKey(c))]), by, now);
    }

    /// <summary>Giữ nguyên như đã gửi: undoes a cell's automatic mend, or lets it be mended again.</summary>
    public Outcome<RowChange> Keep(Id<SubmissionRow> rowId, TraineeColumn column, bool keep, int? seen, Guid by, DateTimeOffset now)
    {
        var found = Find(rowId, seen);
        if (!found.Succeeded) return found.Refusal;
        var row = found.Value;
        var others = row.KeptCells.Where(c => c != column);
        return Set(row, row.Text with { Kept = keep ? [.. others, column] : [.. others] }, by, now);
    }

    /// <summary>Bỏ một dòng; until the list is submitted it can come back.</summary>
    public Outcome<RowChange> Remove(Id<SubmissionRow> rowId, Guid by, DateTimeOffset now)
    {
        var found = Find(rowId, null);
        return found.Succeeded ? SetRemoved(found.Value, true, by, now) : found.Refusal;
    }

    /// <summary>Hoàn tác one change, whose row the caller has loaded even if it is removed.</summary>
    public Outcome<RowChange> Undo(RowChange change, Guid by, DateTimeOffset now)
    {
        if (State != SubmissionState.Draft) return new SubmissionNotInState(State);
        if (_rows.SingleOrDefault(r => r.Id == change.RowId) is not { } row) return new RowMissing();
        if (row.HasLeft || change.IsUndone || change.Edits != row.Edits) return new RowChangeOver(change.Position);
        change.IsUndone = true;
        return change.Kind == RowChangeKind.Edited ? Set(row, change.Before, by, now) : SetRemoved(row, change.Kind == RowChangeKind.Restored, by, now);
    }

    /// <summary>Nộp. The caller has checked the rows anew and taken the seats in the same transaction.</summary>
    public Refusal? Submit(int receiptNumber, Guid accountId, DateTimeOffset now)
    {
        if (State != SubmissionState.Draft) return new SubmissionNotInState(State);
        if (Rows.Count == 0) return new SubmissionEmpty();
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

    public Refusal? Accept(Guid accountId, DateTimeOffset now) => Accept(accountId, now, new Dictionary<Id<SubmissionRow>, string>());

    /// <summary>
    /// Tiếp nhận, all rows but those named, each of which needs its reason. A list of which no row would stay is
    /// returned instead.
    /// </summary>
    public Refusal? Accept(Guid accountId, DateTimeOffset now, IReadOnlyDictionary<Id<SubmissionRow>, string> rejections)
    {
        if (State != SubmissionState.Submitted) return new SubmissionNotInState(State);
        if (rejections.Keys.Any(id => _rows.TrueForAll(r => r.Id != id))) return new RowMissing();
        var unexplained = _rows.Where(r => rejections.TryGetValue(r.Id, out var reason) && string.IsNullOrWhiteSpace(reason)).Select(r => r.Position).Order().ToList();
        if (unexplained.Count > 0) return new RejectionReasonsMissing(unexplained);
        if (_rows.Count > 0 && _rows.TrueForAll(r => r.IsReleased || rejections.ContainsKey(r.Id))) return new EveryRowRejected();
        foreach (var row in _rows.Where(r => !r.IsReleased)) row.Decide(rejections.GetValueOrDefault(row.Id));
        return Decide(SubmissionState.Accepted, accountId, now);
    }

    public Refusal? Return(string reason, Guid accountId, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(reason)) return new ReasonMissing();
        if (Decide(SubmissionState.Returned, accountId, now) is { } refusal) return refusal;
        ReturnReason = reason.Trim().Normalize();
        return null;
    }

    public Refusal? Recall(Guid accountId, DateTimeOffset now) => Decide(SubmissionState.Recalled, accountId, now);

    /// <summary>
    /// Nhường cho đơn vị khác: gives up one row of a list that was sent. What was sent, and its hash, stay; the
    /// caller gives the
    /// seat back.
    /// </summary>
    public Outcome<SubmissionRow> Release(Id<SubmissionRow> rowId, string? reason)
    {
        if (State != SubmissionState.Submitted) return new SubmissionNotInState(State);
        if (Rows.SingleOrDefault(r => r.Id == rowId) is not { } row || row.IsReleased) return new RowMissing();
        if (string.IsNullOrWhiteSpace(reason)) return new ReasonMissing();
        row.Release(reason);
        // The list's own revision moves: who reviews it has seen another one.
        Changes++;
        return row;
    }

    private Outcome<SubmissionRow> Find(Id<SubmissionRow> rowId, int? seen)
    {
        if (State != SubmissionState.Draft) return new SubmissionNotInState(State);
        if (Rows.SingleOrDefault(r => r.Id == rowId) is not { } row) return new RowMissing();
        return seen is { } edits && edits != row.Edits ? new RowChangedMeanwhile(row.Position) : row;
    }

    private RowChange Set(SubmissionRow row, RowText text, Guid by, DateTimeOffset now)
    {
        var before = row.Text;
        row.Set(text, by, now);
        return Note(row, RowChangeKind.Edited, before, by, now);
    }

    private RowChange SetRemoved(SubmissionRow row, bool removed, Guid by, DateTimeOffset now)
    {
        row.SetRemoved(removed, by, now);
        return Note(row, removed ? RowChangeKind.Removed : RowChangeKind.Restored, row.Text, by, now);
    }

    private RowChange Note(SubmissionRow row, RowChangeKind kind, RowText before, Guid by, DateTimeOffset now)
    {
        var change = new RowChange(row, kind, before, by, now);
        _rowChanges.Add(change);
        Changes++;
        return change;
    }

    private void Receive(int receiptNumber, Guid accountId, DateTimeOffset now)
    {
        (State, ReceiptNumber, SubmittedBy, SubmittedAt) = (SubmissionState.Submitted, receiptNumber, accountId, now);
        Replacement = null;
        ContentHash = SubmissionContent.Hash(this);
    }

    private Refusal? Decide(SubmissionState state, Guid accountId, DateTimeOffset now)
    {
        if (State != SubmissionState.Submitted) return new SubmissionNotInState(State);
        (State, DecidedBy, DecidedAt) = (state, accountId, now);
        return null;
    }
}

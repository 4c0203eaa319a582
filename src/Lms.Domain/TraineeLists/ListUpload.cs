using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;

namespace Lms.Domain.TraineeLists;

public enum UploadState
{
    /// <summary>Chờ đọc</summary>
    Queued,

    /// <summary>Đang đọc</summary>
    Reading,

    /// <summary>Cần trả lời: see <see cref="ListUpload.Questions"/></summary>
    Asking,

    /// <summary>Đã đọc: its rows are on the draft</summary>
    Done,

    /// <summary>Không đọc được: see <see cref="ListUpload.Refusal"/></summary>
    Failed,

    /// <summary>Đã bỏ</summary>
    Discarded,
}

/// <summary>
/// Tệp tải lên: one file on its way to a unit's draft. It lies in the file store from the first moment, so that a
/// question, a
/// restart or a refusal never asks for it again.
/// </summary>
public sealed class ListUpload
{
    /// <summary>A file that was being read at two ends of the server may be why it ended.</summary>
    private const int MostAttempts = 2;

    private ListUpload() { }

    /// <param name="batchId">The files that were sent together.</param>
    /// <param name="order">Its place among them, from 0.</param>
    public ListUpload(Id<TrainingPlan> planId, Id<OrgUnit> unitId, Guid accountId, Guid batchId, int order, string fileName, string sha256, long bytes, bool instead, DateTimeOffset now)
    {
        (Id, PlanId, UnitId, AccountId, BatchId, Order) = (Id<ListUpload>.New(), planId, unitId, accountId, batchId, order);
        (FileName, Sha256, Bytes, Instead, CreatedAt) = (fileName, sha256, bytes, instead, now);
    }

    public Id<ListUpload> Id { get; private init; }
    public Id<TrainingPlan> PlanId { get; private init; }
    public Id<OrgUnit> UnitId { get; private init; }
    public Guid AccountId { get; private init; }
    public Guid BatchId { get; private init; }
    public int Order { get; private init; }
    public string FileName { get; private init; } = "";

    /// <summary>Its address in the file store.</summary>
    public string Sha256 { get; private init; } = "";

    public long Bytes { get; private init; }

    /// <summary>The batch replaces what is on the draft.</summary>
    public bool Instead { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>When its reading began last; null while it has not.</summary>
    public DateTimeOffset? BegunAt { get; private set; }

    /// <summary>How often its reading began and came to no end: the server went down meanwhile.</summary>
    public int Attempts { get; private set; }

    public UploadState State { get; private set; }

    /// <summary>The rows it has brought.</summary>
    public int Rows { get; private set; }

    public Id<TraineeSubmission>? ListId { get; private set; }
    public UploadQuestions? Questions { get; private set; }
    public UploadAnswers Answers { get; private set; } = UploadAnswers.None;
    public Refusal? Refusal { get; private set; }

    /// <summary>
    /// The saved columns by which it was read; null where its own header told them, or a person just did.
    /// </summary>
    public Id<ColumnMapping>? MappingId { get; private set; }

    public bool IsUnderWay => State is UploadState.Queued or UploadState.Reading;

    public void Begin(DateTimeOffset now) => (State, BegunAt, Attempts) = (UploadState.Reading, now, Attempts + 1);

    /// <summary>The server went down while it was being read: it is read again, but not for a third time.</summary>
    public void Interrupted()
    {
        if (Attempts >= MostAttempts) Fail(new UploadInterrupted(FileName));
        else State = UploadState.Queued;
    }

    public void Ask(UploadQuestions questions) => (State, Questions, Attempts) = (UploadState.Asking, questions, 0);

    /// <summary>Answers what was asked; answers of earlier questions stay.</summary>
    public Refusal? Answer(UploadAnswers answers)
    {
        if (State != UploadState.Asking) return new UploadNotAsking();
        Answers = new(answers.Sheets ?? Answers.Sheets, answers.Columns ?? Answers.Columns, answers.ConvertLegacy ?? Answers.ConvertLegacy);
        (State, Questions) = (UploadState.Queued, null);
        return null;
    }

    /// <summary>
    /// Chọn lại cột: the columns of a file that was read, or could not be, are asked anew; what it has brought stays
    /// meanwhile.
    /// </summary>
    public Refusal? ChooseAgain()
    {
        if (State is not (UploadState.Done or UploadState.Failed)) return new UploadNotAsking();
        Answers = Answers with { Columns = null, Former = Answers.Columns ?? Answers.Former, AskColumns = true };
        (State, Refusal, Questions, Attempts) = (UploadState.Queued, null, null, 0);
        return null;
    }

    /// <summary>Its rows are on the draft already: what is read now comes instead of them.</summary>
    public bool IsAgain => ListId is not null;

    public void Finish(Id<TraineeSubmission> list, int rows, Id<ColumnMapping>? mapping) =>
        (State, ListId, Rows, MappingId, Refusal) = (UploadState.Done, list, rows, mapping, null);

    public void Fail(Refusal refusal) => (State, Refusal) = (UploadState.Failed, refusal);

    /// <summary>Leaves a file out that cannot, or shall not, be read. One that is being read is left out by whoever reads it.</summary>
    public Refusal? Discard()
    {
        if (State is not (UploadState.Asking or UploadState.Failed or UploadState.Queued)) return new UploadNotAsking();
        LeaveOut();
        return null;
    }

    /// <summary>Its unit has taken it back while it was being read.</summary>
    public void LeaveOut()
    {
        // Who thinks better of choosing the columns anew leaves what the file has brought.
        (State, Questions, Refusal) = (IsAgain ? UploadState.Done : UploadState.Discarded, null, null);
        if (IsAgain) Answers = Answers with { Columns = Answers.Former, AskColumns = false };
    }
}

/// <summary>The file has been answered, read or left out meanwhile.</summary>
public sealed record UploadNotAsking : Refusal;

/// <summary>An answer leaves open what was asked: no sheet is chosen, or no column is the name.</summary>
public sealed record AnswerIncomplete(TraineeColumn Needed) : Refusal;

/// <summary>No sheet is chosen.</summary>
public sealed record SheetNotChosen : Refusal;

/// <summary>So many files wait to be read that no more are taken for the moment.</summary>
public sealed record UploadsBusy : Refusal;

/// <summary>It took longer than a file may; nothing of it is on the list.</summary>
public sealed record UploadTooSlow(string FileName, int Seconds) : Refusal;

/// <summary>The server went down twice while it was being read; nothing of it is on the list.</summary>
public sealed record UploadInterrupted(string FileName) : Refusal;

/// <summary>The department has stopped it.</summary>
public sealed record UploadStopped(string FileName, string Reason) : Refusal;

/// <summary>Reading ended by a fault of ours; nothing of the file is on the list.</summary>
public sealed record UploadBroke(string FileName) : Refusal;

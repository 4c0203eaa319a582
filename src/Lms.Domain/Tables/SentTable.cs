using Lms.Domain.Plans;

namespace Lms.Domain.Tables;

/// <summary>
/// Tệp bảng đã gửi: a file at one of the doors beside the trainee lists. It lies in the file store from the moment when it came, so that
/// a question, a mend or a second look never asks for it again.
/// </summary>
public sealed class SentTable
{
    public const int FileNameLength = 300;

    private SentTable() { }

    /// <param name="fields">What was typed beside the file, by the form's names.</param>
    public SentTable(TableDoor door, Id<TrainingPlan>? planId, Guid accountId, string fileName, string sha256, long bytes,
        IReadOnlyDictionary<string, string> fields, DateTimeOffset now)
    {
        (Id, Door, PlanId, AccountId) = (Id<SentTable>.New(), door, planId, accountId);
        (FileName, Sha256, Bytes, Fields, SentAt) = (fileName, sha256, bytes, fields, now);
    }

    public Id<SentTable> Id { get; private init; }
    public TableDoor Door { get; private init; }
    public Id<TrainingPlan>? PlanId { get; private init; }

    /// <summary>Who has sent it; nobody else sees it.</summary>
    public Guid AccountId { get; private init; }

    public string FileName { get; private init; } = "";

    /// <summary>Its address in the file store.</summary>
    public string Sha256 { get; private init; } = "";

    public long Bytes { get; private init; }
    public DateTimeOffset SentAt { get; private init; }

    /// <summary>What was typed beside the file, by the form's names.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; private set; } = new Dictionary<string, string>();
    public TableAnswers Answers { get; private set; } = TableAnswers.None;

    /// <summary>Adds to what was answered; a question that comes again takes the newer answer.</summary>
    public void Answer(TableAnswers answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        Answers = new(answers.Sheets ?? Answers.Sheets, answers.Columns ?? Answers.Columns, answers.ConvertLegacy ?? Answers.ConvertLegacy);
    }

    /// <summary>The form came back with other words beside the same file.</summary>
    public void Note(IReadOnlyDictionary<string, string> fields) => Fields = fields;

    /// <summary>Asks everything again.</summary>
    public void Forget() => Answers = TableAnswers.None;
}

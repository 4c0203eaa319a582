namespace Lms.Domain.TraineeLists;

/// <summary>Tệp danh sách: one uploaded file of a list, kept as it was sent.</summary>
public sealed class SubmissionFile
{
    private SubmissionFile() { }

    public SubmissionFile(Id<TraineeSubmission> submissionId, string fileName, string sha256, long bytes, IEnumerable<SkippedRow> skipped, DateTimeOffset now)
    {
        (Id, SubmissionId, FileName, Sha256, Bytes, UploadedAt) = (Id<SubmissionFile>.New(), submissionId, fileName, sha256, bytes, now);
        Skipped = [.. skipped];
    }

    public Id<SubmissionFile> Id { get; private init; }
    public Id<TraineeSubmission> SubmissionId { get; private init; }

    /// <summary>Its side in the draft's last replacement; what has left is found by no query unless it asks.</summary>
    public SwapSide Swap { get; private set; }

    public string FileName { get; private init; } = "";

    /// <summary>Its address in the file store.</summary>
    public string Sha256 { get; private init; } = "";

    public long Bytes { get; private init; }
    public DateTimeOffset UploadedAt { get; private init; }

    /// <summary>The rows that were left out, for a person to check.</summary>
    public IReadOnlyList<SkippedRow> Skipped { get; private init; } = [];

    internal void Settle() => Swap = SwapSide.None;

    internal void Leave() => Swap = SwapSide.Left;

    internal void Come() => Swap = SwapSide.Came;
}

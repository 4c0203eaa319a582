using Lms.Domain.Journal;

namespace Lms.Domain.TraineeLists;

/// <summary>
/// Bản quét đã ký: one file of the printed list as it was signed. The files of one upload make a set; a later set replaces it, and
/// the earlier one stays for who asks.
/// </summary>
[Journaled]
public sealed class SignedScan
{
    private SignedScan() { }

    /// <param name="set">From 1; the highest is the one that counts.</param>
    /// <param name="page">The file's place in its set, from 1.</param>
    /// <param name="kind">Its media type, found by its bytes.</param>
    public SignedScan(Id<TraineeSubmission> listId, int set, int page, string fileName, string kind, string sha256, long bytes, Guid by, DateTimeOffset now)
    {
        (Id, SubmissionId, Set, Page, FileName, Kind) = (Id<SignedScan>.New(), listId, set, page, fileName, kind);
        (Sha256, Bytes, UploadedBy, UploadedAt) = (sha256, bytes, by, now);
    }

    public Id<SignedScan> Id { get; private init; }
    public Id<TraineeSubmission> SubmissionId { get; private init; }
    public int Set { get; private init; }
    public int Page { get; private init; }
    public string FileName { get; private init; } = "";
    public string Kind { get; private init; } = "";

    /// <summary>Its address in the file store.</summary>
    public string Sha256 { get; private init; } = "";

    public long Bytes { get; private init; }
    public Guid UploadedBy { get; private init; }
    public DateTimeOffset UploadedAt { get; private init; }

    /// <summary>The media type that a file's first bytes show, or null where it is none that is taken.</summary>
    public static string? KindOf(ReadOnlySpan<byte> start) => start switch
    {
        _ when start.StartsWith("%PDF-"u8) => "application/pdf",
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
        _ => null,
    };
}

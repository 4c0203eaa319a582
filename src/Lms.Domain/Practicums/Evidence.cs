namespace Lms.Domain.Practicums;

public enum EvidenceKind
{
    /// <summary>Kế hoạch hoạt động (PDF, DOCX)</summary>
    Plan,

    /// <summary>Ảnh</summary>
    Photo,
}

/// <summary>Minh chứng: one stored file. The bytes lie in the file store under their hash.</summary>
public sealed class Evidence
{
    private Evidence() { }

    public Evidence(Id<Practicum> practicumId, EvidenceKind kind, string fileName, string mediaType, long bytes, string sha256, DateTimeOffset at)
    {
        (Id, PracticumId, Kind, FileName, MediaType, Bytes, Sha256, UploadedAt) = (Id<Evidence>.New(), practicumId, kind, fileName, mediaType, bytes, sha256, at);
    }

    public Id<Evidence> Id { get; private init; }
    public Id<Practicum> PracticumId { get; private init; }
    public EvidenceKind Kind { get; private init; }
    public string FileName { get; private init; } = "";
    public string MediaType { get; private init; } = "";
    public long Bytes { get; private init; }

    /// <summary>Of the stored bytes, lower-case hex.</summary>
    public string Sha256 { get; private init; } = "";

    public DateTimeOffset UploadedAt { get; private init; }
}

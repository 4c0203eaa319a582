using Lms.Domain.Enrollments;
using Lms.Domain.Journal;

namespace Lms.Domain.Certificates;

public enum CertificateState
{
    /// <summary>Còn hiệu lực</summary>
    Issued,

    /// <summary>Đã thu hồi</summary>
    Revoked,
}

/// <summary>Giấy chứng nhận. Its content is frozen on the day of signing; nothing of it changes but its state.</summary>
[Journaled]
public sealed class Certificate
{
    private Certificate() { }

    public Certificate(Id<Enrollment> enrollmentId, RegisterNumber number, VerificationCode code, CertificateContent content, string pdfSha256, DateTimeOffset issuedAt)
    {
        (Id, EnrollmentId, Year, Sequence, VerificationCode, Content, PdfSha256, IssuedAt) =
            (Id<Certificate>.New(), enrollmentId, number.Year, number.Sequence, code.Text, content, pdfSha256, issuedAt);
    }

    public Id<Certificate> Id { get; private init; }
    public Id<Enrollment> EnrollmentId { get; private init; }
    public int Year { get; private init; }
    public int Sequence { get; private init; }

    /// <summary>The unguessable end of the verification address printed in the QR code: the text of a <see cref="Certificates.VerificationCode"/>.</summary>
    public string VerificationCode { get; private init; } = "";

    [Personal] public CertificateContent Content { get; private init; } = null!;

    /// <summary>Of the PDF as issued, lower-case hex; also its address in the file store.</summary>
    public string PdfSha256 { get; private init; } = "";

    public CertificateState State { get; private set; }
    public DateTimeOffset IssuedAt { get; private init; }
    public DateTimeOffset? RevokedAt { get; private set; }
    public Guid? RevokedBy { get; private set; }
    public string? RevocationReason { get; private set; }

    /// <summary>Thu hồi, with a reason that the verification page shows.</summary>
    public Refusal? Revoke(string reason, Guid accountId, DateTimeOffset now)
    {
        if (State == CertificateState.Revoked) return new CertificateAlreadyRevoked();
        if (string.IsNullOrWhiteSpace(reason)) return new ReasonMissing();
        (State, RevocationReason, RevokedBy, RevokedAt) = (CertificateState.Revoked, reason.Trim().Normalize(), accountId, now);
        return null;
    }
}

/// <summary>Số vào sổ: consecutive within a calendar year, never reused.</summary>
public sealed record RegisterNumber(int Year, int Sequence)
{
    /// <summary>As printed, such as <c>0001/2022/GCN-SGDĐT</c> [I].</summary>
    public string Print(string suffix) => FormattableString.Invariant($"{Sequence:0000}/{Year}/GCN-{suffix}");
}

using Lms.Domain;
using Lms.Domain.Certificates;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Xapi;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Certificates;

/// <summary>Thu hồi giấy chứng nhận, with a reason that everybody who verifies it reads. Its number is never used again.</summary>
public sealed class RevokeCertificate(LmsDbContext db, StatementBook book, JournalAuthor author, TimeProvider clock) : IUseCase
{
    public async Task<Refusal?> RunAsync(Viewer viewer, Id<Certificate> certificateId, string reason, CancellationToken cancel = default)
    {
        await using var transaction = await db.BeginWriteAsync(cancel, $"certificate/{certificateId}");
        var certificate = await db.CertificatesVisibleTo(viewer).SingleAsync(c => c.Id == certificateId, cancel);
        if (certificate.Revoke(reason ?? "", viewer.AccountId, clock.GetUtcNow()) is { } refusal) return refusal;

        var enrollment = await db.Enrollments.SingleAsync(e => e.Id == certificate.EnrollmentId, cancel);
        book.Tell(book.Facts.Revoked(await book.TraineeAsync(enrollment, cancel), certificate));
        author.Reason = certificate.RevocationReason;
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }
}

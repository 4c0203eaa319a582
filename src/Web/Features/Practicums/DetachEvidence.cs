using Lms.Domain;
using Lms.Domain.Enrollments;
using Lms.Domain.Practicums;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;

namespace Lms.Web.Features.Practicums;

/// <summary>Gỡ một tệp minh chứng. What is gone already stays gone: asking twice is no error.</summary>
public sealed class DetachEvidence(LmsDbContext db) : IUseCase
{
    public async Task<Refusal?> RunAsync(Viewer viewer, Id<Enrollment> enrollmentId, Id<Evidence> evidenceId, CancellationToken cancel = default)
    {
        await using var transaction = await db.BeginWriteAsync(cancel, OwnPracticum.Lock(enrollmentId));
        var own = await db.OwnPracticumAsync(viewer, enrollmentId, cancel);
        if (!own.Succeeded) return own.Refusal;
        if (own.Value.Detach(evidenceId) is { } refusal) return refusal;

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }
}

using Lms.Domain;
using Lms.Domain.Enrollments;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;

namespace Lms.Web.Features.Practicums;

/// <summary>Lưu bài tự đánh giá without handing it in.</summary>
public sealed class WriteReflection(LmsDbContext db) : IUseCase
{
    public async Task<Refusal?> RunAsync(Viewer viewer, Id<Enrollment> enrollmentId, string text, CancellationToken cancel = default)
    {
        await using var transaction = await db.BeginWriteAsync(cancel, OwnPracticum.Lock(enrollmentId));
        var own = await db.OwnPracticumAsync(viewer, enrollmentId, cancel);
        if (!own.Succeeded) return own.Refusal;
        if (own.Value.Reflect(text ?? "") is { } refusal) return refusal;

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }
}

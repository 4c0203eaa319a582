using Lms.Domain;
using Lms.Domain.Enrollments;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Xapi;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Practicums;

/// <summary>Nộp bài thực hành, the first time or after the one revision.</summary>
public sealed class SubmitPracticum(LmsDbContext db, StatementBook book, TimeProvider clock) : IUseCase
{
    /// <param name="reflection">What stands in the form; null hands in what was saved before.</param>
    public async Task<Refusal?> RunAsync(Viewer viewer, Id<Enrollment> enrollmentId, string? reflection = null, CancellationToken cancel = default)
    {
        await using var transaction = await db.BeginWriteAsync(cancel, OwnPracticum.Lock(enrollmentId));
        var own = await db.OwnPracticumAsync(viewer, enrollmentId, cancel);
        if (!own.Succeeded) return own.Refusal;
        var (practicum, now) = (own.Value, clock.GetUtcNow());
        if (reflection is not null && practicum.Reflect(reflection) is { } no) return no;
        if (practicum.Submit(now) is { } refusal) return refusal;

        var enrollment = await db.Enrollments.SingleAsync(e => e.Id == enrollmentId, cancel);
        var trainee = await book.TraineeAsync(enrollment, cancel);
        book.Tell([.. practicum.Evidence.Select(e => book.Facts.SubmittedEvidence(trainee, practicum, e, now))]);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }
}

using Lms.Domain;
using Lms.Domain.Certificates;
using Lms.Domain.Completion;
using Lms.Domain.Enrollments;
using Lms.Domain.Plans;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Xapi;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Completion;

/// <summary>Mở lại a signed decision, with a reason. While a valid certificate rests on it, that has to be revoked first.</summary>
public sealed class ReopenCompletion(LmsDbContext db, StatementBook book, JournalAuthor author, TimeProvider clock) : IUseCase
{
    public async Task<Refusal?> RunAsync(Viewer viewer, Id<Enrollment> enrollmentId, string reason, CancellationToken cancel = default)
    {
        var planId = await db.EnrollmentsVisibleTo(viewer).Where(e => e.Id == enrollmentId).Select(e => e.PlanId).SingleAsync(cancel);
        await using var transaction = await db.BeginWriteAsync(cancel, ComputeCompletions.Lock(planId));
        var plan = await db.Plans.SingleAsync(p => p.Id == planId, cancel);
        if (plan.State != PlanState.InProgress) return new PlanNotInState(plan.State);
        var enrollment = await db.Enrollments.SingleAsync(e => e.Id == enrollmentId, cancel);
        if (await db.CompletionDecisions.SingleOrDefaultAsync(d => d.EnrollmentId == enrollmentId, cancel) is not { State: CompletionState.Signed } decision) return new CompletionNotSigned();
        if (await db.Certificates.SingleOrDefaultAsync(c => c.EnrollmentId == enrollmentId && c.State == CertificateState.Issued, cancel) is { } valid)
            return new CompletionHasCertificate(valid.Content.RegisterNumber);

        var trainee = await book.TraineeAsync(enrollment, cancel);
        var taken = book.Facts.CompletedVoided(trainee, decision, clock.GetUtcNow());
        if (decision.Reopen(reason) is { } refusal) return refusal;
        book.Tell(taken);
        enrollment.Conclude(null);
        author.Reason = decision.ReopenReason;
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }
}

using System.Globalization;
using Lms.Domain;
using Lms.Domain.Certificates;
using Lms.Domain.Completion;
using Lms.Domain.Enrollments;
using Lms.Domain.Plans;
using Lms.Infrastructure.Certificates.Pdf;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Enrollments;

namespace Lms.Web.Features.Certificates;

/// <summary>Who is to get a certificate, and in what order the register lists them.</summary>
internal static class AwaitingCertificates
{
    private static readonly StringComparer Vietnamese = StringComparer.Create(CultureInfo.GetCultureInfo("vi-VN"), ignoreCase: true);

    /// <summary>
    /// Completed, signed, and without a certificate. Whose certificate was revoked gets another only for a decision signed after
    /// that; "issue all" does not undo a revocation.
    /// </summary>
    public static IQueryable<Enrollment> AwaitingCertificate(this IQueryable<Enrollment> enrollments, LmsDbContext db, Id<TrainingPlan> planId) =>
        enrollments.Where(e => e.PlanId == planId && e.State == EnrollmentState.Completed
            && db.CompletionDecisions.Any(d => d.EnrollmentId == e.Id && d.State == CompletionState.Signed
                && !db.Certificates.Any(c => c.EnrollmentId == e.Id && (c.State == CertificateState.Issued || c.RevokedAt >= d.SignedAt))));

    /// <summary>
    /// What of the trainee's name, school and unit a certificate cannot show, each letter once.
    /// </summary>
    public static IReadOnlyList<string> UnprintableLetters(this TraineeCard card) =>
    [
        .. CertificateFonts.UndrawableInName(card.FullName)
            .Concat(CertificateFonts.SemiBold.Undrawable(card.School))
            .Concat(CertificateFonts.SemiBold.Undrawable(card.Unit))
            .Distinct(),
    ];

    /// <summary>By unit, then by given name.</summary>
    public static IEnumerable<TraineeCard> InRegisterOrder(this IEnumerable<TraineeCard> cards) =>
        cards.OrderBy(c => c.Unit, Vietnamese).ThenBy(c => c.SortKey, StringComparer.Ordinal).ThenBy(c => c.EnrollmentId);
}

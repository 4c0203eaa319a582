using System.Text.Json;
using Lms.Domain;
using Lms.Domain.Enrollments;
using Lms.Domain.Journal;
using Lms.Domain.Teachers;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Xapi;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Completion;

/// <summary>
/// Xóa liên kết bí danh: the pseudonym of a teacher and the registrations of all its enrolments no longer lead to the
/// person, and nothing of the product leads from the person to the statements. They stay; what is told later gets new
/// names.
/// </summary>
/// <remarks>
/// The journal must tell that it was done, by whom and why, but not which pseudonym it was: that would be the link
/// again. So the entry is written here, for the person, and not by the storage for the row.
/// </remarks>
public sealed class ErasePseudonym(LmsDbContext db, TimeProvider clock) : IUseCase
{
    public const int ReasonLength = 1000;

    /// <summary>What the journal's entry has after it, and no other.</summary>
    public const string Mark = """
        {"Pseudonym":null}
        """;

    private const string Withheld = "•••";

    public async Task<Refusal?> RunAsync(
        Viewer viewer, Id<Enrollment> enrollmentId, string reason, CancellationToken cancel = default)
    {
        var teacher = await db.EnrollmentsVisibleTo(viewer).Where(e => e.Id == enrollmentId).Select(e => e.TeacherId)
            .SingleAsync(cancel);
        reason = reason.Trim();
        if (reason.Length is 0 or > ReasonLength) return new ReasonMissing();
        var pseudonym = await db.Pseudonyms.SingleOrDefaultAsync(p => p.PersonId == teacher.Value, cancel);
        var enrollments = db.Enrollments.Where(e => e.TeacherId == teacher);
        var registrations = await db.Registrations.Where(r => enrollments.Any(e => e.Id == r.EnrollmentId))
            .ToListAsync(cancel);
        if (pseudonym is null && registrations.Count == 0) return new PseudonymUnknown();

        if (pseudonym is not null) db.Pseudonyms.Remove(pseudonym);
        db.Registrations.RemoveRange(registrations);
        foreach (var name in registrations.Select(r => r.Name).Append(pseudonym?.Name ?? Guid.Empty))
            reason = reason.Replace(name.ToString(), Withheld, StringComparison.OrdinalIgnoreCase);
        var (now, who) = (clock.GetUtcNow(), viewer.AccountId);
        db.Journal.Add(new JournalEntry(
            now, who, nameof(Teacher), teacher.ToString(), JournalAction.Changed, Before, Mark, reason));
        await db.SaveChangesAsync(cancel);
        return null;
    }

    private static string Before =>
        JsonSerializer.Serialize(new Dictionary<string, string?> { [nameof(Pseudonym)] = Withheld }, JsonText.Options);
}

/// <summary>Nothing was told of the person yet, or the link was erased already.</summary>
public sealed record PseudonymUnknown : Refusal;

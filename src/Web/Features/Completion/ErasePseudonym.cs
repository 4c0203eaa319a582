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
/// Xóa liên kết bí danh: from now on nobody can tell by the pseudonym who the person in the statements was. The statements stay;
/// what is told later gets a new pseudonym.
/// </summary>
/// <remarks>
/// The journal must tell that it was done, by whom and why, but not which pseudonym it was: that would be the link again. So the
/// entry is written here, for the person, and not by the storage for the row.
/// </remarks>
public sealed class ErasePseudonym(LmsDbContext db, TimeProvider clock) : IUseCase
{
    public const int ReasonLength = 1000;

    private const string Withheld = "•••";

    public async Task<Refusal?> RunAsync(Viewer viewer, Id<Enrollment> enrollmentId, string reason, CancellationToken cancel = default)
    {
        var teacher = await db.EnrollmentsVisibleTo(viewer).Where(e => e.Id == enrollmentId).Select(e => e.TeacherId).SingleAsync(cancel);
        reason = reason.Trim();
        if (reason.Length is 0 or > ReasonLength) return new ReasonMissing();
        if (await db.Pseudonyms.SingleOrDefaultAsync(p => p.PersonId == teacher.Value, cancel) is not { } pseudonym) return new PseudonymUnknown();

        db.Pseudonyms.Remove(pseudonym);
        reason = reason.Replace(pseudonym.Name.ToString(), Withheld, StringComparison.OrdinalIgnoreCase);
        db.Journal.Add(new JournalEntry(clock.GetUtcNow(), viewer.AccountId, nameof(Teacher), teacher.ToString(), JournalAction.Changed,
            Value(Withheld), Value(null), reason));
        await db.SaveChangesAsync(cancel);
        return null;
    }

    private static string Value(string? shown) => JsonSerializer.Serialize(new Dictionary<string, string?> { [nameof(Pseudonym)] = shown }, JsonText.Options);
}

/// <summary>Nothing was told of the person yet, or the link was erased already.</summary>
public sealed record PseudonymUnknown : Refusal;

using System.Globalization;
using Lms.Domain.Text;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared.Formatting;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Journal;

/// <summary>What the journal is narrowed by.</summary>
/// <param name="Subject">The type of the subject, such as <c>TrainingPlan</c>.</param>
/// <param name="Id">The subject's key; of attendance the enrolment's.</param>
/// <param name="Who">A part of the name of who did it.</param>
/// <param name="To">The last day, included.</param>
/// <param name="Before">Where the page above has ended, see <see cref="JournalPlace"/>.</param>
public sealed record JournalFilter(string? Subject, string? Id, string? Who, DateOnly? From, DateOnly? To, string? Before)
{
    /// <summary>The same filter, on another page.</summary>
    public string Address(string path, string? before) => path + QueryString.Create(new Dictionary<string, string?>
    {
        ["subject"] = Subject,
        ["id"] = Id,
        ["who"] = Who,
        ["from"] = Iso(From),
        ["to"] = Iso(To),
        ["before"] = before,
    }.Where(p => !string.IsNullOrEmpty(p.Value)));

    /// <summary>The instants between the two days.</summary>
    public (DateTimeOffset? From, DateTimeOffset? Until) Window(LocalClock clock) => (
        From is { } from ? clock.At(from, TimeOnly.MinValue) : null,
        To is { } to && to < DateOnly.MaxValue ? clock.At(to.AddDays(1), TimeOnly.MinValue) : null);

    /// <summary>The accounts that <see cref="Who"/> names, folded; null where it names none in particular.</summary>
    public async Task<IReadOnlyList<Guid>?> AccountsAsync(LmsDbContext db, CancellationToken cancel)
    {
        var words = VietnameseText.Fold(Who ?? "");
        if (words.Length == 0) return null;
        var accounts = await db.Users.Select(a => new { a.Id, a.DisplayName, a.UserName }).ToListAsync(cancel);
        return [.. accounts.Where(a => VietnameseText.Fold($"{a.DisplayName} {a.UserName}").Contains(words, StringComparison.Ordinal)).Select(a => a.Id)];
    }

    public static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>The place of one entry in the order newest first: its instant, and its id where two share one.</summary>
public readonly record struct JournalPlace(DateTimeOffset At, Guid Id)
{
    public override string ToString() => FormattableString.Invariant($"{At.UtcTicks}-{Id:N}");

    public static JournalPlace? Parse(string? text) =>
        text?.Split('-') is [var ticks, var id]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTime.MaxValue.Ticks
        && Guid.TryParseExact(id, "N", out var guid)
            ? new(new DateTimeOffset(at, TimeSpan.Zero), guid) : null;
}

/// <summary>The ways on from a page that is read newest first; null where there is none.</summary>
public sealed record Pager(string? Older, string? Newest);

using System.Globalization;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Xapi;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Formatting;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Statements;

/// <summary>What the statements are narrowed by.</summary>
/// <param name="Verb">The verb's IRI.</param>
/// <param name="Registration">The enrolment.</param>
/// <param name="Day">The day, in Viet Nam, on which it happened.</param>
/// <param name="Before">The sequence at which the page above has ended.</param>
public sealed record StatementFilter(string? Verb, Guid? Registration, DateOnly? Day, long? Before)
{
    public string Address(long? before) => "/statements" + QueryString.Create(new Dictionary<string, string?>
    {
        ["verb"] = Verb,
        ["registration"] = Registration?.ToString(),
        ["day"] = IsoDay,
        ["before"] = before?.ToString(CultureInfo.InvariantCulture),
    }.Where(p => !string.IsNullOrEmpty(p.Value)));

    public string? IsoDay => Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <param name="Next">The sequence below which the next page lies; null on the last.</param>
public sealed record StatementPage(StatementFilter Filter, IReadOnlyList<StatementRecord> Statements, long? Next);

/// <param name="ReferredBy">Later statements that speak of this one: they void it, or revoke what it says.</param>
public sealed record StatementDetails(StatementRecord Statement, StatementRecord? Refers, IReadOnlyList<StatementRecord> ReferredBy);

/// <summary>Đọc bản ghi xAPI, newest first, of the enrolments that the viewer sees.</summary>
public sealed class StatementReader(LmsDbContext db, LocalClock clock) : IUseCase
{
    public const int PageSize = 50;

    public async Task<StatementPage> ListAsync(Viewer viewer, StatementFilter filter, CancellationToken cancel)
    {
        var query = db.StatementsVisibleTo(viewer).AsNoTracking();
        if (!string.IsNullOrEmpty(filter.Verb)) query = query.Where(s => s.Verb == filter.Verb);
        if (filter.Registration is { } registration) query = query.Where(s => s.Registration == registration);
        if (filter.Before is { } before) query = query.Where(s => s.Sequence < before);
        if (filter.Day is { } day && day < DateOnly.MaxValue)
        {
            var (from, until) = (clock.At(day, TimeOnly.MinValue), clock.At(day.AddDays(1), TimeOnly.MinValue));
            query = query.Where(s => s.Timestamp >= from && s.Timestamp < until);
        }
        var found = await query.OrderByDescending(s => s.Sequence).Take(PageSize + 1).ToListAsync(cancel);
        var shown = found.Take(PageSize).ToList();
        return new(filter, shown, found.Count > PageSize ? shown[^1].Sequence : null);
    }

    public async Task<StatementDetails?> FindAsync(Viewer viewer, Guid id, CancellationToken cancel)
    {
        var visible = db.StatementsVisibleTo(viewer).AsNoTracking();
        if (await visible.SingleOrDefaultAsync(s => s.StatementId == id, cancel) is not { } statement) return null;
        return new(statement,
            statement.Reference is { } reference ? await visible.SingleOrDefaultAsync(s => s.StatementId == reference, cancel) : null,
            await visible.Where(s => s.Reference == id && s.Actor == statement.Actor).OrderBy(s => s.Sequence).ToListAsync(cancel));
    }
}

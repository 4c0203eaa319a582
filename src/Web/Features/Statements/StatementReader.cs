using Lms.Domain.Xapi;
using Lms.Domain.Xapi.Statements;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Xapi;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Statements;

/// <param name="Newer">The sequence above which the page before lies; null on the newest.</param>
/// <param name="Older">The sequence below which the next page lies; null on the last.</param>
/// <param name="Faults">The fields of the filter that cannot be read, with the keys of what is wrong.</param>
public sealed record StatementList(StatementFilter Filter, IReadOnlyList<StatementRecord> Statements, long? Newer, long? Older, IReadOnlyDictionary<string, string> Faults);

/// <summary>Đọc bản ghi xAPI, newest first, of the enrolments that the viewer sees.</summary>
public sealed class StatementReader(LmsDbContext db, StatementFinder finder, StatementConditions filters) : IUseCase
{
    public const int PageSize = 50;

    // A page of voided statements is put together from so many looks at most; it may be shorter then.
    private const int MostLooks = 20;

    public async Task<StatementList> ListAsync(Viewer viewer, StatementFilter filter, CancellationToken cancel)
    {
        var search = filters.Read(filter);
        if (search.Faults.Count > 0) return new(filter, [], null, null, search.Faults);
        List<long[]> conditions = [.. search.Conditions];
        if (await db.StatementKeysVisibleToAsync(viewer, cancel) is { } visible)
        {
            if (visible.Length == 0) return new(filter, [], null, null, search.Faults);
            conditions.Add(visible);
        }

        search = search with { Conditions = conditions };
        return filter.Voided ? await VoidedAsync(filter, search, cancel) : await PageAsync(filter, search, cancel);
    }

    private async Task<StatementList> PageAsync(StatementFilter filter, StatementSearch search, CancellationToken cancel)
    {
        var (page, newer, older) = await SequencesAsync(filter, search, cancel);
        var statements = await db.Statements.AsNoTracking().Where(s => page.Contains(s.Sequence)).OrderByDescending(s => s.Sequence).ToListAsync(cancel);
        return new(filter, statements, newer, older, search.Faults);
    }

    /// <summary>A page of sequences, newest first, and where the pages beside it begin.</summary>
    private async Task<(List<long> Page, long? Newer, long? Older)> SequencesAsync(StatementFilter filter, StatementSearch search, CancellationToken cancel)
    {
        var query = new StatementQuery { Conditions = search.Conditions, Since = search.Since, Until = search.Until, Limit = PageSize + 1 };
        if (filter.After is { } after)
        {
            var above = await finder.SequencesAsync(query with { After = after, Ascending = true }, cancel);
            if (above.Count > PageSize)
            {
                var page = above.Take(PageSize).Reverse().ToList();
                return (page, page[0], page[^1]);
            }
        }

        // Going up, the last page is the newest one, and is shown in full.
        var before = filter.After is null ? filter.Before : null;
        var found = await finder.SequencesAsync(query with { After = before }, cancel);
        var down = found.Take(PageSize).ToList();
        return (down, before is null || down.Count == 0 ? null : down[0], found.Count > PageSize ? down[^1] : null);
    }

    /// <summary>
    /// Voided statements are found by what voids them: that takes over the keys of its target, so every condition finds it too. The
    /// page is in the order of the voiding, and the days are those on which it was done.
    /// </summary>
    private async Task<StatementList> VoidedAsync(StatementFilter filter, StatementSearch search, CancellationToken cancel)
    {
        var voiding = search with { Conditions = [.. search.Conditions, [IndexKey.Of(MentionKind.Verb, Verbs.Voided.Id)]] };
        var shown = new List<StatementRecord>();
        for (var look = 1; ; look++)
        {
            var (page, newer, older) = await SequencesAsync(filter, voiding, cancel);
            shown.AddRange(await TargetsAsync(page, search, cancel));
            if (shown.Count > 0 || older is null || look == MostLooks) return new(filter, shown, newer, older, search.Faults);
            filter = filter with { Before = older, After = null };
        }
    }

    private async Task<IEnumerable<StatementRecord>> TargetsAsync(List<long> voiding, StatementSearch search, CancellationToken cancel)
    {
        var references = await db.Statements.AsNoTracking().Where(s => voiding.Contains(s.Sequence) && s.IsVoiding).OrderByDescending(s => s.Sequence).Select(s => s.Reference!.Value).ToListAsync(cancel);
        var places = await finder.PlacesAsync(references, cancel);
        var targets = (await db.Statements.AsNoTracking().Where(s => places.Contains(s.Sequence) && s.IsVoided).ToListAsync(cancel)).ToDictionary(s => s.StatementId);
        return references.Distinct().Select(id => targets.GetValueOrDefault(id)).OfType<StatementRecord>()
            .Where(s => IndexKey.Meets(s.Keys, search.Conditions));
    }
}

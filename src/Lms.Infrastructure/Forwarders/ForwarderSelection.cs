using Lms.Domain;
using Lms.Domain.Forwarders;
using Lms.Domain.Xapi;
using Lms.Domain.Xapi.Statements;
using Lms.Infrastructure.Xapi;

namespace Lms.Infrastructure.Forwarders;

/// <summary>Finds the statements that a forwarder's filter lets through.</summary>
public sealed class ForwarderSelection(StatementFinder finder, Facts facts)
{
    /// <summary>How many there are beyond a sequence, counted up to a most.</summary>
    public async Task<int> CountAsync(ForwarderFilter filter, long through, int most, CancellationToken cancel) =>
        (await NextAsync(filter, through, most, cancel)).Count;

    /// <summary>The sequences of the next ones beyond a sequence, in their order.</summary>
    public Task<List<long>> NextAsync(ForwarderFilter filter, long through, int most, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var query = new StatementQuery
        {
            Conditions = [.. Conditions(filter)],
            Since = filter.Since is { } day ? VietnamTime.StartOf(day).AddMicroseconds(-1) : null,
            After = through,
            Ascending = true,
            Limit = most,
        };
        return finder.SequencesAsync(query, cancel);
    }

    private IEnumerable<long[]> Conditions(ForwarderFilter filter)
    {
        if (filter.OwnOnly) yield return [IndexKey.OfClient(StatementBook.Self)];
        if (filter.Verbs.Count > 0) yield return [.. filter.Verbs.Select(v => IndexKey.Of(MentionKind.Verb, v))];
        if (filter.Activity is { } activity) yield return IndexKey.OfActivity(activity, relatedToo: true);
        if (filter.PlanId is { } plan) yield return IndexKey.OfActivity(facts.PlanIri(plan), relatedToo: true);
    }
}

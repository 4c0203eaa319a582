using System.Globalization;

namespace Lms.Web.Features.Statements;

/// <summary>What the statements are narrowed by, as the address has it: what cannot be read is told, never left out.</summary>
public sealed record StatementFilter
{
    /// <summary>The verb's IRI, from the list of known ones.</summary>
    public string? Verb { get; init; }

    /// <summary>The IRI of any verb; it goes before <see cref="Verb"/>.</summary>
    public string? VerbIri { get; init; }

    /// <summary>The activity's IRI.</summary>
    public string? Activity { get; init; }

    /// <summary>Whether statements count that name the activity in their context alone.</summary>
    public bool RelatedActivities { get; init; }

    /// <summary>A pseudonym or other account name of this site, a mail address, or an agent as JSON.</summary>
    public string? Agent { get; init; }

    /// <summary>Whether statements count that name the agent elsewhere than as actor or object.</summary>
    public bool RelatedAgents { get; init; }

    public string? Registration { get; init; }

    /// <summary>The first day, in Viet Nam, on which it was stored.</summary>
    public string? From { get; init; }

    /// <summary>The last such day.</summary>
    public string? Until { get; init; }

    /// <summary>One such day: both ends at once.</summary>
    public string? Day { get; init; }

    /// <summary>Only voided statements, in the order in which they were voided.</summary>
    public bool Voided { get; init; }

    /// <summary>The sequence below which the page lies.</summary>
    public long? Before { get; init; }

    /// <summary>The sequence above which the page lies.</summary>
    public long? After { get; init; }

    public string? FirstDay => string.IsNullOrWhiteSpace(From) ? Day : From;

    public string? LastDay => string.IsNullOrWhiteSpace(Until) ? Day : Until;

    public string? AnyVerb => string.IsNullOrWhiteSpace(VerbIri) ? Verb : VerbIri;

    /// <summary>Whether more is asked for than the short form shows.</summary>
    public bool IsDetailed => RelatedActivities || RelatedAgents || Voided || new[] { VerbIri, Activity, Agent }.Any(v => !string.IsNullOrWhiteSpace(v));

    /// <summary>The same filter, on the newest page.</summary>
    public string Newest => Address(null, null);

    public string Older(long than) => Address(than, null);

    public string Newer(long than) => Address(null, than);

    private string Address(long? before, long? after) => "/statements" + QueryString.Create(new Dictionary<string, string?>
    {
        ["verb"] = Verb,
        ["verbIri"] = VerbIri,
        ["activity"] = Activity,
        ["relatedActivities"] = Flag(RelatedActivities),
        ["agent"] = Agent,
        ["relatedAgents"] = Flag(RelatedAgents),
        ["registration"] = Registration,
        ["from"] = FirstDay,
        ["until"] = LastDay,
        ["voided"] = Flag(Voided),
        ["before"] = before?.ToString(CultureInfo.InvariantCulture),
        ["after"] = after?.ToString(CultureInfo.InvariantCulture),
    }.Where(p => !string.IsNullOrWhiteSpace(p.Value)));

    private static string? Flag(bool set) => set ? "true" : null;
}

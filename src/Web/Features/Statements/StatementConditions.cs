using System.Globalization;
using System.Text;
using System.Text.Json;
using Lms.Domain.Xapi;
using Lms.Domain.Xapi.Statements;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Xapi;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Formatting;

namespace Lms.Web.Features.Statements;

/// <summary>A filter as the record store understands it.</summary>
/// <param name="Faults">The fields that cannot be read, each with the key of what is wrong with it. Then nothing is looked for.</param>
public sealed record StatementSearch(IReadOnlyList<long[]> Conditions, DateTimeOffset? Since, DateTimeOffset? Until, IReadOnlyDictionary<string, string> Faults);

/// <summary>Reads a filter.</summary>
public sealed class StatementConditions(Facts facts, LocalClock clock) : IUseCase
{
    private const int LongestIri = 4000;

    public StatementSearch Read(StatementFilter filter)
    {
        var faults = new Dictionary<string, string>();
        var conditions = new List<long[]>();
        if (IriOf(filter.AnyVerb, nameof(filter.VerbIri), faults) is { } verb) conditions.Add([IndexKey.Of(MentionKind.Verb, verb)]);
        if (IriOf(filter.Activity, nameof(filter.Activity), faults) is { } activity) conditions.Add(IndexKey.OfActivity(activity, filter.RelatedActivities));
        if (AgentOf(filter.Agent, faults) is { } agent) conditions.Add(IndexKey.OfAgent(agent, filter.RelatedAgents));
        if (RegistrationOf(filter.Registration, faults) is { } registration) conditions.Add([IndexKey.OfRegistration(registration)]);
        var first = DayOf(filter.FirstDay, nameof(filter.From), faults);
        var last = DayOf(filter.LastDay, nameof(filter.Until), faults);
        if (first > last) faults[nameof(filter.Until)] = "Statements.Fault.DaysReversed";
        return new(conditions,
            first is { } from ? clock.At(from, TimeOnly.MinValue).AddTicks(-1) : null,
            last is { } until ? clock.At(until.AddDays(1), TimeOnly.MinValue).AddTicks(-1) : null, faults);
    }

    private static string? IriOf(string? text, string field, Dictionary<string, string> faults)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var iri = text.Trim();
        if (iri.Length <= LongestIri && Iri.IsValid(iri)) return iri;
        faults[field] = "Statements.Fault.Iri";
        return null;
    }

    private string? AgentOf(string? text, Dictionary<string, string> faults)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var typed = text.Trim();
        var json = typed[0] == '{' ? Encoding.UTF8.GetBytes(typed)
            : typed.Contains('@', StringComparison.Ordinal) ? Json(new { mbox = typed.StartsWith("mailto:", StringComparison.Ordinal) ? typed : "mailto:" + typed })
            : Json(new { account = new { homePage = facts.Site, name = typed } });
        if (AgentIdentity.Of(json, XapiVersion.V2) is { Succeeded: true } identity) return identity.Value;
        faults[nameof(StatementFilter.Agent)] = "Statements.Fault.Agent";
        return null;
    }

    private static byte[] Json(object agent) => JsonSerializer.SerializeToUtf8Bytes(agent, JsonText.Options);

    private static Guid? RegistrationOf(string? text, Dictionary<string, string> faults)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (Guid.TryParseExact(text.Trim(), "D", out var registration)) return registration;
        faults[nameof(StatementFilter.Registration)] = "Statements.Fault.Registration";
        return null;
    }

    private static DateOnly? DayOf(string? text, string field, Dictionary<string, string> faults)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        // Statements are stored in this era; a day at the end of all calendars has no next one.
        if (DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1970 and < 9999) return day;
        faults[field] = "Statements.Fault.Day";
        return null;
    }
}

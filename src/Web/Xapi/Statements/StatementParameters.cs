using System.Collections.Immutable;
using Lms.Domain.Plans;
using Lms.Domain.Xapi.Statements;
using Lms.Infrastructure.Xapi;

namespace Lms.Web.Xapi.Statements;

public enum StatementFormat { Exact, Ids, Canonical }

/// <summary>What a GET of statements asks for.</summary>
/// <param name="Id">One statement alone, by its id.</param>
/// <param name="Voided">Whether that one is to be a voided statement.</param>
public sealed record StatementParameters(Guid? Id, bool Voided, StatementQuery Query, StatementFormat Format, bool Attachments)
{
    /// <summary>The most statements on one page, and how many where no limit is asked for.</summary>
    public const int MostOnPage = 500;

    /// <summary>Ours alone: the sequence after which the page begins. It comes from "more" and is nobody else's to make up.</summary>
    public const string Cursor = "cursor";

    private static readonly ImmutableArray<string> WithId = ["attachments", "format"];

    public static readonly ImmutableArray<string> All =
    [
        "statementId", "voidedStatementId", "agent", "verb", "activity", "registration", "related_activities", "related_agents",
        "since", "until", "limit", "format", "attachments", "ascending", Cursor,
    ];

    public static StatementParameters Read(XapiRequest request)
    {
        var id = request.Uuid("statementId");
        var voided = request.Uuid("voidedStatementId");
        if (id is not null || voided is not null)
        {
            foreach (var name in All)
            {
                if (name == (id is null ? "voidedStatementId" : "statementId") || WithId.Contains(name)) continue;
                if (request.Parameter(name) is not null) throw XapiProblem.Bad($"A statement asked for by its id takes no \"{name}\" besides.");
            }
        }

        return new(id ?? voided, voided is not null, QueryOf(request), FormatOf(request), request.Flag("attachments"));
    }

    private static StatementQuery QueryOf(XapiRequest request) => new()
    {
        Conditions = [.. Conditions(request)],
        Since = request.Timestamp("since"),
        Until = request.Timestamp("until"),
        After = request.Parameter(Cursor) is not { } cursor ? null
            : long.TryParse(cursor, System.Globalization.NumberStyles.None, null, out var after) ? after
            : throw XapiProblem.Bad("The parameter \"cursor\" is what \"more\" gave."),
        Ascending = request.Flag("ascending"),
        Limit = request.Count("limit") is { } limit and > 0 ? Math.Min(limit, MostOnPage) : MostOnPage,
    };

    private static IEnumerable<long[]> Conditions(XapiRequest request)
    {
        var relatedAgents = request.Flag("related_agents");
        var relatedActivities = request.Flag("related_activities");
        if (request.Agent("agent") is { Identity: var agent }) yield return IndexKey.OfAgent(agent, relatedAgents);
        if (request.Iri("verb") is { } verb) yield return [IndexKey.Of(MentionKind.Verb, verb)];
        if (request.Iri("activity") is { } activity) yield return IndexKey.OfActivity(activity, relatedActivities);
        if (request.Uuid("registration") is { } registration) yield return [IndexKey.OfRegistration(registration)];
        if (!request.Caller.MayReadOthers) yield return [IndexKey.OfClient(request.Caller.Id)];
        if (request.Caller.Plan is { } plan) yield return PlanKeys(request, plan);
    }

    /// <summary>What finds the statements of one plan.</summary>
    public static long[] PlanKeys(XapiRequest request, Domain.Id<TrainingPlan> plan) =>
        IndexKey.OfActivity(request.Service<Domain.Xapi.Facts>().PlanIri(plan), relatedToo: true);

    private static StatementFormat FormatOf(XapiRequest request) => request.Parameter("format") switch
    {
        null or "exact" => StatementFormat.Exact,
        "ids" => StatementFormat.Ids,
        "canonical" => StatementFormat.Canonical,
        _ => throw XapiProblem.Bad("The parameter \"format\" is ids, exact or canonical."),
    };
}

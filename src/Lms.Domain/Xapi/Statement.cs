using System.Text.Json.Nodes;

namespace Lms.Domain.Xapi;

/// <summary>A verb with its Vietnamese and English display.</summary>
public sealed record Verb(string Id, string Vietnamese, string English);

/// <summary>An activity: an IRI, its type and its name.</summary>
public sealed record Activity(string Id, string Type, string? Name = null);

/// <summary>A pseudonymous person: an account whose name is an opaque UUID, never an e-mail, id or name (DOMAIN §0.8).</summary>
public sealed record Actor(string HomePage, Guid Pseudonym);

/// <summary>A score; scaled lies in −1…1.</summary>
public sealed record Score(decimal Raw, decimal Min, decimal Max)
{
    public decimal Scaled => Max == Min ? 0 : Math.Round((Raw - Min) / (Max - Min), 4);
}

/// <summary>The result part of a statement; what is null is left out.</summary>
public sealed record StatementResult
{
    public Score? Score { get; init; }
    public bool? Success { get; init; }
    public bool? Completion { get; init; }
    public string? Response { get; init; }
    public TimeSpan? Duration { get; init; }

    /// <summary>Extension IRI → JSON value.</summary>
    public IReadOnlyDictionary<string, JsonNode?> Extensions { get; init; } = new Dictionary<string, JsonNode?>();
}

/// <summary>The context part: registration = enrolment, parent = class, grouping = plan, instructor = trainer (DOMAIN §8).</summary>
public sealed record StatementContext(Guid Registration, string? Parent, string Grouping, Actor? Instructor = null)
{
    public IReadOnlyDictionary<string, JsonNode?> Extensions { get; init; } = new Dictionary<string, JsonNode?>();
}

/// <summary>One xAPI statement of our own: a fact about one trainee. The object is an activity, or another statement.</summary>
public sealed record Statement(Guid Id, Actor Actor, Verb Verb, Activity? Object, StatementContext Context, DateTimeOffset Timestamp)
{
    public StatementResult? Result { get; init; }

    /// <summary>The statement this one speaks of; then <see cref="Object"/> is null.</summary>
    public Guid? StatementRef { get; init; }

    /// <summary>The statement as xAPI 1.0.3 JSON, without what the store itself adds (stored, authority, version).</summary>
    public JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["id"] = Id.ToString("D"),
            ["actor"] = Json(Actor),
            ["verb"] = new JsonObject { ["id"] = Verb.Id, ["display"] = new JsonObject { ["vi"] = Verb.Vietnamese, ["en"] = Verb.English } },
            ["object"] = StatementRef is { } reference
                ? new JsonObject { ["objectType"] = "StatementRef", ["id"] = reference.ToString("D") }
                : Json(Object ?? throw new InvalidOperationException("A statement has an object.")),
        };
        if (Result is not null) json["result"] = Json(Result);
        json["context"] = Json(Context);
        json["timestamp"] = Timestamp.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);
        return json;
    }

    private static JsonObject Json(Actor actor) => new()
    {
        ["objectType"] = "Agent",
        ["account"] = new JsonObject { ["homePage"] = actor.HomePage, ["name"] = actor.Pseudonym.ToString("D") },
    };

    private static JsonObject Json(Activity activity)
    {
        var definition = new JsonObject { ["type"] = activity.Type };
        if (activity.Name is not null) definition["name"] = new JsonObject { ["vi"] = activity.Name };
        return new JsonObject { ["objectType"] = "Activity", ["id"] = activity.Id, ["definition"] = definition };
    }

    private static JsonObject Json(StatementResult result)
    {
        var json = new JsonObject();
        if (result.Score is { } score) json["score"] = new JsonObject { ["scaled"] = score.Scaled, ["raw"] = score.Raw, ["min"] = score.Min, ["max"] = score.Max };
        if (result.Success is { } success) json["success"] = success;
        if (result.Completion is { } completion) json["completion"] = completion;
        if (result.Response is { } response) json["response"] = response;
        if (result.Duration is { } duration) json["duration"] = System.Xml.XmlConvert.ToString(TimeSpan.FromSeconds(Math.Floor(duration.TotalSeconds)));
        if (result.Extensions.Count > 0) json["extensions"] = Json(result.Extensions);
        return json;
    }

    private static JsonObject Json(StatementContext context)
    {
        var activities = new JsonObject { ["grouping"] = new JsonArray(new JsonObject { ["objectType"] = "Activity", ["id"] = context.Grouping }) };
        if (context.Parent is not null) activities["parent"] = new JsonArray(new JsonObject { ["objectType"] = "Activity", ["id"] = context.Parent });
        var json = new JsonObject { ["registration"] = context.Registration.ToString("D"), ["contextActivities"] = activities, ["language"] = "vi" };
        if (context.Instructor is not null) json["instructor"] = Json(context.Instructor);
        if (context.Extensions.Count > 0) json["extensions"] = Json(context.Extensions);
        return json;
    }

    private static JsonObject Json(IReadOnlyDictionary<string, JsonNode?> extensions) =>
        new(extensions.Select(e => KeyValuePair.Create(e.Key, e.Value?.DeepClone())));
}

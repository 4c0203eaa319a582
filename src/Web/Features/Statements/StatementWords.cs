using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml;
using Lms.Domain.Xapi;
using Lms.Infrastructure.Xapi;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Formatting;
using Lms.Web.Features.Shared.Localization;

namespace Lms.Web.Features.Statements;

/// <summary>
/// Says a statement as a sentence. It works on the stored JSON, so that it can also say statements that another system sent.
/// The learner stays a pseudonym, shortened; of a foreign actor only what does not tell who it is.
/// </summary>
public sealed class StatementWords(TextCatalog catalog, Localizer text, Facts facts) : IUseCase
{
    private const int Shortened = 8;
    private static readonly Dictionary<string, Verb> Known = Verbs.All.ToDictionary(v => v.Id);

    /// <summary>When it happened, as the sender says.</summary>
    public static DateTimeOffset Happened(StatementRecord record) =>
        DateTimeOffset.TryParse(Text(JsonNode.Parse(record.Json)!["timestamp"]), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : record.Stored;

    public static Guid? Registration(StatementRecord record) =>
        Guid.TryParse(Text(JsonNode.Parse(record.Json)!["context"]?["registration"]), out var registration) ? registration : null;

    public string Sentence(StatementRecord record) => Sentence(JsonNode.Parse(record.Json)!);

    /// <summary>What came of it: score, outcome, duration, response.</summary>
    public IReadOnlyList<(string Name, string Value)> Results(StatementRecord record)
    {
        if (JsonNode.Parse(record.Json)!["result"] is not JsonObject result) return [];
        var lines = new List<(string, string)>();
        if (Number(result["score"]?["raw"]) is { } raw)
            lines.Add((text["Statements.Result.Score"], Number(result["score"]?["max"]) is { } max ? text["Statements.Result.Score.Of", new { Raw = raw, Max = max }] : raw.ToText()));
        else if (Number(result["score"]?["scaled"]) is { } scaled)
            lines.Add((text["Statements.Result.Score"], text["Statements.Result.Score.Scaled", new { Percent = scaled * 100 }]));
        if (result["success"] is JsonValue success && success.TryGetValue<bool>(out var passed))
            lines.Add((text["Statements.Result.Success"], text[passed ? "Statements.Result.Success.Yes" : "Statements.Result.Success.No"]));
        if (result["completion"] is JsonValue completion && completion.TryGetValue<bool>(out var complete))
            lines.Add((text["Statements.Result.Completion"], text[complete ? "Statements.Result.Completion.Yes" : "Statements.Result.Completion.No"]));
        if (Text(result["duration"]) is { } duration) lines.Add((text["Statements.Result.Duration"], Duration(duration)));
        if (Text(result["response"]) is { Length: > 0 } response) lines.Add((text["Statements.Result.Response"], response));
        return lines;
    }

    /// <summary>The reader's language of a language map, else any.</summary>
    public static string? InLanguage(JsonNode? map) =>
        map is JsonObject { Count: > 0 } languages ? Text(OwnLanguage(languages) ?? languages["vi"] ?? languages.First().Value) : null;

    /// <summary>A whole number that is not negative; null where it is none.</summary>
    public static long? Number(JsonNode? node, long most) => node is JsonValue value && value.TryGetValue<long>(out var number) && number >= 0 && number <= most ? number : null;

    private string Sentence(JsonNode json) => text["Statements.Sentence", new { Actor = Actor(json["actor"]), Verb = Verb(json["verb"]), Object = Object(json["object"]) }];

    /// <summary>An account of this site is a pseudonym; a foreign name, address or login may tell who somebody is.</summary>
    private string Actor(JsonNode? actor)
    {
        if (Text(actor?["objectType"]) == "Group" || actor?["member"] is JsonArray)
            return Text(actor?["name"]) is { } group ? text["Statements.Actor.NamedGroup", new { Name = group }] : text["Statements.Actor.Group", new { Count = (actor?["member"] as JsonArray)?.Count ?? 0 }];
        if (Text(actor?["account"]?["name"]) is { } account)
            return Text(actor?["account"]?["homePage"]) is var home && home == facts.Site
                ? text["Statements.Actor.Learner", new { Name = Short(account) }]
                : text["Statements.Actor.Account", new { Name = Masked(account), Host = Host(home) }];
        if (Text(actor?["mbox"]) is { } mail) return text["Statements.Actor.Mail", new { Domain = mail[(mail.LastIndexOf('@') + 1)..] }];
        if (Text(actor?["mbox_sha1sum"]) is { } hash) return text["Statements.Actor.Hash", new { Hash = Short(hash) }];
        return text["Statements.Actor.OpenId", new { Host = Host(Text(actor?["openid"])) }];
    }

    private static string Verb(JsonNode? verb)
    {
        var iri = Text(verb?["id"]) ?? "";
        if (verb?["display"] is JsonObject display && Text(OwnLanguage(display)) is { Length: > 0 } said) return said;
        if (Known.TryGetValue(iri, out var known)) return Formats.Culture.TwoLetterISOLanguageName == "vi" ? known.Vietnamese : known.English;
        return InLanguage(verb?["display"]) is { Length: > 0 } any ? any : LastPart(iri);
    }

    private string Object(JsonNode? node)
    {
        switch (Text(node?["objectType"]))
        {
            case "StatementRef": return text["Statements.Object.statement"];
            case "SubStatement": return text["Statements.Object.SubStatement", new { Sentence = Sentence(node!) }];
            case "Agent" or "Group": return Actor(node);
        }

        var kind = LastPart(Text(node?["definition"]?["type"]) ?? "");
        var words = catalog.Find("Statements", $"Object.{kind}") ?? text["Statements.Object.other"];
        if (InLanguage(node?["definition"]?["name"]) is { Length: > 0 } name) return text["Statements.Named", new { Kind = words, Name = name }];
        // Our own activities without a name are told by their kind; of another system's the address says more.
        var iri = Text(node?["id"]) ?? "";
        return iri.StartsWith(facts.Site, StringComparison.Ordinal) ? words : text["Statements.Named", new { Kind = words, Name = iri }];
    }

    private string Duration(string iso)
    {
        try
        {
            return text["Statements.Result.Duration.Minutes", new { Minutes = (decimal)XmlConvert.ToTimeSpan(iso).TotalMinutes }];
        }
        catch (Exception unusual) when (unusual is FormatException or OverflowException)
        {
            // Weeks, and other forms that the standard allows: as it is written.
            return iso;
        }
    }

    /// <summary>The map's entry for the reader's language, whatever the region.</summary>
    private static JsonNode? OwnLanguage(JsonObject languages)
    {
        var own = Formats.Culture.TwoLetterISOLanguageName;
        return languages[own] ?? languages.FirstOrDefault(l => l.Key.StartsWith(own + "-", StringComparison.OrdinalIgnoreCase)).Value;
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static decimal? Number(JsonNode? node) => node is JsonValue value && value.TryGetValue<decimal>(out var number) ? number : null;

    /// <summary>The first eight signs of a pseudonym: enough to follow one learner down a page.</summary>
    private static string Short(string name) => name.Length <= Shortened ? name : name[..Shortened];

    /// <summary>Two signs of a foreign login.</summary>
    private static string Masked(string name) => new StringInfo(name) is { LengthInTextElements: > 2 } signs ? signs.SubstringByTextElements(0, 2) + "…" : "…";

    private static string Host(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Host.Length > 0 ? uri.Host : "?";

    private static string LastPart(string iri) => iri[(iri.LastIndexOf('/') + 1)..];
}

using System.Text.Json.Nodes;
using System.Xml;
using Lms.Infrastructure.Xapi;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Formatting;
using Lms.Web.Features.Shared.Localization;

namespace Lms.Web.Features.Statements;

/// <summary>
/// Says a statement as a sentence. It works on the stored JSON, so that it can also say statements that another system sent.
/// The learner stays a pseudonym, shortened.
/// </summary>
public sealed class StatementWords(TextCatalog catalog, Localizer text) : IUseCase
{
    public string Sentence(StatementRecord record)
    {
        var json = JsonNode.Parse(record.Json)!;
        return text["Statements.Sentence", new { Actor = Actor(record), Verb = Verb(json), Object = Object(json["object"]) }];
    }

    /// <summary>What came of it: score, outcome, duration, response.</summary>
    public IReadOnlyList<(string Name, string Value)> Results(StatementRecord record)
    {
        if (JsonNode.Parse(record.Json)!["result"] is not JsonObject result) return [];
        var lines = new List<(string, string)>();
        if (Number(result["score"]?["raw"]) is { } raw)
            lines.Add((text["Statements.Result.Score"], Number(result["score"]?["max"]) is { } max ? text["Statements.Result.Score.Of", new { Raw = raw, Max = max }] : raw.ToText()));
        if (result["success"]?.GetValue<bool>() is { } success)
            lines.Add((text["Statements.Result.Success"], text[success ? "Statements.Result.Success.Yes" : "Statements.Result.Success.No"]));
        if (result["duration"]?.GetValue<string>() is { } duration)
            lines.Add((text["Statements.Result.Duration"], text["Statements.Result.Duration.Minutes", new { Minutes = (decimal)XmlConvert.ToTimeSpan(duration).TotalMinutes }]));
        if (result["response"]?.GetValue<string>() is { Length: > 0 } response) lines.Add((text["Statements.Result.Response"], response));
        return lines;
    }

    /// <summary>The first eight signs of the pseudonym: enough to follow one learner down a page.</summary>
    private static string Actor(StatementRecord record)
    {
        var name = record.Actor[(record.Actor.LastIndexOf('|') + 1)..];
        return name.Length <= 8 ? name : name[..8];
    }

    private static string Verb(JsonNode statement) => InLanguage(statement["verb"]?["display"]) ?? LastPart(statement["verb"]?["id"]?.GetValue<string>() ?? "");

    private string Object(JsonNode? node)
    {
        if (node?["objectType"]?.GetValue<string>() == "StatementRef") return text["Statements.Object.statement"];
        var kind = LastPart(node?["definition"]?["type"]?.GetValue<string>() ?? "");
        var words = catalog.Find("Statements", $"Object.{kind}") ?? text["Statements.Object.other"];
        return InLanguage(node?["definition"]?["name"]) is { } name ? text["Statements.Named", new { Kind = words, Name = name }] : words;
    }

    /// <summary>The reader's language of a language map, else any.</summary>
    private static string? InLanguage(JsonNode? map) =>
        map is not JsonObject { Count: > 0 } languages ? null
            : (languages[Formats.Culture.TwoLetterISOLanguageName] ?? languages["vi"] ?? languages.First().Value)?.GetValue<string>();

    private static decimal? Number(JsonNode? node) => node?.GetValue<decimal>();

    private static string LastPart(string iri) => iri[(iri.LastIndexOf('/') + 1)..];
}

using System.Text;
using Lms.Domain.Xapi.Statements;

namespace Lms.Domain.Tests.Xapi.Statements;

/// <summary>Short ways to make statements for tests, and to read them.</summary>
internal static class Make
{
    public const string Actor = """{"mbox":"mailto:a@example.com"}""";
    public const string Verb = """{"id":"http://example.com/verbs/did"}""";
    public const string Activity = """{"id":"http://example.com/activity"}""";
    public const string Attachment =
        """{"usageType":"http://example.com/use","display":{"en":"A"},"contentType":"text/plain","length":27,"sha2":"495395e777cd98da653df9615d09c0fd6bb2f8d4788394cd53c56a3bfdcd848a"}""";

    /// <summary>A statement with one property set, or none.</summary>
    public static string Statement(string? property = null, string? json = null)
    {
        var parts = new Dictionary<string, string> { ["actor"] = Actor, ["verb"] = Verb, ["object"] = Activity };
        if (property is not null) parts[property] = json!;
        return "{" + string.Join(",", parts.Select(p => $"\"{p.Key}\":{p.Value}")) + "}";
    }

    /// <summary>A statement about a sub-statement with one property set.</summary>
    public static string AboutSub(string property, string json) => Statement("object", Statement(property, json).Replace("{\"actor\"", "{\"objectType\":\"SubStatement\",\"actor\"", StringComparison.Ordinal));

    public static Outcome<IReadOnlyList<ParsedStatement>> Parse(string json, XapiVersion version = XapiVersion.V2, bool mayBeBatch = true) =>
        StatementParser.Parse(Utf8(json), version, mayBeBatch);

    public static ParsedStatement Accepted(string json, XapiVersion version = XapiVersion.V2)
    {
        var outcome = Parse(json, version);
        outcome.Refusal.ShouldBeNull(json);
        return outcome.Value!.ShouldHaveSingleItem();
    }

    public static StatementRefused Refused(string json, XapiVersion version = XapiVersion.V2) => Parse(json, version).Refusal.ShouldBeOfType<StatementRefused>(json);

    /// <summary>The body as a whole JSON object.</summary>
    public static string Text(this ParsedStatement statement) => Encoding.UTF8.GetString(statement.Body.Span) + "}";

    public static string[] Of(this ParsedStatement statement, MentionKind kind) =>
        [.. statement.Mentions.Where(m => m.Kind == kind).Select(m => Encoding.UTF8.GetString(m.Value.Span))];

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}

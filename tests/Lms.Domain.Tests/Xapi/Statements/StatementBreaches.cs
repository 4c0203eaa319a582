using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lms.Domain.Tests.Xapi.Statements;

/// <summary>Ways to break one rule of the standard in a statement that keeps them all (<see cref="StatementSamples"/>); refused in both versions.</summary>
public static class StatementBreaches
{
    public static readonly Action<JsonNode>[] All =
    [
        s => Without(s, "actor"), s => Without(s, "verb"), s => Without(s, "object"),
        Setting("actor", "null"), Setting("actor", "{}"), Setting("actor", "[]"), Setting("actor", """{"mbox":"a@example.com"}"""),
        s => s["actor"]!["Name"] = "x", s => s["actor"]!["mbox"] = 1, s => s["actor"]!["objectType"] = "agent", s => s["verb"]!["ID"] = "http://x.y/z",
        s => s["verb"]!["id"] = "did", s => s["verb"]!["id"] = "http://a b", s => s["verb"]!["display"] = JsonNode.Parse("""{"a12345":"x"}"""),
        s => s["verb"]!["display"] = JsonNode.Parse("""{"en":null}"""), s => s["object"]!["objectType"] = "activity", s => s["object"]!["id"] = "not one",
        s => s["object"]!["extensions"] = new JsonObject(), s => s["object"]!["definition"] = "x", s => s["result"] = null, s => s["context"] = null,
        Setting("id", "\"AA97B177-9383-4934-8543-0F91A7A028368\""), Setting("id", "\"\""), Setting("id", "1"), Setting("version", "\"1.1.0\""), Setting("version", "\"1.0.\""),
        Setting("timestamp", "\"2026-01-31\""), Setting("timestamp", "\"2026-01-31T07:30:00-00:00\""), Setting("timestamp", "\"2026-02-30T07:30:00Z\""), Setting("stored", "\"now\""),
        Setting("result", """{"score":{"scaled":1.0000000000000000000000001}}"""), Setting("result", """{"score":{"min":1e400,"max":1e399}}"""), Setting("result", """{"success":"true"}"""),
        Setting("result", """{"duration":"P4W1D"}"""), Setting("result", """{"extensions":{"x":1}}"""),
        Setting("context", """{"registration":"x"}"""), Setting("context", """{"language":"something"}"""), Setting("context", """{"team":{"mbox":"mailto:a@b.c"}}"""),
        Setting("context", """{"contextActivities":{"parents":[]}}"""), Setting("context", """{"statement":{"id":"ec531277-b57b-4c15-8d91-d292c5b2b8f7"}}"""),
        Setting("context", """{"contextAgents":[{"objectType":"contextAgent","agent":{"mbox":"mailto:a@b.c"},"relevantTypes":[]}]}"""),
        Setting("attachments", "{}"), Setting("attachments", "[{}]"), Setting("attachments", "[1]"), Setting("authority", """{"objectType":"Group","mbox":"mailto:a@b.c"}"""),
        Setting("result", "{\"extensions\":{\"http://x.y\":" + new string('[', 62) + new string(']', 62) + "}}"),
    ];

    private static Action<JsonNode> Setting(string property, string json) => s => s[property] = Loose(json);

    /// <summary>Parses without a limit of depth of its own, so that the breach of depth reaches the parser.</summary>
    private static JsonNode? Loose(string json) => JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { MaxDepth = 200 });

    private static void Without(JsonNode statement, string property) => statement.AsObject().Remove(property);
}

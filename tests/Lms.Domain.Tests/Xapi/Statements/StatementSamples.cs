using FsCheck;
using FsCheck.Fluent;
using Lms.Domain.Xapi.Statements;

namespace Lms.Domain.Tests.Xapi.Statements;

/// <summary>
/// Generates statements that both, or the newer, version of the standard accept: every part may be there or not, properties come
/// in any order, text has Vietnamese with and without combining marks, escapes and emoji, extensions hold any JSON.
/// </summary>
public static class StatementSamples
{
    private static readonly Gen<string> Text = Literal(
        "", "a", " ", "Nguyễn Thị Hồng Hạnh", "Ho\u0300ng Ha\u0323nh", "ề\u0300", "👩‍🏫", "\\n\\t", "\\\"quoted\\\"", "\\\\", "\\/", "\\u00e9", "\\u0000",
        "\\ud83d\\ude00", "{}[],:", "100%", "null", "<b>&amp;</b>", "\\u0048\\u1ed3ng");

    private static readonly Gen<string> IriText = Literal(
        "http://example.com/a", "https://lms.example.vn/courses/12?x=1&y=%20#bài", "urn:uuid:0d7cc2a8-c5f9-4b7d-a0c3-d0b1f8c7d1aa",
        "tag:example.com,2026:hạng-mục", "http:\\/\\/example.com\\/escaped", "http://example.com/\\u1ed3");

    private static readonly Gen<string> UuidText = Literal(
        "ec531277-b57b-4c15-8d91-d292c5b2b8f7", "EC531277-B57B-4C15-8D91-D292C5B2B8F8", "01900000-0000-7000-8000-000000000001", "00000000-0000-0000-0000-000000000000");

    private static readonly Gen<string> Number = Gen.Elements(
        "0", "-0", "1", "1.0", "-1.50", "1E5", "1e-7", "0.30000000000000000001", "1e400", "-2E+300", "12345678901234567890123", "9007199254740993");

    private static readonly Gen<string> Tag = Literal("vi", "vi-VN", "en", "en-US", "zh-Hant-TW", "de-CH-1996", "x-school", "sr-Latn-RS");
    private static readonly Gen<string> Flag = Gen.Elements("true", "false");
    private static readonly Gen<string> Instant = Literal(
        "2026-01-31T07:30:00Z", "2026-01-31T07:30:00.123456789Z", "2026-01-31T07:30:00+07:00", "2025-12-31T23:30:00.10-08:00", "2016-12-31T23:59:60Z", "2024-02-29T00:00:00+00:00");

    private static readonly Gen<string> LanguageMap = Map(Tag, Text);
    private static readonly Gen<string> Extensions = Map(IriText, Gen.Sized(size => Anything(Math.Min(size, 3))));

    /// <summary>Statements of one version, as JSON text.</summary>
    public static Gen<string> Statements(XapiVersion version) => Object(
        Must("actor", Actor), Must("verb", Verb), Must("object", Gen.OneOf(Activity, InteractionActivity, Actor.Select(Typed), Reference, SubStatement(version))),
        May("id", UuidText), May("result", Result), May("context", Context(version)), May("timestamp", Instant), May("stored", Instant),
        May("authority", Agent), May("version", Literal("1.0", "1.0.0", "1.0.3")), May("attachments", Attachments));

    private static Gen<string> Agent => Gen.OneOf(Identifiers().Select(i => Object([.. i, May("name", Text), May("objectType", Literal("Agent"))])).ToArray());

    private static Gen<string> Group => Gen.OneOf(
        Object(Must("objectType", Literal("Group")), Must("member", Array(Agent, 1)), May("name", Text)),
        Gen.OneOf(Identifiers().Select(i => Object([.. i, Must("objectType", Literal("Group")), May("member", Array(Agent, 0)), May("name", Text)])).ToArray()));

    private static Gen<string> Actor => Gen.Frequency((3, Agent), (1, Group));

    private static Gen<string> Verb => Object(Must("id", IriText), May("display", LanguageMap));

    private static Gen<string> Activity => Object(Must("id", IriText), May("objectType", Literal("Activity")), May("definition", Definition));

    private static Gen<string> Reference => Object(Must("id", UuidText), Must("objectType", Literal("StatementRef")));

    private static Gen<string> Result => Object(
        May("score", Score), May("success", Flag), May("completion", Flag), May("response", Text), May("extensions", Extensions),
        May("duration", Literal("PT1H30M", "PT16559.14S", "P3Y1M29DT4H35M59.14S", "P4W", "P1DT12H36M0.1237S", "PT0S")));

    private static Gen<string> Score => Gen.OneOf(
        Object(May("scaled", Gen.Elements("0", "0.95", "-1", "-1.0000", "1", "1.0e0", "10E-1", "-0.00000000000000000001")), May("raw", Number)),
        Object(Must("min", Gen.Elements("0", "-5.5", "0e9")), Must("max", Gen.Elements("100", "1e2", "1e400")), May("raw", Gen.Elements("0", "0.30000000000000000001", "100", "100.0"))));

    private static Gen<string> Definition => Object(
        May("name", LanguageMap), May("description", LanguageMap), May("type", IriText), May("moreInfo", IriText), May("extensions", Extensions));

    private static Gen<string> Interaction(string type, params string[] lists) => Object(
        [Must("interactionType", Literal(type)), May("correctResponsesPattern", Array(Text, 0)), May("name", LanguageMap), .. lists.Select(list => May(list, ComponentList))]);

    private static Gen<string> ComponentList => Gen.Elements(
        "[]", """[{"id":"a"}]""", """[{"id":"a","description":{"vi":"một"}},{"description":{},"id":"b"}]""");

    private static Gen<string> InteractionActivity => Object(Must("id", IriText), Must("definition", Gen.OneOf(
        Interaction("choice", "choices"), Interaction("sequencing", "choices"), Interaction("likert", "scale"), Interaction("matching", "source", "target"),
        Interaction("performance", "steps"), Interaction("true-false"), Interaction("fill-in"), Interaction("other"))));

    private static Gen<string> Context(XapiVersion version) => Object(
    [
        May("registration", UuidText), May("instructor", Actor), May("team", Group), May("language", Tag), May("statement", Reference), May("extensions", Extensions),
        May("contextActivities", Object(May("parent", Activities), May("grouping", Activities), May("category", Activities), May("other", Activities))),
        .. version == XapiVersion.V1 ? [] : ForV2(),
    ]);

    private static (string Name, Gen<string> Value, bool IsRequired)[] ForV2() =>
    [
        May("contextAgents", Array(Object(Must("objectType", Literal("contextAgent")), Must("agent", Agent), May("relevantTypes", Array(IriText, 1))), 0)),
        May("contextGroups", Array(Object(Must("objectType", Literal("contextGroup")), Must("group", Group), May("relevantTypes", Array(IriText, 1))), 0)),
    ];

    private static Gen<string> Activities => Gen.OneOf(Activity, Array(Gen.OneOf(Activity, InteractionActivity), 0));

    private static Gen<string> Attachments => Array(Object(
        Must("usageType", IriText), Must("display", LanguageMap), Must("contentType", Literal("text/plain", "application/octet-stream; charset=utf-8")),
        Must("length", Gen.Elements("0", "27", "9223372036854775807")), Must("sha2", Literal(new string('a', 64), new string('F', 56), new string('0', 128))),
        May("fileUrl", IriText), May("description", LanguageMap)), 0);

    private static Gen<string> SubStatement(XapiVersion version) => Object(
        Must("objectType", Literal("SubStatement")), Must("actor", Actor), Must("verb", Verb), Must("object", Gen.OneOf(Activity, Actor.Select(Typed), Reference)),
        May("result", Result), May("context", Context(version)), May("timestamp", Instant), May("attachments", Attachments));

    /// <summary>As an object, an agent must say that it is one.</summary>
    private static string Typed(string actor) => actor.Contains("\"objectType\":", StringComparison.Ordinal) && !actor.Contains("\"member\"", StringComparison.Ordinal)
        ? actor
        : actor.Contains("\"Group\"", StringComparison.Ordinal) ? actor : "{\"objectType\":\"Agent\"," + actor.TrimStart()[1..];

    private static (string Name, Gen<string> Value, bool IsRequired)[][] Identifiers() =>
    [
        [Must("mbox", Literal("mailto:hanh@example.vn", "mailto:HẠNH@Example.VN", "mailto:a+b@x.y"))],
        [Must("mbox_sha1sum", Literal("cd9b00a5611f94eaa7b1661edab976068e364975", "CD9B00A5611F94EAA7B1661EDAB976068E364976"))],
        [Must("openid", IriText)],
        [Must("account", Object(Must("homePage", IriText), Must("name", Text)))],
    ];

    private static Gen<string> Anything(int depth) => depth <= 0
        ? Gen.OneOf(Text, Number, Flag, Gen.Constant("null"))
        : Gen.OneOf(Text, Number, Flag, Gen.Constant("null"), Array(Anything(depth - 1), 0), Map(Literal("", "a", "b", "ề", "with space"), Anything(depth - 1)));

    private static Gen<string> Literal(params string[] texts) => Gen.Elements(texts.Select(t => $"\"{t}\"").ToArray());

    private static (string Name, Gen<string> Value, bool IsRequired) Must(string name, Gen<string> value) => (name, value, true);

    private static (string Name, Gen<string> Value, bool IsRequired) May(string name, Gen<string> value) => (name, value, false);

    private static Gen<string> Array(Gen<string> item, int atLeast) =>
        from count in Gen.Choose(atLeast, 3) from items in Gen.ArrayOf(item, count) from space in Space select $"[{space}{string.Join(",", items)}{space}]";

    /// <summary>An object with keys of its own choosing, each once.</summary>
    private static Gen<string> Map(Gen<string> key, Gen<string> value) =>
        from count in Gen.Choose(0, 3)
        from keys in Gen.ArrayOf(key, count)
        from values in Gen.ArrayOf(value, count)
        select "{" + string.Join(",", keys.Zip(values).DistinctBy(p => Unescaped(p.First)).Select(p => $"{p.First}:{p.Second}")) + "}";

    private static Gen<string> Object(params (string Name, Gen<string> Value, bool IsRequired)[] properties) =>
        from order in Gen.Shuffle(properties)
        from there in Gen.ArrayOf(Gen.Choose(0, 2), order.Length)
        from space in Space
        from written in AllOf([.. order.Where((p, i) => p.IsRequired || there[i] == 0).Select(p => p.Value.Select(v => $"{space}\"{p.Name}\":{space}{v}"))])
        select "{" + string.Join(",", written) + "}";

    private static Gen<string[]> AllOf(IReadOnlyList<Gen<string>> parts) => parts.Aggregate(
        Gen.Constant(System.Array.Empty<string>()), (all, part) => from before in all from one in part select (string[])[.. before, one]);

    private static Gen<string> Space => Gen.Elements("", "", " ", "\n\t");

    private static string Unescaped(string literal) => System.Text.Json.JsonSerializer.Deserialize<string>(literal)!;
}

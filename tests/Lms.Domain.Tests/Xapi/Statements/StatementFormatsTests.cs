using System.Buffers;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Lms.Domain.Xapi.Statements;

namespace Lms.Domain.Tests.Xapi.Statements;

public class StatementFormatsTests
{
    [Fact]
    public void Ids_keep_only_what_identifies()
    {
        const string json = """
            {"id":"ec531277-b57b-4c15-8d91-d292c5b2b8f7",
             "actor":{"objectType":"Group","name":"Lớp 1","member":[{"name":"A","mbox":"mailto:a@b.c"},{"objectType":"Agent","account":{"homePage":"http://a.b","name":"b"},"name":"B"}]},
             "verb":{"id":"http://a.b/did","display":{"vi":"đã làm"}},
             "object":{"objectType":"SubStatement","actor":{"name":"A","mbox":"mailto:a@b.c","objectType":"Agent"},"verb":{"display":{},"id":"http://a.b/did"},
                       "object":{"objectType":"Activity","id":"http://a.b/1","definition":{"name":{"vi":"Một"}}},"context":{"contextActivities":{"parent":[{"id":"http://a.b/2","definition":{}}]}}},
             "result":{"score":{"raw":1.0}},
             "context":{"team":{"objectType":"Group","openid":"http://o.id","member":[{"mbox":"mailto:a@b.c"}]},"contextAgents":[{"objectType":"contextAgent","agent":{"name":"A","mbox":"mailto:a@b.c"}}]},
             "authority":{"name":"LMS","mbox":"mailto:lms@b.c"}}
            """;
        const string ids = """
            {"id":"ec531277-b57b-4c15-8d91-d292c5b2b8f7",
             "actor":{"objectType":"Group","member":[{"mbox":"mailto:a@b.c"},{"objectType":"Agent","account":{"homePage":"http://a.b","name":"b"}}]},
             "verb":{"id":"http://a.b/did"},
             "object":{"objectType":"SubStatement","actor":{"mbox":"mailto:a@b.c","objectType":"Agent"},"verb":{"id":"http://a.b/did"},
                       "object":{"id":"http://a.b/1"},"context":{"contextActivities":{"parent":[{"id":"http://a.b/2"}]}}},
             "result":{"score":{"raw":1.0}},
             "context":{"team":{"objectType":"Group","openid":"http://o.id"},"contextAgents":[{"objectType":"contextAgent","agent":{"mbox":"mailto:a@b.c"}}]},
             "authority":{"mbox":"mailto:lms@b.c"}}
            """;
        Ids(json).ShouldBe(Compact(ids));
    }

    [Fact]
    public void Ids_of_any_statement_are_a_statement_again_with_the_same_mentions()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(StatementSamples.Statements(XapiVersion.V2).ToArbitrary(), json =>
        {
            var reduced = Make.Accepted(Ids(json));
            reduced.Activities.ShouldBeEmpty();
            var before = Make.Accepted(json);
            foreach (var kind in new[] { MentionKind.Verb, MentionKind.Activity, MentionKind.RelatedActivity, MentionKind.Registration })
            {
                reduced.Of(kind).ShouldBe(before.Of(kind), ignoreOrder: true);
            }
        }));
    }

    [Fact]
    public void Canonical_keeps_agents_takes_known_definitions_and_one_language()
    {
        const string json = """
            {"actor":{"name":"A","mbox":"mailto:a@b.c"},"verb":{"id":"http://a.b/did","display":{"en-US":"did","vi":"đã làm"}},
             "object":{"id":"http://a.b/1","definition":{"name":{"en":"old"},"extensions":{"http://a.b":1E5}}},
             "context":{"contextActivities":{"parent":[{"id":"http://a.b/2","definition":{"name":{"en":"Two","vi":"Hai"},"interactionType":"choice",
                        "choices":[{"id":"a","description":{"en":"A","vi":"Á"}}],"extensions":{"http://a.b":{"name":{"en":"kept","vi":"giữ"}}}}}]}},
             "attachments":[{"usageType":"http://a.b","display":{"en":"File","vi":"Tệp"},"description":{"de":"Datei"},"length":27}]}
            """;
        const string canonical = """
            {"actor":{"name":"A","mbox":"mailto:a@b.c"},"verb":{"id":"http://a.b/did","display":{"vi":"đã làm"}},
             "object":{"id":"http://a.b/1","definition":{"name":{"vi":"mới"},"type":"http://a.b/t"}},
             "context":{"contextActivities":{"parent":[{"id":"http://a.b/2","definition":{"name":{"vi":"Hai"},"interactionType":"choice",
                        "choices":[{"id":"a","description":{"vi":"Á"}}],"extensions":{"http://a.b":{"name":{"en":"kept","vi":"giữ"}}}}}]}},
             "attachments":[{"usageType":"http://a.b","display":{"vi":"Tệp"},"description":{"de":"Datei"},"length":27}]}
            """;
        ReadOnlyMemory<byte>? Known(string id) => id == "http://a.b/1" ? Make.Utf8("""{"name":{"en":"new","vi":"mới"},"type":"http://a.b/t"}""") : null;
        Canonical(json, ["vi-VN", "en"], Known).ShouldBe(Compact(canonical));
    }

    [Fact]
    public void An_activity_sent_by_its_id_alone_gets_the_definition_that_is_known() =>
        Canonical(Make.Statement(), [], _ => Make.Utf8("""{"type":"http://a.b/t"}""")).ShouldContain("""{"id":"http://example.com/activity","definition":{"type":"http://a.b/t"}}""");

    [Theory]
    [InlineData("en-GB", "en-GB")]
    [InlineData("EN-gb", "en-GB")]
    [InlineData("en-AU", "en-US")]
    [InlineData("en", "en-US")]
    [InlineData("zh-Hant-TW", "zh-Hant")]
    [InlineData("fr,vi", "vi")]
    [InlineData("fr", "en-US")]
    [InlineData("*", "en-US")]
    [InlineData("vi-x-a", "vi")]
    [InlineData("", "en-US")]
    public void The_language_is_the_best_match_or_else_the_first(string wanted, string chosen)
    {
        var json = Make.Statement("verb", """{"id":"http://a.b","display":{"en-US":"en-US","en-GB":"en-GB","vi":"vi","zh-Hant":"zh-Hant"}}""");
        Canonical(json, wanted.Split(','), _ => null).ShouldContain("\"display\":{\"" + chosen + "\":\"" + chosen + "\"}}");
    }

    [Fact]
    public void Numbers_stay_as_they_were_written()
    {
        var json = Make.Statement("result", """{"score":{"raw":1.0,"max":1e400},"extensions":{"http://a.b":0.30000000000000000001}}""");
        Canonical(json, [], _ => null).ShouldBe(json);
        Ids(json).ShouldBe(json);
    }

    private static string Ids(string json)
    {
        var output = new ArrayBufferWriter<byte>();
        StatementFormats.WriteIds(Make.Utf8(json), output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static string Canonical(string json, string[] languages, Func<string, ReadOnlyMemory<byte>?> definitionOf)
    {
        var output = new ArrayBufferWriter<byte>();
        StatementFormats.WriteCanonical(Make.Utf8(json), languages, definitionOf, output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    /// <summary>The text without the line breaks and indents between its parts.</summary>
    private static string Compact(string json)
    {
        JsonDocument.Parse(json).RootElement.ValueKind.ShouldBe(JsonValueKind.Object);
        return string.Concat(json.Split('\n').Select(line => line.Trim()));
    }
}

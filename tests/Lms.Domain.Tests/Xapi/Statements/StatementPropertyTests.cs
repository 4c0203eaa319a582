using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Lms.Domain.Xapi.Statements;

namespace Lms.Domain.Tests.Xapi.Statements;

public class StatementPropertyTests
{
    private static readonly Config Often = Config.QuickThrowOnFailure.WithMaxTest(400).WithEndSize(40);

    public static TheoryData<XapiVersion> Versions => [XapiVersion.V1, XapiVersion.V2];

    [Theory]
    [MemberData(nameof(Versions))]
    public void Every_statement_that_keeps_the_rules_is_accepted_and_read_back_as_it_was(XapiVersion version)
    {
        Check.One(Often, Prop.ForAll(StatementSamples.Statements(version).ToArbitrary(), json =>
        {
            var statement = Make.Accepted(json, version);
            Tokens(statement.Text()).ShouldBe(Tokens(json), json);
            StatementComparison.AreEqual(Make.Utf8(json), Make.Utf8(statement.Text())).ShouldBeTrue(json);
            statement.HasTimestamp.ShouldBe(JsonDocument.Parse(json).RootElement.TryGetProperty("timestamp", out _));
        }));
    }

    [Fact]
    public void What_is_stored_is_accepted_again_and_changes_no_more()
    {
        Check.One(Often, Prop.ForAll(StatementSamples.Statements(XapiVersion.V2).ToArbitrary(), json =>
        {
            var once = Make.Accepted(json).Text();
            var again = Make.Accepted(once);
            again.Text().ShouldBe(once);
            again.Mentions.Select(m => (m.Kind, Encoding.UTF8.GetString(m.Value.Span))).ShouldBe(
                Make.Accepted(json).Mentions.Select(m => (m.Kind, Encoding.UTF8.GetString(m.Value.Span))), ignoreOrder: true);
        }));
    }

    [Fact]
    public void No_value_is_mentioned_twice_in_a_kind_nor_both_directly_and_as_related()
    {
        Check.One(Often, Prop.ForAll(StatementSamples.Statements(XapiVersion.V2).ToArbitrary(), json =>
        {
            var statement = Make.Accepted(json);
            foreach (var kind in Enum.GetValues<MentionKind>()) statement.Of(kind).ShouldBeUnique();
            statement.Of(MentionKind.Agent).Intersect(statement.Of(MentionKind.RelatedAgent)).ShouldBeEmpty();
            statement.Of(MentionKind.Activity).Intersect(statement.Of(MentionKind.RelatedActivity)).ShouldBeEmpty();
        }));
    }

    [Fact]
    public void The_samples_use_every_part_of_a_statement()
    {
        var all = string.Concat(StatementSamples.Statements(XapiVersion.V2).Sample(2000, 30));
        string[] parts =
        [
            "SubStatement", "StatementRef", "\"Group\"", "mbox_sha1sum", "openid", "account", "scaled", "min", "extensions", "contextAgents", "contextGroups", "relevantTypes",
            "grouping", "choices", "scale", "source", "steps", "correctResponsesPattern", "registration", "team", "instructor", "attachments", "fileUrl", "authority", "1e400", "\\ud83d",
        ];
        foreach (var part in parts) all.ShouldContain(part, Case.Sensitive);
        StatementSamples.Statements(XapiVersion.V1).Sample(100, 30).ShouldAllBe(json => !json.Contains("contextAgents", StringComparison.Ordinal));
    }

    [Fact]
    public void Any_single_breach_of_a_rule_makes_a_statement_refused()
    {
        var world = from json in StatementSamples.Statements(XapiVersion.V2) from breach in Gen.Elements(StatementBreaches.All) select (json, breach);
        Check.One(Often.WithMaxTest(1500), Prop.ForAll(world.ToArbitrary(), w =>
        {
            var node = JsonNode.Parse(w.json)!;
            w.breach(node);
            var broken = node.ToJsonString(new JsonSerializerOptions { MaxDepth = 200 });
            Make.Parse(broken).Refusal.ShouldBeOfType<StatementRefused>(node.ToJsonString()).Path.ShouldStartWith("$");
        }));
    }

    [Fact]
    public void A_key_that_comes_twice_is_refused_wherever_it_stands()
    {
        Check.One(Often, Prop.ForAll(StatementSamples.Statements(XapiVersion.V2).ToArbitrary(), json =>
        {
            foreach (var (at, property) in FirstProperties(json))
            {
                var twice = json.Insert(at, property + ",");
                Make.Parse(twice).Refusal.ShouldBeOfType<StatementRefused>(twice).Rule.ShouldBe("must not come twice", twice);
            }
        }));
    }

    [Fact]
    public void Whatever_bytes_come_the_answer_is_statements_or_a_refusal()
    {
        var random = new System.Random(20261122);
        var samples = StatementSamples.Statements(XapiVersion.V2).Sample(200, 30).Select(Make.Utf8).ToArray();
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = Damaged(random, samples[i % samples.Length]);
            var outcome = StatementParser.Parse(bytes, i % 2 == 0 ? XapiVersion.V1 : XapiVersion.V2, mayBeBatch: true);
            if (!outcome.Succeeded) outcome.Refusal.ShouldBeOfType<StatementRefused>();
            else foreach (var statement in outcome.Value) JsonDocument.Parse(statement.Text()).RootElement.ValueKind.ShouldBe(JsonValueKind.Object);
            StatementComparison.AreEqual(bytes, samples[0]).ShouldBe(StatementComparison.AreEqual(samples[0], bytes));
        }
    }

    private static byte[] Damaged(System.Random random, byte[] sample)
    {
        var bytes = sample.ToList();
        for (var times = random.Next(1, 4); times > 0 && bytes.Count > 1; times--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.RemoveRange(at, Math.Min(random.Next(1, 9), bytes.Count - at)); break;
                case 2: bytes.Insert(at, "{}[],:\"\\0-eE.tfn"u8[random.Next(16)]); break;
                default: bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 40), bytes.Count - at))); break;
            }
        }
        return [.. bytes];
    }

    /// <summary>Every place where an object's first property stands, with its text.</summary>
    private static List<(int At, string Property)> FirstProperties(string json)
    {
        var utf8 = Make.Utf8(json);
        var found = new List<(int, string)>();
        var reader = new Utf8JsonReader(utf8);
        for (var isFirst = false; reader.Read(); isFirst = reader.TokenType == JsonTokenType.StartObject)
        {
            if (!isFirst || reader.TokenType != JsonTokenType.PropertyName) continue;
            var start = (int)reader.TokenStartIndex;
            var value = reader;
            value.Skip();
            found.Add((Encoding.UTF8.GetCharCount(utf8, 0, start), Encoding.UTF8.GetString(utf8, start, (int)value.BytesConsumed - start)));
        }
        return found;
    }

    /// <summary>A statement's tokens without brackets of arrays and what the store writes itself; timestamps as instants, numbers as written.</summary>
    private static List<string> Tokens(string json)
    {
        var tokens = new List<string>();
        var reader = new Utf8JsonReader(Make.Utf8(json));
        var isTime = false;
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.EndArray) continue;
            if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1 && reader.GetString() is "id" or "stored" or "authority" or "version" && reader.CurrentDepth == 1)
            {
                reader.Skip();
                continue;
            }
            tokens.Add(reader.TokenType switch
            {
                JsonTokenType.String when isTime && !reader.GetString()!.Contains(":60", StringComparison.Ordinal) => reader.GetDateTimeOffset().UtcDateTime.ToString("O"),
                JsonTokenType.String or JsonTokenType.PropertyName => reader.GetString()!,
                _ => Encoding.UTF8.GetString(reader.ValueSpan),
            });
            isTime = reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("timestamp");
        }
        return tokens;
    }
}

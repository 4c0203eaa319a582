using System.Text;
using Lms.Domain.Xapi.Statements;

namespace Lms.Domain.Tests.Xapi.Statements;

public class ParsedStatementTests
{
    [Fact]
    public void The_body_lacks_what_the_store_writes_and_the_closing_brace()
    {
        const string json = """
            { "id":"ec531277-b57b-4c15-8d91-d292c5b2b8f7", "version":"1.0.3" , "actor":{"mbox":"mailto:a@b.c"},"stored":"2026-01-31T07:30:00Z",
              "verb" : {"id":"http://a.b"}, "authority":{"mbox":"mailto:a@b.c"},"object":{ "id":"http://a.b" } }
            """;
        var statement = Make.Accepted(json);
        Encoding.UTF8.GetString(statement.Body.Span).ShouldBe("""{"actor":{"mbox":"mailto:a@b.c"},"verb" : {"id":"http://a.b"},"object":{ "id":"http://a.b" }""");
        (statement.Id, statement.Version, statement.HasTimestamp).ShouldBe((Guid.Parse("ec531277-b57b-4c15-8d91-d292c5b2b8f7"), "1.0.3", false));
    }

    [Fact]
    public void Without_id_and_version_there_is_none()
    {
        var statement = Make.Accepted(Make.Statement());
        (statement.Id, statement.Version, statement.Reference, statement.IsVoiding).ShouldBe((null, null, null, false));
        statement.Text().ShouldBe(Make.Statement());
    }

    [Theory]
    [InlineData("1.0"), InlineData("1E5"), InlineData("0.30000000000000000001"), InlineData("1e400"), InlineData("-0.0"), InlineData("123456789012345678901234567890")]
    public void Numbers_stay_as_they_were_written(string number)
    {
        var json = Make.Statement("result", "{\"extensions\":{\"http://a.b\":[" + number + "]},\"score\":{\"raw\":" + number + "}}");
        Make.Accepted(json).Text().ShouldBe(json);
    }

    [Fact]
    public void A_single_context_activity_becomes_an_array_also_in_a_sub_statement()
    {
        const string single = """{"contextActivities":{"parent":{"id":"http://a.b/1"},"other":[{"id":"http://a.b/2"}],"category": {"id":"http://a.b/3"} }}""";
        const string arrays = """{"contextActivities":{"parent":[{"id":"http://a.b/1"}],"other":[{"id":"http://a.b/2"}],"category": [{"id":"http://a.b/3"}] }}""";
        Make.Accepted(Make.Statement("context", single)).Text().ShouldBe(Make.Statement("context", arrays));
        Make.Accepted(Make.AboutSub("context", single)).Text().ShouldBe(Make.AboutSub("context", arrays));
    }

    [Theory]
    [InlineData("2026-01-31T07:30:00.120Z", "2026-01-31T07:30:00.120Z")]
    [InlineData("2026-01-31T07:30:00.1234567890+07:00", "2026-01-31T00:30:00.1234567890Z")]
    [InlineData("2026-01-01T00:30:59+07:30", "2025-12-31T17:00:59Z")]
    [InlineData("2025-12-31T23:00:00-11:45", "2026-01-01T10:45:00Z")]
    [InlineData("2008-09-15T15:53:00.601+00:00", "2008-09-15T15:53:00.601Z")]
    [InlineData("2008-09-15 15:53:00.601+00:00", "2008-09-15T15:53:00.601Z")]
    [InlineData("2026-11-30t10:00:00z", "2026-11-30T10:00:00Z")]
    [InlineData("20261130T100000Z", "2026-11-30T10:00:00Z")]
    [InlineData("2026-11-30T10:00:00,50Z", "2026-11-30T10:00:00.50Z")]
    [InlineData("2026-W01-1T10Z", "2025-12-29T10:00:00Z")]
    [InlineData("2024-060T10:00", "2024-02-29T10:00:00Z")]
    [InlineData("2026-11-30T10:00Z", "2026-11-30T10:00:00Z")]
    [InlineData("2026-11-30T10:20.0123456789012345678901234567890Z", "2026-11-30T10:20:00.74074073407407407340740740734Z")]
    [InlineData("2026-11-30T23.999+00", "2026-11-30T23:59:56.4Z")]
    [InlineData("0001-01-01T00:00:00+07:00", "0000-12-31T17:00:00Z")]
    [InlineData("9999-12-31 23:59:59.5-07:00", "9999-12-31T23:59:59.5-07:00")]
    [InlineData("2017-01-01T06:59:60+07:00", "2016-12-31T23:59:60Z")]
    public void A_timestamp_is_kept_in_UTC_with_every_digit(string sent, string kept)
    {
        var statement = Make.Accepted(Make.Statement("timestamp", $"\"{sent}\""), XapiVersion.V1);
        statement.Text().ShouldBe(Make.Statement("timestamp", $"\"{kept}\""));
        statement.HasTimestamp.ShouldBeTrue();
        Make.Accepted(Make.AboutSub("timestamp", $"\"{sent}\""), XapiVersion.V1).Text().ShouldBe(Make.AboutSub("timestamp", $"\"{kept}\""));
    }

    [Theory]
    [InlineData("ec531277-b57b-4c15-8d91-d292c5b2b8f7", null)]
    [InlineData("EC531277-b57b-4c15-8d91-d292c5b2b8f7", "EC531277-b57b-4c15-8d91-d292c5b2b8f7")]
    public void An_id_with_capitals_is_kept_as_it_was_written(string sent, string? kept)
    {
        var statement = Make.Accepted(Make.Statement("id", $"\"{sent}\""));
        (statement.Id, statement.IdText).ShouldBe((Guid.Parse(sent), kept));
    }

    [Fact]
    public void A_statement_is_found_by_verb_actor_object_and_registration()
    {
        var statement = Make.Accepted(Make.Statement("context", """{"registration":"EC531277-B57B-4C15-8D91-D292C5B2B8F7"}"""));
        statement.Of(MentionKind.Verb).ShouldBe(["http://example.com/verbs/did"]);
        statement.Of(MentionKind.Agent).ShouldBe(["mbox|mailto:a@example.com"]);
        statement.Of(MentionKind.Activity).ShouldBe(["http://example.com/activity"]);
        statement.Of(MentionKind.Registration).ShouldBe(["ec531277-b57b-4c15-8d91-d292c5b2b8f7"]);
        statement.Mentions.Count.ShouldBe(4);
    }

    [Fact]
    public void Groups_are_found_by_their_members_and_by_themselves()
    {
        const string group = """{"objectType":"Group","account":{"name":"L\u1edbp 1","homePage":"https:\/\/lms.example.vn"},"member":[{"mbox":"mailto:b@B.c"},{"mbox_sha1sum":"CD9B00A5611F94EAA7B1661EDAB976068E364975"},{"openid":"http://o.id"}]}""";
        string[] all = ["mbox|mailto:b@b.c", "mbox_sha1sum|cd9b00a5611f94eaa7b1661edab976068e364975", "openid|http://o.id", "account|https://lms.example.vn|Lớp 1"];
        Make.Accepted(Make.Statement("actor", group)).Of(MentionKind.Agent).ShouldBe(all, ignoreOrder: true);
        Make.Accepted(Make.Statement("object", group)).Of(MentionKind.Agent).ShouldBe([.. all, "mbox|mailto:a@example.com"], ignoreOrder: true);
        Make.Accepted(Make.Statement("context", "{\"team\":" + group + "}")).Of(MentionKind.RelatedAgent).ShouldBe(all, ignoreOrder: true);
    }

    [Fact]
    public void Related_agents_are_those_of_the_context_and_the_sub_statement_that_are_not_there_directly()
    {
        var context = """
            {"instructor":{"mbox":"mailto:i@b.c"},"team":{"objectType":"Group","mbox":"mailto:t@b.c"},
             "contextAgents":[{"objectType":"contextAgent","agent":{"mbox":"mailto:ca@b.c"}},{"objectType":"contextAgent","agent":{"mbox":"mailto:a@example.com"}}],
             "contextGroups":[{"objectType":"contextGroup","group":{"objectType":"Group","member":[{"mbox":"mailto:cg@b.c"},{"mbox":"mailto:i@b.c"}]}}]}
            """;
        string[] related = ["mbox|mailto:i@b.c", "mbox|mailto:t@b.c", "mbox|mailto:ca@b.c", "mbox|mailto:cg@b.c"];
        Make.Accepted(Make.Statement("context", context)).Of(MentionKind.RelatedAgent).ShouldBe(related, ignoreOrder: true);
        var sub = Make.Accepted(Make.AboutSub("context", context).Replace("{\"actor\":{\"mbox\":\"mailto:a@example.com\"}", "{\"actor\":{\"mbox\":\"mailto:z@b.c\"}", StringComparison.Ordinal));
        sub.Of(MentionKind.Agent).ShouldBe(["mbox|mailto:z@b.c"]);
        sub.Of(MentionKind.RelatedAgent).ShouldBe([.. related, "mbox|mailto:a@example.com"], ignoreOrder: true);
    }

    [Fact]
    public void Related_activities_are_those_of_contexts_and_the_sub_statement()
    {
        const string context = """{"registration":"ec531277-b57b-4c15-8d91-d292c5b2b8f7","contextActivities":{"parent":{"id":"http://a.b/1"},"other":[{"id":"http://a.b/2"},{"id":"http://a.b/1"},{"id":"http://example.com/activity"}]}}""";
        Make.Accepted(Make.Statement("context", context)).Of(MentionKind.RelatedActivity).ShouldBe(["http://a.b/1", "http://a.b/2"]);
        var sub = Make.Accepted(Make.AboutSub("context", context));
        sub.Of(MentionKind.RelatedActivity).ShouldBe(["http://a.b/1", "http://a.b/2", "http://example.com/activity"], ignoreOrder: true);
        sub.Of(MentionKind.Activity).ShouldBeEmpty();
        sub.Of(MentionKind.Registration).ShouldBeEmpty();
        sub.Of(MentionKind.Verb).ShouldHaveSingleItem();
    }

    [Fact]
    public void The_authority_is_no_mention() =>
        Make.Accepted(Make.Statement("authority", """{"mbox":"mailto:boss@b.c"}""")).Mentions.Count.ShouldBe(3);

    [Fact]
    public void A_large_group_is_found_by_each_member_once()
    {
        var members = Enumerable.Range(0, 5000).Select(i => "{\"mbox\":\"mailto:m" + (i % 2500) + "@b.c\"}");
        var statement = Make.Accepted(Make.Statement("actor", "{\"objectType\":\"Group\",\"member\":[" + string.Join(",", members) + "]}"));
        statement.Of(MentionKind.Agent).Order().ShouldBe(Enumerable.Range(0, 2500).Select(i => $"mbox|mailto:m{i}@b.c").Order());
    }

    [Fact]
    public void Attachments_say_what_they_are_and_where_they_stand()
    {
        var note = new AttachmentNote("http://example.com/use", "text/plain", 27, "495395e777cd98da653df9615d09c0fd6bb2f8d4788394cd53c56a3bfdcd848a", null, "$.attachments[0]");
        var elsewhere = Make.Attachment.Replace("\"length\"", "\"fileUrl\":\"http://a.b/f\",\"length\"", StringComparison.Ordinal);
        Make.Accepted(Make.Statement("attachments", $"[{Make.Attachment},{elsewhere}]")).Attachments
            .ShouldBe([note, note with { FileUrl = "http://a.b/f", Path = "$.attachments[1]" }]);
        Make.Accepted(Make.AboutSub("attachments", $"[{Make.Attachment}]")).Attachments.ShouldBe([note with { Path = "$.object.attachments[0]" }]);
        Make.Parse($"[{Make.Statement()},{Make.Statement("attachments", $"[{Make.Attachment}]")}]").Value![1].Attachments[0].Path.ShouldBe("$[1].attachments[0]");
    }

    [Fact]
    public void Activities_come_with_their_definitions_as_they_stand_in_the_body()
    {
        const string json = """
            {"id":"ec531277-b57b-4c15-8d91-d292c5b2b8f7","timestamp":"2026-01-31T07:30:00+07:00",
             "context":{"contextActivities":{"parent":{"definition":{"name":{"vi":"Cha"}},"id":"http://a.b/1"},"other":{"id":"http://a.b/2"}}},
             "actor":{"mbox":"mailto:a@b.c"},"verb":{"id":"http://a.b"},"stored":"2026-01-31T07:30:00Z",
             "object":{"objectType":"SubStatement","timestamp":"2026-01-31T07:30:00+07:00","actor":{"mbox":"mailto:a@b.c"},"verb":{"id":"http://a.b"},
                       "object":{"id":"http://a.b/\u1ebf","definition":{ "type":"http://a.b/t" }}}}
            """;
        Make.Accepted(json).Activities.Select(a => (a.Id, Encoding.UTF8.GetString(a.Definition.Span)))
            .ShouldBe([("http://a.b/1", """{"name":{"vi":"Cha"}}"""), ("http://a.b/ế", """{ "type":"http://a.b/t" }""")]);
    }

    [Fact]
    public void Nothing_of_a_refused_statement_is_left_in_the_next_one()
    {
        Make.Refused(Make.Statement("context", """{"instructor":{"mbox":"mailto:i@b.c"},"contextActivities":{"parent":{"id":"http://a.b","definition":{}}},"language":"?"}"""));
        var statement = Make.Accepted(Make.Statement());
        (statement.Mentions.Count, statement.Activities.Count, statement.Text()).ShouldBe((3, 0, Make.Statement()));
    }
}

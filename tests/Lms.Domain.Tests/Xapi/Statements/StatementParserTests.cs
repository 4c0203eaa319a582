using Lms.Domain.Xapi.Statements;

namespace Lms.Domain.Tests.Xapi.Statements;

public class StatementParserTests
{
    /// <summary>A property of the statement, what it is set to, and where the refusal points.</summary>
    public static TheoryData<string, string, string> Broken => new()
    {
        { "actor", "null", "$.actor" },
        { "actor", "\"a\"", "$.actor" },
        { "actor", "{}", "$.actor" },
        { "actor", """{"name":"A"}""", "$.actor" },
        { "actor", """{"mbox":"mailto:a@b.c","openid":"http://a.b"}""", "$.actor" },
        { "actor", """{"mbox":"mailto:a@b.c","name":null}""", "$.actor.name" },
        { "actor", """{"mbox":"mailto:a@b.c","name":1}""", "$.actor.name" },
        { "actor", """{"mbox":"mailto:a@b.c","MBOX":"mailto:a@b.c"}""", "$.actor.MBOX" },
        { "actor", """{"mbox":"mailto:a@b.c","mbox":"mailto:a@b.c"}""", "$.actor.mbox" },
        { "actor", """{"mbox":"mailto:a@b.c","\u006dbox":"mailto:a@b.c"}""", "$.actor.mbox" },
        { "actor", """{"mbox":"MAILTO:a@b.c"}""", "$.actor.mbox" },
        { "actor", """{"mbox":"mailto:a"}""", "$.actor.mbox" },
        { "actor", """{"mbox":"mailto:@b.c"}""", "$.actor.mbox" },
        { "actor", """{"mbox":"mailto:a@"}""", "$.actor.mbox" },
        { "actor", """{"mbox":"mailto:a@b@c"}""", "$.actor.mbox" },
        { "actor", """{"mbox":"mailto:a b@c.d"}""", "$.actor.mbox" },
        { "actor", """{"mbox_sha1sum":"cd9b00a5611f94eaa7b1661edab976068e36497"}""", "$.actor.mbox_sha1sum" },
        { "actor", """{"mbox_sha1sum":"gd9b00a5611f94eaa7b1661edab976068e364975"}""", "$.actor.mbox_sha1sum" },
        { "actor", """{"openid":"a.b"}""", "$.actor.openid" },
        { "actor", """{"account":{"homePage":"http://a.b"}}""", "$.actor.account.name" },
        { "actor", """{"account":{"name":"a"}}""", "$.actor.account.homePage" },
        { "actor", """{"account":{"homePage":"a.b","name":"a"}}""", "$.actor.account.homePage" },
        { "actor", """{"account":{"homePage":"http://a.b","name":"a","id":1}}""", "$.actor.account.id" },
        { "actor", """{"mbox":"mailto:a@b.c","objectType":"agent"}""", "$.actor.objectType" },
        { "actor", """{"mbox":"mailto:a@b.c","objectType":"Activity"}""", "$.actor.objectType" },
        { "actor", """{"mbox":"mailto:a@b.c","member":[]}""", "$.actor.member" },
        { "actor", """{"objectType":"Group"}""", "$.actor.member" },
        { "actor", """{"objectType":"Group","member":[]}""", "$.actor.member" },
        { "actor", """{"objectType":"Group","member":{}}""", "$.actor.member" },
        { "actor", """{"objectType":"Group","member":[null]}""", "$.actor.member[0]" },
        { "actor", """{"objectType":"Group","member":[{"mbox":"mailto:a@b.c"},{}]}""", "$.actor.member[1]" },
        { "actor", """{"objectType":"Group","member":[{"objectType":"Group","mbox":"mailto:a@b.c"}]}""", "$.actor.member[0].objectType" },
        { "verb", "\"http://a.b\"", "$.verb" },
        { "verb", "{}", "$.verb.id" },
        { "verb", """{"id":"did"}""", "$.verb.id" },
        { "verb", """{"id":"ab=c://should.fail.com"}""", "$.verb.id" },
        { "verb", """{"id":"http://a.b","display":"did"}""", "$.verb.display" },
        { "verb", """{"id":"http://a.b","display":{"en":1}}""", "$.verb.display.en" },
        { "verb", """{"id":"http://a.b","display":{"en_US":"did"}}""", "$.verb.display.en_US" },
        { "verb", """{"id":"http://a.b","display":{"en":"a","en":"b"}}""", "$.verb.display.en" },
        { "object", "[]", "$.object" },
        { "object", "{}", "$.object.id" },
        { "object", """{"id":"x"}""", "$.object.id" },
        { "object", """{"id":1}""", "$.object.id" },
        { "object", """{"id":"http://a.b","objectType":"Thing"}""", "$.object.objectType" },
        { "object", """{"id":"http://a.b","name":"x"}""", "$.object.name" },
        { "object", """{"mbox":"mailto:a@b.c"}""", "$.object.mbox" },
        { "object", """{"objectType":"Agent","mbox":"mailto:a@b.c","id":"http://a.b"}""", "$.object.id" },
        { "object", """{"objectType":"Agent","name":"x"}""", "$.object" },
        { "object", """{"objectType":"Agent","mbox":"mailto:a@b.c","member":[]}""", "$.object.member" },
        { "object", """{"objectType":"Group"}""", "$.object.member" },
        { "object", """{"objectType":"StatementRef"}""", "$.object.id" },
        { "object", """{"objectType":"StatementRef","id":"http://a.b"}""", "$.object.id" },
        { "object", """{"objectType":"StatementRef","id":"ec531277-b57b-4c15-8d91-d292c5b2b8f7","definition":{}}""", "$.object.definition" },
        { "object", """{"id":"http://a.b","definition":{"title":"x"}}""", "$.object.definition.title" },
        { "object", """{"id":"http://a.b","definition":{"type":"x"}}""", "$.object.definition.type" },
        { "object", """{"id":"http://a.b","definition":{"moreInfo":"x"}}""", "$.object.definition.moreInfo" },
        { "object", """{"id":"http://a.b","definition":{"extensions":{"a b":1}}}""", "$.object.definition.extensions['a b']" },
        { "object", """{"id":"http://a.b","definition":{"interactionType":"Choice"}}""", "$.object.definition.interactionType" },
        { "object", """{"id":"http://a.b","definition":{"correctResponsesPattern":["a"]}}""", "$.object.definition.interactionType" },
        { "object", """{"id":"http://a.b","definition":{"interactionType":"choice","correctResponsesPattern":"a"}}""", "$.object.definition.correctResponsesPattern" },
        { "object", """{"id":"http://a.b","definition":{"interactionType":"choice","correctResponsesPattern":["a",1]}}""", "$.object.definition.correctResponsesPattern[1]" },
        { "object", """{"id":"http://a.b","definition":{"interactionType":"choice","scale":[]}}""", "$.object.definition.scale" },
        { "object", """{"id":"http://a.b","definition":{"interactionType":"numeric","choices":[]}}""", "$.object.definition.choices" },
        { "object", """{"id":"http://a.b","definition":{"interactionType":"choice","choices":[{"id":"a"},{"id":"a"}]}}""", "$.object.definition.choices" },
        { "object", """{"id":"http://a.b","definition":{"interactionType":"choice","choices":[{"description":{}}]}}""", "$.object.definition.choices[0].id" },
        { "object", """{"id":"http://a.b","definition":{"interactionType":"choice","choices":[{"id":"a","name":{}}]}}""", "$.object.definition.choices[0].name" },
        { "result", "[]", "$.result" },
        { "result", """{"success":1}""", "$.result.success" },
        { "result", """{"completion":"false"}""", "$.result.completion" },
        { "result", """{"response":1}""", "$.result.response" },
        { "result", """{"duration":"PT"}""", "$.result.duration" },
        { "result", """{"grade":"A"}""", "$.result.grade" },
        { "result", """{"extensions":[]}""", "$.result.extensions" },
        { "result", """{"score":{"scaled":"1"}}""", "$.result.score.scaled" },
        { "result", """{"score":{"scaled":1.00000000000000000001}}""", "$.result.score.scaled" },
        { "result", """{"score":{"scaled":-1e1}}""", "$.result.score.scaled" },
        { "result", """{"score":{"min":1,"max":1.0}}""", "$.result.score.min" },
        { "result", """{"score":{"min":2,"max":1}}""", "$.result.score.min" },
        { "result", """{"score":{"raw":-1,"min":0}}""", "$.result.score.raw" },
        { "result", """{"score":{"raw":100.00000000000000000001,"max":1E2}}""", "$.result.score.raw" },
        { "result", """{"score":{"total":1}}""", "$.result.score.total" },
        { "context", """{"registration":"{ec531277-b57b-4c15-8d91-d292c5b2b8f7}"}""", "$.context.registration" },
        { "context", """{"registration":"ec531277b57b4c158d91d292c5b2b8f7"}""", "$.context.registration" },
        { "context", """{"instructor":{"name":"A"}}""", "$.context.instructor" },
        { "context", """{"team":{"mbox":"mailto:a@b.c"}}""", "$.context.team" },
        { "context", """{"revision":1}""", "$.context.revision" },
        { "context", """{"language":"a"}""", "$.context.language" },
        { "context", """{"statement":{"objectType":"StatementRef"}}""", "$.context.statement.id" },
        { "context", """{"statement":{"id":"ec531277-b57b-4c15-8d91-d292c5b2b8f7"}}""", "$.context.statement.objectType" },
        { "context", """{"contextActivities":[]}""", "$.context.contextActivities" },
        { "context", """{"contextActivities":{"parent":"http://a.b"}}""", "$.context.contextActivities.parent" },
        { "context", """{"contextActivities":{"Parent":[]}}""", "$.context.contextActivities.Parent" },
        { "context", """{"contextActivities":{"parent":[{"id":"http://a.b"},{"id":"x"}]}}""", "$.context.contextActivities.parent[1].id" },
        { "context", """{"contextActivities":{"other":{"id":"http://a.b","objectType":"Agent"}}}""", "$.context.contextActivities.other.objectType" },
        { "context", """{"extensions":{"http://a.b":{"k":1,"k":2}}}""", "$.context.extensions['http://a.b'].k" },
        { "context", """{"extensions":{"http://a.b":"\ud800"}}""", "$.context.extensions['http://a.b']" },
        { "context", """{"extensions":{"http://a.b":"\udc00\ud800"}}""", "$.context.extensions['http://a.b']" },
        { "context", """{"extensions":{"http://a.b":["\ud83dx"]}}""", "$.context.extensions['http://a.b'][0]" },
        { "id", "\"\"", "$.id" },
        { "id", "\"MA97B177-9383-4934-8543-0F91A7A02836\"", "$.id" },
        { "timestamp", "1", "$.timestamp" },
        { "timestamp", "\"yesterday\"", "$.timestamp" },
        { "timestamp", "\"2008-09-15T15:53:00.601-00\"", "$.timestamp" },
        { "timestamp", "\"2008-09-15T15:53:00.601-0000\"", "$.timestamp" },
        { "timestamp", "\"2008-09-15T15:53:00.601-00:00\"", "$.timestamp" },
        { "stored", "\"\"", "$.stored" },
        { "version", "\"0.9.9\"", "$.version" },
        { "version", "\"1.0.x\"", "$.version" },
        { "version", "\"10.0\"", "$.version" },
        { "version", "1.0", "$.version" },
        { "authority", """{"name":"A"}""", "$.authority" },
        { "authority", """{"objectType":"Group","openid":"http://a.b"}""", "$.authority" },
        { "authority", """{"objectType":"Group","member":[{"mbox":"mailto:a@b.c"}]}""", "$.authority.member" },
        { "authority", """{"objectType":"Group","member":[{"mbox":"mailto:a@b.c"},{"mbox":"mailto:b@b.c"}]}""", "$.authority.member" },
        { "attachments", "{}", "$.attachments" },
        { "attachments", "[1]", "$.attachments[0]" },
        { "attachments", $"[{Make.Attachment},{{}}]", "$.attachments[1].usageType" },
        { "attachments", $"[{Make.Attachment.Replace("27", "-1", StringComparison.Ordinal)}]", "$.attachments[0].length" },
        { "attachments", $"[{Make.Attachment.Replace("27", "2.5", StringComparison.Ordinal)}]", "$.attachments[0].length" },
        { "attachments", $"[{Make.Attachment.Replace("27", "\"27\"", StringComparison.Ordinal)}]", "$.attachments[0].length" },
        { "attachments", $"[{Make.Attachment.Replace("495395e7", "495395e", StringComparison.Ordinal)}]", "$.attachments[0].sha2" },
        { "attachments", $"[{Make.Attachment.Replace("text/plain", "text", StringComparison.Ordinal)}]", "$.attachments[0].contentType" },
        { "attachments", $"[{Make.Attachment.Replace("\"display\":{\"en\":\"A\"},", "", StringComparison.Ordinal)}]", "$.attachments[0].display" },
        { "attachments", $"[{Make.Attachment.Replace("http://example.com/use", "use", StringComparison.Ordinal)}]", "$.attachments[0].usageType" },
        { "attachments", $"[{Make.Attachment.Replace("\"length\"", "\"fileUrl\":\"file.txt\",\"length\"", StringComparison.Ordinal)}]", "$.attachments[0].fileUrl" },
        { "Result", "{}", "$.Result" },
        { "more", "1", "$.more" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_statement_that_breaks_a_rule_is_refused_at_the_place_of_the_fault_in_both_versions(string property, string json, string path)
    {
        Make.Refused(Make.Statement(property, json), XapiVersion.V1).Path.ShouldBe(path);
        Make.Refused(Make.Statement(property, json), XapiVersion.V2).Path.ShouldBe(path);
        Make.Refused($"[{Make.Statement()},{Make.Statement(property, json)}]").Path.ShouldBe("$[1]" + path[1..]);
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_sub_statement_keeps_the_same_rules(string property, string json, string path)
    {
        var refusal = Make.Refused(Make.AboutSub(property, json));
        if (property is "id") refusal.Path.ShouldStartWith("$.object");
        else refusal.Path.ShouldBe(property is "stored" or "version" or "authority" ? $"$.object.{property}" : "$.object" + path[1..]);
    }

    [Theory]
    [InlineData("", "$")]
    [InlineData("  ", "$")]
    [InlineData("1", "$")]
    [InlineData("null", "$")]
    [InlineData("\"x\"", "$")]
    [InlineData("{", "$")]
    [InlineData("{}", "$.actor")]
    [InlineData("[[]]", "$[0]")]
    [InlineData("""{"actor":{"mbox":"mailto:a@b.c",}}""", "$.actor.mbox")]
    [InlineData("""{"verb":{"id":"http://a.b"} "object":1}""", "$.verb")]
    public void What_is_no_statement_is_refused(string json, string path) => Make.Refused(json).Path.ShouldBe(path);

    [Fact]
    public void Something_behind_the_statement_is_refused()
    {
        Make.Refused(Make.Statement() + "x").Rule.ShouldStartWith("must be JSON");
        Make.Refused(Make.Statement() + Make.Statement()).Rule.ShouldStartWith("must be JSON");
        Make.Refused($"[{Make.Statement()}] ,").Rule.ShouldStartWith("must be JSON");
    }

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_refused()
    {
        var bytes = Make.Utf8(Make.Statement("result", """{"response":"?"}"""));
        bytes[Array.IndexOf(bytes, (byte)'?')] = 0xC3;
        StatementParser.Parse(bytes, XapiVersion.V1, mayBeBatch: true).Refusal.ShouldBe(new StatementRefused("$", "must be UTF-8"));
    }

    [Theory]
    [InlineData(59, true)]
    [InlineData(61, true)]
    [InlineData(62, false)]
    [InlineData(100_000, false)]
    public void A_statement_may_nest_sixty_four_deep_alone_and_in_a_batch(int arrays, bool isAccepted)
    {
        var json = Make.Statement("result", "{\"extensions\":{\"http://a.b\":" + new string('[', arrays) + new string(']', arrays) + "}}");
        Make.Parse(json).Succeeded.ShouldBe(isAccepted);
        Make.Parse($"[{json}]").Succeeded.ShouldBe(isAccepted);
    }

    [Fact]
    public void A_batch_is_read_in_its_order_and_may_be_empty()
    {
        var ids = new[] { "ec531277-b57b-4c15-8d91-d292c5b2b8f7", "fd41c918-b88b-4b20-a0a5-a4c32391aaa0" };
        var batch = Make.Parse($" [ {string.Join(" , ", ids.Select(id => Make.Statement("id", $"\"{id}\"")))} ] ").Value.ShouldNotBeNull();
        batch.Select(s => s.Id.ToString()).ShouldBe(ids);
        Make.Parse("[]").Value.ShouldBeEmpty();
    }

    [Fact]
    public void A_batch_is_refused_where_one_statement_is_expected() =>
        Make.Parse($"[{Make.Statement()}]", mayBeBatch: false).Refusal.ShouldBeOfType<StatementRefused>().Path.ShouldBe("$");

    [Fact]
    public void Two_statements_of_a_batch_must_not_share_an_id_in_whatever_case()
    {
        const string id = "\"ec531277-b57b-4c15-8d91-d292c5b2b8f7\"";
        Make.Refused($"[{Make.Statement("id", id)},{Make.Statement()},{Make.Statement("id", id.ToUpperInvariant())}]").Path.ShouldBe("$[2].id");
    }

    [Theory]
    [InlineData("actor"), InlineData("verb"), InlineData("object")]
    public void Actor_verb_and_object_are_required(string property)
    {
        var json = Make.Statement().Replace($"\"{property}\"", "\"stored\"", StringComparison.Ordinal);
        Make.Refused(json).Path.ShouldBeOneOf("$.stored", $"$.{property}");
        Make.Refused(Make.Statement(property, "{}")).Path.ShouldStartWith($"$.{property}");
        Make.Refused(new[] { ("actor", Make.Actor), ("verb", Make.Verb), ("object", Make.Activity) }.Where(p => p.Item1 != property)
            .Aggregate("{", (all, p) => $"{all}{(all == "{" ? "" : ",")}\"{p.Item1}\":{p.Item2}") + "}").ShouldBe(new StatementRefused($"$.{property}", "is required"));
    }

    [Theory]
    [InlineData("revision"), InlineData("platform")]
    public void Revision_and_platform_are_for_activities_alone_wherever_the_object_stands(string property)
    {
        var context = $$"""{"{{property}}":"1"}""";
        Make.Accepted(Make.Statement("context", context));
        const string agent = """{"objectType":"Agent","mbox":"mailto:a@b.c"}""";
        Make.Refused($$"""{"context":{{context}},"actor":{{Make.Actor}},"verb":{{Make.Verb}},"object":{{agent}}}""").Path.ShouldBe($"$.context.{property}");
        Make.Refused($$"""{"object":{{agent}},"actor":{{Make.Actor}},"verb":{{Make.Verb}},"context":{{context}}}""").Path.ShouldBe($"$.context.{property}");
        Make.Accepted(Make.AboutSub("context", context));
    }

    [Fact]
    public void A_voiding_statement_refers_to_the_statement_it_voids()
    {
        const string voided = """{"id":"http://adlnet.gov/expapi/verbs/voided"}""";
        const string reference = """{"objectType":"StatementRef","id":"EC531277-b57b-4c15-8d91-d292c5b2b8f7"}""";
        Make.Refused(Make.Statement("verb", voided)).Path.ShouldBe("$.object");
        var statement = Make.Accepted(Make.Statement("verb", voided).Replace(Make.Activity, reference, StringComparison.Ordinal));
        statement.IsVoiding.ShouldBeTrue();
        statement.Reference.ShouldBe(Guid.Parse("ec531277-b57b-4c15-8d91-d292c5b2b8f7"));
        Make.Accepted(Make.Statement("object", reference)).IsVoiding.ShouldBeFalse();
        Make.Accepted(Make.AboutSub("object", reference)).Reference.ShouldBeNull();
    }

    [Fact]
    public void A_sub_statement_holds_no_other_and_no_id()
    {
        var nested = Make.AboutSub("object", """{"objectType":"SubStatement","actor":{"mbox":"mailto:a@b.c"}}""");
        Make.Refused(nested).Path.ShouldStartWith("$.object.object.");
        Make.Refused(Make.AboutSub("id", "\"ec531277-b57b-4c15-8d91-d292c5b2b8f7\"")).Path.ShouldBe("$.object.id");
    }

    [Fact]
    public void The_type_of_an_object_may_come_last()
    {
        var sub = Make.Statement().TrimEnd('}') + "},\"objectType\":\"SubStatement\"}";
        Make.Accepted(Make.Statement("object", sub));
        Make.Accepted(Make.Statement("object", """{"member":[{"mbox":"mailto:a@b.c"}],"objectType":"Group"}"""));
    }

    [Theory]
    [InlineData("1.0", true, true)]
    [InlineData("1.0.0", true, true)]
    [InlineData("1.0.9", true, true)]
    [InlineData("2.0.0", false, true)]
    [InlineData("2.0", false, true)]
    [InlineData("2.1.0", false, false)]
    [InlineData("1.1.0", false, false)]
    public void A_newer_version_is_for_requests_that_speak_it(string version, bool inV1, bool inV2)
    {
        var json = Make.Statement("version", $"\"{version}\"");
        Make.Parse(json, XapiVersion.V1).Succeeded.ShouldBe(inV1);
        Make.Parse(json, XapiVersion.V2).Succeeded.ShouldBe(inV2);
        if (inV2) Make.Accepted(json).Version.ShouldBe(version);
    }

    [Theory]
    [InlineData("""{"contextAgents":[{"objectType":"contextAgent","agent":{"mbox":"mailto:a@b.c"},"relevantTypes":["http://a.b/t"]}]}""", null)]
    [InlineData("""{"contextGroups":[{"objectType":"contextGroup","group":{"objectType":"Group","mbox":"mailto:a@b.c"}}]}""", null)]
    [InlineData("""{"contextAgents":{}}""", "$.context.contextAgents")]
    [InlineData("""{"contextAgents":[{"agent":{"mbox":"mailto:a@b.c"}}]}""", "$.context.contextAgents[0].objectType")]
    [InlineData("""{"contextAgents":[{"objectType":"contextGroup","agent":{"mbox":"mailto:a@b.c"}}]}""", "$.context.contextAgents[0].objectType")]
    [InlineData("""{"contextAgents":[{"objectType":"contextAgent"}]}""", "$.context.contextAgents[0].agent")]
    [InlineData("""{"contextAgents":[{"objectType":"contextAgent","agent":{"objectType":"Group","mbox":"mailto:a@b.c"}}]}""", "$.context.contextAgents[0].agent")]
    [InlineData("""{"contextAgents":[{"objectType":"contextAgent","agent":{"mbox":"mailto:a@b.c"},"relevantTypes":[]}]}""", "$.context.contextAgents[0].relevantTypes")]
    [InlineData("""{"contextGroups":[{"objectType":"contextGroup","group":{"mbox":"mailto:a@b.c"}}]}""", "$.context.contextGroups[0].group")]
    [InlineData("""{"contextGroups":[{"objectType":"contextGroup","group":{"objectType":"Group","mbox":"mailto:a@b.c"},"relevantTypes":["x"]}]}""", "$.context.contextGroups[0].relevantTypes[0]")]
    [InlineData("""{"contextGroups":[{"objectType":"contextGroup","group":{"objectType":"Group","mbox":"mailto:a@b.c"},"member":[]}]}""", "$.context.contextGroups[0].member")]
    public void Agents_and_groups_of_a_context_are_for_2_0(string context, string? path)
    {
        Make.Parse(Make.Statement("context", context)).Refusal.ShouldBe(path is null ? null : Make.Refused(Make.Statement("context", context)));
        if (path is not null) Make.Refused(Make.Statement("context", context)).Path.ShouldBe(path);
        Make.Refused(Make.Statement("context", context), XapiVersion.V1).Path.ShouldBeOneOf("$.context.contextAgents", "$.context.contextGroups");
    }

    [Theory]
    [InlineData("result", """{"extensions":{"http://a.b":null,"http://a.c":{"":[null,{}]}}}""")]
    [InlineData("result", """{"score":{"scaled":-1.0e0,"raw":-1e400}}""")]
    [InlineData("result", """{"score":{"min":-1e999999999999999999999999,"max":1e999999999999999999999999,"raw":1e-999999999999999999999999}}""")]
    [InlineData("result", "{}")]
    [InlineData("context", """{"contextActivities":{"parent":[]}}""")]
    [InlineData("actor", """{"objectType":"Group","mbox":"mailto:a@b.c","member":[]}""")]
    [InlineData("actor", """{"\u006dbox":"mailto:a\u0040b.c"}""")]
    [InlineData("authority", """{"objectType":"Group","member":[{"account":{"homePage":"http://a.b/token","name":"app"}},{"mbox":"mailto:b@b.c"}]}""")]
    [InlineData("attachments", "[]")]
    [InlineData("object", """{"id":"http://a.b","definition":{}}""")]
    [InlineData("object", """{"id":"http://a.b","definition":{"interactionType":"matching","source":[{"id":"a"}],"target":[{"id":"a"}]}}""")]
    public void What_the_standard_allows_is_accepted_in_both_versions(string property, string json)
    {
        Make.Accepted(Make.Statement(property, json), XapiVersion.V1);
        Make.Accepted(Make.Statement(property, json), XapiVersion.V2);
    }

    [Fact]
    public void Numbers_with_absurd_exponents_are_compared_at_once()
    {
        var nines = new string('9', 200_000);
        Make.Refused(Make.Statement("result", "{\"score\":{\"scaled\":1e" + nines + "}}")).Path.ShouldBe("$.result.score.scaled");
        Make.Accepted(Make.Statement("result", "{\"score\":{\"scaled\":1e-" + nines + "}}"));
        Make.Accepted(Make.Statement("result", "{\"score\":{\"min\":0." + nines + ",\"max\":1}}"));
    }
}

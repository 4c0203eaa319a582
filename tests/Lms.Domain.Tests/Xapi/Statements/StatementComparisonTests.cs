using FsCheck;
using FsCheck.Fluent;
using Lms.Domain.Xapi.Statements;

namespace Lms.Domain.Tests.Xapi.Statements;

public class StatementComparisonTests
{
    private static bool Equal(string a, string b)
    {
        var equal = StatementComparison.AreEqual(Make.Utf8(a), Make.Utf8(b));
        StatementComparison.AreEqual(Make.Utf8(b), Make.Utf8(a)).ShouldBe(equal, "Equality goes both ways.");
        return equal;
    }

    [Fact]
    public void Every_statement_equals_itself_and_as_stored_equals_what_it_did_before()
    {
        var pairs = from a in StatementSamples.Statements(XapiVersion.V2) from b in StatementSamples.Statements(XapiVersion.V2) select (a, b);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(pairs.ToArbitrary(), p =>
        {
            Equal(p.a, p.a).ShouldBeTrue();
            StatementComparison.MatchesSigned(Make.Utf8(p.a), Make.Utf8(p.a)).ShouldBeTrue();
            Equal(Make.Accepted(p.a).Text(), p.b).ShouldBe(Equal(p.a, p.b));
        }));
    }

    public static TheoryData<string, string, string> Same => new()
    {
        { "result", """{"score":{"raw":1.0}}""", """{"score":{"raw":1}}""" },
        { "result", """{"score":{"raw":100}}""", """{"score":{"raw":1E+2}}""" },
        { "result", """{"extensions":{"http://a.b":[0.10,-0]}}""", """{"extensions":{"http://a.b":[1e-1,0.0]}}""" },
        { "result", """{"success":true,"response":"\u1ebf"}""", """{ "response":"ế", "success":true }""" },
        { "actor", """{"mbox":"mailto:a@B.C"}""", """{"mbox":"mailto:a@b.c"}""" },
        { "actor", """{"objectType":"Group","member":[{"mbox":"mailto:a@b.c"},{"mbox":"mailto:b@b.c"}]}""", """{"member":[{"mbox":"mailto:b@b.c"},{"mbox":"mailto:a@b.c"}],"objectType":"Group"}""" },
        { "verb", """{"id":"http://a.b","display":{"en":"did"}}""", """{"id":"http://a.b"}""" },
        { "object", """{"id":"http://a.b","definition":{"name":{"vi":"x"}}}""", """{"id":"http://a.b"}""" },
        { "object", """{"objectType":"StatementRef","id":"ec531277-b57b-4c15-8d91-d292c5b2b8f7"}""", """{"objectType":"StatementRef","id":"EC531277-B57B-4C15-8D91-D292C5B2B8F7"}""" },
        { "context", """{"contextActivities":{"parent":{"id":"http://a.b"}}}""", """{"contextActivities":{"parent":[{"id":"http://a.b","definition":{}}]}}""" },
        { "context", """{"registration":"ec531277-b57b-4c15-8d91-d292c5b2b8f7"}""", """{"registration":"EC531277-B57B-4C15-8D91-D292C5B2B8F7"}""" },
        { "timestamp", "\"2026-01-31T07:30:00.10Z\"", "\"2026-01-31T14:30:00.100+07:00\"" },
        { "timestamp", "\"2026-01-31T07:30:00Z\"", "\"2026-01-31T07:30:00.000Z\"" },
        { "id", "\"ec531277-b57b-4c15-8d91-d292c5b2b8f7\"", "\"EC531277-B57B-4C15-8D91-D292C5B2B8F7\"" },
        { "stored", "\"2026-01-31T07:30:00Z\"", "\"2027-01-31T07:30:00Z\"" },
        { "version", "\"1.0.0\"", "\"1.0.3\"" },
        { "authority", """{"mbox":"mailto:a@b.c"}""", """{"mbox":"mailto:b@b.c"}""" },
        { "attachments", $"[{Make.Attachment}]", "[]" },
    };

    [Theory]
    [MemberData(nameof(Same))]
    public void What_says_the_same_is_equal(string property, string a, string b)
    {
        Equal(Make.Statement(property, a), Make.Statement(property, b)).ShouldBeTrue();
        Equal(Make.AboutSub(property, a), Make.AboutSub(property, b)).ShouldBe(property is not ("stored" or "version" or "authority"));
    }

    [Theory]
    [InlineData("id", "\"ec531277-b57b-4c15-8d91-d292c5b2b8f7\"")]
    [InlineData("timestamp", "\"2026-01-31T07:30:00Z\"")]
    [InlineData("stored", "\"2026-01-31T07:30:00Z\"")]
    [InlineData("version", "\"1.0.0\"")]
    [InlineData("authority", Make.Actor)]
    public void What_a_store_adds_makes_no_difference(string property, string json) => Equal(Make.Statement(property, json), Make.Statement()).ShouldBeTrue();

    [Theory]
    [InlineData("result", """{"score":{"raw":0.30000000000000000001}}""", """{"score":{"raw":0.3}}""")]
    [InlineData("result", """{"score":{"raw":1e400}}""", """{"score":{"raw":1e401}}""")]
    [InlineData("result", """{"score":{"raw":12}}""", """{"score":{"raw":120}}""")]
    [InlineData("result", """{"score":{"raw":-1}}""", """{"score":{"raw":1}}""")]
    [InlineData("result", """{"duration":"PT60S"}""", """{"duration":"PT1M"}""")]
    [InlineData("result", """{"response":"a"}""", """{"response":"A"}""")]
    [InlineData("result", """{"extensions":{"http://a.b":[1,2]}}""", """{"extensions":{"http://a.b":[2,1]}}""")]
    [InlineData("result", """{"extensions":{"http://a.b":[1]}}""", """{"extensions":{"http://a.b":1}}""")]
    [InlineData("result", """{"extensions":{"http://a.b":null}}""", """{"extensions":{}}""")]
    [InlineData("actor", """{"mbox":"mailto:a@b.c"}""", """{"mbox":"mailto:A@b.c"}""")]
    [InlineData("actor", """{"mbox":"mailto:a@b.c"}""", """{"mbox":"mailto:a@b.c","name":"A"}""")]
    [InlineData("actor", """{"objectType":"Group","member":[{"mbox":"mailto:a@b.c"},{"mbox":"mailto:a@b.c"}]}""", """{"objectType":"Group","member":[{"mbox":"mailto:a@b.c"}]}""")]
    [InlineData("verb", """{"id":"http://a.b"}""", """{"id":"http://A.b"}""")]
    [InlineData("object", """{"id":"http://a.b"}""", """{"id":"http://a.b/"}""")]
    [InlineData("context", """{"contextActivities":{"parent":{"id":"http://a.b"}}}""", """{"contextActivities":{"other":{"id":"http://a.b"}}}""")]
    [InlineData("id", "\"ec531277-b57b-4c15-8d91-d292c5b2b8f7\"", "\"fd41c918-b88b-4b20-a0a5-a4c32391aaa0\"")]
    [InlineData("timestamp", "\"2026-01-31T07:30:00.0000000001Z\"", "\"2026-01-31T07:30:00Z\"")]
    public void What_says_something_else_is_not_equal(string property, string a, string b)
    {
        Equal(Make.Statement(property, a), Make.Statement(property, b)).ShouldBeFalse();
        Equal(Make.Statement(property, a), Make.Statement()).ShouldBe(property is "id" or "timestamp");
    }

    [Theory]
    [InlineData("P1DT12H36M0.1237S", "P1DT12H36M0.12S", true)]
    [InlineData("PT1.999S", "PT1.99S", true)]
    [InlineData("PT1.001S", "PT1S", true)]
    [InlineData("PT1.10S", "PT1.1S", true)]
    [InlineData("PT1.12S", "PT1.13S", false)]
    [InlineData("PT1.5H", "PT1.5000H", false)]
    [InlineData("PT60S", "PT1M", false)]
    public void Durations_of_signed_statements_are_compared_to_a_hundredth_of_a_second(string a, string b, bool matches)
    {
        var (left, right) = (Make.Statement("result", $$"""{"duration":"{{a}}"}"""), Make.Statement("result", $$"""{"duration":"{{b}}"}"""));
        StatementComparison.MatchesSigned(Make.Utf8(left), Make.Utf8(right)).ShouldBe(matches);
        Equal(left, right).ShouldBe(a == b);
    }

    [Theory]
    [InlineData(""), InlineData("{"), InlineData("[]"), InlineData("1"), InlineData("{}{}"), InlineData("""{"a":"\ud800"}""")]
    public void What_is_no_statement_equals_nothing(string json)
    {
        Equal(json, Make.Statement()).ShouldBeFalse();
        Equal(json, json).ShouldBeFalse();
    }
}

using Lms.Domain.Xapi.Statements;

namespace Lms.Domain.Tests.Xapi.Statements;

public class AgentIdentityTests
{
    [Theory]
    [InlineData("""{"mbox":"mailto:Hanh@Example.VN"}""", "mbox|mailto:Hanh@example.vn")]
    [InlineData("""{"objectType":"Agent","name":"A","mbox_sha1sum":"CD9B00A5611F94EAA7B1661EDAB976068E364975"}""", "mbox_sha1sum|cd9b00a5611f94eaa7b1661edab976068e364975")]
    [InlineData("""{"openid":"http:\/\/Toby.example.org\/"}""", "openid|http://Toby.example.org/")]
    [InlineData("""{"account":{"name":"a|b \u1ebf","homePage":"http://a.b"}}""", "account|http://a.b|a|b ế")]
    [InlineData("""{"member":[{"mbox":"mailto:m@b.c"}],"mbox":"mailto:g@b.c","objectType":"Group"}""", "mbox|mailto:g@b.c")]
    public void An_agent_is_known_by_one_text(string json, string identity)
    {
        AgentIdentity.Of(Make.Utf8(json), XapiVersion.V1).Value.ShouldBe(identity);
        Make.Accepted(Make.Statement("actor", json)).Of(MentionKind.Agent).ShouldContain(identity);
    }

    [Theory]
    [InlineData("", "$")]
    [InlineData("[]", "$")]
    [InlineData("{}", "$")]
    [InlineData("""{"mbox":"mailto:a"}""", "$.mbox")]
    [InlineData("""{"mbox":"mailto:a@b.c"}x""", "$")]
    [InlineData("""{"objectType":"Group","member":[{"mbox":"mailto:a@b.c"}]}""", "$")]
    [InlineData("""{"objectType":"Group","mbox":"mailto:a@b.c","member":[{"mbox":"a"}]}""", "$.member[0].mbox")]
    [InlineData("""{"mbox":"mailto:a@b.c","id":1}""", "$.id")]
    public void What_identifies_nobody_is_refused(string json, string path) =>
        AgentIdentity.Of(Make.Utf8(json), XapiVersion.V2).Refusal.ShouldBeOfType<StatementRefused>().Path.ShouldBe(path);
}

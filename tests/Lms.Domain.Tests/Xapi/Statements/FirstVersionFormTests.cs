using System.Text;
using Lms.Domain.Xapi.Statements;

namespace Lms.Domain.Tests.Xapi.Statements;

public sealed class FirstVersionFormTests
{
    [Theory]
    [InlineData(
        """{"id":"1","context":{"platform":"x","contextAgents":[]},"version":"2.0.0"}""",
        """{"id":"1","context":{"platform":"x"},"version":"1.0.3"}""", true)]
    [InlineData(
        """{"context":{"contextAgents":[{"agent":{}}],"team":{"a":1.50}},"version":"2.0.0"}""",
        """{"context":{"team":{"a":1.50}},"version":"1.0.3"}""", false)]
    [InlineData(
        """{"object":{"objectType":"SubStatement","context":{"contextGroups":[{}]}},"version":"1.0.0"}""",
        """{"object":{"objectType":"SubStatement","context":{}},"version":"1.0.0"}""", false)]
    [InlineData(
        """{"object":{"id":"http://a/b","definition":{"name":{"vi":"contextAgents"}}},"result":{"extensions":{"http://a":{"contextAgents":[1]}}},"version":"2.0.1"}""",
        """{"object":{"id":"http://a/b","definition":{"name":{"vi":"contextAgents"}}},"result":{"extensions":{"http://a":{"contextAgents":[1]}}},"version":"1.0.3"}""", true)]
    public void What_1_0_3_does_not_know_is_left_out_and_said(string kept, string form, bool isWhole)
    {
        var (json, whole) = FirstVersionForm.Of(Encoding.UTF8.GetBytes(kept));
        Encoding.UTF8.GetString(json).ShouldBe(form);
        whole.ShouldBe(isWhole);
    }

    [Fact]
    public void A_statement_of_1_0_3_stays_the_very_same()
    {
        var json = Encoding.UTF8.GetBytes("""{"id":"1","version":"1.0.0"}""");
        FirstVersionForm.Of(json).ShouldBe((json, true));
    }
}

using System.Net;
using Lms.Domain;
using Lms.Domain.Plans;
using Lms.Domain.XapiClients;

namespace Lms.Web.Tests.Xapi;

/// <summary>What the store says of agents and activities.</summary>
public sealed class KnowledgeTests(XapiSite site) : IClassFixture<XapiSite>
{
    [Theory]
    [InlineData("""{"mbox":"mailto:hoa@example.edu.vn"}""", """{"objectType":"Person","mbox":["mailto:hoa@example.edu.vn"]}""")]
    [InlineData("""{"name":"Lê Thị Hoa","mbox_sha1sum":"fd41c918b98b5d0b6a2d3a2d5b7d5d3a5d3a5d3a"}""", """{"objectType":"Person","name":["Lê Thị Hoa"],"mbox_sha1sum":["fd41c918b98b5d0b6a2d3a2d5b7d5d3a5d3a5d3a"]}""")]
    [InlineData("""{"objectType":"Agent","openid":"https://example.com/hoa"}""", """{"objectType":"Person","openid":["https://example.com/hoa"]}""")]
    [InlineData("""{"account":{"homePage":"https://example.com","name":"hoa"}}""", """{"objectType":"Person","account":[{"homePage":"https://example.com","name":"hoa"}]}""")]
    public async Task An_agent_that_is_not_known_is_answered_as_the_person_who_was_asked_for(string agent, string person)
    {
        using var response = await site.Caller().GetAsync(Agents(agent));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync()).ShouldBe(person);
    }

    [Fact]
    public async Task Names_that_statements_used_are_told_once_and_not_to_a_client_of_one_plan()
    {
        await Tell("""{"actor":{"name":"Lê Hoa","mbox":"mailto:le.hoa@example.edu.vn"},"verb":{"id":"http://example.com/did"},"object":{"id":"http://example.com/b"}}""");
        await Tell("""{"actor":{"name":"Ai","mbox":"mailto:ai@example.edu.vn"},"verb":{"id":"http://example.com/did"},"object":{"id":"http://example.com/b"},"context":{"instructor":{"name":"Hoa","mbox":"mailto:le.hoa@example.edu.vn"}}}""");
        var address = Agents("""{"name":"Hoa","mbox":"mailto:le.hoa@example.edu.vn"}""");

        (await site.Caller().GetStringAsync(address)).ShouldContain("\"name\":[\"Hoa\",\"Lê Hoa\"]");
        (await site.Caller(new XapiCaller(Guid.CreateVersion7(), "thử", XapiScopes.All, Id<TrainingPlan>.New())).GetStringAsync(address)).ShouldContain("\"name\":[\"Hoa\"]");
    }

    [Theory]
    [InlineData("")]
    [InlineData("?agent=")]
    [InlineData("?agent=true")]
    [InlineData("?agent=%7B%7D")]
    [InlineData("?agent=%7B%22mbox")]
    public async Task What_is_no_agent_is_refused(string query) =>
        (await site.Caller().GetAsync("/xapi/agents" + query)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

    [Fact]
    public async Task An_activity_that_is_not_known_is_answered_with_its_id() =>
        (await site.Caller().GetStringAsync("/xapi/activities?activityId=http://example.com/b%C3%A0i"))
            .ShouldBe("""{"objectType":"Activity","id":"http://example.com/bài"}""");

    [Fact]
    public async Task An_activity_that_is_known_comes_with_its_definition()
    {
        await Tell("""{"actor":{"mbox":"mailto:a@example.edu.vn"},"verb":{"id":"http://example.com/did"},"object":{"id":"http://example.com/a","definition":{"name":{"vi":"Bài 1"}}}}""");
        await Tell("""{"actor":{"mbox":"mailto:a@example.edu.vn"},"verb":{"id":"http://example.com/did"},"object":{"id":"http://example.com/a","definition":{"name":{"en":"Lesson 1"}}}}""");

        (await site.Caller().GetStringAsync("/xapi/activities?activityId=http://example.com/a"))
            .ShouldBe("""{"objectType":"Activity","id":"http://example.com/a","definition":{"name":{"vi":"Bài 1","en":"Lesson 1"}}}""");
    }

    [Theory]
    [InlineData("true")]
    [InlineData("a b")]
    [InlineData("%2Frelative")]
    public async Task What_is_no_iri_is_refused(string activity) =>
        (await site.Caller().GetAsync($"/xapi/activities?activityId={activity}")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

    private static string Agents(string agent) => "/xapi/agents?agent=" + Uri.EscapeDataString(agent);

    private async Task Tell(string statement)
    {
        using var content = new StringContent(statement, System.Text.Encoding.UTF8, "application/json");
        (await site.Caller().PostAsync("/xapi/statements", content)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}

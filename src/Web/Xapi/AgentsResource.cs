using System.Buffers;
using System.Text.Json;
using Lms.Infrastructure.Xapi;

namespace Lms.Web.Xapi;

/// <summary>
/// What the store knows of one agent, as a Person, whose every property is a list (1.0.3, part three, 2.4; IEEE 9274.1.1,
/// 4.1.6.3). One agent is one persona here: identifiers of the same person are not brought together.
/// </summary>
public sealed class AgentsResource : XapiResource
{
    private static readonly string[] Identifiers = ["mbox", "mbox_sha1sum", "openid", "account"];

    private readonly AgentNames names;

    public AgentsResource(AgentNames names)
    {
        this.names = names;
        Methods = [new("GET", XapiNeed.ReadAgents, ["agent"], GetAsync)];
    }

    public override string Path => "/agents";

    public override IReadOnlyList<XapiMethod> Methods { get; }

    private async Task GetAsync(XapiRequest request)
    {
        var agent = request.RequiredAgent("agent");
        using var given = JsonDocument.Parse(agent.Json);
        List<string> called = [];
        if (given.RootElement.TryGetProperty("name", out var name)) called.Add(name.GetString()!);
        // A caller of one plan learns nothing of people but what it says itself.
        if (request.Caller.Plan is null)
            foreach (var known in await names.FindAsync(agent.Identity, request.Cancel))
                if (!called.Contains(known)) called.Add(known);
        await request.SendAsync(StatusCodes.Status200OK, Person(given.RootElement, called));
    }

    private static ReadOnlyMemory<byte> Person(JsonElement agent, List<string> names)
    {
        var body = new ArrayBufferWriter<byte>(256);
        using var json = new Utf8JsonWriter(body, XapiJson.Writing);
        json.WriteStartObject();
        json.WriteString("objectType", "Person");
        if (names.Count > 0)
        {
            json.WriteStartArray("name");
            foreach (var name in names) json.WriteStringValue(name);
            json.WriteEndArray();
        }

        foreach (var identifier in Identifiers)
        {
            if (!agent.TryGetProperty(identifier, out var value)) continue;
            json.WriteStartArray(identifier);
            value.WriteTo(json);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.Flush();
        return body.WrittenMemory;
    }
}

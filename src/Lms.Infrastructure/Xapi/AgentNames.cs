using System.Text;
using System.Text.Json;
using Lms.Domain.Xapi.Statements;

namespace Lms.Infrastructure.Xapi;

/// <summary>The names under which statements speak of agents.</summary>
public sealed class AgentNames(StatementFinder finder)
{
    /// <summary>So many of the newest statements are looked through: enough to know a person by, however many there are.</summary>
    private const int MostStatements = 50;

    /// <summary>The names that the newest statements gave to this agent, without doubles.</summary>
    /// <param name="identity">The one text by which the agent is found (<see cref="AgentIdentity"/>).</param>
    public async Task<IReadOnlyList<string>> FindAsync(string identity, CancellationToken cancel)
    {
        var names = new List<string>();
        var query = new StatementQuery
        {
            Conditions = [IndexKey.OfAgent(identity, relatedToo: true)],
            Limit = MostStatements,
        };
        await finder.ReadAsync(query, (_, json) =>
        {
            var reader = new Utf8JsonReader(json);
            using var statement = JsonDocument.ParseValue(ref reader);
            Collect(statement.RootElement, identity, names);
        }, cancel);
        return names;
    }

    private static void Collect(JsonElement element, string identity, List<string> names)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray()) Collect(item, identity, names);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            if (element.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String && !names.Contains(name.GetString()!)
                && AgentIdentity.Of(Encoding.UTF8.GetBytes(element.GetRawText()), XapiVersion.V2) is { Succeeded: true, Value: var found } && found == identity)
                names.Add(name.GetString()!);
            foreach (var property in element.EnumerateObject().Where(p => p.Name is not ("extensions" or "definition"))) Collect(property.Value, identity, names);
        }
    }
}

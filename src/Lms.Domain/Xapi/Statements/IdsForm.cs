using System.Text.Json;

namespace Lms.Domain.Xapi.Statements;

/// <summary>The form "ids". An activity keeps nothing but its id; an agent's objectType stays where it was sent, as it says what the object is.</summary>
internal sealed class IdsForm(Utf8JsonWriter writer) : StatementForm(writer)
{
    protected override void Agent(JsonElement agent)
    {
        var isIdentified = agent.EnumerateObject().Any(p => IsIdentifier(p.Name));
        Object(agent, property =>
        {
            if (property.Name == "objectType" || IsIdentifier(property.Name))
            {
                Name(property);
                Raw(property.Value);
            }
            else if (property.Name == "member" && !isIdentified)
            {
                Name(property);
                Items(property.Value, Agent);
            }
        });
    }

    protected override void Verb(JsonElement verb) => OnlyId(verb);

    protected override void Activity(JsonElement activity) => OnlyId(activity);

    protected override void Attachment(JsonElement attachment) => Raw(attachment);

    private void OnlyId(JsonElement element) => Object(element, property =>
    {
        if (property.Name != "id") return;
        Name(property);
        Raw(property.Value);
    });

    private static bool IsIdentifier(string name) => name is "mbox" or "mbox_sha1sum" or "openid" or "account";
}

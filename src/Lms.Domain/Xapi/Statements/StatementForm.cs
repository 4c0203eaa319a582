using System.Runtime.InteropServices;
using System.Text.Json;

namespace Lms.Domain.Xapi.Statements;

/// <summary>Copies a statement and lets a form change its agents, verbs, activities and attachments. The rest is copied byte for byte.</summary>
internal abstract class StatementForm(Utf8JsonWriter writer)
{
    public void Statement(JsonElement statement)
    {
        writer.WriteStartObject();
        foreach (var property in statement.EnumerateObject())
        {
            Name(property);
            switch (property.Name)
            {
                case "actor" or "authority": Agent(property.Value); break;
                case "verb": Verb(property.Value); break;
                case "object": Target(property.Value); break;
                case "context": Context(property.Value); break;
                case "attachments": Items(property.Value, Attachment); break;
                default: Raw(property.Value); break;
            }
        }
        writer.WriteEndObject();
    }

    protected abstract void Agent(JsonElement agent);

    protected abstract void Verb(JsonElement verb);

    protected abstract void Activity(JsonElement activity);

    protected abstract void Attachment(JsonElement attachment);

    protected void Name(JsonProperty property) => writer.WritePropertyName(property.Name);

    protected void Raw(JsonElement value) => writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(value), skipInputValidation: true);

    protected void Items(JsonElement array, Action<JsonElement> write)
    {
        writer.WriteStartArray();
        foreach (var item in array.EnumerateArray()) write(item);
        writer.WriteEndArray();
    }

    /// <summary>Writes an object whose properties each go through the same hand.</summary>
    protected void Object(JsonElement value, Action<JsonProperty> write)
    {
        writer.WriteStartObject();
        foreach (var property in value.EnumerateObject()) write(property);
        writer.WriteEndObject();
    }

    private void Target(JsonElement target)
    {
        switch (target.TryGetProperty("objectType", out var type) ? type.GetString() : null)
        {
            case "Agent" or "Group": Agent(target); break;
            case "StatementRef": Raw(target); break;
            case "SubStatement": Statement(target); break;
            default: Activity(target); break;
        }
    }

    private void Context(JsonElement context) => Object(context, property =>
    {
        Name(property);
        switch (property.Name)
        {
            case "instructor" or "team": Agent(property.Value); break;
            case "contextActivities": Object(property.Value, ContextActivities); break;
            case "contextAgents" or "contextGroups": Items(property.Value, item => Object(item, ContextAgent)); break;
            default: Raw(property.Value); break;
        }
    });

    private void ContextActivities(JsonProperty property)
    {
        Name(property);
        if (property.Value.ValueKind == JsonValueKind.Array) Items(property.Value, Activity);
        else Activity(property.Value);
    }

    private void ContextAgent(JsonProperty property)
    {
        Name(property);
        if (property.Name is "agent" or "group") Agent(property.Value);
        else Raw(property.Value);
    }
}

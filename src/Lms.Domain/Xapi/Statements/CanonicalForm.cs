using System.Text.Json;

namespace Lms.Domain.Xapi.Statements;

/// <summary>The form "canonical": agents stay, activities get the definition that holds, and maps of languages keep one.</summary>
internal sealed class CanonicalForm(Utf8JsonWriter writer, IReadOnlyList<string> languages, Func<string, ReadOnlyMemory<byte>?> definitionOf)
    : StatementForm(writer)
{
    private readonly Utf8JsonWriter writer = writer;

    protected override void Agent(JsonElement agent) => Raw(agent);

    protected override void Verb(JsonElement verb) => Object(verb, Localised);

    protected override void Attachment(JsonElement attachment) => Object(attachment, Localised);

    protected override void Activity(JsonElement activity)
    {
        // A null byte[] converts to an empty memory that is there: it means no definition as well.
        var canonical = definitionOf(activity.GetProperty("id").GetString()!) ?? default;
        writer.WriteStartObject();
        foreach (var property in activity.EnumerateObject())
        {
            if (property.NameEquals("definition"))
            {
                if (!canonical.IsEmpty) continue;
                Name(property);
                Object(property.Value, DefinitionProperty);
                continue;
            }
            Name(property);
            Raw(property.Value);
        }
        if (!canonical.IsEmpty) Definition(canonical);
        writer.WriteEndObject();
    }

    private void Definition(ReadOnlyMemory<byte> definition)
    {
        using var document = StatementFormats.Read(definition.Span);
        writer.WritePropertyName("definition");
        Object(document.RootElement, DefinitionProperty);
    }

    private void DefinitionProperty(JsonProperty property)
    {
        if (property.Name is not ("choices" or "scale" or "source" or "target" or "steps"))
        {
            Localised(property);
            return;
        }
        Name(property);
        Items(property.Value, component => Object(component, Localised));
    }

    private void Localised(JsonProperty property)
    {
        Name(property);
        if (property.Name is not ("display" or "name" or "description") || property.Value.ValueKind != JsonValueKind.Object)
        {
            Raw(property.Value);
            return;
        }
        var best = LanguageChoice.Of([.. property.Value.EnumerateObject().Select(p => p.Name)], languages);
        Object(property.Value, text =>
        {
            if (text.Name != best) return;
            Name(text);
            Raw(text.Value);
        });
    }
}

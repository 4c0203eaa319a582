using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Lms.Domain.Xapi.Statements;

/// <summary>What a store knows of an activity, put together from the definitions that came with statements (xAPI Data, 2.4.4.1).</summary>
public static class ActivityDefinition
{
    private static readonly string[] OfInteractions = ["correctResponsesPattern", "choices", "scale", "source", "target", "steps"];
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>
    /// The definition that holds after a newer statement described the activity: the newer property wins, but names, descriptions
    /// and extensions are merged key by key. What belongs to another type of interaction than the newer one does not stay.
    /// </summary>
    /// <param name="known">the definition held until now, or nothing</param>
    /// <param name="added">the newer one, as the parser accepted it</param>
    public static byte[] Merge(ReadOnlySpan<byte> known, ReadOnlySpan<byte> added)
    {
        if (known.IsEmpty) return added.ToArray();
        using var before = StatementFormats.Read(known);
        using var after = StatementFormats.Read(added);
        var output = new ArrayBufferWriter<byte>(known.Length + added.Length);
        using (var writer = new Utf8JsonWriter(output, Writing)) Write(writer, before.RootElement, after.RootElement);
        return output.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, JsonElement before, JsonElement after)
    {
        var isOther = Interaction(after) is { } type && type != Interaction(before);
        writer.WriteStartObject();
        foreach (var property in before.EnumerateObject())
        {
            if (after.TryGetProperty(property.Name, out var newer))
            {
                if (property.Name is "name" or "description" or "extensions") WriteMerged(writer, property, newer);
                else WriteRaw(writer, property.Name, newer);
            }
            else if (!isOther || !OfInteractions.Contains(property.Name))
            {
                WriteRaw(writer, property.Name, property.Value);
            }
        }
        foreach (var property in after.EnumerateObject())
        {
            if (!before.TryGetProperty(property.Name, out _)) WriteRaw(writer, property.Name, property.Value);
        }
        writer.WriteEndObject();
    }

    private static void WriteMerged(Utf8JsonWriter writer, JsonProperty known, JsonElement newer)
    {
        var added = newer.EnumerateObject().ToDictionary(p => p.Name, p => p.Value);
        writer.WriteStartObject(known.Name);
        foreach (var entry in known.Value.EnumerateObject()) WriteRaw(writer, entry.Name, added.Remove(entry.Name, out var value) ? value : entry.Value);
        foreach (var entry in newer.EnumerateObject().Where(entry => added.ContainsKey(entry.Name))) WriteRaw(writer, entry.Name, entry.Value);
        writer.WriteEndObject();
    }

    private static void WriteRaw(Utf8JsonWriter writer, string name, JsonElement value)
    {
        writer.WritePropertyName(name);
        writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(value), skipInputValidation: true);
    }

    private static string? Interaction(JsonElement definition) => definition.TryGetProperty("interactionType", out var type) ? type.GetString() : null;
}

using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Lms.Domain.Xapi.Statements;

/// <summary>
/// A kept statement in the form of 1.0.3, for readers that know no other: its version says so, and contexts lack the contextAgents
/// and contextGroups that came with 2.0. Everything else of 2.0 is in 1.0.3 too.
/// </summary>
public static class FirstVersionForm
{
    private const string Version = "1.0.3";
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Whether a statement may hold anything that 1.0.3 does not know. Quick, and wrong only to the safe side.</summary>
    public static bool IsNeeded(ReadOnlySpan<byte> json) =>
        json.IndexOf("\"version\":\"2"u8) >= 0 || json.IndexOf("\"contextAgents\""u8) >= 0 || json.IndexOf("\"contextGroups\""u8) >= 0;

    /// <summary>The statement in that form.</summary>
    /// <returns>And whether it says as much as before: no agent or group was left out.</returns>
    public static (byte[] Json, bool IsWhole) Of(byte[] json)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (!IsNeeded(json)) return (json, true);
        using var document = StatementFormats.Read(json);
        var output = new ArrayBufferWriter<byte>(json.Length);
        using var writer = new Utf8JsonWriter(output, Writing);
        var isWhole = true;
        Statement(document.RootElement, writer, ref isWhole);
        writer.Flush();
        return (output.WrittenSpan.ToArray(), isWhole);
    }

    private static void Statement(JsonElement statement, Utf8JsonWriter writer, ref bool isWhole)
    {
        writer.WriteStartObject();
        foreach (var property in statement.EnumerateObject())
        {
            writer.WritePropertyName(property.Name);
            switch (property.Name)
            {
                case "version": writer.WriteStringValue(Is2(property.Value) ? Version : property.Value.GetString()); break;
                case "context": Context(property.Value, writer, ref isWhole); break;
                case "object" when IsSubStatement(property.Value): Statement(property.Value, writer, ref isWhole); break;
                default: writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(property.Value), skipInputValidation: true); break;
            }
        }
        writer.WriteEndObject();
    }

    private static void Context(JsonElement context, Utf8JsonWriter writer, ref bool isWhole)
    {
        writer.WriteStartObject();
        foreach (var property in context.EnumerateObject())
        {
            if (property.Name is "contextAgents" or "contextGroups")
            {
                isWhole &= property.Value.GetArrayLength() == 0;
                continue;
            }
            writer.WritePropertyName(property.Name);
            writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(property.Value), skipInputValidation: true);
        }
        writer.WriteEndObject();
    }

    private static bool Is2(JsonElement version) => version.GetString()!.StartsWith('2');

    private static bool IsSubStatement(JsonElement target) => target.TryGetProperty("objectType", out var type) && type.ValueEquals("SubStatement");
}

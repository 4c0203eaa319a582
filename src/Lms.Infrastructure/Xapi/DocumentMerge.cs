using System.Buffers;
using System.Text.Json;

namespace Lms.Infrastructure.Xapi;

/// <summary>Merges JSON objects at their top level (xAPI 1.0.3, part three, 2.2). Values are carried over as they were written: a number keeps its digits.</summary>
public static class DocumentMerge
{
    private static readonly JsonReaderOptions Reading = new() { MaxDepth = 512 };

    /// <summary>Whether this is JSON, of any kind.</summary>
    public static bool IsJson(ReadOnlySpan<byte> content)
    {
        try
        {
            var reader = new Utf8JsonReader(content, Reading);
            while (reader.Read()) { }
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Whether this is one JSON object.</summary>
    public static bool IsObject(ReadOnlyMemory<byte> content) => Properties(content) is not null;

    /// <summary>The existing object with every property of the posted one set; null where either is no JSON object.</summary>
    public static byte[]? TopLevel(ReadOnlyMemory<byte> existing, ReadOnlyMemory<byte> posted)
    {
        if (Properties(existing) is not { } merged || Properties(posted) is not { } added) return null;
        foreach (var (name, property) in added) merged[name] = property;
        var output = new ArrayBufferWriter<byte>(existing.Length + posted.Length + 1);
        var divider = (byte)'{';
        foreach (var (_, property) in merged)
        {
            output.Write([divider]);
            output.Write(property.Span);
            divider = (byte)',';
        }

        output.Write(merged.Count == 0 ? "{}"u8 : "}"u8);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Each property as its bytes, name and value, in their order; null where the content is no JSON object. Of a name that stands twice, the last counts.</summary>
    private static OrderedDictionary<string, ReadOnlyMemory<byte>>? Properties(ReadOnlyMemory<byte> content)
    {
        var properties = new OrderedDictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(content.Span, Reading);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var start = (int)reader.TokenStartIndex;
                var name = reader.GetString()!;
                reader.Read();
                reader.Skip();
                properties[name] = content[start..(int)reader.BytesConsumed];
            }

            // Nothing may follow the object.
            return reader.Read() ? null : properties;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The second: an escape in a name that is half a character.
            return null;
        }
    }
}

using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Lms.Domain.Xapi.Statements;

/// <summary>
/// A kept statement in the forms that "GET Statements" offers besides "exact" (xAPI Communication, 2.1.3). Takes statements
/// that the parser has accepted; everything that a form does not touch stays as it is, numbers to their last digit.
/// </summary>
public static class StatementFormats
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>The form "ids": of agents, groups, verbs and activities only what identifies them; of an anonymous group its members likewise.</summary>
    public static void WriteIds(ReadOnlySpan<byte> json, IBufferWriter<byte> output)
    {
        using var document = Read(json);
        using var writer = new Utf8JsonWriter(output, Writing);
        new IdsForm(writer).Statement(document.RootElement);
    }

    /// <summary>
    /// The form "canonical": activities with the definition that <paramref name="definitionOf"/> holds for their IRI, if it holds one,
    /// and every map of languages reduced to one.
    /// </summary>
    /// <param name="json">the whole statement</param>
    /// <param name="languages">language ranges, the most wanted first; <c>*</c> is any</param>
    /// <param name="definitionOf">the canonical definition of an activity as JSON, or null or nothing where there is none</param>
    /// <param name="output">where the statement goes</param>
    public static void WriteCanonical(
        ReadOnlySpan<byte> json, IReadOnlyList<string> languages, Func<string, ReadOnlyMemory<byte>?> definitionOf, IBufferWriter<byte> output)
    {
        using var document = Read(json);
        using var writer = new Utf8JsonWriter(output, Writing);
        new CanonicalForm(writer, languages, definitionOf).Statement(document.RootElement);
    }

    internal static JsonDocument Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = StatementParser.MaxDepth });
        return JsonDocument.ParseValue(ref reader);
    }
}

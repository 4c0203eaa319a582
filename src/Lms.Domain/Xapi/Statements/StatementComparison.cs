using System.Text.Json;

namespace Lms.Domain.Xapi.Statements;

/// <summary>
/// Whether two statements say the same (xAPI Data, 2.3.1). What a store sets or may change does not count: stored, authority,
/// version, an id or timestamp that only one side has, how an instant is written, attachments, what verbs and activities are called,
/// the order of a group's members, and case where case means nothing. Numbers count by value, durations as they are written.
/// </summary>
public static class StatementComparison
{
    /// <summary>Compares a statement that came with the one that is kept. Text that is no JSON equals nothing.</summary>
    public static bool AreEqual(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b) => Match(a, b, exactDurations: true);

    /// <summary>
    /// Compares a statement with the payload of its signature: as <see cref="AreEqual"/>, but durations only to a hundredth of a
    /// second (xAPI Data, 4.6).
    /// </summary>
    public static bool MatchesSigned(ReadOnlySpan<byte> statement, ReadOnlySpan<byte> signed) => Match(statement, signed, exactDurations: false);

    private static bool Match(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, bool exactDurations)
    {
        try
        {
            using var left = Read(a);
            using var right = Read(b);
            if (left.RootElement.ValueKind != JsonValueKind.Object || right.RootElement.ValueKind != JsonValueKind.Object) return false;
            var skipped = StatementDigest.AlwaysSkipped.ToHashSet(StringComparer.Ordinal);
            foreach (var assigned in StatementDigest.Assigned)
            {
                if (!left.RootElement.TryGetProperty(assigned, out _) || !right.RootElement.TryGetProperty(assigned, out _)) skipped.Add(assigned);
            }
            return StatementDigest.Of(left.RootElement, skipped, exactDurations) == StatementDigest.Of(right.RootElement, skipped, exactDurations);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // The second is half a surrogate pair, of which no text can be made.
            return false;
        }
    }

    private static JsonDocument Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = StatementParser.MaxDepth });
        var document = JsonDocument.ParseValue(ref reader);
        if (reader.Read()) throw new JsonException("Something follows the statement.");
        return document;
    }
}

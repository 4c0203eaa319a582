namespace Lms.Infrastructure.Xapi;

/// <summary>What a write asks of a sender that names no condition.</summary>
public enum ConditionRule
{
    /// <summary>Nothing.</summary>
    Optional,

    /// <summary>A document that is there is not overwritten unseen.</summary>
    NeededToReplace,

    /// <summary>Nothing is written without a condition.</summary>
    Needed,
}

/// <summary>What a writer expects to find, by the headers of RFC 7232 (xAPI 1.0.3, part three, 3.1; IEEE 9274.1.1, 4.1.4).</summary>
/// <param name="IfMatch">Tags, one of which the document must have; <c>*</c> for any document.</param>
/// <param name="IfNoneMatch">Tags that the document must not have; <c>*</c> for no document at all.</param>
public sealed record DocumentCondition(string? IfMatch = null, string? IfNoneMatch = null, ConditionRule Rule = ConditionRule.Optional)
{
    /// <summary>Whether a document with this tag, or none, is what the writer expects.</summary>
    public DocumentWrite Check(string? tag)
    {
        if (IfMatch is null && IfNoneMatch is null) return Rule switch
        {
            ConditionRule.Optional => DocumentWrite.Done,
            _ when tag is not null => DocumentWrite.Exists,
            ConditionRule.Needed => DocumentWrite.ConditionMissing,
            _ => DocumentWrite.Done,
        };
        var expected = (IfMatch is null || Names(IfMatch, tag, weakToo: false)) && (IfNoneMatch is null || !Names(IfNoneMatch, tag));
        return expected ? DocumentWrite.Done : DocumentWrite.ConditionFailed;
    }

    /// <summary>Whether a list of tags names this one.</summary>
    /// <param name="tag">Null where there is no document: no list names it.</param>
    /// <param name="weakToo">
    /// Whether a weak tag counts. It does for whoever has seen a document, not for whoever writes over it (RFC 9110, 13.1.1 and 13.1.2).
    /// </param>
    public static bool Names(string list, string? tag, bool weakToo = true)
    {
        if (tag is null) return false;
        for (var rest = list.AsSpan(); TryNext(ref rest, out var entry, out var isWeak);)
        {
            if (isWeak && !weakToo) continue;
            if (entry is "*" || entry.Trim('"').Equals(tag, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    /// <summary>Takes the next tag off a list, in its quotes: a comma inside of them divides nothing. Some clients leave the quotes out.</summary>
    private static bool TryNext(ref ReadOnlySpan<char> rest, out ReadOnlySpan<char> entry, out bool isWeak)
    {
        rest = rest.TrimStart(" \t,");
        isWeak = rest.StartsWith("W/", StringComparison.Ordinal);
        if (isWeak) rest = rest[2..];
        var quoted = rest.StartsWith('"') ? rest[1..].IndexOf('"') + 2 : 0;
        var comma = rest.IndexOf(',');
        var length = quoted > 1 ? quoted : comma < 0 ? rest.Length : comma;
        entry = rest[..length].Trim();
        rest = rest[length..];
        return length > 0;
    }
}

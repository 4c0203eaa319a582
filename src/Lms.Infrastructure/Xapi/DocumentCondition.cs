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
        var expected = (IfMatch is null || Names(IfMatch, tag)) && (IfNoneMatch is null || !Names(IfNoneMatch, tag));
        return expected ? DocumentWrite.Done : DocumentWrite.ConditionFailed;
    }

    /// <summary>Whether a list of tags names this one.</summary>
    /// <param name="tag">Null where there is no document: no list names it.</param>
    public static bool Names(string list, string? tag)
    {
        if (tag is null) return false;
        foreach (var range in list.AsSpan().Split(','))
        {
            var entry = list.AsSpan(range).Trim();
            if (entry is "*") return true;
            // A proxy that compresses weakens a tag on its way to the client; the document meant is the same.
            if (entry.StartsWith("W/", StringComparison.Ordinal)) entry = entry[2..];
            if (entry.Trim('"').Equals(tag, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }
}

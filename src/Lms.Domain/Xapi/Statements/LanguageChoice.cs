namespace Lms.Domain.Xapi.Statements;

/// <summary>Picks the one language of a map that a reader wants most: the lookup of RFC 4647, 3.4, applied to each map by itself.</summary>
internal static class LanguageChoice
{
    /// <summary>
    /// For each wanted range, and then for it without its last subtags, the same tag or one that begins with it; if none is there,
    /// the map's first. Null only of an empty map.
    /// </summary>
    public static string? Of(IReadOnlyList<string> tags, IReadOnlyList<string> wanted)
    {
        foreach (var range in wanted)
        {
            if (range == "*") break;
            for (var shorter = range; shorter.Length > 0; shorter = WithoutLast(shorter))
            {
                if (tags.FirstOrDefault(tag => string.Equals(tag, shorter, StringComparison.OrdinalIgnoreCase)) is { } same) return same;
                if (tags.FirstOrDefault(tag => tag.StartsWith(shorter + "-", StringComparison.OrdinalIgnoreCase)) is { } narrower) return narrower;
            }
        }
        return tags.Count > 0 ? tags[0] : null;
    }

    private static string WithoutLast(string range)
    {
        var hyphen = range.LastIndexOf('-');
        // A singleton such as x means nothing without what follows it.
        if (hyphen > 1 && range[hyphen - 2] == '-') hyphen -= 2;
        return hyphen < 0 ? "" : range[..hyphen];
    }
}

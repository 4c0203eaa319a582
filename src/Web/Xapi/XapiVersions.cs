using Lms.Domain.Xapi.Statements;

namespace Lms.Web.Xapi;

/// <summary>What the header <c>X-Experience-API-Version</c> says (1.0.3, part three, 3.3; IEEE 9274.1.1, 4.1.5).</summary>
public static class XapiVersions
{
    public const string First = "1.0.3";
    public const string Second = "2.0.0";

    /// <summary>Reads <c>1.0</c>, <c>1.0.x</c>, <c>2.0</c> or <c>2.0.x</c>; everything else is no version that is spoken here.</summary>
    public static XapiVersion? Parse(string? header) =>
        Is(header, "1.0") ? XapiVersion.V1 :
        Is(header, "2.0") ? XapiVersion.V2 : null;

    /// <summary>The newest patch of the line, which is what answers name.</summary>
    public static string Text(XapiVersion version) => version == XapiVersion.V1 ? First : Second;

    private static bool Is(string? header, string line) =>
        header is not null && header.StartsWith(line, StringComparison.Ordinal) &&
        (header.Length == line.Length || (header.Length > line.Length + 1 && header[line.Length] == '.' && IsPatch(header.AsSpan(line.Length + 1))));

    /// <summary>The standard takes whatever begins with <c>1.0.</c>; a list of versions it does not mean.</summary>
    private static bool IsPatch(ReadOnlySpan<char> patch)
    {
        foreach (var c in patch)
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-' or '+')) return false;
        return true;
    }
}

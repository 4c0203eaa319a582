namespace Lms.Domain.TraineeLists.Cells;

/// <summary>The syntax of an e-mail address in small letters, and addresses within other words.</summary>
internal static class EmailAddress
{
    private const int Shortest = 6;
    private const int Longest = 254;
    private const int LongestLocal = 64;
    private const string LocalMarks = "._%+'-";

    private static readonly char[] Around =
        [' ', ';', ',', '/', '|', '(', ')', '[', ']', '<', '>', '"', '“', '”', ':', '&', '\t', '\n'];

    public static bool IsValid(ReadOnlySpan<char> text)
    {
        if (text.Length is < Shortest or > Longest) return false;
        var at = text.IndexOf('@');
        return at is > 0 and <= LongestLocal && IsLocal(text[..at]) && IsDomain(text[(at + 1)..]);
    }

    /// <summary>The addresses that stand among other words, each once, in their order.</summary>
    public static IReadOnlyList<string> In(string text) => text.Contains('@')
        ? [.. text.Split(Around).Select(word => word.Trim('.', '-', '\'')).Where(word => IsValid(word)).Distinct()]
        : [];

    private static bool IsLocal(ReadOnlySpan<char> local)
    {
        if (local[0] == '.' || local[^1] == '.' || local.Contains("..", StringComparison.Ordinal)) return false;
        foreach (var c in local)
        {
            if (!IsSmallOrDigit(c) && !LocalMarks.Contains(c, StringComparison.Ordinal)) return false;
        }
        return true;
    }

    private static bool IsDomain(ReadOnlySpan<char> domain)
    {
        var labels = 0;
        var last = ReadOnlySpan<char>.Empty;
        foreach (var part in domain.Split('.'))
        {
            last = domain[part];
            if (last.IsEmpty || last[0] == '-' || last[^1] == '-') return false;
            foreach (var c in last)
            {
                if (!IsSmallOrDigit(c) && c != '-') return false;
            }
            labels++;
        }
        return labels > 1 && last.Length > 1 && !last.ContainsAnyExceptInRange('a', 'z');
    }

    private static bool IsSmallOrDigit(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c);
}

using System.Globalization;
using System.Text;
using Lms.Domain.Forwarders;

namespace Lms.Infrastructure.Forwarders;

/// <summary>What another store says when it refuses, made fit to be kept and shown: one short line of text.</summary>
internal static class ReceiverWords
{
    /// <param name="body">Null or nothing where it said nothing, or too much.</param>
    public static string? Of(byte[]? body)
    {
        if (body is null) return null;
        var words = new StringBuilder();
        foreach (var rune in Encoding.UTF8.GetString(body).EnumerateRunes())
        {
            if (words.Length >= SkippedStatement.WordsLength)
            {
                words.Append('…');
                break;
            }

            var category = Rune.GetUnicodeCategory(rune);
            // Control characters, and those that turn the direction of what follows.
            var isBlank = Rune.IsWhiteSpace(rune) || category is UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse;
            if (!isBlank) words.Append(rune.ToString());
            else if (words.Length > 0 && words[^1] != ' ') words.Append(' ');
        }

        while (words.Length > SkippedStatement.WordsLength) words.Remove(SkippedStatement.WordsLength - 1, 1);
        var text = words.ToString().Trim();
        return text.Length == 0 ? null : text;
    }
}

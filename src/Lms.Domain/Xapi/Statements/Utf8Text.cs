using System.Buffers;
using System.Text.Unicode;

namespace Lms.Domain.Xapi.Statements;

/// <summary>Lets a rule that is written once, for UTF-8, answer for UTF-16 text as well.</summary>
internal static class Utf8Text
{
    private const int OnStack = 512;

    public delegate bool Rule(ReadOnlySpan<byte> utf8);

    /// <summary>Whether the text keeps the rule; text with half a surrogate pair keeps none.</summary>
    public static bool Keeps(ReadOnlySpan<char> text, Rule rule)
    {
        var needed = text.Length * 3;
        if (needed > OnStack) return KeepsOnHeap(text, rule, needed);
        Span<byte> utf8 = stackalloc byte[OnStack];
        return Utf8.FromUtf16(text, utf8, out _, out var written, replaceInvalidSequences: false) == OperationStatus.Done && rule(utf8[..written]);
    }

    private static bool KeepsOnHeap(ReadOnlySpan<char> text, Rule rule, int needed)
    {
        var utf8 = new byte[needed];
        return Utf8.FromUtf16(text, utf8, out _, out var written, replaceInvalidSequences: false) == OperationStatus.Done && rule(utf8.AsSpan(0, written));
    }
}

using System.Buffers.Text;

namespace Lms.Infrastructure.Xapi;

/// <summary>The UUIDs that stand in a text, each as 36 characters. One pass, whatever the text is.</summary>
internal static class UuidTokens
{
    private const int Length = 36;
    private const int FirstDash = 8;

    /// <summary>Calls for each UUID in the text.</summary>
    public static void Find(ReadOnlySpan<byte> text, Action<Guid> found)
    {
        for (var at = 0; Next(text, ref at, out var id); at += Length) found(id);
    }

    /// <summary>Puts another UUID in the place of those for which there is one; nothing else moves.</summary>
    /// <returns>Whether any was replaced.</returns>
    public static bool Replace(Span<byte> text, Func<Guid, Guid?> other)
    {
        var replaced = false;
        for (var at = 0; Next(text, ref at, out var id); at += Length)
        {
            if (other(id) is not { } better) continue;
            better.TryFormat(text.Slice(at, Length), out _);
            replaced = true;
        }

        return replaced;
    }

    /// <summary>The next UUID at or after a place, by its dashes; moves the place to it.</summary>
    private static bool Next(ReadOnlySpan<byte> text, ref int at, out Guid id)
    {
        for (var dash = at + FirstDash; dash < text.Length; dash++)
        {
            var step = text[dash..].IndexOf((byte)'-');
            if (step < 0) break;
            dash += step;
            var start = dash - FirstDash;
            if (start + Length > text.Length) break;
            if (!Utf8Parser.TryParse(text.Slice(start, Length), out id, out var read, 'D') || read != Length) continue;
            at = start;
            return true;
        }

        id = default;
        return false;
    }
}

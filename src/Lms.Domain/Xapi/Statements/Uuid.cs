using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Lms.Domain.Xapi.Statements;

/// <summary>A UUID in its standard form: 32 hexadecimal digits of any case in groups of 8-4-4-4-12, without braces (xAPI Data, 4.4).</summary>
public static class Uuid
{
    private const int Length = 36;

    public static bool TryParse(ReadOnlySpan<byte> utf8, out Guid value)
    {
        if (utf8.Length == Length && Utf8Parser.TryParse(utf8, out value, out var consumed, 'D') && consumed == Length) return true;
        value = default;
        return false;
    }

    /// <remarks>Goes by the bytes: the parser for text lets signs and 0x pass as digits.</remarks>
    public static bool TryParse(ReadOnlySpan<char> text, out Guid value)
    {
        Span<byte> ascii = stackalloc byte[Length];
        if (Ascii.FromUtf16(text, ascii, out var written) == OperationStatus.Done) return TryParse(ascii[..written], out value);
        value = default;
        return false;
    }
}

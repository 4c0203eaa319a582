using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Lms.Infrastructure.Certificates.Pdf;

/// <summary>The few lexical forms of ISO 32000 this writer needs.</summary>
internal static class PdfSyntax
{
    /// <summary>A real number of few decimals: a hundredth of a point is finer than any printer.</summary>
    internal static string Number(double value, int decimals = 3)
    {
        if (!double.IsFinite(value)) throw new ArgumentOutOfRangeException(nameof(value), value, "A PDF number must be finite.");
        // Adding zero turns -0 into 0. So rounded, no number is small enough for an exponent, which PDF does not know.
        return (Math.Round(value, decimals) + 0.0).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>A text string: UTF-16BE with its byte order mark, in hexadecimal, so that no escape is ever needed.</summary>
    internal static string TextString(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    /// <summary>An ASCII byte string in hexadecimal, such as a URI.</summary>
    internal static string AsciiString(string text) => $"<{Convert.ToHexString(Encoding.ASCII.GetBytes(text))}>";

    internal static byte[] Deflate(ReadOnlySpan<byte> data)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal)) zlib.Write(data);
        return packed.ToArray();
    }
}

using System.Text;
using Lms.Domain.Text;

namespace Lms.Infrastructure.TraineeLists;

/// <summary>The text of a CSV file, whatever program saved it: UTF-8, UTF-16, windows-1258, or an old font's one byte a letter.</summary>
internal static class CsvText
{
    private const int Sample = 4096;

    static CsvText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>True for bytes that are UTF-16, by their mark or by the zero byte of every ASCII character.</summary>
    public static bool IsUtf16(ReadOnlySpan<byte> file) => Utf16(file) is not null;

    public static string Decode(byte[] file)
    {
        if (Utf16(file) is { } utf16) return utf16.GetString(file).TrimStart('\uFEFF');
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return OneByteALetter(file);
        }
    }

    private static UnicodeEncoding? Utf16(ReadOnlySpan<byte> file)
    {
        if (file.Length < 2) return null;
        if (file.StartsWith<byte>([0xFF, 0xFE])) return new(bigEndian: false, byteOrderMark: true);
        if (file.StartsWith<byte>([0xFE, 0xFF])) return new(bigEndian: true, byteOrderMark: true);
        var (even, odd) = (0, 0);
        var length = Math.Min(file.Length, Sample) & ~1;
        for (var i = 0; i < length; i += 2)
        {
            if (file[i] == 0 && file[i + 1] != 0) even++;
            if (file[i] != 0 && file[i + 1] == 0) odd++;
        }
        // Commas, digits and plain letters are well over a third of any list.
        return odd * 6 > length && even == 0 ? new(false, false) : even * 6 > length && odd == 0 ? new(true, false) : null;
    }

    /// <summary>windows-1258 where that makes more Vietnamese of it than an old font would; what an old font typed stays as it is, to be asked about.</summary>
    private static string OneByteALetter(byte[] file)
    {
        var vietnamese = Encoding.GetEncoding(1258).GetString(file).Normalize(NormalizationForm.FormC);
        var western = Encoding.GetEncoding(1252).GetString(file);
        return Enum.GetValues<LegacyEncoding>().Any(old => Plausible(LegacyVietnamese.Convert(western, old)) > Plausible(vietnamese)) ? western : vietnamese;
    }

    private static int Plausible(string text) => text.Split([' ', ',', ';', '\t', '\r', '\n', '"', '.', '-', '/'], StringSplitOptions.RemoveEmptyEntries)
        .Where(word => word.Any(c => c > '~')).Take(5000).Count(VietnameseSyllable.IsPlausible);
}

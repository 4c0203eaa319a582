using System.Buffers;
using System.Text;
using System.Text.Unicode;
using Lms.Domain.Text;

namespace Lms.Infrastructure.TraineeLists;

/// <summary>
/// The text of a CSV file, whatever program saved it: UTF-8, UTF-16, windows-1258, or an old font's one byte a letter. What is no
/// letter in the file's encoding becomes U+FFFD in its place, and spoils nothing but its cell.
/// </summary>
internal static class CsvText
{
    private const int Sample = 4096;
    private const char Mark = '\uFEFF';

    private static readonly LegacyEncoding[] Fonts = [LegacyEncoding.Tcvn3, LegacyEncoding.Vni];
    private static readonly char[] BetweenWords = [' ', ',', ';', '\t', '|', '\r', '\n', '"', '.', '-', '/', '(', ')', ':'];

    static CsvText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>True for bytes that are UTF-16, by their mark or by the zero byte of every ASCII character.</summary>
    public static bool IsUtf16(ReadOnlySpan<byte> file) => Utf16(file) is not null;

    public static string Decode(byte[] file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (Utf16(file) is { } utf16) return utf16.GetString(file).TrimStart(Mark);
        if (Utf8.IsValid(file)) return Encoding.UTF8.GetString(file).TrimStart(Mark);
        var (letters, damaged) = Utf8Letters(file);
        return letters > damaged ? ByLines(file).TrimStart(Mark) : OneByteALetter(file);
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
        // Commas, digits and plain letters are well over a third of any list; a grave accent of its own is a zero on the other side.
        return odd * 6 > length && even * 4 < odd ? new(false, false) : even * 6 > length && odd * 4 < even ? new(true, false) : null;
    }

    /// <summary>How many letters of several bytes there are, and how many places where there should be one and is none.</summary>
    private static (int Letters, int Damaged) Utf8Letters(ReadOnlySpan<byte> bytes)
    {
        var (letters, damaged) = (0, 0);
        while (!bytes.IsEmpty)
        {
            var plain = bytes.IndexOfAnyExceptInRange<byte>(0, 0x7F);
            if (plain < 0) break;
            bytes = bytes[plain..];
            if (Rune.DecodeFromUtf8(bytes, out _, out var length) == OperationStatus.Done) letters++;
            else damaged++;
            bytes = bytes[length..];
        }
        return (letters, damaged);
    }

    /// <summary>A file of UTF-8 in which some bytes are none: a line without any letter of UTF-8 was added by another program.</summary>
    private static string ByLines(byte[] file)
    {
        var text = new StringBuilder(file.Length);
        for (var start = 0; start < file.Length;)
        {
            var length = file.AsSpan(start).IndexOf((byte)'\n') is var end and >= 0 ? end + 1 : file.Length - start;
            var line = file.AsSpan(start, length);
            var (letters, damaged) = Utf8.IsValid(line) ? (1, 0) : Utf8Letters(line);
            text.Append(letters == 0 && damaged > 1 && Other(line.ToArray()) is { } other ? other : Encoding.UTF8.GetString(line));
            start += length;
        }
        return text.ToString();
    }

    /// <summary>A line in a one-byte encoding, if that makes Vietnamese of every word of it.</summary>
    private static string? Other(byte[] line)
    {
        var text = OneByteALetter(line);
        return Beyond(text).All(word => VietnameseSyllable.IsPlausible(word) || LegacyVietnamese.Detect(word) is not null) ? text : null;
    }

    /// <summary>windows-1258 where that makes more Vietnamese of it than an old font would; what an old font typed stays as it is, to be asked about.</summary>
    private static string OneByteALetter(byte[] file)
    {
        var vietnamese = Encoding.GetEncoding(1258).GetString(file).Normalize(NormalizationForm.FormC);
        var western = Encoding.GetEncoding(1252).GetString(file);
        return Array.Exists(Fonts, font => Plausible(LegacyVietnamese.Convert(western, font)) > Plausible(vietnamese)) ? western : vietnamese;
    }

    private static int Plausible(string text) => Beyond(text).Take(5000).Count(VietnameseSyllable.IsPlausible);

    private static IEnumerable<string> Beyond(string text) =>
        text.Split(BetweenWords, StringSplitOptions.RemoveEmptyEntries).Where(word => word.Any(c => c > '~'));
}

using System.Text;

namespace Lms.Infrastructure.Tests.Certificates.Pdf;

internal static class VietnameseLetters
{
    /// <summary>The 134 letters that ASCII has not: 12 vowels with six tones, and đ, in both cases, less the 12 plain ones; composed.</summary>
    internal static IReadOnlyList<string> Accented { get; } =
    [
        .. from vowel in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
           from tone in (string[])["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
           let letter = (vowel + tone).Normalize(NormalizationForm.FormC)
           where !char.IsAscii(letter[0])
           select letter,
        "đ",
        "Đ",
    ];
}

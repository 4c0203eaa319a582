using FsCheck;
using FsCheck.Fluent;

namespace Lms.Domain.Tests.Text;

/// <summary>Generators of text: Vietnamese names, and what arrives in their place.</summary>
internal static class Names
{
    private static readonly string[] Words =
        ["Nguyễn", "Trần", "Đỗ", "Thị", "Văn", "Hồng", "Hoà", "Hòa", "Ước", "Ỷ", "Bảo", "Quỳnh", "Lễ", "Kiều", "Ân", "Ơn"];

    private static readonly string[] Dirt =
        ["\u00A0", "\u200B", "Ð", "ð", "  ", "\t", "\u0301", "e\u0302\u0323", "'", "\uD800", "\uFFFE", "İ", "ǅ", "ß", "-", "\uFEFF", "A", "ZZ"];

    public static Arbitrary<string> Vietnamese { get; } =
        Arb.From(Gen.Elements(Words).NonEmptyListOf().Select(words => string.Join(' ', words.Take(6))));

    public static Arbitrary<string> AnyText { get; } = Arb.From(Gen.OneOf(
        Gen.Elements([.. Words, .. Dirt]).ListOf().Select(string.Concat),
        ArbMap.Default.GeneratorFor<string>().Select(text => text ?? "")));
}

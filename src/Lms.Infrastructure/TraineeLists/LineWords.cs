using System.Buffers;
using Lms.Domain.Text;

namespace Lms.Infrastructure.TraineeLists;

/// <summary>
/// What the words of a table's line say it is, where it is no entry of the table: a total, a page's number, a place
/// with a date, a
/// signature, the name of a section. Only short texts are looked at, each character a few times.
/// </summary>
internal static class LineWords
{
    /// <summary>What is longer is no footer.</summary>
    private const int Longest = 300;

    private const int LongestPage = 24;

    private static readonly SearchValues<char> Roman = SearchValues.Create("IVXivx");
    private static readonly char[] AroundPages = [' ', '/', ':', '.', '-', '–'];

    private static readonly string[] Totals =
        ["tong cong", "tong so", "tong:", "tong ket", "cong:", "grand total", "total:", "subtotal", "sum:"];

    private static readonly string[] ListHas =
        ["danh sach nay co", "danh sach nay gom", "danh sach co", "danh sach gom"];

    private static readonly string[] Signatures =
    [
        "nguoi lap", "thu truong", "hieu truong", "pho hieu truong", "truong phong", "pho truong phong", "giam doc",
        "pho giam doc", "lanh dao", "ky ten", "ky, ", "ky va ghi", "da ky", "xac nhan", "noi nhan", "kt.", "tm.", "tl.",
        "tuq.", "chu tich",
    ];

    /// <summary>Exact, for without its marks the first is a family name: Trương, Tô.</summary>
    private static readonly string[] Sections =
    [
        "trường ", "trường:", "khối ", "tổ ", "nhóm ", "cụm ", "phòng ", "cấp ", "bậc ", "đơn vị ", "đơn vị:", "xã ",
        "phường ", "huyện ", "quận ",
    ];

    private static readonly string[] PlainSections =
    [
        "truong tieu hoc ", "truong mam non ", "truong thcs ", "truong thpt ", "truong th ", "truong mn ",
        "truong ptdt", "truong pho thong ",
        "khoi tieu hoc", "khoi thcs", "khoi thpt", "khoi mam non", "tieu hoc ", "mam non ", "thcs ", "thpt ",
    ];

    /// <summary>"Tổng cộng", "Cộng II: 2", "Total", "(Danh sách này có 05 người)".</summary>
    public static bool IsTotal(string text)
    {
        if (Folded(text) is not { } words) return false;
        if (words is "tong" or "cong" or "total" or "sum") return true;
        var plain = words.StartsWith("an dinh ", StringComparison.Ordinal) ? words["an dinh ".Length..] : words;
        return StartsWithAny(plain, Totals) || StartsWithAny(plain, ListHas)
            || IsCounted(plain, "cong ") || IsCounted(plain, "tong ") || IsCounted(plain, "total ");
    }

    /// <summary>
    /// The accented words themselves, which are nobody's name even beside a number that looks like an id.
    /// </summary>
    public static bool IsPlainlyTotal(string text)
    {
        var words = VietnameseText.Normalize(Short(text)).ToLowerInvariant();
        return words is "tổng cộng" or "tổng số" or "tổng cộng:" or "tổng:" or "cộng:" or "total" or "grand total";
    }

    /// <summary>"Trang 1/2", "Page 1 of 2", "- 3 -", "2/5".</summary>
    public static bool IsPage(string text)
    {
        if (text.Length > LongestPage) return false;
        var words = VietnameseText.Fold(text).Split(AroundPages, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is 0 or > 4) return false;
        var isNamed = words[0] is "trang" or "page" or "tr" or "p";
        var numbers = words.Skip(isNamed ? 1 : 0).Where(word => word is not ("of" or "tren" or "cua")).ToList();
        var isCounted = numbers.Count is 1 or 2 && numbers.TrueForAll(IsPageNumber);
        return isCounted && (isNamed || (numbers.Count == 2 && text.Contains('/')) || text.TrimStart().StartsWith('-'));
    }

    /// <summary>"Hải Phòng, ngày 06 tháng 12 năm 2022", "Hồng Bàng, ngày 01/12/2026".</summary>
    public static bool IsPlaceAndDate(string text)
    {
        if (Folded(text) is not { } words) return false;
        if (Word(words, "ngay") is not (>= 0 and var day)) return false;
        if (Word(words, "thang", day) is >= 0 and var month && Word(words, "nam", month) >= 0) return true;
        var at = day + "ngay".Length;
        while (at < words.Length && words[at] == ' ') at++;
        return at < words.Length && WrittenDate.Parse(words[at..].TrimEnd('.', ' ')) is not null;
    }

    /// <summary>"NGƯỜI LẬP BIỂU", "(Ký, ghi rõ họ tên)", "Nơi nhận: …", "KT. TRƯỞNG PHÒNG".</summary>
    public static bool IsSignature(string text) =>
        Folded(text) is { } words && StartsWithAny(words.TrimStart('(', '*', '-', ' '), Signatures);

    /// <summary>"Trường THCS Chu Văn An (2 người)", "III. KHỐI TIỂU HỌC", "(Danh sách dự bị)".</summary>
    public static bool IsSection(string text)
    {
        if (text.Length is 0 or > Longest) return false;
        var words = VietnameseText.Normalize(text).ToLowerInvariant();
        if (words is ['(', .., ')']) return true;
        var rest = words[MarkLength(words)..].TrimStart();
        return StartsWithAny(rest, Sections) || StartsWithAny(VietnameseText.Fold(rest), PlainSections);
    }

    /// <summary>"III", "A", "II.": what numbers a section and no person.</summary>
    public static bool IsSectionMark(string text)
    {
        var mark = text.AsSpan().Trim(" .):-");
        if (mark.Length is 0 or > 5) return false;
        return !mark.ContainsAnyExcept(Roman) || (mark.Length == 1 && mark[0] is >= 'A' and <= 'H');
    }

    private static bool IsPageNumber(string word) => word.Length <= 3 && word.All(char.IsAsciiDigit);

    /// <summary>True where the text begins with a section's mark, such as "III. ".</summary>
    public static bool StartsWithMark(string text) => MarkLength(text.TrimStart().ToLowerInvariant()) > 0;

    /// <summary>The length of "iii. ", "a) " or "1.2 " in front.</summary>
    private static int MarkLength(string words)
    {
        var at = 0;
        while (at < words.Length && at < 6 && words[at] is 'i' or 'v' or 'x') at++;
        if (at == 0 && words.Length > 0 && words[0] is >= 'a' and <= 'h') at = 1;
        if (at == 0)
        {
            while (at < words.Length && at < 6 && (char.IsAsciiDigit(words[at]) || words[at] == '.')) at++;
            return at > 0 && at < words.Length && words[at] is ' ' or ')' ? at + 1 : 0;
        }
        return at < words.Length && words[at] is '.' or ')' or '/' or '-' or ':' ? at + 1 : 0;
    }

    /// <summary>The word with a number, or a section's mark and a number behind it: "Cộng II: 2".</summary>
    private static bool IsCounted(string words, string start)
    {
        if (!words.StartsWith(start, StringComparison.Ordinal)) return false;
        var rest = words.AsSpan(start.Length).Trim();
        var mark = rest.IndexOfAny(" :-");
        var first = mark < 0 ? rest : rest[..mark];
        return first.Length > 0 && (char.IsAsciiDigit(first[0]) || IsSectionMark(first.ToString()));
    }

    private static bool StartsWithAny(string text, string[] starts)
    {
        foreach (var start in starts)
        {
            if (text.StartsWith(start, StringComparison.Ordinal)) return true;
        }
        return false;
    }

    /// <summary>Where the whole word stands, from a place on; -1 where it does not.</summary>
    private static int Word(string text, string word, int from = 0)
    {
        var at = text.IndexOf(word, from, StringComparison.Ordinal);
        for (; at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            var end = at + word.Length;
            var begins = at == 0 || !char.IsLetter(text[at - 1]);
            if (begins && (end == text.Length || !char.IsLetter(text[end]))) return at;
        }
        return -1;
    }

    private static string? Folded(string text) =>
        text.Length is 0 or > Longest ? null : VietnameseText.Fold(text).TrimStart('(', ' ');

    private static string Short(string text) => text.Length > Longest ? text[..Longest] : text;
}

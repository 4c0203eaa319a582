using System.Text.RegularExpressions;
using Lms.Domain.Text;

namespace Lms.Domain.TraineeLists;

/// <summary>
/// How school names are compared: folded, without "Trường", its level in one spelling. "Trường Tiểu học Nguyễn Du" and
/// "TH Nguyễn Du" are one key.
/// </summary>
/// <param name="Levels">The level words in short form, such as <c>th</c> or <c>th thcs</c>; empty where none was written.</param>
/// <param name="Name">The folded name without its level.</param>
public sealed partial record SchoolKey(string Levels, string Name)
{
    private static readonly Dictionary<string, string> Spellings = new (string Long, string Short)[]
    {
        ("trung hoc pho thong", "thpt"), ("ptth", "thpt"), ("trung hoc co so", "thcs"), ("tieu hoc", "th"), ("mam non", "mn"),
        ("mau giao", "mn"), ("giao duc nghe nghiep", "gdnn"), ("giao duc thuong xuyen", "gdtx"), ("pho thong dan toc noi tru", "ptdtnt"),
        ("pho thong dan toc ban tru", "ptdtbt"), ("trung tam", "tt"), ("ttgdtx", "tt gdtx"), ("ttgdnn", "tt gdnn"),
    }.ToDictionary(s => s.Long, s => s.Short);

    // All in one pass, so that no short form is spelled again and two beside each other are both found.
    private static readonly Regex Spelled = new($"(?<![^ ])({string.Join('|', Spellings.Keys)})(?![^ ])", RegexOptions.Compiled);

    public string Full => $"{Levels} {Name}".Trim();

    /// <summary>The level and the first letters of the name, as "THND" for Tiểu học Nguyễn Du.</summary>
    public string Initials => Levels.Replace(" ", "", StringComparison.Ordinal) + string.Concat(Name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => w[0]));

    public static SchoolKey Of(string text)
    {
        var words = Spelled.Replace(NotAWord().Replace(VietnameseText.Fold(text), " ").Trim(), spelled => Spellings[spelled.Value]);
        var match = Prefix().Match(words);
        var levels = string.Join(' ', Level().Matches(match.Groups["levels"].Value).Select(m => m.Value));
        return new(levels, match.Groups["name"].Value);
    }

    /// <summary>The same name, and the same level unless one of them does not say it.</summary>
    public bool Agrees(SchoolKey other) => Name == other.Name && (Levels == other.Levels || Levels.Length == 0 || other.Levels.Length == 0);

    [GeneratedRegex(@"[^\p{L}\p{N}]+")]
    private static partial Regex NotAWord();

    // Single line: what is left is a name whatever it holds, so that nothing before it is ever tried anew.
    [GeneratedRegex(
        @"^((truong|va) )*(?<levels>((mn|th|thcs|thpt|gdtx|gdnn|tt|ptdtnt|ptdtbt|va)\b ?)*)(?<name>.*)\z",
        RegexOptions.Singleline)]
    private static partial Regex Prefix();

    [GeneratedRegex(@"\b(?!va\b)[a-z]+\b")]
    private static partial Regex Level();
}

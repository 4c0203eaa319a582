using Lms.Domain.OrgUnits;
using Lms.Domain.Text;

namespace Lms.Domain.TraineeLists;

/// <summary>The words of Mẫu 01's drop-downs, and the other words people write in their place.</summary>
public static class ListWords
{
    private static readonly Dictionary<string, Gender> Genders = new (Gender Gender, string[] Words)[]
    {
        (TraineeLists.Gender.Male, ["nam", "m", "male", "ong"]),
        (TraineeLists.Gender.Female, ["nu", "f", "female", "ba"]),
    }.SelectMany(g => g.Words, (g, word) => (g.Gender, word)).ToDictionary(pair => pair.word, pair => pair.Gender);

    private static readonly Dictionary<string, SchoolLevel> ByWord = new (SchoolLevel Level, string[] Words)[]
    {
        (SchoolLevel.Preschool, ["mam non", "mn", "mau giao", "mg", "nha tre", "preschool"]),
        (SchoolLevel.Primary, ["tieu hoc", "th", "cap 1", "cap i", "c1", "primary"]),
        (SchoolLevel.LowerSecondary, ["thcs", "trung hoc co so", "cap 2", "cap ii", "c2", "lower secondary"]),
        (SchoolLevel.UpperSecondary, ["thpt", "trung hoc pho thong", "ptth", "cap 3", "cap iii", "c3", "upper secondary"]),
        (SchoolLevel.Continuing, ["gdtx", "giao duc thuong xuyen", "gdnn-gdtx", "gdnn - gdtx", "ttgdtx", "btvh", "continuing"]),
    }.SelectMany(l => l.Words, (l, word) => (l.Level, word)).ToDictionary(pair => pair.word, pair => pair.Level);

    private static readonly char[] Between = [',', ';', '&', '/', '+', '-', '|'];

    public static Gender? Gender(string text) => Genders.TryGetValue(VietnameseText.Fold(text), out var gender) ? gender : null;

    public static SchoolLevel? Level(string text) =>
        ByWord.TryGetValue(VietnameseText.Fold(text), out var level) ? level : null;

    /// <summary>
    /// "TH&amp;THCS", "Tiểu học, THCS", "cấp 1 và 2": the levels of a text that names several; empty where a part of
    /// it is none.
    /// </summary>
    public static IReadOnlyList<SchoolLevel> Levels(string text)
    {
        var folded = VietnameseText.Fold(text).Replace(" va ", ",", StringComparison.Ordinal);
        var parts = folded.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return Levels(folded, parts) is { Count: > 1 } parted
            ? parted : Levels(folded, folded.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static IReadOnlyList<SchoolLevel> Levels(string whole, string[] parts)
    {
        var levels = new List<SchoolLevel>();
        foreach (var part in parts)
        {
            var word = part.Length <= 3 && whole.StartsWith("cap ", StringComparison.Ordinal) ? "cap " + part : part;
            if (!ByWord.TryGetValue(word, out var level) && !ByWord.TryGetValue(part, out level)) return [];
            if (!levels.Contains(level)) levels.Add(level);
        }
        return levels;
    }

    /// <summary>The word of Mẫu 01.</summary>
    public static string Word(this Gender gender) => gender == TraineeLists.Gender.Male ? "Nam" : "Nữ";

    /// <summary>The word of Mẫu 01.</summary>
    public static string Word(this SchoolLevel level) => level switch
    {
        SchoolLevel.Preschool => "Mầm non",
        SchoolLevel.Primary => "Tiểu học",
        SchoolLevel.LowerSecondary => "THCS",
        SchoolLevel.UpperSecondary => "THPT",
        SchoolLevel.Continuing => "GDTX",
        _ => throw new ArgumentOutOfRangeException(nameof(level)),
    };
}

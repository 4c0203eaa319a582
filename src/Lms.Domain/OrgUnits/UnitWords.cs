using System.Text;
using Lms.Domain.Text;
using Lms.Domain.TraineeLists;

namespace Lms.Domain.OrgUnits;

/// <summary>What a word for a kind of unit says: its kind, and where the word tells it, the level.</summary>
public sealed record UnitKindReading(OrgUnitKind Kind, SchoolLevel? Level);

/// <summary>The words by which files call the kinds of units and the levels of schools: one table for every file of units.</summary>
public static class UnitWords
{
    private static readonly Dictionary<string, UnitKindReading> Kinds =
        new (OrgUnitKind Kind, SchoolLevel? Level, string[] Words)[]
        {
            (OrgUnitKind.Department, null, ["so", "so gd dt", "so gddt", "so giao duc", "so giao duc va dao tao"]),
            (OrgUnitKind.DistrictOffice, null,
                ["phong", "phong gd", "phong gd dt", "phong gddt", "pgd", "pgd dt", "pgddt", "phong giao duc", "phong giao duc va dao tao"]),
            (OrgUnitKind.Commune, null,
                ["xa", "phuong", "xa phuong", "phuong xa", "dac khu", "xa phuong dac khu", "thi tran", "ubnd xa", "ubnd phuong",
                    "phong vh xh", "phong van hoa xa hoi"]),
            (OrgUnitKind.School, null,
                ["truong", "truong hoc", "truong th thcs", "truong th va thcs", "th thcs", "th va thcs", "truong tieu hoc va thcs",
                    "tieu hoc va thcs", "truong lien cap", "truong mn th thcs"]),
            (OrgUnitKind.School, SchoolLevel.Preschool,
                ["truong mam non", "mam non", "truong mn", "mn", "truong mau giao", "mau giao", "nha tre"]),
            (OrgUnitKind.School, SchoolLevel.Primary, ["truong tieu hoc", "tieu hoc", "truong th", "th"]),
            (OrgUnitKind.School, SchoolLevel.LowerSecondary,
                ["truong thcs", "thcs", "truong trung hoc co so", "trung hoc co so"]),
            (OrgUnitKind.UpperSecondarySchool, SchoolLevel.UpperSecondary,
                ["truong thpt", "thpt", "truong trung hoc pho thong", "trung hoc pho thong", "truong ptth", "ptth",
                    "truong thpt chuyen", "truong thcs thpt", "truong thcs va thpt", "thcs thpt", "thcs va thpt"]),
            (OrgUnitKind.ContinuingCentre, SchoolLevel.Continuing,
                ["gdnn gdtx", "gdtx", "trung tam gdnn gdtx", "tt gdnn gdtx", "ttgdnn gdtx", "trung tam gdtx", "tt gdtx", "ttgdtx",
                    "trung tam giao duc thuong xuyen", "trung tam giao duc nghe nghiep giao duc thuong xuyen"]),
            (OrgUnitKind.TrainingCentre, null, ["trung tam boi duong", "tt boi duong"]),
            (OrgUnitKind.TrainingProvider, null, ["don vi boi duong", "truong dai hoc", "dai hoc"]),
        }
        .SelectMany(row => row.Words, (row, word) => (word, Reading: new UnitKindReading(row.Kind, row.Level)))
        .Concat(Enum.GetValues<OrgUnitKind>().Select(kind => (word: Key($"{kind}"), Reading: new UnitKindReading(kind, LevelOf(kind)))))
        .ToDictionary(pair => pair.word, pair => pair.Reading);

    private static readonly Dictionary<string, SchoolLevel> Levels =
        Enum.GetValues<SchoolLevel>().ToDictionary(level => Key($"{level}"));

    /// <summary>The kind that a word means, whatever its case, marks and dashes; null for a word that is none.</summary>
    public static UnitKindReading? Kind(string text) => Kinds.GetValueOrDefault(Key(text));

    public static SchoolLevel? Level(string text) => Levels.TryGetValue(Key(text), out var level) ? level : ListWords.Level(text);

    private static SchoolLevel? LevelOf(OrgUnitKind kind) => kind switch
    {
        OrgUnitKind.UpperSecondarySchool => SchoolLevel.UpperSecondary,
        OrgUnitKind.ContinuingCentre => SchoolLevel.Continuing,
        _ => null,
    };

    /// <summary>"Phòng GD&amp;ĐT" and "phong gd-dt" are one word.</summary>
    private static string Key(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var c in VietnameseText.Fold(text)) key.Append(char.IsLetterOrDigit(c) ? c : ' ');
        return VietnameseText.Normalize(key.ToString());
    }
}

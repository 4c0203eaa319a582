using FsCheck;
using FsCheck.Fluent;
using Lms.Domain.TraineeLists;

namespace Lms.Domain.Tests.TraineeLists;

/// <summary>Rows for the tests; ids of province 099 belong to nobody.</summary>
internal static class Rows
{
    public static readonly RowRules Rules = new(new DateOnly(2022, 12, 6));

    private static readonly string[] Fragments =
    [
        "", " ", "'", "Nguyễn Thị Hồng", "NGUYỄN VĂN AN", "ÐỖ THỊ HOÀ", "lê văn bình", "NguyÔn ThÞ", "Müller", "Nguy?n", "Trần\u00A0\u00A0Bình", "Le\u0302 Va\u0306n",
        "1/2/1980", "02/13/1980", "13/13/1980", "1980-02-01", "31295", "1985", "02/1985", "5.9.85", "01/01/2030", "05-09-1985 00:00:00", "29/02/1981",
        "099185000001", "99185000001", "185000001", "9.9185E+10", "099 185 000 001", "123456789", "500185000001", "gv 001", "GV001", "mã?",
        "0912345678", "912345678", "+84 912.345.678", "01681234567", "1681234567", "0912345678/0987654321", "0912345678 - 0987654321", "02253123456", "12345",
        "Hong@Example.edu.vn", "mailto:a@example.edu.vn;", "a@b", "Nam", "NỮ", "nu", "TH", "tiểu học", "THCS", "cấp 3", "xyz", "Dự bị", "không dự bị", "\uFFFD", "\u200B",
    ];

    public static Arbitrary<RawRow> Any { get; } = Arb.From(
        from cells in Gen.OneOf(Gen.Elements(Fragments), Gen.Elements(Fragments).Two().Select(two => two.Item1 + two.Item2),
            ArbMap.Default.GeneratorFor<string>().Select(text => text ?? "")).ArrayOf(15)
        select new RawRow(10, "Sheet1", TraineeColumns.All.ToDictionary(column => column, column => cells[(int)column])));

    public static RawRow Teacher(params (TraineeColumn Column, string Text)[] changes)
    {
        var cells = new Dictionary<TraineeColumn, string>
        {
            [TraineeColumn.FullName] = "Nguyễn Thị Hồng",
            [TraineeColumn.BirthDate] = "05/09/1985",
            [TraineeColumn.Gender] = "Nữ",
            [TraineeColumn.TeacherCode] = "GV000001",
            [TraineeColumn.PersonalId] = "099185000001",
            [TraineeColumn.School] = "Trường Tiểu học Nguyễn Du",
            [TraineeColumn.Level] = "Tiểu học",
            [TraineeColumn.Subject] = "Tiếng Anh",
            [TraineeColumn.Phone] = "0912345678",
            [TraineeColumn.Email] = "hong@example.edu.vn",
        };
        foreach (var (column, text) in changes) cells[column] = text;
        return new(10, "Sheet1", cells);
    }

    public static RowReading Read(params (TraineeColumn Column, string Text)[] changes) => RowReader.Read(Teacher(changes), Rules);

    /// <summary>Severity and name of each finding, such as "Fixed PhoneLostZero".</summary>
    public static IEnumerable<string> Names(this IEnumerable<RowFinding> findings) =>
        findings.Select(finding => $"{finding.Severity} {finding.Key["Finding.".Length..]}");
}

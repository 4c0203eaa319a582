namespace Lms.Web.Tests.Features.TraineeLists;

/// <summary>What shall come of a case file that is uploaded as a trainee list.</summary>
/// <param name="Outcome">"refused X", "asks X", or the people who were read: name and birth date, parted by "; ".</param>
internal sealed record ListCase(string File, string Outcome)
{
    /// <summary>Findings that must be among those of the rows: position, column, severity and name, as "3 BirthDate Warning X".</summary>
    public string[] Told { get; init; } = [];

    /// <summary>Texts of lines that must be skipped and listed.</summary>
    public string[] Skipped { get; init; } = [];

    /// <summary>True where no row may have a warning, and nothing may block but what depends on the plan's own units.</summary>
    public bool IsClean { get; init; }
}

/// <summary>The case files for the trainee list with their outcomes.</summary>
internal static class ListCases
{
    private static readonly string[] People =
    [
        "Đỗ Thị Bích Hạnh 03/04/1980", "Lương Văn Tuấn 04/05/1981", "Phùng Thị Ngọc Ánh 05/06/1982",
        "Trịnh Quốc Việt 06/07/1983", "Bùi Thị Thanh Thủy 07/08/1984", "Ngô Đức Thịnh 08/09/1985",
    ];

    private static readonly string Six = string.Join("; ", People);
    private static readonly string Three = string.Join("; ", People[..3]);

    public static IReadOnlyList<ListCase> All { get; } =
    [
        new("T00-base.xlsx", Six) { IsClean = true },
        new("T03-x-prefix.xlsx", Six) { IsClean = true },
        new("T05-1904.xlsx", Three),
        new("T13c-libreoffice-two-row.xlsx", Three),
        new("T13d-libreoffice.xls", "refused WorkbookLegacyXls"),
        new("T13f.ods", "refused WorkbookKindUnknown"),
        new("T24-filtered-rows.xlsx", Six),
        new("T29b-html-named.xls", "refused WorkbookKindUnknown"),
        new("T29c-xlsx-named.csv", Six) { IsClean = true },
        new("T29d-UPPER.CSV", Six) { IsClean = true },
        new("T29f-spreadsheetml-2003.xml", "refused WorkbookKindUnknown"),
        new("T33c-sep-line.csv", Six) { IsClean = true },
        new("T45-utf16le-no-bom.csv", Six) { IsClean = true },
    ];
}

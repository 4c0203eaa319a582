namespace Lms.Web.Tests.Features.TraineeLists;

/// <summary>What shall come of a case file that is uploaded as a trainee list.</summary>
/// <param name="Outcome">"refused X", "asks X", or the people who were read: name and birth date, parted by ";
/// ".</param>
internal sealed record ListCase(string File, string Outcome)
{
    /// <summary>
    /// Findings that must be among those of the rows: position, column, severity and name, as "3 BirthDate Warning
    /// X".
    /// </summary>
    public string[] Told { get; init; } = [];

    /// <summary>Texts of lines that must be skipped and listed.</summary>
    public string[] Skipped { get; init; } = [];

    /// <summary>
    /// True where no row may have a warning, and nothing may block but what depends on the plan's own units.
    /// </summary>
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
        new("T07a-formulas-without-cached-values.xlsx", "03/04/1980; Lương Văn Tuấn 04/05/1981; Phùng Thị Ngọc Ánh")
        {
            Told =
            [
                "1 FullName Blocking FormulaWithoutValue", "2 School Blocking FormulaWithoutValue",
                "3 BirthDate Blocking FormulaWithoutValue",
            ],
        },
        new("T09-section-rows.xlsx", string.Join("; ", People[..5]))
        {
            Skipped =
            [
                "I | Trường Tiểu học Kim Đồng", "II | Trường THCS Chu Văn An (2 người)", "Cộng II: 2", "III. KHỐI TIỂU HỌC",
                "Tổng: 5 người", "(Danh sách này có 05 người)",
            ],
        },
        new("T13c-libreoffice-two-row.xlsx", Three),
        new("T13d-libreoffice.xls", "refused WorkbookLegacyXls"),
        new("T13f.ods", "refused WorkbookKindUnknown"),
        new("T17-excel-month-names.csv", Six)
        {
            Told =
            [
                "1 BirthDate Fixed BirthDateShortYear", "2 BirthDate Fixed BirthDateShortYear", "3 BirthDate Fixed BirthDateForm",
            ],
            IsClean = true,
        },
        new("T18-unit-and-school-columns.xlsx", "asks Columns"),
        new("T19-google-forms.xlsx", Three),
        new("T19b-google-forms-unnumbered.xlsx", Three),
        new("T21-phone-words-two-levels.xlsx", Six)
        {
            Told =
            [
                "1 Phone Blocking PhoneInvalid", "2 Phone Blocking PhoneInvalid", "3 Phone Fixed PhoneSeparators",
                "4 Email Blocking EmailInvalid", "5 Level Blocking LevelTwo", "6 Level Blocking LevelTwo",
            ],
        },
        new("T14-mojibake-names.xlsx", "asks Legacy"),
        new("T14b-mojibake-everything.xlsx", "asks Legacy"),
        new("T16-unclosed-quote.csv", Six) { Told = ["2 LanguageLevel Fixed OpenQuote"] },
        new("T16c-unclosed-quote-own-column.csv", Six) { Told = ["2 Warning OpenQuoteLine"] },
        new("T24-filtered-rows.xlsx", Six),
        new("T26-table-totals.xlsx", Three) { Skipped = ["Total | 3"] },
        new("T29b-html-named.xls", "refused WorkbookKindUnknown"),
        new("T29c-xlsx-named.csv", Six) { IsClean = true },
        new("T29d-UPPER.CSV", Six) { IsClean = true },
        new("T29f-spreadsheetml-2003.xml", "refused WorkbookKindUnknown"),
        new("T01-excel-online-workbook22.xlsx", Six) { IsClean = true },
        new("T08-merged-school-down.xlsx", Six)
        {
            Told = ["2 School Fixed FilledFromMerged", "3 Level Fixed FilledFromMerged", "6 Subject Fixed FilledFromMerged"],
            IsClean = true,
        },
        new("T11-number-formats.xlsx", Six),
        new("T11b-wps-builtin-31.xlsx", string.Join("; ", People[..2])),
        new("T13a-libreoffice-numfmts.xlsx", Six),
        new("T23-relative-targets.xlsx", Six) { IsClean = true },
        new("T29a-tsv-named.xls", Six) { IsClean = true },
        new("T29e-csv-no-extension", Six) { IsClean = true },
        new("T29g-csv-named.xlsx", Six) { IsClean = true },
        new("T29h-csv-utf8-named.xls", Six) { IsClean = true },
        new("T37b-sheetjs-fractional-dates.xlsx", "Đỗ Thị Bích Hạnh 02/04/1980; Lương Văn Tuấn 03/05/1981")
        {
            Told = ["1 BirthDate Warning BirthDateHasTime", "2 BirthDate Warning BirthDateHasTime"],
        },
        new("T51-stray-space-last-row.xlsx", Three) { IsClean = true },
        new("T51b-stray-nbsp-row-60000.xlsx", Three),
        new("T33-semicolon-title-with-commas.csv", Six) { IsClean = true },
        new("T33b-pipe.csv", Six) { IsClean = true },
        new("T33c-sep-line.csv", Six) { IsClean = true },
        new("T34-ids-phones.xlsx", Six)
        {
            Told =
            [
                "1 PersonalId Fixed PersonalIdLostZero", "2 PersonalId Fixed IdSeparators", "3 Phone Fixed PhoneCountryCode",
                "4 PersonalId Blocking PersonalIdInvalid", "5 PersonalId Blocking PersonalIdInvalid",
                "6 PersonalId Blocking PersonalIdInvalid",
            ],
        },
        new("T35-two-row-header.xlsx", Three) { IsClean = true },
        new("T37a-json-utc-dates.csv", string.Join("; ", People[..2]))
        {
            Told = ["1 BirthDate Warning BirthDateInstant", "2 BirthDate Warning BirthDateInstant"],
        },
        new("T38-i-y-spelling.xlsx", "Nguyễn Thị Mỹ 01/02/1985; Nguyễn Thị Mĩ 01/02/1985")
        {
            Told = ["1 FullName Warning MayBeSamePerson", "2 FullName Warning MayBeSamePerson", "1 Email Warning SharedEmail"],
        },
        new("T40-given-name-first.xlsx", "asks Columns"),
        new("T41-repeated-header-page-footer.xlsx", string.Join("; ", People[..4]))
        {
            Skipped =
            [
                "Trang 1/2", "Hồng Bàng, ngày 01/12/2026", "TRƯỞNG PHÒNG", "Nguyễn Văn Hùng",
                "Nơi nhận: - Sở GD&ĐT; - Lưu VT",
            ],
            IsClean = true,
        },
        new("T45-utf16le-no-bom.csv", Six) { IsClean = true },
    ];
}

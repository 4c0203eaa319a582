using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Lms.Infrastructure.TraineeLists;

/// <summary>The looks of a list's cells; the number of each is its place in the workbook's style table.</summary>
internal enum ListStyle : uint
{
    Plain,
    Title,
    Bold,
    Note,
    Heading,
    ColumnNumber,
    Text,
    Centred,
    Fixed,
    Warning,
    Blocking,
}

internal static class ListStyles
{
    private const uint TextFormat = 49;

    public static Stylesheet Sheet() => new(
        new Fonts(Font(12), Font(14, new Bold()), Font(12, new Bold()), Font(11, new Italic())),
        new Fills(Fill(PatternValues.None), Fill(PatternValues.Gray125), Fill("FFDCE6F1"), Fill("FFDDF0DD"), Fill("FFFFF2B3"), Fill("FFF8C9C4")),
        new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()), Thin()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            Format(), Format(1, centred: true), Format(2, centred: true), Format(3, centred: true),
            Format(2, 2, true, true), Format(3, 2, true, true), Format(border: true), Format(border: true, centred: true),
            Format(0, 3, true), Format(0, 4, true), Format(0, 5, true)));

    private static CellFormat Format(uint font = 0, uint fill = 0, bool border = false, bool centred = false) => new(new Alignment
    {
        Horizontal = centred ? HorizontalAlignmentValues.Center : HorizontalAlignmentValues.General,
        Vertical = VerticalAlignmentValues.Center,
        WrapText = border || centred,
    })
    {
        NumberFormatId = TextFormat,
        FontId = font,
        FillId = fill,
        BorderId = border ? 1U : 0U,
        ApplyNumberFormat = true,
        ApplyFont = true,
        ApplyFill = true,
        ApplyBorder = true,
        ApplyAlignment = true,
    };

    private static Font Font(double size, params OpenXmlElement[] marks) =>
        new([.. marks, new FontSize { Val = size }, new FontName { Val = "Times New Roman" }]);

    private static Fill Fill(PatternValues pattern) => new(new PatternFill { PatternType = pattern });

    private static Fill Fill(string argb) => new(new PatternFill(new ForegroundColor { Rgb = argb }) { PatternType = PatternValues.Solid });

    private static Border Thin() => new(
        new LeftBorder { Style = BorderStyleValues.Thin }, new RightBorder { Style = BorderStyleValues.Thin },
        new TopBorder { Style = BorderStyleValues.Thin }, new BottomBorder { Style = BorderStyleValues.Thin }, new DiagonalBorder());
}

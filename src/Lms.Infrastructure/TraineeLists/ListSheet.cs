using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using Lms.Domain.OrgUnits;
using Lms.Domain.TraineeLists;

namespace Lms.Infrastructure.TraineeLists;

/// <summary>What a list's sheet has around its rows: widths, frozen header, drop-downs, page.</summary>
internal static class ListSheet
{
    public const string Name = "Danh sách";

    private static readonly double[] Widths = [5, 26, 13, 10, 18, 18, 32, 12, 14, 16, 18, 15, 30, 14, 22];

    public static IEnumerable<OpenXmlElement> Before(IReadOnlyList<ExtraColumn> extra)
    {
        yield return new SheetProperties(new PageSetupProperties { FitToPage = true });
        yield return new SheetViews(new SheetView(
            new Pane
            {
                HorizontalSplit = 2,
                VerticalSplit = ListHeading.FirstDataLine - 1,
                TopLeftCell = $"C{ListHeading.FirstDataLine}",
                ActivePane = PaneValues.BottomRight,
                State = PaneStateValues.Frozen,
            },
            new Selection { Pane = PaneValues.BottomRight, ActiveCell = $"B{ListHeading.FirstDataLine}", SequenceOfReferences = new() { InnerText = $"B{ListHeading.FirstDataLine}" } })
        { WorkbookViewId = 0, ShowGridLines = false });
        yield return new SheetFormatProperties { DefaultRowHeight = 18 };
        var widths = Widths.Concat(extra.Select(column => column.Width));
        yield return new Columns(widths.Select((width, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = width, CustomWidth = true, Style = (uint)ListStyle.Plain }));
    }

    public static IEnumerable<OpenXmlElement> After(int lastLine, int schools)
    {
        yield return new MergeCells(ListHeading.Merged(lastLine).Select(range => new MergeCell { Reference = range }));
        yield return DropDowns(lastLine, schools);
        yield return new PrintOptions { HorizontalCentered = true };
        yield return new PageMargins { Left = 0.6, Right = 0.4, Top = 0.6, Bottom = 0.6, Header = 0.3, Footer = 0.3 };
        yield return new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 };
        yield return new HeaderFooter(new OddFooter("&CTrang &P/&N"));
        yield return new IgnoredErrors(new IgnoredError { SequenceOfReferences = new() { InnerText = $"A{ListHeading.FirstDataLine}:P{lastLine}" }, NumberStoredAsText = true });
    }

    /// <summary>The header lines are printed on every page.</summary>
    public static DefinedName PrintTitles() => new($"'{Name}'!${ListHeading.HeaderLine}:${ListHeading.HeaderLine + 1}") { Name = "_xlnm.Print_Titles", LocalSheetId = 0 };

    private static DataValidations DropDowns(int lastLine, int schools)
    {
        var lists = new List<DataValidation>
        {
            DropDown(TraineeColumn.Gender, lastLine, Quoted(Enum.GetValues<Gender>().Select(gender => gender.Word()))),
            DropDown(TraineeColumn.Level, lastLine, Quoted(Enum.GetValues<SchoolLevel>().Select(level => level.Word()))),
        };
        if (schools > 0) lists.Add(DropDown(TraineeColumn.School, lastLine, $"{TemplateMarkerSheet.Name}!$D$1:$D${schools}"));
        return new(lists) { Count = (uint)lists.Count };
    }

    /// <summary>Another word may be typed after a warning: old names and abbreviations are understood when the list is read.</summary>
    private static DataValidation DropDown(TraineeColumn column, int lastLine, string formula) => new(new Formula1(formula))
    {
        Type = DataValidationValues.List,
        ErrorStyle = DataValidationErrorStyleValues.Warning,
        AllowBlank = true,
        ShowErrorMessage = true,
        ErrorTitle = column.Heading(),
        Error = "Nên chọn một giá trị trong danh sách. Vẫn dùng giá trị đã gõ?",
        SequenceOfReferences = new() { InnerText = $"{ListCells.Letter(column)}{ListHeading.FirstDataLine}:{ListCells.Letter(column)}{lastLine}" },
    };

    private static string Quoted(IEnumerable<string> words) => $"\"{string.Join(',', words)}\"";
}

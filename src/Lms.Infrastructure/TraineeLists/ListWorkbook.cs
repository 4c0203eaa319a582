using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Lms.Infrastructure.TraineeLists;

/// <summary>A column right of Mẫu 01's own; its width in characters.</summary>
internal sealed record ExtraColumn(string Heading, double Width);

/// <summary>Puts a list's workbook together: the sheet people see, and the hidden one that says whose it is.</summary>
internal static class ListWorkbook
{
    /// <param name="data">The lines of data, from <see cref="ListHeading.FirstDataLine"/> to <paramref name="lastLine"/>.</param>
    /// <param name="below">What stands under the signatures.</param>
    /// <param name="decorate">Adds what hangs on the sheet's part, and gives the elements that refer to it.</param>
    public static byte[] Write(TemplateContext context, IEnumerable<Row> data, int lastLine, IEnumerable<Row>? below = null,
        IReadOnlyList<ExtraColumn>? extra = null, Func<WorksheetPart, IEnumerable<OpenXmlElement>>? decorate = null)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = ListStyles.Sheet();
            var list = workbook.AddNewPart<WorksheetPart>();
            IEnumerable<OpenXmlElement> after = [.. ListSheet.After(lastLine, context.Schools.Count), .. decorate?.Invoke(list) ?? []];
            WriteSheet(list, ListSheet.Before(extra ?? []), [.. ListHeading.Above(context, extra ?? []), .. data, .. ListHeading.Below(lastLine), .. below ?? []], after);
            var marker = workbook.AddNewPart<WorksheetPart>();
            WriteSheet(marker, [], MarkerRows(context), []);
            workbook.Workbook = new Workbook(
                new Sheets(
                    new Sheet { Name = ListSheet.Name, SheetId = 1, Id = workbook.GetIdOfPart(list) },
                    new Sheet { Name = TemplateMarkerSheet.Name, SheetId = 2, Id = workbook.GetIdOfPart(marker), State = SheetStateValues.Hidden }),
                new DefinedNames(ListSheet.PrintTitles()));
        }
        return stream.ToArray();
    }

    private static void WriteSheet(WorksheetPart part, IEnumerable<OpenXmlElement> before, IEnumerable<Row> rows, IEnumerable<OpenXmlElement> after)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        foreach (var element in before) writer.WriteElement(element);
        writer.WriteStartElement(new SheetData());
        foreach (var row in rows) writer.WriteElement(row);
        writer.WriteEndElement();
        foreach (var element in after) writer.WriteElement(element);
        writer.WriteEndElement();
    }

    private static IEnumerable<Row> MarkerRows(TemplateContext context)
    {
        (string Name, string Value)[] marks =
        [
            ("template", TemplateMarkerSheet.Kind),
            ("version", $"{TemplateMarkerSheet.Version}"),
            ("plan", $"{context.PlanId:D}"),
            ("unit", $"{context.UnitId:D}"),
        ];
        for (var i = 0; i < Math.Max(marks.Length, context.Schools.Count); i++)
        {
            var cells = new List<Cell>();
            if (i < marks.Length) cells.AddRange([ListCells.Cell(0, i + 1, marks[i].Name, ListStyle.Plain), ListCells.Cell(1, i + 1, marks[i].Value, ListStyle.Plain)]);
            if (i < context.Schools.Count) cells.Add(ListCells.Cell(3, i + 1, context.Schools[i], ListStyle.Plain));
            yield return ListCells.Row(i + 1, null, cells);
        }
    }
}

using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.TraineeLists;

namespace Lms.Infrastructure.Tests.TraineeLists;

public class AnnotatedWorkbookTests
{
    [Fact]
    public void The_list_comes_back_with_its_own_values_coloured_commented_and_readable_again()
    {
        var sent = Samples.Teacher();
        (sent[TraineeColumn.FullName], sent[TraineeColumn.BirthDate], sent[TraineeColumn.Phone]) = ("NGUYỄN  THỊ HỒNG", "13/25/1985", "912345678");
        var row = new RawRow(14, "Sheet1", sent);
        var file = AnnotatedWorkbook.Write(Samples.Context(), [new(row, RowReader.Read(row, Samples.Rules).Findings)], finding => $"«{finding.Key}»");

        Samples.SchemaErrors(file).ShouldBeEmpty();
        Samples.Read(file).Rows.Single().Cells.OrderBy(c => c.Key).ShouldBe(sent.OrderBy(c => c.Key));
        using var document = SpreadsheetDocument.Open(new MemoryStream(file), false);
        var part = document.WorkbookPart!.WorksheetParts.Single(p => p.WorksheetCommentsPart is not null);
        var comments = part.WorksheetCommentsPart!.Comments.Descendants<Comment>().ToDictionary(c => c.Reference!.Value!, c => c.InnerText);
        comments["C10"].ShouldBe("«Finding.BirthDateInvalid»");
        comments["L10"].ShouldBe("«Finding.PhoneLostZero»");
        comments["B10"].ShouldBe("«Finding.Spaces»\n«Finding.NameCase»");
        Fill(document, part.Worksheet.CellAt("C10")).ShouldBe("FFF8C9C4");
        Fill(document, part.Worksheet.CellAt("L10")).ShouldBe("FFDDF0DD");
        part.Worksheet.CellAt("P10").InnerText.ShouldContain("BirthDateInvalid");
        part.VmlDrawingParts.Count().ShouldBe(1);
    }

    private static string? Fill(SpreadsheetDocument document, Cell cell)
    {
        var styles = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet;
        var format = (CellFormat)styles.CellFormats!.ElementAt((int)cell.StyleIndex!.Value);
        return styles.Fills!.ElementAt((int)format.FillId!.Value).Descendants<ForegroundColor>().SingleOrDefault()?.Rgb?.Value;
    }
}

using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using FsCheck;
using FsCheck.Fluent;
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

    /// <summary>Export and import again: whatever the rows hold, and whatever was found in them.</summary>
    [Fact]
    public void Any_list_handed_back_is_read_again_with_the_same_cells_in_the_same_order() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(150), Prop.ForAll(Lists.ToArbitrary(), rows =>
        {
            var file = AnnotatedWorkbook.Write(Samples.Context(), [.. rows.Select(row => new AnnotatedRow(row, RowReader.Read(row, Samples.Rules).Findings))], finding => $"«{finding.Key}»");
            var read = Samples.Read(file).Rows;
            read.Select(r => string.Join(" | ", Texts(r))).ShouldBe(rows.Select(r => string.Join(" | ", Texts(r))));
        }));

    private static readonly string[] Fragments =
    [
        "", "Nguyễn Thị Hồng", "NGUYỄN  VĂN AN", "ÐỖ THỊ HOÀ", "Le\u0302 Va\u0306n", "02/13/1980", "31295", "05/09/1985", "9.9185E+10", "099185000001", "0912 345 678", "=1+1", "+84912345678",
        "@tên", "'099", "<b>&amp;", "hai\ndòng", "hai\r\ndòng", "  a \t b  ", " ", "\u3000\u00A0", "a\u0001\u0000", "\uD800x", "_x0041_", "_x0041\rx0042_", "__x000D_", "a@b", "xyz", "tiểu học", "dự bị", "\u200F\u202Eabc", "😀", "x\u00A0y", "-", "1",
    ];

    /// <summary>Rows as a list holds them: cells as they were sent; the files' own columns as well.</summary>
    private static Gen<IReadOnlyList<RawRow>> Lists =>
        from count in Gen.Choose(1, 6)
        from cells in Gen.Elements(Fragments).ArrayOf(TraineeColumns.All.Count).ArrayOf(count)
        from extra in Gen.Elements(Fragments).ArrayOf(3).ArrayOf(count)
        select (IReadOnlyList<RawRow>)[.. cells.Zip(extra, (own, more) => (own, more)).Select((row, i) => new RawRow(i + 1, "", TraineeColumns.All
            .ToDictionary(c => c, c => c == TraineeColumn.Ordinal ? $"{i + 1}" : c == TraineeColumn.FullName ? $"Nguyễn Thị {row.own[(int)c]}" : row.own[(int)c]))
        { Extra = [.. row.more.Zip(["Quyết định cử đi học", "Điểm IELTS năm trước", "Mã nội bộ"], (text, heading) => new ExtraCell(heading, text)).Where(e => e.Text.Length > 0)] })];

    private static IEnumerable<string> Texts(RawRow row) =>
        row.Cells.Where(c => c.Value.Length > 0).OrderBy(c => c.Key).Select(c => $"{c.Key}: {c.Value}")
            .Concat(row.Extra.OrderBy(e => e.Heading, StringComparer.Ordinal).Select(e => $"{e.Heading}: {e.Text}"));

    private static string? Fill(SpreadsheetDocument document, Cell cell)
    {
        var styles = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet;
        var format = (CellFormat)styles.CellFormats!.ElementAt((int)cell.StyleIndex!.Value);
        return styles.Fills!.ElementAt((int)format.FillId!.Value).Descendants<ForegroundColor>().SingleOrDefault()?.Rgb?.Value;
    }
}

using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Lms.Infrastructure.TraineeLists;

/// <summary>A comment on one cell; the column counts from 0, the line from 1.</summary>
internal sealed record CellComment(int Column, int Line, string Text);

/// <summary>Comments of a sheet. Spreadsheet programs show them only if a VML drawing says where their boxes are.</summary>
internal static class SheetComments
{
    private static readonly XNamespace Vml = "urn:schemas-microsoft-com:vml";
    private static readonly XNamespace Office = "urn:schemas-microsoft-com:office:office";
    private static readonly XNamespace Excel = "urn:schemas-microsoft-com:office:excel";

    /// <summary>Adds the parts and gives the element by which the sheet refers to the drawing.</summary>
    public static LegacyDrawing Add(WorksheetPart sheet, IReadOnlyList<CellComment> comments)
    {
        sheet.AddNewPart<WorksheetCommentsPart>().Comments = new Comments(
            new Authors(new Author("LMS")),
            new CommentList(comments.Select(comment => new Comment(new CommentText(new Text(ListCells.Printable(comment.Text)) { Space = DocumentFormat.OpenXml.SpaceProcessingModeValues.Preserve }))
            {
                Reference = $"{ListCells.Letter(comment.Column)}{comment.Line}",
                AuthorId = 0,
            })));
        var drawing = sheet.AddNewPart<VmlDrawingPart>();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Drawing(comments).ToString(SaveOptions.DisableFormatting)));
        drawing.FeedData(stream);
        return new LegacyDrawing { Id = sheet.GetIdOfPart(drawing) };
    }

    private static XElement Drawing(IReadOnlyList<CellComment> comments) => new("xml",
        new XAttribute(XNamespace.Xmlns + "v", Vml), new XAttribute(XNamespace.Xmlns + "o", Office), new XAttribute(XNamespace.Xmlns + "x", Excel),
        new XElement(Vml + "shapetype", new XAttribute("id", "note"), new XAttribute("coordsize", "21600,21600"), new XAttribute(Office + "spt", 202), new XAttribute("path", "m,l,21600r21600,l21600,xe")),
        comments.Select(Shape));

    private static XElement Shape(CellComment comment, int index) => new(Vml + "shape",
        new XAttribute("id", $"note{index}"), new XAttribute("type", "#note"), new XAttribute("style", "position:absolute;visibility:hidden"), new XAttribute("fillcolor", "#ffffe1"),
        new XElement(Vml + "fill", new XAttribute("color2", "#ffffe1")),
        new XElement(Vml + "textbox"),
        new XElement(Excel + "ClientData", new XAttribute("ObjectType", "Note"),
            new XElement(Excel + "Anchor", Anchor(comment)),
            new XElement(Excel + "AutoFill", "False"),
            new XElement(Excel + "Row", comment.Line - 1),
            new XElement(Excel + "Column", comment.Column)));

    /// <summary>Left column, offset, top row, offset, right column, offset, bottom row, offset: beside the cell, tall enough for its text.</summary>
    private static string Anchor(CellComment comment) =>
        $"{comment.Column + 1}, 15, {Math.Max(0, comment.Line - 2)}, 4, {comment.Column + 3}, 60, {comment.Line + 2 + comment.Text.Length / 60}, 4";
}

using System.Text;

namespace Lms.Infrastructure.Certificates.Pdf;

/// <summary>What shapes are drawn on. Places are in points (1/72 inch) from the top left corner.</summary>
public abstract class PdfCanvas
{
    private protected PdfCanvas(double width, double height)
    {
        Width = width;
        Height = height;
    }

    public double Width { get; }
    public double Height { get; }
    private protected StringBuilder Content { get; } = new();

    public void Fill(PdfPath path, PdfColor color)
    {
        ArgumentNullException.ThrowIfNull(path);
        Content.Append(color.Operands).Append(" rg\n").Append(path.Operators(Height)).Append("f\n");
    }

    public void Stroke(PdfPath path, PdfColor color, double width)
    {
        ArgumentNullException.ThrowIfNull(path);
        Content.Append(color.Operands).Append(" RG\n").Append(PdfSyntax.Number(width)).Append(" w\n").Append(path.Operators(Height)).Append("S\n");
    }

    public void Line(double x1, double y1, double x2, double y2, PdfColor color, double width) =>
        Stroke(new PdfPath().MoveTo(x1, y1).LineTo(x2, y2), color, width);
}

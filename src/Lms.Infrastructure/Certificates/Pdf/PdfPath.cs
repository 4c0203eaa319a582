using System.Text;

namespace Lms.Infrastructure.Certificates.Pdf;

/// <summary>A place on a page: points from the left and from the <b>top</b> edge.</summary>
public readonly record struct PdfPoint(double X, double Y);

/// <summary>A rectangle on a page: points from the left and from the <b>top</b> edge.</summary>
public readonly record struct PdfBox(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;
    public double Bottom => Y + Height;
    public PdfPoint Centre => new(X + Width / 2, Y + Height / 2);
    public PdfBox Inset(double by) => new(X + by, Y + by, Width - 2 * by, Height - 2 * by);
}

/// <summary>A vector outline. The page that draws it turns it from top-down to PDF's bottom-up coordinates.</summary>
public sealed class PdfPath
{
    private readonly List<(string Operator, PdfPoint[] Points)> _steps = [];

    public PdfPath MoveTo(double x, double y) => Step("m", new PdfPoint(x, y));
    public PdfPath LineTo(double x, double y) => Step("l", new PdfPoint(x, y));

    /// <summary>A cubic Bézier curve with two control points.</summary>
    public PdfPath CurveTo(PdfPoint first, PdfPoint second, PdfPoint end) => Step("c", first, second, end);

    public PdfPath Close() => Step("h");

    public PdfPath Rectangle(PdfBox box) =>
        MoveTo(box.X, box.Y).LineTo(box.Right, box.Y).LineTo(box.Right, box.Bottom).LineTo(box.X, box.Bottom).Close();

    /// <summary>An ellipse turned by <paramref name="angle"/> radians about its centre.</summary>
    public PdfPath Ellipse(PdfPoint centre, double radiusX, double radiusY, double angle = 0)
    {
        const double Kappa = 0.5522847498; // the handle length that brings a Bézier nearest to a quarter circle
        var (sin, cos) = Math.SinCos(angle);
        var start = At(1, 0);
        MoveTo(start.X, start.Y);
        CurveTo(At(1, Kappa), At(Kappa, 1), At(0, 1));
        CurveTo(At(-Kappa, 1), At(-1, Kappa), At(-1, 0));
        CurveTo(At(-1, -Kappa), At(-Kappa, -1), At(0, -1));
        CurveTo(At(Kappa, -1), At(1, -Kappa), start);
        return Close();

        PdfPoint At(double u, double v) => new(
            centre.X + u * radiusX * cos - v * radiusY * sin,
            centre.Y + u * radiusX * sin + v * radiusY * cos);
    }

    internal string Operators(double pageHeight)
    {
        var text = new StringBuilder();
        foreach (var (name, points) in _steps)
        {
            foreach (var point in points)
                text.Append(PdfSyntax.Number(point.X, 2)).Append(' ').Append(PdfSyntax.Number(pageHeight - point.Y, 2)).Append(' ');
            text.Append(name).Append('\n');
        }

        return text.ToString();
    }

    private PdfPath Step(string name, params PdfPoint[] points)
    {
        _steps.Add((name, points));
        return this;
    }
}

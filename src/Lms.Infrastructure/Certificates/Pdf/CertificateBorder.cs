namespace Lms.Infrastructure.Certificates.Pdf;

/// <summary>The ornament: a band of interlaced waves between two rules, a rosette in each corner, a pale one behind the text.</summary>
internal static class CertificateBorder
{
    private const double Outer = 22, Band = 14, Inner = Outer + Band + 8, Corner = 34;
    private static readonly PdfColor Gold = new(0xB0, 0x8A, 0x3E);
    private static readonly PdfColor PaleGold = new(0xD9, 0xC0, 0x86);
    private static readonly PdfColor Watermark = new(0xF6, 0xEF, 0xDD);

    /// <summary>What the frame leaves free, in page coordinates: no text may leave it.</summary>
    internal static PdfBox Inside { get; } = new PdfBox(0, 0, PdfDocument.A4LongSide, PdfDocument.A4ShortSide).Inset(Inner + 4);

    private static readonly Lazy<PdfDrawing> Ornament = new(Compose);

    internal static void Draw(PdfPage page) => page.Draw(Ornament.Value);

    private static PdfDrawing Compose()
    {
        var page = new PdfDrawing(PdfDocument.A4LongSide, PdfDocument.A4ShortSide);
        var sheet = new PdfBox(0, 0, page.Width, page.Height);
        Rosette(page, new PdfPoint(sheet.Centre.X, sheet.Centre.Y + 8), 165, 30, Watermark, 0.5);
        page.Stroke(new PdfPath().Rectangle(sheet.Inset(Outer)), Gold, 1.6);
        page.Stroke(new PdfPath().Rectangle(sheet.Inset(Outer + 3)), Gold, 0.4);
        page.Stroke(new PdfPath().Rectangle(sheet.Inset(Inner - 3)), Gold, 0.4);
        page.Stroke(new PdfPath().Rectangle(sheet.Inset(Inner)), Gold, 0.9);
        Waves(page, sheet.Inset(Outer + 4 + Band / 2));
        var corners = sheet.Inset(Outer + Corner / 2);
        foreach (var x in (double[])[corners.X, corners.Right])
            foreach (var y in (double[])[corners.Y, corners.Bottom])
                CornerPiece(page, new PdfPoint(x, y));
        return page;
    }

    /// <summary>A rule that swells to a diamond in its middle.</summary>
    internal static void Divider(PdfCanvas page, double x, double y, double halfWidth)
    {
        foreach (var side in (double[])[-1, 1])
        {
            page.Line(x + side * 14, y, x + side * halfWidth, y, Gold, 0.7);
            page.Fill(new PdfPath().Ellipse(new PdfPoint(x + side * 9.5, y), 1.3, 1.3), Gold);
        }

        page.Fill(new PdfPath().MoveTo(x, y - 4).LineTo(x + 5, y).LineTo(x, y + 4).LineTo(x - 5, y).Close(), Gold);
    }

    private static void CornerPiece(PdfCanvas page, PdfPoint centre)
    {
        var box = new PdfBox(centre.X - Corner / 2, centre.Y - Corner / 2, Corner, Corner);
        page.Fill(new PdfPath().Rectangle(box), PdfColor.White);
        page.Stroke(new PdfPath().Rectangle(box), Gold, 1.6);
        page.Stroke(new PdfPath().Rectangle(box.Inset(3)), Gold, 0.4);
        Rosette(page, centre, 12.5, 8, Gold, 0.45);
        page.Fill(new PdfPath().Ellipse(centre, 1.6, 1.6), Gold);
    }

    private static void Rosette(PdfCanvas page, PdfPoint centre, double radius, int petals, PdfColor color, double width)
    {
        var path = new PdfPath();
        for (var i = 0; i < petals; i++) path.Ellipse(centre, radius, radius * 0.42, Math.PI * i / petals);
        page.Stroke(path, color, width);
    }

    /// <summary>Three waves a third of a period apart along each side, like the guilloche of a banknote.</summary>
    private static void Waves(PdfCanvas page, PdfBox middle)
    {
        foreach (var (phase, color) in ((double, PdfColor)[])[(0, PaleGold), (1.0 / 3, PaleGold), (2.0 / 3, Gold)])
        {
            var path = new PdfPath();
            Wave(path, middle.X, middle.Right, phase, (along, across) => new PdfPoint(along, middle.Y + across));
            Wave(path, middle.X, middle.Right, phase, (along, across) => new PdfPoint(along, middle.Bottom + across));
            Wave(path, middle.Y, middle.Bottom, phase, (along, across) => new PdfPoint(middle.X + across, along));
            Wave(path, middle.Y, middle.Bottom, phase, (along, across) => new PdfPoint(middle.Right + across, along));
            page.Stroke(path, color, 0.5);
        }
    }

    /// <summary>
    /// A sine wave as cubic curves of a quarter of a period each. A whole number of periods fits the side, so
    /// that it meets both corners alike.
    /// </summary>
    private static void Wave(PdfPath path, double from, double to, double phase, Func<double, double, PdfPoint> place)
    {
        const double Amplitude = Band / 2 - 2;
        var periods = (int)Math.Round((to - from) / 22);
        var steps = periods * 4;
        double step = (to - from) / steps, turn = 2 * Math.PI * periods / (to - from);
        var start = At(0);
        path.MoveTo(start.X, start.Y);
        for (var i = 0; i < steps; i++) path.CurveTo(Handle(i, step / 3), Handle(i + 1, -step / 3), At(i + 1));

        double Angle(int i) => turn * i * step + 2 * Math.PI * phase;
        PdfPoint At(int i) => place(from + i * step, Amplitude * Math.Sin(Angle(i)));
        // A handle a third of the step along the tangent: the Hermite form of a Bézier curve.
        PdfPoint Handle(int i, double along) =>
            place(from + i * step + along, Amplitude * (Math.Sin(Angle(i)) + Math.Cos(Angle(i)) * turn * along));
    }
}

using System.Text;

namespace Lms.Infrastructure.Certificates.Pdf;

/// <summary>
/// Shapes made once and placed in many documents (a form XObject): the ornament of 228 certificates is computed and
/// compressed a single time. Finish drawing before the first document uses it.
/// </summary>
public sealed class PdfDrawing : PdfCanvas
{
    private readonly Lazy<byte[]> _stream;

    public PdfDrawing(double width, double height) : base(width, height) =>
        _stream = new Lazy<byte[]>(() => PdfSyntax.Deflate(Encoding.ASCII.GetBytes(Content.ToString())));

    internal int Write(PdfFile file) => file.AddRawStream(_stream.Value,
        $"/Type /XObject /Subtype /Form /BBox [0 0 {PdfSyntax.Number(Width)} {PdfSyntax.Number(Height)}] /Resources << >> /Filter /FlateDecode");
}

using QRCoder;

namespace Lms.Infrastructure.Certificates.Pdf;

/// <summary>
/// Mã QR: error correction M (15 %), with the quiet zone of four modules that ISO/IEC 18004 asks for.
/// </summary>
public static class QrSymbol
{
    /// <summary>The dark modules as one outline of one rectangle per horizontal run; the box includes the quiet zone.</summary>
    public static PdfPath Outline(string text, PdfBox box)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = data.ModuleMatrix; // QRCoder's matrix already has the quiet zone
        var module = box.Width / rows.Count;
        var path = new PdfPath();
        for (var row = 0; row < rows.Count; row++)
        {
            for (int column = 0, end; column < rows.Count; column = end + 1)
            {
                for (end = column; end < rows.Count && rows[row][end]; end++) { }
                if (end > column) path.Rectangle(new PdfBox(box.X + column * module, box.Y + row * module, (end - column) * module, module));
            }
        }

        return path;
    }
}

namespace Lms.Infrastructure.Certificates.Pdf;

/// <summary>The embedded faces (SIL Open Font License), each parsed once for the life of the process.</summary>
internal static class CertificateFonts
{
    internal static readonly PdfFont Regular = Load("BeVietnamPro-Regular");
    internal static readonly PdfFont Italic = Load("BeVietnamPro-Italic");
    internal static readonly PdfFont SemiBold = Load("BeVietnamPro-SemiBold");
    internal static readonly PdfFont Bold = Load("BeVietnamPro-Bold");
    internal static readonly PdfFont Display = Load("PlayfairDisplay-Bold");

    private static PdfFont Load(string name)
    {
        using var resource = typeof(CertificateFonts).Assembly.GetManifestResourceStream($"Certificates.Fonts.{name}.ttf")
            ?? throw new InvalidOperationException($"The font {name} is not embedded.");
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return new PdfFont(bytes);
    }
}

namespace Lms.Infrastructure.Certificates.Pdf;

/// <summary>
/// The embedded faces (SIL Open Font License), each parsed once for the life of the process. All of them have every
/// Vietnamese letter.
/// </summary>
public static class CertificateFonts
{
    public static PdfFont Regular { get; } = Load("BeVietnamPro-Regular");
    public static PdfFont Italic { get; } = Load("BeVietnamPro-Italic");
    public static PdfFont SemiBold { get; } = Load("BeVietnamPro-SemiBold");
    public static PdfFont Bold { get; } = Load("BeVietnamPro-Bold");

    /// <summary>The serif of titles and names.</summary>
    public static PdfFont Display { get; } = Load("PlayfairDisplay-Bold");

    /// <summary>
    /// The letters of a trainee's name that a certificate cannot show: the one test of lists and of issuing.
    /// </summary>
    public static IReadOnlyList<string> UndrawableInName(string fullName) => Display.Undrawable(fullName);

    private static PdfFont Load(string name)
    {
        using var resource = typeof(CertificateFonts).Assembly.GetManifestResourceStream($"Certificates.Fonts.{name}.ttf")
            ?? throw new InvalidOperationException($"The font {name} is not embedded.");
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return new PdfFont(bytes);
    }
}

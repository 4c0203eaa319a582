using System.IO.Compression;
using Lms.Domain.Practicums;
using Lms.Domain.Text;

namespace Lms.Infrastructure.Practicums;

/// <summary>What a file of evidence is, told by its content; its name is only a name.</summary>
public sealed record EvidenceFile(EvidenceKind Kind, string MediaType, string Extension)
{
    /// <summary>One file, in bytes.</summary>
    public const int MostBytes = 15 << 20;

    private const int LongestName = 200;

    private static readonly EvidenceFile Pdf = new(EvidenceKind.Plan, "application/pdf", ".pdf");
    private static readonly EvidenceFile Docx = new(EvidenceKind.Plan, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx");
    private static readonly EvidenceFile Jpeg = new(EvidenceKind.Photo, "image/jpeg", ".jpg");
    private static readonly EvidenceFile Png = new(EvidenceKind.Photo, "image/png", ".png");
    private static readonly EvidenceFile Webp = new(EvidenceKind.Photo, "image/webp", ".webp");

    /// <summary>Null for everything that is not taken.</summary>
    public static EvidenceFile? Of(byte[] content)
    {
        var bytes = content.AsSpan();
        if (bytes.StartsWith("%PDF-"u8)) return Pdf;
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return Jpeg;
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])) return Png;
        if (bytes.StartsWith("RIFF"u8) && bytes.Length > 12 && bytes[8..].StartsWith("WEBP"u8)) return Webp;
        return bytes.StartsWith("PK\x03\x04"u8) && IsDocx(content) ? Docx : null;
    }

    /// <summary>The name to keep: without folders, in composed form, not too long, and ending in what the file is.</summary>
    public string NameOf(string uploaded)
    {
        var name = VietnameseText.Normalize(uploaded[(uploaded.LastIndexOfAny(['/', '\\']) + 1)..].Replace('"', '\''));
        var extension = Path.GetExtension(name);
        var stem = Path.GetFileNameWithoutExtension(name);
        if (stem.Length == 0) stem = Kind == EvidenceKind.Photo ? "anh" : "ke-hoach";
        var right = extension.Equals(Extension, StringComparison.OrdinalIgnoreCase) || (this == Jpeg && extension.Equals(".jpeg", StringComparison.OrdinalIgnoreCase));
        return (stem.Length <= LongestName ? stem : stem[..LongestName]) + (right ? extension : Extension);
    }

    /// <summary>A Word document without macros.</summary>
    private static bool IsDocx(byte[] content)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            return zip.GetEntry("[Content_Types].xml") is not null && zip.GetEntry("word/document.xml") is not null && zip.GetEntry("word/vbaProject.bin") is null;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}

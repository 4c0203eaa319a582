using System.Text;
using Lms.Domain;

namespace Lms.Infrastructure.TraineeLists;

/// <summary>Tells by its bytes what a file is; its name only decides whether plain text is a CSV.</summary>
internal static class FileKind
{
    private static readonly byte[] Ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    private static readonly byte[] EncryptedPackage = Encoding.Unicode.GetBytes("EncryptedPackage");

    public static bool IsZip(byte[] file) => file.AsSpan().StartsWith("PK\u0003\u0004"u8);

    /// <summary>Why a file that is no zip can't be read, or null if it may be a CSV.</summary>
    public static Refusal? Refuse(byte[] file, string fileName)
    {
        var bytes = file.AsSpan();
        if (bytes.StartsWith(Ole)) return bytes.IndexOf(EncryptedPackage) >= 0 ? new WorkbookEncrypted(fileName) : new WorkbookLegacyXls(fileName);
        var isText = Path.GetExtension(fileName).ToUpperInvariant() is ".CSV" or ".TSV" or ".TXT";
        return isText && bytes.IndexOf((byte)0) < 0 && !bytes.StartsWith("%PDF"u8) ? null : new WorkbookKindUnknown(fileName);
    }
}

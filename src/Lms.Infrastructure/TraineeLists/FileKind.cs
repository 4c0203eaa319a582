using System.IO.Compression;
using System.Text;
using Lms.Domain;

namespace Lms.Infrastructure.TraineeLists;

/// <summary>What a file that is no list is.</summary>
public enum ListFileKind
{
    Other,
    Empty,
    Pdf,
    Picture,
    Word,
    PowerPoint,

    /// <summary>LibreOffice, .ods or .odt.</summary>
    OpenDocument,

    /// <summary>Excel's binary .xlsb.</summary>
    BinaryExcel,

    /// <summary>A web page, often one that a program has named .xls.</summary>
    WebPage,

    /// <summary>.zip, .rar, .7z</summary>
    Archive,
}

/// <summary>Tells by its bytes what a file is; its name only decides whether plain text is a CSV.</summary>
internal static class FileKind
{
    private static readonly byte[] Ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    private static readonly byte[] EncryptedPackage = Encoding.Unicode.GetBytes("EncryptedPackage");
    private static readonly byte[] WordDocument = Encoding.Unicode.GetBytes("WordDocument");
    private static readonly byte[] PowerPointDocument = Encoding.Unicode.GetBytes("PowerPoint Document");

    private static readonly (byte[] Start, ListFileKind Kind)[] Starts =
    [
        ("%PDF"u8.ToArray(), ListFileKind.Pdf), ([0x89, (byte)'P', (byte)'N', (byte)'G'], ListFileKind.Picture), ([0xFF, 0xD8, 0xFF], ListFileKind.Picture),
        ("GIF8"u8.ToArray(), ListFileKind.Picture), ("II*\0"u8.ToArray(), ListFileKind.Picture), ("MM\0*"u8.ToArray(), ListFileKind.Picture),
        ("{\\rtf"u8.ToArray(), ListFileKind.Word), ("Rar!"u8.ToArray(), ListFileKind.Archive), ([(byte)'7', (byte)'z', 0xBC, 0xAF], ListFileKind.Archive),
        ([0x1F, 0x8B], ListFileKind.Archive), ("PK\u0005\u0006"u8.ToArray(), ListFileKind.Archive),
    ];

    public static bool IsZip(byte[] file) => file.AsSpan().StartsWith("PK\u0003\u0004"u8);

    /// <summary>Why a file that is no zip can't be read, or null if it may be a CSV.</summary>
    public static Refusal? Refuse(byte[] file, string fileName)
    {
        var bytes = file.AsSpan();
        if (bytes.StartsWith(Ole)) return RefuseOle(bytes, fileName);
        if (bytes.IsEmpty) return new WorkbookKindUnknown(fileName, ListFileKind.Empty);
        var kind = Told(bytes);
        if (kind != ListFileKind.Other) return new WorkbookKindUnknown(fileName, kind);
        var isText = Path.GetExtension(fileName).ToUpperInvariant() is ".CSV" or ".TSV" or ".TXT";
        return isText && (bytes.IndexOf((byte)0) < 0 || CsvText.IsUtf16(bytes)) ? null : new WorkbookKindUnknown(fileName, kind);
    }

    /// <summary>What a package without a workbook in it is.</summary>
    public static ListFileKind OfPackage(ZipArchive archive)
    {
        var names = archive.Entries.Select(entry => entry.FullName).ToList();
        return names switch
        {
            _ when names.Contains("xl/workbook.bin") => ListFileKind.BinaryExcel,
            _ when names.Exists(name => name.StartsWith("word/", StringComparison.Ordinal)) => ListFileKind.Word,
            _ when names.Exists(name => name.StartsWith("ppt/", StringComparison.Ordinal)) => ListFileKind.PowerPoint,
            _ when names.Contains("mimetype") && names.Contains("content.xml") => ListFileKind.OpenDocument,
            _ => ListFileKind.Archive,
        };
    }

    private static Refusal RefuseOle(ReadOnlySpan<byte> bytes, string fileName) => bytes switch
    {
        _ when bytes.IndexOf(EncryptedPackage) >= 0 => new WorkbookEncrypted(fileName),
        _ when bytes.IndexOf(WordDocument) >= 0 => new WorkbookKindUnknown(fileName, ListFileKind.Word),
        _ when bytes.IndexOf(PowerPointDocument) >= 0 => new WorkbookKindUnknown(fileName, ListFileKind.PowerPoint),
        _ => new WorkbookLegacyXls(fileName),
    };

    private static ListFileKind Told(ReadOnlySpan<byte> bytes)
    {
        foreach (var (start, kind) in Starts)
        {
            if (bytes.StartsWith(start)) return kind;
        }
        if (bytes.StartsWith("BM"u8) && bytes[..Math.Min(bytes.Length, 64)].Contains((byte)0)) return ListFileKind.Picture;
        if (bytes.Length > 12 && (bytes[..4].SequenceEqual("RIFF"u8) || bytes[4..8].SequenceEqual("ftyp"u8))) return ListFileKind.Picture;
        var text = Encoding.ASCII.GetString(bytes[..Math.Min(bytes.Length, 512)]).TrimStart('?', ' ', '\r', '\n', '\t');
        string[] pages = ["<!DOCTYPE html", "<html", "<table", "<?xml", "<meta", "MIME-Version:"];
        return Array.Exists(pages, page => text.StartsWith(page, StringComparison.OrdinalIgnoreCase)) ? ListFileKind.WebPage : ListFileKind.Other;
    }
}

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

    /// <summary>The XML of Excel 2003.</summary>
    ExcelXml,

    /// <summary>A web page, often one that a program has named .xls.</summary>
    WebPage,

    /// <summary>.zip, .rar, .7z</summary>
    Archive,
}

/// <summary>Tells by its bytes what a file is, whatever its name; text that is no table is a list only if its name says so.</summary>
internal static class FileKind
{
    /// <summary>In bytes, by which markup is known.</summary>
    private const int Sample = 2048;

    private const string ExcelXmlSchema = "urn:schemas-microsoft-com:office:spreadsheet";

    /// <summary>How texts begin that could be taken for tables: SYLK, DIF, JSON, cards.</summary>
    private static readonly string[] NoTables = ["ID;P", "TABLE\r\n", "{", "[", "BEGIN:"];

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
        return IsText(bytes) && IsTable(file, fileName) ? null : new WorkbookKindUnknown(fileName, kind);
    }

    /// <summary>Programs name CSV text .xls, .xlsx or nothing at all.</summary>
    private static bool IsTable(byte[] file, string fileName)
    {
        if (Path.GetExtension(fileName).ToUpperInvariant() is ".CSV" or ".TSV" or ".TXT") return true;
        var text = CsvText.Decode(file);
        return !Array.Exists(NoTables, start => text.StartsWith(start, StringComparison.Ordinal)) && CsvDialect.IsTable(text);
    }

    private static bool IsText(ReadOnlySpan<byte> bytes) => bytes.IndexOf((byte)0) < 0 || CsvText.IsUtf16(bytes);

    /// <summary>What a package without a workbook in it is.</summary>
    public static ListFileKind OfPackage(PackageParts parts)
    {
        if (parts.Contains("xl/workbook.bin")) return ListFileKind.BinaryExcel;
        if (parts.Has("word/")) return ListFileKind.Word;
        if (parts.Has("ppt/")) return ListFileKind.PowerPoint;
        return parts.Contains("mimetype") && parts.Contains("content.xml") ? ListFileKind.OpenDocument : ListFileKind.Archive;
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
        var text = CsvText.Decode(bytes[..Math.Min(bytes.Length, Sample)].ToArray()).TrimStart();
        if (text.Contains(ExcelXmlSchema, StringComparison.Ordinal)) return ListFileKind.ExcelXml;
        var isMarkup = text is ['<', '!' or '?', ..] || (text is ['<', var letter, ..] && char.IsAsciiLetter(letter));
        return isMarkup || text.StartsWith("MIME-Version:", StringComparison.OrdinalIgnoreCase) ? ListFileKind.WebPage : ListFileKind.Other;
    }
}

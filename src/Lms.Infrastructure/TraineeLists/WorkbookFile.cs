using System.IO.Compression;
using Lms.Domain;

namespace Lms.Infrastructure.TraineeLists;

/// <summary>Opens an uploaded file and gives its sheets as text, or says plainly why not.</summary>
internal static class WorkbookFile
{
    public static Outcome<IReadOnlyList<SheetTable>> Read(Stream stream, string fileName, WorkbookLimits limits, IProgress<ReadingProgress>? progress = null)
    {
        var name = Path.GetFileName(fileName);
        if (ReadAll(stream, limits.MaxFileBytes) is not { } file) return new WorkbookTooLarge(name, (int)(limits.MaxFileBytes >> 20));
        if (FileKind.IsZip(file)) return ReadPackage(file, name, limits, progress);
        return FileKind.Refuse(file, name) is { } refusal ? refusal : ReadCsv(file, name, limits);
    }

    private static byte[]? ReadAll(Stream stream, long max)
    {
        using var copy = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            if (copy.Length + read > max) return null;
            copy.Write(buffer, 0, read);
        }
        return copy.ToArray();
    }

    private static Outcome<IReadOnlyList<SheetTable>> ReadPackage(byte[] file, string name, WorkbookLimits limits, IProgress<ReadingProgress>? progress)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
            if (Refuse(archive, name, limits) is { } refusal) return refusal;
            var parts = new PackageParts(archive);
            if (parts.Workbook() is { } main && !main.EndsWith(".bin", StringComparison.OrdinalIgnoreCase))
                return WorkbookTables.Read(parts, main, name, limits, progress);
            var kind = FileKind.OfPackage(parts);
            // A package of a workbook that lacks the workbook is a damaged file, and no other kind of file.
            return kind == ListFileKind.Archive && parts.HasWorkbook ? new WorkbookUnreadable(name) : new WorkbookKindUnknown(name, kind);
        }
        // Whatever of its parts is missing or broken, the file is damaged.
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return new WorkbookUnreadable(name);
        }
    }

    /// <summary>The unpacking stream stops at the size that the directory states, so that size is safe to judge by.</summary>
    private static Refusal? Refuse(ZipArchive archive, string name, WorkbookLimits limits)
    {
        if (archive.Entries.Count > limits.MaxParts) return new WorkbookTooLarge(name, (int)(limits.MaxFileBytes >> 20));
        var unpacked = archive.Entries.Sum(part => part.Length);
        var packed = Math.Max(1, archive.Entries.Sum(part => part.CompressedLength));
        if (unpacked > limits.MaxUnpackedBytes || (unpacked > limits.RatioFromBytes && unpacked / packed > limits.MaxRatio))
            return new WorkbookTooLarge(name, (int)(limits.MaxFileBytes >> 20));
        return null;
    }

    private static Outcome<IReadOnlyList<SheetTable>> ReadCsv(byte[] file, string name, WorkbookLimits limits)
    {
        try
        {
            var table = CsvTable.Read(file);
            if (table.Rows.Count > limits.MaxLine) return new WorkbookTooManyRows(name, table.Rows.Count, limits.MaxLine);
            return new List<SheetTable> { table };
        }
        catch (InvalidDataException)
        {
            return new WorkbookUnreadable(name);
        }
    }
}

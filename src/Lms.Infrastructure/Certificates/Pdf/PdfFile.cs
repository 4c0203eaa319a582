using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Lms.Infrastructure.Certificates.Pdf;

/// <summary>
/// The objects of one file and its cross-reference table (ISO 32000-1, 7.5). A classic table, not a compressed one:
/// an incremental update, such as a signature, can be appended to it by any tool.
/// </summary>
internal sealed class PdfFile
{
    private readonly List<byte[]?> _objects = [];

    /// <summary>Takes a number for an object whose content is known only later.</summary>
    internal int Reserve()
    {
        _objects.Add(null);
        return _objects.Count;
    }

    internal void Set(int number, string content) => _objects[number - 1] = Encoding.ASCII.GetBytes(content);

    internal int Add(string content)
    {
        var number = Reserve();
        Set(number, content);
        return number;
    }

    /// <summary>Adds a Flate stream; <paramref name="entries"/> are further entries of its dictionary.</summary>
    internal int AddStream(ReadOnlySpan<byte> data, string entries = "") =>
        AddRawStream(PdfSyntax.Deflate(data), $"/Filter /FlateDecode {entries}");

    /// <summary>Adds a stream as it is. Metadata stay readable for tools that know no PDF.</summary>
    internal int AddRawStream(ReadOnlySpan<byte> data, string entries)
    {
        var number = Reserve();
        var head = Encoding.ASCII.GetBytes($"<< {entries} /Length {data.Length} >>\nstream\n");
        _objects[number - 1] = [.. head, .. data, .. "\nendstream"u8];
        return number;
    }

    internal byte[] ToBytes(int catalog, int info)
    {
        using var file = new MemoryStream();
        // Four bytes above 127 tell transfer tools that the file is binary.
        file.Write([.. "%PDF-1.7\n%"u8, 0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
        var offsets = WriteObjects(file);
        // The identifier is made of the content, not of the clock: the same certificate is the same bytes.
        var id = Convert.ToHexString(SHA256.HashData(file.ToArray()).AsSpan(0, 16));
        var start = file.Position;
        file.Write(Encoding.ASCII.GetBytes(CrossReference(offsets)
            + $"trailer\n<< /Size {_objects.Count + 1} /Root {catalog} 0 R /Info {info} 0 R /ID [<{id}> <{id}>] >>\nstartxref\n{start}\n%%EOF\n"));
        return file.ToArray();
    }

    private List<long> WriteObjects(MemoryStream file)
    {
        var offsets = new List<long>(_objects.Count);
        for (var i = 0; i < _objects.Count; i++)
        {
            var content = _objects[i] ?? throw new InvalidOperationException($"Object {i + 1} was reserved and never written.");
            offsets.Add(file.Position);
            file.Write(Encoding.ASCII.GetBytes($"{i + 1} 0 obj\n"));
            file.Write(content);
            file.Write("\nendobj\n"u8);
        }

        return offsets;
    }

    private static string CrossReference(List<long> offsets)
    {
        // Every entry is exactly 20 bytes, its end of line included.
        var table = new StringBuilder($"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets) table.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        return table.ToString();
    }
}

using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Lms.Infrastructure.Tests.Certificates.Pdf;

/// <summary>A small strict reader: follows the cross-reference table and nothing else, and refuses what it would have to guess.</summary>
internal sealed partial class PdfFileCheck
{
    private readonly byte[] _file;
    private readonly string _text;

    internal PdfFileCheck(byte[] file)
    {
        _file = file;
        _text = Encoding.Latin1.GetString(file); // one character for one byte
        _text.ShouldStartWith("%PDF-1.7\n");
        _text.ShouldEndWith("%%EOF\n");
        var start = Number(StartPattern().Match(_text).Groups[1].Value);
        var table = TablePattern().Match(_text, start);
        table.Index.ShouldBe(start, "startxref must lead to the table");
        Count = Number(table.Groups[1].Value);
        var entries = table.Groups[2].Value;
        entries.Length.ShouldBe(20 * Count);
        entries[..20].ShouldBe("0000000000 65535 f \n");
        Objects = [.. Enumerable.Range(1, Count - 1).Select(number => Object(number, entries.Substring(20 * number, 20)))];
        Trailer = _text[_text.IndexOf("trailer", start, StringComparison.Ordinal)..];
    }

    internal int Count { get; }
    internal string Trailer { get; }
    /// <summary>What stands between "obj" and "endobj", by object number less one.</summary>
    internal IReadOnlyList<string> Objects { get; }

    internal string Dictionary(string type) => Objects.Single(o => o.StartsWith("<<", StringComparison.Ordinal) && o.Contains($"/Type /{type} ", StringComparison.Ordinal));

    /// <summary>Every stream, its declared length checked, inflated if it is packed.</summary>
    internal IEnumerable<byte[]> Streams()
    {
        foreach (var content in Objects.Where(o => o.EndsWith("endstream", StringComparison.Ordinal)))
        {
            var from = content.IndexOf("stream\n", StringComparison.Ordinal) + "stream\n".Length;
            var data = content[from..^"\nendstream".Length];
            Number(LengthPattern().Match(content[..from]).Groups[1].Value).ShouldBe(data.Length);
            var bytes = Encoding.Latin1.GetBytes(data);
            yield return content[..from].Contains("/FlateDecode", StringComparison.Ordinal) ? Inflate(bytes) : bytes;
        }
    }

    private string Object(int number, string entry)
    {
        entry.ShouldEndWith(" 00000 n \n");
        var offset = Number(entry[..10]);
        var head = $"{number} 0 obj\n";
        _text.Substring(offset, head.Length).ShouldBe(head, "a table entry must lead to its object");
        var end = _text.IndexOf("\nendobj\n", offset, StringComparison.Ordinal);
        end.ShouldBeGreaterThan(0);
        end.ShouldBeLessThan(_file.Length);
        return _text[(offset + head.Length)..end];
    }

    private static byte[] Inflate(byte[] packed)
    {
        using var zlib = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        zlib.CopyTo(plain);
        return plain.ToArray();
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"startxref\n(\d+)\n%%EOF\n$")]
    private static partial Regex StartPattern();

    [GeneratedRegex(@"xref\n0 (\d+)\n((?:\d{10} \d{5} [nf] \n)+)trailer")]
    private static partial Regex TablePattern();

    [GeneratedRegex(@"/Length (\d+) ")]
    private static partial Regex LengthPattern();
}

using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Lms.Infrastructure.Certificates.Pdf;

namespace Lms.Web.Features.Demo;

/// <summary>Makes the evidence of the sample: a plan as PDF and a picture as PNG, different for each teacher.</summary>
internal static class DemoFiles
{
    private const int Width = 480;
    private const int Height = 320;

    public static byte[] Plan(string school, string teacher)
    {
        var document = new PdfDocument($"Kế hoạch hoạt động – {school}");
        var page = document.AddPage(PdfDocument.A4ShortSide, PdfDocument.A4LongSide);
        string[] lines =
        [
            school.ToUpperInvariant(), "", "KẾ HOẠCH TỔ CHỨC HOẠT ĐỘNG NGOẠI KHÓA TIẾNG ANH", "", $"Người thực hiện: {teacher}", "Thời gian: 01 ngày trong đợt thực hành",
            "1. Mục tiêu: học sinh dùng tiếng Anh trong trò chơi và giao tiếp hằng ngày.", "2. Nội dung: góc tiếng Anh, trò chơi từ vựng, 15 phút kể chuyện.",
            "3. Chuẩn bị: thẻ từ, bảng tên, phần thưởng nhỏ.", "4. Đánh giá: phiếu quan sát và ý kiến học sinh.",
        ];
        for (var i = 0; i < lines.Length; i++) page.Text(lines[i], i == 2 ? CertificateFonts.Bold : CertificateFonts.Regular, 12, 60, 80 + (i * 24));
        return document.ToBytes();
    }

    /// <summary>A board with coloured cards; the seed decides the colours.</summary>
    public static byte[] Photo(int seed)
    {
        var random = new Random(seed);
        var cards = Enumerable.Range(0, 12).Select(i => (X: 40 + (i % 4 * 105), Y: 40 + (i / 4 * 85), R: (byte)random.Next(120, 256), G: (byte)random.Next(120, 256), B: (byte)random.Next(120, 256))).ToArray();
        var raw = new byte[Height * (1 + (Width * 3))];
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                var card = Array.Find(cards, c => x >= c.X && x < c.X + 85 && y >= c.Y && y < c.Y + 65);
                var at = (y * (1 + (Width * 3))) + 1 + (x * 3);
                (raw[at], raw[at + 1], raw[at + 2]) = card == default ? ((byte)38, (byte)84, (byte)66) : (card.R, card.G, card.B);
            }
        }

        return Png(raw);
    }

    private static byte[] Png(byte[] raw)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true)) zlib.Write(raw);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], Height);
        (header[8], header[9]) = (8, 2);
        return [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n', .. Chunk("IHDR", header), .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", [])];
    }

    private static byte[] Chunk(string type, ReadOnlySpan<byte> data)
    {
        var chunk = new byte[12 + data.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        Encoding.ASCII.GetBytes(type, chunk.AsSpan(4));
        data.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + data.Length), Crc32(chunk.AsSpan(4, 4 + data.Length)));
        return chunk;
    }

    /// <summary>The checksum that PNG asks for (ISO 3309).</summary>
    private static uint Crc32(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var value in data)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
        }

        return ~crc;
    }
}

using System.Buffers.Binary;
using System.Text;
using Lms.Domain.Practicums;
using Lms.Infrastructure.Practicums;

namespace Lms.Infrastructure.Tests.Practicums;

public class PhotoMetadataTests
{
    private static readonly byte[] Secret = "GPS 20.8449N 106.6881E"u8.ToArray();

    [Fact]
    public void A_JPEG_loses_place_comments_and_what_hangs_on_behind_but_no_pixel()
    {
        byte[] scan = [0x11, 0xFF, 0x00, 0x22, 0xFF, 0xD0, 0x33];
        byte[] jpeg =
        [
            0xFF, 0xD8, .. Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]), .. Segment(0xE1, Exif(orientation: 6)), .. Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Secret]),
            .. Segment(0xE2, [.. "ICC_PROFILE\0"u8, 1, 1, 7]), .. Segment(0xED, Secret), .. Segment(0xFE, Secret), .. Segment(0xDB, [1, 2, 3]), .. Segment(0xDA, [4, 5]), .. scan,
            .. Segment(0xC4, [6]), .. Segment(0xDA, [7]), 0x44, 0xFF, 0xD9, .. Secret,
        ];

        var clean = PhotoMetadata.Strip(jpeg, "image/jpeg")!;

        Contains(clean, Secret).ShouldBeFalse();
        Contains(clean, scan).ShouldBeTrue();
        Contains(clean, "ICC_PROFILE"u8.ToArray()).ShouldBeTrue();
        clean[^2..].ShouldBe([0xFF, 0xD9]);
        Contains(clean, [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6]).ShouldBeTrue("the side that is up is kept");
        PhotoMetadata.Strip(clean, "image/jpeg").ShouldBe(clean, "cleaning again changes nothing");
    }

    [Fact]
    public void A_PNG_keeps_only_what_draws_it()
    {
        byte[] png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR", new byte[13]), .. Chunk("eXIf", Secret), .. Chunk("tEXt", Secret), .. Chunk("IDAT", [1, 2, 3]), .. Chunk("IEND", []), .. Secret];
        PhotoMetadata.Strip(png, "image/png").ShouldBe([.. png[..8], .. Chunk("IHDR", new byte[13]), .. Chunk("IDAT", [1, 2, 3]), .. Chunk("IEND", [])]);
    }

    [Fact]
    public void A_WebP_loses_its_Exif_and_no_longer_announces_it()
    {
        byte[] header = [0x0C, 0, 0, 0, 1, 0, 0, 1, 0, 0];
        byte[] body = [.. "WEBP"u8, .. Riff("VP8X", header), .. Riff("VP8 ", [1, 2, 3]), .. Riff("EXIF", Secret), .. Riff("XMP ", Secret)];
        var clean = PhotoMetadata.Strip(Riff("RIFF", body), "image/webp")!;

        header[0] = 0;
        clean.ShouldBe(Riff("RIFF", [.. "WEBP"u8, .. Riff("VP8X", header), .. Riff("VP8 ", [1, 2, 3])]));
    }

    [Theory]
    [InlineData("image/jpeg")]
    [InlineData("image/png")]
    [InlineData("image/webp")]
    public void A_photo_that_ends_too_early_is_refused_at_every_length_and_never_throws(string type)
    {
        byte[] whole = type switch
        {
            "image/jpeg" => [0xFF, 0xD8, .. Segment(0xE1, Exif(3)), .. Segment(0xDA, [1]), 9, 9, 0xFF, 0xD9],
            "image/png" => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR", new byte[13]), .. Chunk("IEND", [])],
            _ => Riff("RIFF", [.. "WEBP"u8, .. Riff("VP8 ", [1, 2, 3, 4])]),
        };
        for (var length = 0; length < whole.Length; length++) PhotoMetadata.Strip(whole.AsSpan(0, length), type).ShouldBeNull();
        PhotoMetadata.Strip(whole, type).ShouldNotBeNull();
    }

    [Fact]
    public void What_a_file_is_comes_from_its_bytes_and_its_name_is_mended_to_it()
    {
        var pdf = EvidenceFile.Of("%PDF-1.7"u8.ToArray())!;
        (pdf.Kind, pdf.MediaType).ShouldBe((EvidenceKind.Plan, "application/pdf"));
        pdf.NameOf("C:\\tai lieu\\Kế hoạch.exe").ShouldBe("Kế hoạch.pdf");
        EvidenceFile.Of("MZ\0\0"u8.ToArray()).ShouldBeNull();
        EvidenceFile.Of("PK\x03\x04 no archive"u8.ToArray()).ShouldBeNull();
        EvidenceFile.Of("<svg onload=alert(1)>"u8.ToArray()).ShouldBeNull();
    }

    private static byte[] Exif(byte orientation) =>
        [.. "Exif\0\0"u8, .. "II"u8, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0, .. Secret];

    private static byte[] Segment(byte marker, byte[] content) => [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    private static byte[] Chunk(string type, byte[] content)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        return [.. length, .. Encoding.ASCII.GetBytes(type), .. content, 0, 0, 0, 0];
    }

    private static byte[] Riff(string type, byte[] content)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, content.Length);
        return [.. Encoding.ASCII.GetBytes(type), .. length, .. content, .. new byte[content.Length & 1]];
    }

    private static bool Contains(byte[] bytes, byte[] part) => bytes.AsSpan().IndexOf(part) >= 0;
}

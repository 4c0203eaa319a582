namespace Lms.Infrastructure.Practicums;

/// <summary>
/// Takes the hidden data out of a photo: place, time, device, author, thumbnails, comments, and whatever hangs on behind the
/// picture (the film of a "live photo" knows the place as well). The pixels are copied as they are.
/// </summary>
public static class PhotoMetadata
{
    /// <summary>The photo without its metadata; null where it is broken or ends too early.</summary>
    /// <param name="mediaType">image/jpeg, image/png or image/webp.</param>
    public static byte[]? Strip(ReadOnlySpan<byte> photo, string mediaType) => mediaType switch
    {
        "image/jpeg" => JpegMetadata.Strip(photo),
        "image/png" => PngMetadata.Strip(photo),
        "image/webp" => WebpMetadata.Strip(photo),
        _ => throw new ArgumentOutOfRangeException(nameof(mediaType), mediaType, "Not a type of photo that is taken."),
    };
}

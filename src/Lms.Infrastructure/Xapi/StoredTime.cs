using System.Globalization;

namespace Lms.Infrastructure.Xapi;

/// <summary>Instants as microseconds since 1970: what "stored" says and what statements are ordered by.</summary>
public static class StoredTime
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    /// <summary>The length of <see cref="Text"/>, always.</summary>
    public const int TextLength = 27;

    public static long Of(DateTimeOffset at) => (long)Math.Floor((decimal)(at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond);

    public static DateTimeOffset Of(long sequence) => DateTimeOffset.UnixEpoch.AddTicks(sequence * TimeSpan.TicksPerMicrosecond);

    /// <summary>As in JSON: <c>2026-01-31T07:30:00.000001Z</c>.</summary>
    public static string Text(long sequence) => Of(sequence).UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>The same as UTF-8.</summary>
    public static void Write(long sequence, Span<byte> target)
    {
        if (!Of(sequence).UtcDateTime.TryFormat(target, out _, Format, CultureInfo.InvariantCulture)) throw new ArgumentException("Too small.", nameof(target));
    }
}

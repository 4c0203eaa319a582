using System.Text;
using Lms.Domain.XapiClients;
using Lms.Infrastructure.XapiClients;

namespace Lms.Web.Xapi;

/// <summary>Turns an Authorization header into a caller: the one place that knows the schemes.</summary>
public class XapiAuthentication(XapiCallers callers)
{
    /// <summary>What a refusal asks for.</summary>
    public const string Challenge = "Basic realm=\"xAPI\"";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The caller; null where the header is missing, is of a scheme that is not known, is malformed, or holds wrong credentials.</summary>
    public virtual ValueTask<XapiCaller?> FindAsync(string? authorization, CancellationToken cancel)
    {
        if (authorization is null) return default;
        if (authorization.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase)) return FindBasicAsync(authorization.AsSpan("Basic ".Length).Trim(), cancel);
        return default;
    }

    /// <summary>
    /// Whether the key is one that is known to exist, without asking the database. It may be one all the same.
    /// </summary>
    public bool IsOfKnownKey(string? authorization)
    {
        const string scheme = "Basic ";
        if (authorization is null) return false;
        if (!authorization.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) return false;
        var encoded = authorization.AsSpan(scheme.Length).Trim();
        if (encoded.Length > 1024) return false;
        Span<byte> bytes = stackalloc byte[encoded.Length];
        if (!Convert.TryFromBase64Chars(encoded, bytes, out var length)) return false;
        var colon = bytes[..length].IndexOf((byte)':');
        return colon >= 0 && callers.Knows(Encoding.UTF8.GetString(bytes[..colon]));
    }

    /// <summary>HTTP Basic (RFC 7617): key and secret, divided by the first colon, as UTF-8 in base64.</summary>
    private ValueTask<XapiCaller?> FindBasicAsync(ReadOnlySpan<char> encoded, CancellationToken cancel)
    {
        // Keys and secrets are short; a header that is longer holds none.
        if (encoded.Length > 1024) return default;
        Span<byte> bytes = stackalloc byte[encoded.Length];
        if (!Convert.TryFromBase64Chars(encoded, bytes, out var length)) return default;
        bytes = bytes[..length];
        var colon = bytes.IndexOf((byte)':');
        if (colon < 0) return default;
        try
        {
            return callers.FindAsync(Utf8.GetString(bytes[..colon]), Utf8.GetString(bytes[(colon + 1)..]), cancel);
        }
        catch (DecoderFallbackException)
        {
            return default;
        }
    }
}

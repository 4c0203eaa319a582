namespace Lms.Domain.Forwarders;

/// <summary>The address of another record store: absolute, http or https, without user, query or fragment.</summary>
public static class ForwarderEndpoint
{
    public const int MaxLength = 500;

    /// <summary>Reads what a person typed; the address comes back without a slash at its end.</summary>
    public static bool TryParse(string? typed, out string endpoint)
    {
        endpoint = (typed ?? "").Trim().TrimEnd('/');
        return endpoint.Length <= MaxLength
            && Uri.TryCreate(endpoint, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            && uri.Host.Length > 0
            && uri.UserInfo.Length == 0
            && !endpoint.AsSpan().ContainsAny('?', '#');
    }

    /// <summary>Whether a secret that goes to the one goes to the other: the same scheme, host and port. Nothing is the host of an empty address.</summary>
    public static bool SameHost(string one, string other) =>
        one.Length == 0 || Uri.Compare(new Uri(one), new Uri(other), UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;

    /// <summary>Whether both are one address.</summary>
    public static bool Same(string one, string other) =>
        SameHost(one, other) && string.Equals(new Uri(one).AbsolutePath.TrimEnd('/'), new Uri(other).AbsolutePath.TrimEnd('/'), StringComparison.Ordinal);
}

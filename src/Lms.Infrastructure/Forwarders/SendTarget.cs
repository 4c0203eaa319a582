using System.Net.Http.Headers;
using System.Text;
using Lms.Domain.Forwarders;

namespace Lms.Infrastructure.Forwarders;

/// <summary>Where a forwarder sends to, and as whom.</summary>
internal sealed record SendTarget(string Endpoint, string Key, string Secret, string Version)
{
    public SendTarget(Forwarder forwarder, string secret) : this(forwarder.Endpoint, forwarder.Key, secret, forwarder.Version) { }

    /// <summary>A request in its version, with its credentials.</summary>
    /// <param name="resource">The path below the endpoint, such as <c>/about</c>, with its query.</param>
    public HttpRequestMessage Request(HttpMethod method, string resource)
    {
        var request = new HttpRequestMessage(method, new Uri(Endpoint + resource));
        request.Headers.Add("X-Experience-API-Version", Version);
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Key}:{Secret}")));
        return request;
    }

    /// <summary>Whether this installation speaks to it by its scheme.</summary>
    public bool IsAllowed(ForwardingOptions options) => options.AllowHttp || Endpoint.StartsWith("https:", StringComparison.OrdinalIgnoreCase);

    /// <summary>The secret stays out of logs, whoever prints this.</summary>
    public override string ToString() => $"SendTarget {Endpoint}";
}

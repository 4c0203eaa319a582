using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace Lms.Web.Features.Shared.Hosting;

/// <summary>Section <c>Proxy</c>: who may say for whom a request is made.</summary>
public sealed class ProxyOptions
{
    public const string Section = "Proxy";

    /// <summary>
    /// Addresses and networks of reverse proxies, apart by commas: <c>10.0.0.5, 10.9.0.0/16</c>. A proxy on this machine's own
    /// 127.0.0.1 or ::1 needs no naming.
    /// </summary>
    public string Known { get; set; } = "";

    internal IEnumerable<string> Parts => Known.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

internal static class KnownProxies
{
    /// <summary>Proxies in a row, such as a load balancer before nginx; each of them must be known as well.</summary>
    private const int MostHops = 5;

    public static void AddKnownProxies(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ProxyOptions>().Bind(configuration.GetSection(ProxyOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ProxyOptions>, Check>();
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<ProxyOptions>>((forwarded, proxies) =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            forwarded.ForwardLimit = MostHops;
            forwarded.KnownIPNetworks.Clear();
            forwarded.KnownProxies.Clear();
            forwarded.KnownProxies.Add(IPAddress.Loopback);
            forwarded.KnownProxies.Add(IPAddress.IPv6Loopback);
            foreach (var part in proxies.Value.Parts)
            {
                if (IPAddress.TryParse(part, out var address)) forwarded.KnownProxies.Add(address);
                else if (System.Net.IPNetwork.TryParse(part, out var network)) forwarded.KnownIPNetworks.Add(network);
            }
        });
    }

    private sealed class Check : IValidateOptions<ProxyOptions>
    {
        public ValidateOptionsResult Validate(string? name, ProxyOptions options)
        {
            var wrong = options.Parts.Where(part => !IPAddress.TryParse(part, out _) && !System.Net.IPNetwork.TryParse(part, out _)).ToList();
            return wrong.Count == 0 ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(wrong.Select(part =>
                    $"Proxy:Known: “{part}” is neither an address such as 10.0.0.5 nor a network such as 10.9.0.0/16."));
        }
    }
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Lms.Infrastructure.XapiClients;

/// <summary>
/// The credential that <c>XAPI_KEY</c> and <c>XAPI_SECRET</c> in the environment make: it may do everything, before anybody has
/// signed in. An empty setting is none.
/// </summary>
public sealed class XapiBootstrap
{
    public const string KeySetting = "XAPI_KEY";
    public const string SecretSetting = "XAPI_SECRET";
    public const int ShortestSecret = 16;

    public string? Key { get; set; }
    public string? Secret { get; set; }
}

internal static class XapiClientServices
{
    public static IServiceCollection AddXapiClients(this IServiceCollection services)
    {
        services.AddOptions<XapiBootstrap>()
            .Configure<IConfiguration>((o, c) => (o.Key, o.Secret) = (Given(c[XapiBootstrap.KeySetting]), Given(c[XapiBootstrap.SecretSetting])))
            .Validate(o => o.Key is null || o.Secret is not null, $"{XapiBootstrap.KeySetting} is set and {XapiBootstrap.SecretSetting} is not: set both, or neither.")
            .Validate(o => o.Secret is null || o.Key is not null, $"{XapiBootstrap.SecretSetting} is set and {XapiBootstrap.KeySetting} is not: set both, or neither.")
            .Validate(o => o.Key?.Contains(':', StringComparison.Ordinal) != true, $"{XapiBootstrap.KeySetting} holds a colon, which Basic authentication cannot carry.")
            .Validate<IHostEnvironment>((o, environment) => o.Secret is not { Length: < XapiBootstrap.ShortestSecret } || environment.IsDevelopment() || environment.IsEnvironment("Test"),
                $"{XapiBootstrap.SecretSetting} is shorter than {XapiBootstrap.ShortestSecret} characters.")
            .ValidateOnStart();
        services.AddSingleton<XapiClientUses>();
        services.AddHostedService(s => s.GetRequiredService<XapiClientUses>());
        services.AddSingleton<XapiRefusals>();
        services.AddHostedService(s => s.GetRequiredService<XapiRefusals>());
        return services.AddSingleton<XapiCallers>();
    }

    private static string? Given(string? setting) => string.IsNullOrEmpty(setting) ? null : setting;
}

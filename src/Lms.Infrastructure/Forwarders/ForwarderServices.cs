using Microsoft.Extensions.DependencyInjection;

namespace Lms.Infrastructure.Forwarders;

internal static class ForwarderServices
{
    public static IServiceCollection AddForwarders(this IServiceCollection services)
    {
        services.AddSingleton<ForwarderSecrets>();
        services.AddHttpClient(OtherStore.Client, OtherStore.Configure)
            // A redirect would carry the credentials to where nobody has sent them.
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = OtherStore.Timeout })
            .RemoveAllLoggers();
        services.AddHttpClient(StatementPost.Client, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = OtherStore.Timeout })
            .RemoveAllLoggers();
        services.AddSingleton<StatementPost>();
        services.AddSingleton<ForwarderLeases>();
        services.AddSingleton(new ForwardingPace());
        services.AddHostedService<Forwarding>();
        return services.AddTransient<OtherStore>();
    }
}

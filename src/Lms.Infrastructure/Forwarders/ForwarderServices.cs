using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Lms.Infrastructure.Forwarders;

internal static class ForwarderServices
{
    public static IServiceCollection AddForwarders(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<ForwardingOptions>(configuration.GetSection(ForwardingOptions.Section));
        services.AddSingleton<ForwarderSecrets>();
        services.AddSingleton<ForwarderSelection>();
        services.AddHttpClient(OtherStore.Client, OtherStore.Configure).ConfigurePrimaryHttpMessageHandler(Guarded).RemoveAllLoggers();
        services.AddHttpClient(StatementPost.Client, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(Guarded).RemoveAllLoggers();
        services.AddSingleton<StatementPost>();
        services.AddSingleton<ForwarderLeases>();
        services.AddSingleton(new ForwardingPace());
        services.AddHostedService<Forwarding>();
        return services.AddTransient<OtherStore>();
    }

    private static SocketsHttpHandler Guarded(IServiceProvider services) =>
        GuardedConnections.Handler(services.GetRequiredService<IOptions<ForwardingOptions>>().Value);
}

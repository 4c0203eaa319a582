namespace Lms.Web.Features.OnlineSessions;

public static class OnlineSessionServices
{
    /// <summary>Live rooms and the keeping of presence.</summary>
    public static IServiceCollection AddOnlineSessions(this IServiceCollection services)
    {
        services.AddSingleton<Heartbeats>();
        services.AddSingleton<Attendees>();
        services.AddHostedService<PresenceService>();
        services.AddSignalR(hub =>
        {
            // A phone that fell silent is noticed within half a minute; its stay lives on through the grace.
            hub.KeepAliveInterval = TimeSpan.FromSeconds(10);
            hub.ClientTimeoutInterval = TimeSpan.FromSeconds(30);
            hub.MaximumReceiveMessageSize = 16 * 1024;
        });
        return services;
    }

    public static void MapOnlineSessions(this WebApplication app) => app.MapHub<OnlineSessionHub>(OnlineSessionHub.Path);
}

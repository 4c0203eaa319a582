using Lms.Infrastructure.Xapi;
using Lms.Web.Xapi.Statements;

namespace Lms.Web.Xapi;

/// <summary>Hooks the record store's HTTP into the application.</summary>
public static class XapiHosting
{
    /// <summary>The endpoint, below which the resources are.</summary>
    public const string Endpoint = "/xapi";

    public static IServiceCollection AddXapi(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<XapiOptions>().Bind(configuration.GetSection(XapiOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<XapiAuthentication>();
        services.AddSingleton<XapiGate>();
        services.AddSingleton<XapiMeter>();
        services.AddSingleton<XapiRouter>();
        services.AddSingleton<ActivityDefinitions>();
        services.AddSingleton<AgentNames>();
        services.AddSingleton<StatementIntake>();
        services.AddSingleton<StatementUploads>();
        services.AddSingleton<StatementAnswers>();
        services.AddSingleton<XapiResource, StatementsResource>();
        services.AddScoped<Documents>();
        services.AddSingleton<XapiResource, AboutResource>();
        services.AddSingleton<XapiResource, ActivitiesResource>();
        services.AddSingleton<XapiResource, AgentsResource>();
        services.AddSingleton<XapiResource, StateResource>();
        services.AddSingleton<XapiResource, ActivityProfileResource>();
        services.AddSingleton<XapiResource, AgentProfileResource>();
        return services;
    }

    /// <summary>Branches off early: localisation, sign-in, pages of errors and rate limits are for people.</summary>
    public static void UseXapi(this WebApplication app)
    {
        var router = app.Services.GetRequiredService<XapiRouter>();
        app.Use(next => http => Below(http.Request.Path.Value) is { } path ? router.AnswerAsync(http, path) : next(http));
    }

    /// <summary>
    /// The path below the endpoint, without a slash at its end; null for any other path. Some clients put a slash between an address
    /// that ends with one and a path that begins with one: slashes there count as one.
    /// </summary>
    private static ReadOnlyMemory<char>? Below(string? path)
    {
        if (path is null) return null;
        var slashes = path.AsSpan().IndexOfAnyExcept('/');
        var folded = path.AsMemory(Math.Max(slashes - 1, 0));
        if (!folded.Span.StartsWith(Endpoint, StringComparison.Ordinal)) return null;
        var rest = folded[Endpoint.Length..];
        if (rest.IsEmpty) return rest;
        if (rest.Span[0] != '/') return null;
        while (rest.Length > 1 && rest.Span[1] == '/') rest = rest[1..];
        return rest.Span[^1] == '/' ? rest[..^1] : rest;
    }
}

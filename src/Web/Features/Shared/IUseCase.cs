using System.Reflection;

namespace Lms.Web.Features.Shared;

/// <summary>
/// Marks an operation: a verb-noun class beside its controller that loads, asks the domain and saves once. It takes the
/// <see cref="Lms.Infrastructure.Accounts.Viewer"/> and plain inputs, never an HttpContext, so that controllers, hubs and the
/// demo seed call the same one. Registered by being one.
/// </summary>
public interface IUseCase;

public static class UseCases
{
    public static IServiceCollection AddUseCases(this IServiceCollection services)
    {
        foreach (var type in Assembly.GetExecutingAssembly().GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IUseCase))))
            services.AddScoped(type);
        return services;
    }
}

using Lms.Infrastructure;
using Lms.Infrastructure.Courses;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Files;
using Lms.Infrastructure.Xapi;
using Lms.Web.Features.Accounts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Lms.Web.Features.Shared.Hosting;

/// <summary>Where the product keeps things, and getting it ready before the first request.</summary>
public static class Storage
{
    public static void AddStorage(this WebApplicationBuilder builder)
    {
        builder.Services.AddInfrastructure(builder.Configuration);
        builder.Services.AddUseCases();
        builder.Services.AddHealthChecks().AddCheck<DatabaseCheck>("database");
        if (builder.Configuration[$"{StorageOptions.Section}:{nameof(StorageOptions.DataPath)}"] is { Length: > 0 } data)
            builder.Services.AddDataProtection().SetApplicationName("LanguagePlan.Lms").PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(data, "keys")));
    }

    /// <summary>Reads the courses (a wrong file stops the start), brings the database to the newest migration and clears what interrupted uploads have left.</summary>
    public static async Task PrepareStorageAsync(this WebApplication app)
    {
        app.Services.GetRequiredService<CourseLibrary>();
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<LmsDbContext>().Database.MigrateAsync();
        await scope.ServiceProvider.GetRequiredService<StatementUpgrade>().RunAsync(default);
        await scope.ServiceProvider.GetRequiredService<StatementRenaming>().RunAsync(default);
        scope.ServiceProvider.GetRequiredService<FileStore>().RemoveUnfinished();
        if (!app.Environment.IsDevelopment()) await scope.ServiceProvider.GetRequiredService<FirstAdministrator>().RunAsync();
    }

    private sealed class DatabaseCheck(LmsDbContext db) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            await db.Database.CanConnectAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The database does not answer.");
    }
}

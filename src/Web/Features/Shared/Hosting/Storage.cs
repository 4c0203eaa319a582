using Lms.Infrastructure;
using Lms.Infrastructure.Courses;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Files;
using Lms.Infrastructure.Xapi;
using Lms.Web.Features.Accounts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Lms.Web.Features.Shared.Hosting;

/// <summary>Where the product keeps things, and getting it ready before the first request.</summary>
public static class Storage
{
    public static void AddStorage(this WebApplicationBuilder builder)
    {
        builder.Services.AddInfrastructure(builder.Configuration);
        builder.Services.AddUseCases();
        builder.Services.AddHealthChecks().AddCheck<DatabaseCheck>("database");
        builder.Services.AddDataProtection().SetApplicationName("LanguagePlan.Lms");
        builder.Services.AddOptions<KeyManagementOptions>().Configure<IOptions<StorageOptions>, ILoggerFactory>((keys, storage, logs) =>
            keys.XmlRepository = new FileSystemXmlRepository(new DirectoryInfo(Path.Combine(storage.Value.DataPath, "keys")), logs));
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

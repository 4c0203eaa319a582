using Lms.Domain.Xapi;
using Lms.Infrastructure.Completion;
using Lms.Infrastructure.Courses;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Database.Postgres;
using Lms.Infrastructure.Database.Sqlite;
using Lms.Infrastructure.Files;
using Lms.Infrastructure.Forwarders;
using Lms.Infrastructure.Mail;
using Lms.Infrastructure.OnlineSessions;
using Lms.Infrastructure.OrgUnits;
using Lms.Infrastructure.Xapi;
using Lms.Infrastructure.XapiClients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Lms.Infrastructure;

/// <summary>Registers storage. A wrong setting stops the start, with its name.</summary>
public static class InfrastructureServices
{
    public static IServiceCollection AddInfrastructure(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StorageOptions>().Bind(configuration.GetSection(StorageOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<SiteOptions>().Bind(configuration.GetSection(SiteOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<DatabaseOptions>().Bind(configuration.GetSection(DatabaseOptions.Section)).ValidateDataAnnotations()
            .Validate(o => o.Provider != DatabaseProvider.Postgres || !string.IsNullOrWhiteSpace(o.ConnectionString), "Database:ConnectionString is needed for PostgreSQL.")
            .ValidateOnStart();

        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<FileStore>();
        services.AddSingleton<AttachmentFiles>();
        services.AddSingleton(s => new Facts(s.GetRequiredService<IOptions<SiteOptions>>().Value.PublicUrl));
        services.AddSingleton(s => CourseLibrary.Load(s.GetRequiredService<IOptions<StorageOptions>>().Value.ContentPath));
        services.AddSingleton(s => new XapiConnections(s.GetRequiredService<IOptions<DatabaseOptions>>().Value.Provider!.Value, ConnectionString(s)));
        services.AddSingleton<ActivityCatalog>();
        services.AddSingleton<StatementWriter>();
        services.AddSingleton<StatementFinder>();
        services.AddHostedService<StatementUpkeep>();
        services.AddHostedService<UnitCalendar>();
        services.AddSingleton<AttachmentCollector>();
        services.AddHostedService(s => s.GetRequiredService<AttachmentCollector>());
        services.AddSingleton<RecordStoreSizes>();
        services.AddXapiClients();
        services.AddForwarders(configuration);
        services.AddMail();
        services.AddScoped<StatementBook>();
        services.AddSingleton<StatementSeals>();
        services.AddScoped<StatementUpgrade>();
        services.AddScoped<StatementRenaming>();
        services.AddScoped<JournalAuthor>();
        services.AddScoped<OnlineProgressReader>();
        services.AddScoped<CompletionInputsReader>();
        return services.AddDatabase(configuration);
    }

    private static IServiceCollection AddDatabase(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration.GetValue<string>($"{DatabaseOptions.Section}:Provider") is { } provider && provider.Equals(nameof(DatabaseProvider.Postgres), StringComparison.OrdinalIgnoreCase))
            return services.AddDbContext<LmsDbContext, PostgresLmsDbContext>((s, o) => o.UseNpgsql(ConnectionString(s)));

        return services.AddDbContext<LmsDbContext, SqliteLmsDbContext>((s, o) => o
            .UseSqlite(ConnectionString(s))
            // SQLite changes a table by making it anew, outside a transaction and after what waits for it: the migrations are written
            // for that and tried by the tests, and a sysadmin can do nothing about the warnings.
            .ConfigureWarnings(w => w.Ignore(SqliteEventId.TableRebuildPendingWarning, RelationalEventId.NonTransactionalMigrationOperationWarning))
            .AddInterceptors(new SqlitePragmas()));
    }

    private static string ConnectionString(IServiceProvider services)
    {
        var (database, storage) = (services.GetRequiredService<IOptions<DatabaseOptions>>().Value, services.GetRequiredService<IOptions<StorageOptions>>().Value);
        if (!string.IsNullOrWhiteSpace(database.ConnectionString)) return database.ConnectionString;
        Directory.CreateDirectory(storage.DataPath);
        return $"Data Source={Path.Combine(storage.DataPath, "lms.db")}";
    }
}

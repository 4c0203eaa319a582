using System.Text;
using Lms.Domain;
using Lms.Domain.Forwarders;
using Lms.Domain.Xapi.Statements;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Forwarders;
using Lms.Infrastructure.Tests.Database;
using Lms.Infrastructure.Xapi;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Lms.Infrastructure.Tests.Forwarders;

/// <summary>One node of the product that forwards, on a database that outlives it.</summary>
internal sealed class ForwardingWorld : IAsyncDisposable
{
    private static readonly EphemeralDataProtectionProvider Keys = new();
    private static readonly Authority Authority = new(Guid.CreateVersion7(), "Trình phát", "https://hoc.example.edu.vn");

    private readonly TestDatabase database;
    private readonly string data = Directory.CreateTempSubdirectory("lms-forwarding-").FullName;
    private readonly ServiceProvider services;
    private readonly IHostedService forwarding;
    private bool stopped;

    private ForwardingWorld(TestDatabase database, DatabaseProvider provider)
    {
        this.database = database;
        using var db = database.Open();
        services = new ServiceCollection().AddLogging()
            .AddInfrastructure(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Database:Provider"] = provider.ToString(),
                ["Database:ConnectionString"] = db.Database.GetConnectionString(),
                ["Storage:DataPath"] = data,
                ["Storage:ContentPath"] = data,
                ["Site:PublicUrl"] = "https://hoc.example.edu.vn",
                ["Site:Issuer"] = "Sở Giáo dục và Đào tạo",
                ["Site:IssuerParent"] = "Ủy ban nhân dân thành phố",
                ["Site:IssuerMark"] = "SGDĐT",
                ["Site:Place"] = "Hải Phòng",
                ["Forwarding:AllowHttp"] = "true",
                ["Forwarding:AllowPrivateAddresses"] = "true",
            }).Build())
            .AddSingleton<IDataProtectionProvider>(Keys)
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
            .AddSingleton<IHostEnvironment>(new Microsoft.Extensions.Hosting.Internal.HostingEnvironment { EnvironmentName = "Test" })
            .AddSingleton(new ForwardingPace { Poll = TimeSpan.FromMilliseconds(20), FirstWait = TimeSpan.FromMilliseconds(50) })
            .BuildServiceProvider();
        forwarding = services.GetServices<IHostedService>().Single(s => s.GetType().Name == "Forwarding");
    }

    public AttachmentFiles Files => services.GetRequiredService<AttachmentFiles>();

    public static async Task<ForwardingWorld> StartAsync(TestDatabase database, DatabaseProvider provider)
    {
        var world = new ForwardingWorld(database, provider);
        await world.forwarding.StartAsync(default);
        return world;
    }

    public async Task<Id<Forwarder>> AddAsync(string endpoint, string version = "1.0.3", ForwarderFilter? filter = null)
    {
        await using var db = database.Open();
        var sealedSecret = services.GetRequiredService<ForwarderSecrets>().Seal("bí mật");
        var forwarder = Forwarder.Create(new("Kho của Bộ", endpoint, "khoa", version, filter), sealedSecret, 0, TimeProvider.System.GetUtcNow()).Value!;
        db.Forwarders.Add(forwarder);
        await db.SaveChangesAsync();
        return forwarder.Id;
    }

    /// <summary>Stores new statements; their ids.</summary>
    public async Task<List<Guid>> WriteAsync(int count, params IncomingAttachment[] attachments)
    {
        var statements = Enumerable.Range(0, count).Select(_ => Statement(attachments)).ToList();
        (await services.GetRequiredService<StatementWriter>().WriteAsync(statements, default)).ShouldBeNull();
        return [.. statements.Select(s => s.Id)];
    }

    /// <summary>Stores one statement that somebody else has worded.</summary>
    public async Task<Guid> TellAsync(string json, Guid? client = null)
    {
        var parsed = StatementParser.Parse(Encoding.UTF8.GetBytes(json), XapiVersion.V2, mayBeBatch: false);
        var authority = client is { } other ? new Authority(other, "Khác", "https://hoc.example.edu.vn") : Authority;
        var statement = IncomingStatements.From(parsed.Value![0], authority, "2.0.0", mayDefine: true);
        (await services.GetRequiredService<StatementWriter>().WriteAsync([statement], default)).ShouldBeNull();
        return statement.Id;
    }

    public async Task<List<SkippedStatement>> SkippedAsync()
    {
        await using var db = database.Open();
        return await db.SkippedStatements.AsNoTracking().OrderBy(s => s.Sequence).ToListAsync();
    }

    public async Task SendAgainAsync(params Guid[] statements)
    {
        await using var db = database.Open();
        foreach (var skipped in await db.SkippedStatements.Where(s => statements.Contains(s.StatementId)).ToListAsync())
            skipped.SendAgain(TimeProvider.System.GetUtcNow());
        await db.SaveChangesAsync();
    }

    public async Task<Forwarder> ForwarderAsync()
    {
        await using var db = database.Open();
        return await db.Forwarders.AsNoTracking().SingleAsync();
    }

    public async Task ChangeAsync(Action<Forwarder> change)
    {
        for (; ; )
        {
            await using var db = database.Open();
            change(await db.Forwarders.SingleAsync());
            try
            {
                await db.SaveChangesAsync();
                return;
            }
            catch (DbUpdateConcurrencyException)
            {
                // The sender was faster; once more.
            }
        }
    }

    /// <summary>The ids of all statements, in the order of the store.</summary>
    public async Task<List<Guid>> StoredAsync()
    {
        await using var db = database.Open();
        return await db.Statements.OrderBy(s => s.Sequence).Select(s => s.StatementId).ToListAsync();
    }

    public Task<Forwarder> UntilAsync(Func<Forwarder, bool> reached) => Wait.UntilAsync(ForwarderAsync, reached);

    public async Task StopAsync()
    {
        if (stopped) return;
        stopped = true;
        await forwarding.StopAsync(default);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await services.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }

    private static IncomingStatement Statement(IncomingAttachment[] attachments)
    {
        var notes = string.Join(',', attachments.Select(a =>
            $$"""{"usageType":"http://example.com/minh-chung","display":{"vi":"Minh chứng"},"contentType":"{{a.ContentType}}","length":{{a.Bytes}},"sha2":"{{a.Sha2}}"}"""));
        var json = $$"""
            {"id":"{{Guid.CreateVersion7()}}","actor":{"mbox":"mailto:hoa@example.edu.vn"},"verb":{"id":"http://example.com/verbs/did"},
             "object":{"id":"http://example.com/activities/1"}{{(notes.Length > 0 ? $",\"attachments\":[{notes}]" : "")}}}
            """;
        var parsed = StatementParser.Parse(Encoding.UTF8.GetBytes(json), XapiVersion.V1, mayBeBatch: false);
        return IncomingStatements.From(parsed.Value![0], Authority, "1.0.0", mayDefine: true, attachments);
    }
}

internal static class Wait
{
    /// <summary>Reads until what was read is so. Fails after a time no healthy machine needs.</summary>
    public static async Task<T> UntilAsync<T>(Func<Task<T>> read, Func<T, bool> reached)
    {
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        for (; ; )
        {
            var value = await read();
            if (reached(value)) return value;
            if (enough.IsCancellationRequested) throw new TimeoutException("It has not come so far.");
            await Task.Delay(10);
        }
    }

    public static Task UntilAsync(Func<bool> reached) => UntilAsync(() => Task.FromResult(reached()), r => r);
}

using Lms.Domain;
using Lms.Domain.XapiClients;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Tests.Database;
using Lms.Infrastructure.XapiClients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Lms.Infrastructure.Tests.XapiClients;

/// <summary>One node of the record store on a database of its own, with a clock that stands still and readings that are counted and can be held up.</summary>
internal sealed class CallerWorld : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly ServiceProvider services;
    private int reads;

    private CallerWorld(TestDatabase database, XapiBootstrap? bootstrap)
    {
        this.database = database;
        services = new ServiceCollection().AddScoped(_ => new Hold(Held)).AddScoped(Read).BuildServiceProvider();
        var scopes = services.GetRequiredService<IServiceScopeFactory>();
        Uses = new XapiClientUses(scopes, NullLogger<XapiClientUses>.Instance);
        Callers = new XapiCallers(Options.Create(bootstrap ?? new()), scopes, Uses, Clock, NullLogger<XapiCallers>.Instance);
    }

    public StillClock Clock { get; } = new();
    public XapiCallers Callers { get; }
    public XapiClientUses Uses { get; }
    public int Reads => Volatile.Read(ref reads);

    /// <summary>What a reading that has already seen the database waits for before it is known.</summary>
    public Task Held { get; set; } = Task.CompletedTask;

    /// <summary>Makes the next readings fail.</summary>
    public bool Broken { get; set; }

    public static async Task<CallerWorld> CreateAsync(DatabaseProvider provider, XapiBootstrap? bootstrap = null) => new(await TestDatabase.CreateAsync(provider), bootstrap);

    public async Task<XapiCredentials> AddAsync(DateOnly? expiresOn = null)
    {
        var credentials = XapiCredentials.New();
        await using var db = database.Open();
        db.XapiClients.Add(XapiClient.Create(Id<XapiClient>.New(), new("Trình phát", XapiScopes.StatementsWrite, ExpiresOn: expiresOn), credentials, Clock.GetUtcNow()).Value!);
        await db.SaveChangesAsync();
        return credentials;
    }

    /// <summary>Changes a client as another node would: this one hears nothing of it.</summary>
    public async Task ChangeElsewhereAsync(string key, Action<XapiClient> change)
    {
        await using var db = database.Open();
        change(await db.XapiClients.SingleAsync(c => c.Key == key));
        await db.SaveChangesAsync();
    }

    public async Task<T> InAsync<T>(Func<LmsDbContext, Task<T>> work)
    {
        await using var db = database.Open();
        return await work(db);
    }

    public async Task<XapiCaller?> FindAsync(XapiCredentials credentials) => await Callers.FindAsync(credentials.Key, credentials.Secret, default);

    /// <summary>Waits for what happens beside the requests.</summary>
    public static async Task UntilAsync(Func<Task<bool>> happened)
    {
        for (var i = 0; i < 500 && !await happened(); i++) await Task.Delay(20);
        (await happened()).ShouldBeTrue();
    }

    public async ValueTask DisposeAsync()
    {
        await Uses.StopAsync(default);
        Uses.Dispose();
        await services.DisposeAsync();
        await database.DisposeAsync();
    }

    private LmsDbContext Read(IServiceProvider scope)
    {
        Interlocked.Increment(ref reads);
        scope.GetRequiredService<Hold>();
        return Broken ? throw new InvalidOperationException("The database is gone.") : database.Open();
    }

    private sealed class Hold(Task until) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await until;
    }
}

internal sealed class StillClock : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2022, 12, 10, 2, 0, 0, TimeSpan.Zero);
    private long passed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Volatile.Read(ref passed);

    public override DateTimeOffset GetUtcNow() => Start.AddTicks(GetTimestamp());

    public void Pass(TimeSpan time) => Interlocked.Add(ref passed, time.Ticks);
}

using Lms.Infrastructure.Database;
using Lms.Infrastructure.Tests.Database;
using Lms.Infrastructure.XapiClients;
using Microsoft.EntityFrameworkCore;

namespace Lms.Infrastructure.Tests.XapiClients;

public sealed class XapiClientUsesTests
{
    public static TheoryData<DatabaseProvider> Both => TestDatabase.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task The_last_use_is_written_once_a_minute_past_the_journal(DatabaseProvider provider)
    {
        await using var world = await CallerWorld.CreateAsync(provider);
        var credentials = await world.AddAsync();
        await world.Uses.StartAsync(default);
        var first = world.Clock.GetUtcNow();
        await world.FindAsync(credentials);
        await CallerWorld.UntilAsync(async () => await LastUse(world) == first);

        // Within the minute, also after the client was read again.
        world.Clock.Pass(XapiClientUses.Interval - TimeSpan.FromSeconds(1));
        await world.FindAsync(credentials);
        (await LastUse(world)).ShouldBe(first);

        world.Clock.Pass(TimeSpan.FromSeconds(1));
        await world.FindAsync(credentials);
        await CallerWorld.UntilAsync(async () => await LastUse(world) == first + XapiClientUses.Interval);
        (await world.InAsync(db => db.Journal.CountAsync())).ShouldBe(1, "the client's making alone");
        (await world.InAsync(async db => db.RevisionOf(await db.XapiClients.SingleAsync()))).ShouldBe(0);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_refused_request_is_no_use_and_a_failure_to_write_hurts_nobody(DatabaseProvider provider)
    {
        await using var world = await CallerWorld.CreateAsync(provider);
        var credentials = await world.AddAsync();
        (await world.FindAsync(credentials with { Secret = "sai" })).ShouldBeNull();
        world.Broken = true;
        await world.Uses.StartAsync(default);
        (await world.FindAsync(credentials)).ShouldNotBeNull();
        await CallerWorld.UntilAsync(() => Task.FromResult(world.Reads == 2));
        world.Broken = false;
        world.Clock.Pass(XapiClientUses.Interval);
        (await world.FindAsync(credentials)).ShouldNotBeNull();
        await CallerWorld.UntilAsync(async () => await LastUse(world) == world.Clock.GetUtcNow());
    }

    private static Task<DateTimeOffset?> LastUse(CallerWorld world) => world.InAsync(db => db.XapiClients.Select(c => c.LastUsedAt).SingleAsync());
}

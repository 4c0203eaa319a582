using Lms.Domain.XapiClients;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Tests.Database;
using Lms.Infrastructure.XapiClients;

namespace Lms.Infrastructure.Tests.XapiClients;

public sealed class XapiCallersTests
{
    public static TheoryData<DatabaseProvider> Both => TestDatabase.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task A_client_is_known_by_its_key_and_secret_and_read_once(DatabaseProvider provider)
    {
        await using var world = await CallerWorld.CreateAsync(provider);
        var credentials = await world.AddAsync();
        var caller = await world.FindAsync(credentials);
        caller!.Name.ShouldBe("Trình phát");
        caller.Scopes.ShouldBe(XapiScopes.StatementsWrite);
        (await world.FindAsync(credentials)).ShouldBeSameAs(caller);
        (await world.FindAsync(credentials with { Secret = XapiCredentials.NewSecret() })).ShouldBeNull();
        (await world.FindAsync(credentials with { Secret = "" })).ShouldBeNull();
        (await world.FindAsync(credentials with { Secret = new string('ệ', 5000) })).ShouldBeNull();
        world.Reads.ShouldBe(1);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_made_up_key_is_refused_and_not_kept(DatabaseProvider provider)
    {
        await using var world = await CallerWorld.CreateAsync(provider);
        var credentials = await world.AddAsync();
        foreach (var key in new[] { "", credentials.Key.ToUpperInvariant(), "lp-0000-0000-0000", new string('x', XapiClient.KeyLength + 1) })
            (await world.FindAsync(credentials with { Key = key })).ShouldBeNull();
        world.Reads.ShouldBe(2, "an empty or too long key is not even looked for");
        (await world.FindAsync(credentials with { Key = "lp-0000-0000-0000" })).ShouldBeNull();
        world.Reads.ShouldBe(3);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_revocation_on_another_node_takes_effect_within_the_lifetime(DatabaseProvider provider)
    {
        await using var world = await CallerWorld.CreateAsync(provider);
        var credentials = await world.AddAsync();
        (await world.FindAsync(credentials)).ShouldNotBeNull();
        await world.ChangeElsewhereAsync(credentials.Key, c => c.Revoke(world.Clock.GetUtcNow()).ShouldBeNull());
        world.Clock.Pass(XapiCallers.Lifetime);
        (await world.FindAsync(credentials)).ShouldBeNull();
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_busy_client_is_read_anew_beside_its_requests(DatabaseProvider provider)
    {
        await using var world = await CallerWorld.CreateAsync(provider);
        var credentials = await world.AddAsync();
        await world.FindAsync(credentials);
        await world.ChangeElsewhereAsync(credentials.Key, c => c.Revoke(world.Clock.GetUtcNow()).ShouldBeNull());
        world.Clock.Pass(XapiCallers.Lifetime / 2);
        var open = new TaskCompletionSource();
        world.Held = open.Task;
        for (var i = 0; i < 20; i++) (await world.FindAsync(credentials)).ShouldNotBeNull();
        open.SetResult();
        await CallerWorld.UntilAsync(async () => await world.FindAsync(credentials) is null);
        world.Reads.ShouldBe(2);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_is_forgotten_takes_effect_at_once_also_while_a_reading_is_under_way(DatabaseProvider provider)
    {
        await using var world = await CallerWorld.CreateAsync(provider);
        var credentials = await world.AddAsync();
        var open = new TaskCompletionSource();
        world.Held = open.Task;
        var early = world.FindAsync(credentials);
        await CallerWorld.UntilAsync(() => Task.FromResult(world.Reads == 1));
        world.Held = Task.CompletedTask;

        await world.ChangeElsewhereAsync(credentials.Key, c => c.RenewSecret(XapiCredentials.Hash("khác")).ShouldBeNull());
        world.Callers.Forget(credentials.Key);
        (await world.FindAsync(credentials)).ShouldBeNull();
        open.SetResult();
        await early;
        (await world.FindAsync(credentials)).ShouldBeNull();
        (await world.FindAsync(credentials with { Secret = "khác" })).ShouldNotBeNull();
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Many_at_once_make_one_reading(DatabaseProvider provider)
    {
        await using var world = await CallerWorld.CreateAsync(provider);
        var credentials = await world.AddAsync();
        for (var round = 1; round <= 3; round++)
        {
            var open = new TaskCompletionSource();
            world.Held = open.Task;
            var all = Task.WhenAll(Enumerable.Range(0, 50).Select(_ => world.FindAsync(credentials)));
            open.SetResult();
            (await all).ShouldAllBe(c => c != null);
            world.Reads.ShouldBe(round);
            world.Clock.Pass(XapiCallers.Lifetime);
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_client_ends_with_its_last_day_also_between_two_readings(DatabaseProvider provider)
    {
        await using var world = await CallerWorld.CreateAsync(provider);
        var last = Lms.Domain.VietnamTime.DateOf(world.Clock.GetUtcNow());
        var credentials = await world.AddAsync(last);
        world.Clock.Pass(Lms.Domain.VietnamTime.StartOf(last.AddDays(1)) - world.Clock.GetUtcNow() - TimeSpan.FromSeconds(1));
        (await world.FindAsync(credentials)).ShouldNotBeNull();
        world.Clock.Pass(TimeSpan.FromSeconds(1));
        (await world.FindAsync(credentials)).ShouldBeNull();
        world.Reads.ShouldBe(1);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_failed_reading_is_told_and_the_next_request_reads_again(DatabaseProvider provider)
    {
        await using var world = await CallerWorld.CreateAsync(provider);
        var credentials = await world.AddAsync();
        world.Broken = true;
        await Should.ThrowAsync<InvalidOperationException>(() => world.FindAsync(credentials));
        world.Broken = false;
        (await world.FindAsync(credentials)).ShouldNotBeNull();

        world.Broken = true;
        world.Clock.Pass(XapiCallers.Lifetime / 2);
        (await world.FindAsync(credentials)).ShouldNotBeNull("the failure of a reading beside the request is not the request's");
    }

    [Fact]
    public async Task A_known_caller_is_answered_at_once_and_without_allocating()
    {
        await using var world = await CallerWorld.CreateAsync(DatabaseProvider.Sqlite);
        var credentials = await world.AddAsync();
        await world.FindAsync(credentials);
        var found = 0;
        var before = 0L;
        for (var i = 0; i < 200; i++)
        {
            // The first half lets whatever is made once be made.
            if (i == 100) before = GC.GetAllocatedBytesForCurrentThread();
            var finding = world.Callers.FindAsync(credentials.Key, credentials.Secret, default);
            if (finding.IsCompletedSuccessfully && await finding is not null) found++;
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        found.ShouldBe(200);
        allocated.ShouldBe(0);
    }

    [Fact]
    public async Task The_bootstrap_caller_may_do_everything_and_only_with_its_secret()
    {
        await using var world = await CallerWorld.CreateAsync(DatabaseProvider.Sqlite, new XapiBootstrap { Key = "khởi đầu", Secret = "một mã bí mật rất dài" });
        world.Callers.HasBootstrap.ShouldBeTrue();
        (await world.Callers.FindAsync("khởi đầu", "một mã bí mật rất dài", default))!.Scopes.ShouldBe(XapiScopes.All);
        (await world.Callers.FindAsync("khởi đầu", "một mã bí mật rất dà", default)).ShouldBeNull();
        (await world.Callers.FindAsync("", "", default)).ShouldBeNull();
        world.Reads.ShouldBe(0);
    }
}

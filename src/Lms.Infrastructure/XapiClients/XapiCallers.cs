using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Lms.Domain.XapiClients;
using Lms.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Lms.Infrastructure.XapiClients;

/// <summary>
/// Knows the record store's clients by key and secret; every request asks. What the database says of a client is kept for at
/// most <see cref="Lifetime"/>, so that a revocation on another node takes effect within it; on this node <see cref="Forget"/>
/// makes it take effect at once. Halfway through it is read anew beside the requests, so that a busy client never waits.
/// </summary>
/// <remarks>Only keys that exist are kept, so that made-up ones cannot fill the memory.</remarks>
public sealed class XapiCallers(IOptions<XapiBootstrap> bootstrap, IServiceScopeFactory scopes, XapiClientUses uses, TimeProvider clock, ILogger<XapiCallers> log)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan ReadAnewAfter = Lifetime / 2;

    private readonly string? _bootstrapKey = bootstrap.Value.Key;
    private readonly byte[]? _bootstrapHash = bootstrap.Value.Secret is { } secret ? XapiCredentials.Hash(secret) : null;
    private readonly XapiCaller _bootstrap = new(XapiCaller.Operator, "bootstrap", XapiScopes.All);
    private readonly ConcurrentDictionary<string, Slot> _slots = new(StringComparer.Ordinal);

    /// <summary>Whether the environment makes a caller that may do everything.</summary>
    public bool HasBootstrap => _bootstrapHash is not null;

    /// <summary>The caller behind this key and secret; null where there is none, or it has expired or was revoked.</summary>
    public ValueTask<XapiCaller?> FindAsync(string key, string secret, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(secret);
        cancel.ThrowIfCancellationRequested();
        if (_bootstrapHash is not null && key == _bootstrapKey) return new(Matches(secret, _bootstrapHash) ? _bootstrap : null);
        if (key.Length is 0 or > XapiClient.KeyLength) return default;
        if (!_slots.TryGetValue(key, out var slot) || slot.Known is not { } known || clock.GetElapsedTime(slot.Begun) is var age && age >= Lifetime)
            return new(WaitAsync(key, secret, cancel));

        if (age >= ReadAnewAfter && slot.BeginReadingAnew()) _ = ReadAnewAsync(key, slot);
        return new(Check(known, secret));
    }

    /// <summary>Whether somebody has called by this key lately.</summary>
    public bool Knows(string key) => key == _bootstrapKey || _slots.ContainsKey(key);

    /// <summary>Says that a client was changed, after the change is committed: from now on nobody goes by what was known before.</summary>
    public void Forget(string key) => _slots.TryRemove(key, out _);

    private async Task<XapiCaller?> WaitAsync(string key, string secret, CancellationToken cancel)
    {
        if (_slots.TryGetValue(key, out var old) && old.Known is not null && clock.GetElapsedTime(old.Begun) >= Lifetime) _slots.TryRemove(new(key, old));
        // Whoever comes while the first still reads waits for that reading.
        var slot = _slots.GetOrAdd(key, _ => new Slot(clock.GetTimestamp(), self => Task.Run(() => FillAsync(key, self), CancellationToken.None)));
        return await slot.Reading.WaitAsync(cancel) is { } known ? Check(known, secret) : null;
    }

    private async Task<KnownClient?> FillAsync(string key, Slot slot)
    {
        try
        {
            return slot.Known = await ReadAsync(key);
        }
        finally
        {
            // Neither a key that does not exist nor a failed reading is kept.
            if (slot.Known is null) _slots.TryRemove(new(key, slot));
        }
    }

    /// <summary>Puts a fresh slot in the place of this one, unless the client was forgotten meanwhile.</summary>
    private async Task ReadAnewAsync(string key, Slot old)
    {
        try
        {
            var fresh = new Slot(clock.GetTimestamp(), self => Task.FromResult(self.Known)) { Known = await Task.Run(() => ReadAsync(key)) };
            if (fresh.Known is null) _slots.TryRemove(new(key, old));
            else _slots.TryUpdate(key, fresh, old);
        }
#pragma warning disable CA1031 // Nobody waits for this: when the slot is over, a request reads again and hears of the failure.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            log.LogWarning(failure, "A client of the record store could not be read anew");
        }
    }

    private async Task<KnownClient?> ReadAsync(string key)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LmsDbContext>();
        return await db.XapiClients.AsNoTracking().SingleOrDefaultAsync(c => c.Key == key) is { } client ? new KnownClient(client) : null;
    }

    private XapiCaller? Check(KnownClient client, string secret)
    {
        var now = clock.GetUtcNow();
        if (!client.IsActiveAt(now) || !Matches(secret, client.SecretHash)) return null;
        if (client.IsFirstUseOfMinute(now)) uses.Tell(client.Caller.Id, now);
        return client.Caller;
    }

    /// <summary>Compares in a time that does not tell how much of the secret was right, and without allocating for secrets of a usual length.</summary>
    private static bool Matches(string secret, byte[] hash)
    {
        const int usual = 512;
        var most = Encoding.UTF8.GetMaxByteCount(secret.Length);
        var bytes = most <= usual ? stackalloc byte[usual] : new byte[most];
        Span<byte> own = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..Encoding.UTF8.GetBytes(secret, bytes)], own);
        return CryptographicOperations.FixedTimeEquals(own, hash);
    }

    /// <summary>One reading of one client. Its age counts from before the reading began.</summary>
    private sealed class Slot(long begun, Func<Slot, Task<KnownClient?>> read)
    {
        private readonly Lock _lock = new();
        private Task<KnownClient?>? _reading;
        private volatile KnownClient? _known;
        private int _readAnew;

        public long Begun => begun;

        public KnownClient? Known { get => _known; set => _known = value; }

        /// <summary>The reading; asking for it begins it.</summary>
        public Task<KnownClient?> Reading
        {
            get
            {
                lock (_lock) return _reading ??= read(this);
            }
        }

        /// <summary>True for the one who is to do it.</summary>
        public bool BeginReadingAnew() => Interlocked.Exchange(ref _readAnew, 1) == 0;
    }
}

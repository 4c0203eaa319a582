using Lms.Domain.XapiClients;

namespace Lms.Infrastructure.XapiClients;

/// <summary>What a request needs of a client, ready made: nothing is allocated for a caller who is known.</summary>
internal sealed class KnownClient
{
    private readonly bool _revoked;
    private readonly DateTimeOffset? _expiresAt;
    private long _lastUse;

    public KnownClient(XapiClient client)
    {
        (Caller, SecretHash, _revoked, _expiresAt) = (client.Caller, client.SecretHash, client.RevokedAt is not null, client.ExpiresAt);
        _lastUse = client.LastUsedAt?.UtcTicks ?? 0;
    }

    public XapiCaller Caller { get; }
    public byte[] SecretHash { get; }

    public bool IsActiveAt(DateTimeOffset now) => !_revoked && (_expiresAt is not { } end || now < end);

    /// <summary>True for one caller a minute: the one who is to have it written down.</summary>
    public bool IsFirstUseOfMinute(DateTimeOffset now)
    {
        var before = Volatile.Read(ref _lastUse);
        return now.UtcTicks - before >= XapiClientUses.Interval.Ticks && Interlocked.CompareExchange(ref _lastUse, now.UtcTicks, before) == before;
    }
}

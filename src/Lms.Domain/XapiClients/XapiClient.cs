using Lms.Domain.Journal;
using Lms.Domain.Plans;
using Lms.Domain.Text;

namespace Lms.Domain.XapiClients;

/// <summary>Ứng dụng kết nối xAPI: a content player, dashboard or other system that calls the record store with a key and a secret.</summary>
[Journaled]
public sealed class XapiClient
{
    public const int NameLength = 200;
    public const int KeyLength = 40;

    private XapiClient() { }

    private XapiClient(Id<XapiClient> id, string key, byte[] secretHash, DateTimeOffset now) => (Id, Key, SecretHash, CreatedAt) = (id, key, secretHash, now);

    public Id<XapiClient> Id { get; private init; }
    public string Name { get; private set; } = "";

    /// <summary>What it signs in with: public, never changed, unique.</summary>
    public string Key { get; private init; } = "";

    /// <summary>The SHA-256 of the secret. The secret itself is kept nowhere; the journal notes that this changed and no more.</summary>
    [Personal]
    public byte[] SecretHash { get; private set; } = [];

    public XapiScopes Scopes { get; private set; }

    /// <summary>The one plan that it is limited to, if it is.</summary>
    public Id<TrainingPlan>? PlanId { get; private set; }

    /// <summary>The last day, in Viet Nam, on which it may call; null where it has no end.</summary>
    public DateOnly? ExpiresOn { get; private set; }

    /// <summary>The most requests in one minute; null for the usual (<see cref="XapiQuota.Usual"/>).</summary>
    public int? RequestsPerMinute { get; private set; }

    /// <summary>The most that it may send in one day, in megabytes; null for the usual.</summary>
    public int? MegabytesPerDay { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>When it called last, to the minute. Written past the journal: it is no decision of anybody.</summary>
    public DateTimeOffset? LastUsedAt { get; private init; }

    /// <summary>From this instant on it is refused; null where it has no end.</summary>
    public DateTimeOffset? ExpiresAt => ExpiresOn is { } last ? VietnamTime.StartOf(last.AddDays(1)) : null;

    public XapiCaller Caller => new(Id.Value, Name, Scopes, PlanId)
    {
        Quota = RequestsPerMinute is null && MegabytesPerDay is null ? null : Quota,
    };

    /// <summary>How much it may ask.</summary>
    public XapiQuota Quota => new(
        RequestsPerMinute ?? XapiQuota.Usual.RequestsPerMinute,
        MegabytesPerDay ?? XapiQuota.Usual.MegabytesPerDay);

    /// <param name="id">Given from outside, so that a form sent twice makes one client.</param>
    public static Outcome<XapiClient> Create(Id<XapiClient> id, XapiClientTerms terms, XapiCredentials credentials, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        var client = new XapiClient(id, credentials.Key, credentials.SecretHash, now);
        return client.Change(terms, now) is { } refusal ? refusal : client;
    }

    public XapiClientState StateAt(DateTimeOffset now) =>
        RevokedAt is not null ? XapiClientState.Revoked : now >= ExpiresAt ? XapiClientState.Expired : XapiClientState.Active;

    public Refusal? Change(XapiClientTerms terms, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(terms);
        var name = VietnameseText.Normalize(terms.Name);
        if (RevokedAt is { } at) return new XapiClientIsRevoked(at);
        if (name.Length is 0 or > NameLength) return new XapiClientNameLength(NameLength);
        if (terms.Scopes == XapiScopes.None) return new XapiClientNeedsScope();
        // A day that has passed may stay: renaming an expired client does not revive it.
        if (terms.ExpiresOn is { } last && last != ExpiresOn && last < VietnamTime.DateOf(now)) return new XapiClientExpiryPassed(last);
        if (!XapiQuota.Allows(terms.RequestsPerMinute) || !XapiQuota.Allows(terms.MegabytesPerDay))
            return new XapiClientQuotaRange(XapiQuota.Most);
        (Name, Scopes, PlanId, ExpiresOn) = (name, terms.Scopes, terms.PlanId, terms.ExpiresOn);
        (RequestsPerMinute, MegabytesPerDay) = (terms.RequestsPerMinute, terms.MegabytesPerDay);
        return null;
    }

    /// <summary>Đổi mã bí mật: the old secret stops with the save.</summary>
    public Refusal? RenewSecret(byte[] hash)
    {
        ArgumentNullException.ThrowIfNull(hash);
        if (RevokedAt is { } at) return new XapiClientIsRevoked(at);
        SecretHash = hash;
        return null;
    }

    /// <summary>Thu hồi: for good. What the client has written stays.</summary>
    public Refusal? Revoke(DateTimeOffset now)
    {
        if (RevokedAt is { } at) return new XapiClientIsRevoked(at);
        RevokedAt = now;
        return null;
    }
}

/// <summary>What an administrator decides about a client, and may change later.</summary>
/// <param name="RequestsPerMinute">Null for the usual.</param>
/// <param name="MegabytesPerDay">Null for the usual.</param>
public sealed record XapiClientTerms(
    string Name,
    XapiScopes Scopes,
    Id<TrainingPlan>? PlanId = null,
    DateOnly? ExpiresOn = null,
    int? RequestsPerMinute = null,
    int? MegabytesPerDay = null);

public enum XapiClientState { Active, Expired, Revoked }

public sealed record XapiClientNameLength(int Max) : Refusal;

public sealed record XapiClientNeedsScope : Refusal;

public sealed record XapiClientExpiryPassed(DateOnly ExpiresOn) : Refusal;

/// <summary>A quota is a number from 1 to this.</summary>
public sealed record XapiClientQuotaRange(int Max) : Refusal;

/// <summary>It was revoked, which cannot be undone.</summary>
public sealed record XapiClientIsRevoked(DateTimeOffset At) : Refusal;

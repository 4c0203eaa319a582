using Lms.Domain;
using Lms.Domain.XapiClients;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.XapiClients;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.XapiClients;

/// <summary>Sửa ứng dụng: its name, scopes, plan and last day. The very next request goes by the new terms.</summary>
public sealed class ChangeXapiClient(LmsDbContext db, XapiCallers callers, TimeProvider clock) : IUseCase
{
    /// <param name="revision">Which revision the person has seen; a newer one is "changed meanwhile".</param>
    public async Task<Refusal?> RunAsync(Id<XapiClient> id, XapiClientTerms terms, int revision, CancellationToken cancel = default)
    {
        var client = await db.XapiClients.SingleAsync(c => c.Id == id, cancel);
        if (await db.PlanMissingAsync(terms, cancel) is { } missing) return missing;
        db.ExpectRevision(client, revision);
        if (client.Change(terms, clock.GetUtcNow()) is { } refusal) return refusal;
        await db.SaveChangesAsync(cancel);
        callers.Forget(client.Key);
        return null;
    }
}

/// <summary>Đổi mã bí mật: the old one stops at once.</summary>
public sealed class RenewXapiSecret(LmsDbContext db, XapiCallers callers) : IUseCase
{
    /// <param name="revision">Which revision the person has seen: a form sent again does not renew again.</param>
    public async Task<Outcome<IssuedXapiSecret>> RunAsync(Id<XapiClient> id, int revision, CancellationToken cancel = default)
    {
        var client = await db.XapiClients.SingleAsync(c => c.Id == id, cancel);
        var secret = XapiCredentials.NewSecret();
        db.ExpectRevision(client, revision);
        if (client.RenewSecret(XapiCredentials.Hash(secret)) is { } refusal) return refusal;
        await db.SaveChangesAsync(cancel);
        callers.Forget(client.Key);
        return new IssuedXapiSecret(id, client.Name, client.Key, secret);
    }
}

/// <summary>Thu hồi ứng dụng: refused at once and for good.</summary>
public sealed class RevokeXapiClient(LmsDbContext db, XapiCallers callers, TimeProvider clock) : IUseCase
{
    public async Task<Refusal?> RunAsync(Id<XapiClient> id, CancellationToken cancel = default)
    {
        var client = await db.XapiClients.SingleAsync(c => c.Id == id, cancel);
        if (client.Revoke(clock.GetUtcNow()) is { } refusal) return refusal;
        await db.SaveChangesAsync(cancel);
        callers.Forget(client.Key);
        return null;
    }
}

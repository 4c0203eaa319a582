using Lms.Domain;
using Lms.Domain.Forwarders;
using Lms.Infrastructure;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Forwarders;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Lms.Web.Features.Forwarders;

/// <summary>Sửa nơi nhận. It goes on where it stood, also at a new address.</summary>
public sealed class ChangeForwarder(
    LmsDbContext db, ForwarderSecrets secrets, IOptions<SiteOptions> site, IOptions<ForwardingOptions> allowed) : IUseCase
{
    /// <param name="secret">Empty keeps the one it has.</param>
    /// <param name="revision">Which revision the person has seen; a newer one is "changed meanwhile".</param>
    public async Task<Refusal?> RunAsync(Id<Forwarder> id, ForwarderTerms terms, string secret, int revision, CancellationToken cancel = default)
    {
        if (terms.IsFor(site.Value)) return new ForwarderToItself();
        if (terms.AddressFault(allowed.Value) is { } fault) return fault;
        var forwarder = await db.Forwarders.SingleAsync(f => f.Id == id, cancel);
        db.ExpectRevision(forwarder, revision);
        if (forwarder.Change(terms, secret.Length == 0 ? null : secrets.Seal(secret)) is { } refusal) return refusal;
        await db.SaveChangesAsync(cancel);
        return null;
    }
}

/// <summary>Tạm dừng hoặc chạy tiếp.</summary>
public sealed class SwitchForwarder(LmsDbContext db) : IUseCase
{
    public async Task<Refusal?> RunAsync(Id<Forwarder> id, bool running, CancellationToken cancel = default)
    {
        var forwarder = await db.Forwarders.SingleAsync(f => f.Id == id, cancel);
        if ((running ? forwarder.Resume() : forwarder.Pause()) is { } refusal) return refusal;
        await db.SaveChangesAsync(cancel);
        return null;
    }
}

/// <summary>Xóa nơi nhận. What has arrived there stays there.</summary>
public sealed class RemoveForwarder(LmsDbContext db) : IUseCase
{
    /// <remarks>One that is already gone is no refusal.</remarks>
    public async Task RunAsync(Id<Forwarder> id, CancellationToken cancel = default)
    {
        if (await db.Forwarders.SingleOrDefaultAsync(f => f.Id == id, cancel) is not { } forwarder) return;
        db.Forwarders.Remove(forwarder);
        await db.SaveChangesAsync(cancel);
    }
}

/// <summary>Thử kết nối: asks the other store who it is.</summary>
public sealed class TestForwarder(LmsDbContext db, ForwarderSecrets secrets, OtherStore store) : IUseCase
{
    public async Task<Outcome<ConnectionResult>> RunAsync(Id<Forwarder> id, CancellationToken cancel = default)
    {
        var forwarder = await db.Forwarders.AsNoTracking().SingleAsync(f => f.Id == id, cancel);
        var secret = secrets.Open(forwarder);
        return secret.Succeeded ? await store.AskAsync(forwarder, secret.Value, cancel) : secret.Refusal;
    }
}

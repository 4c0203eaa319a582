using Lms.Domain;
using Lms.Domain.Forwarders;
using Lms.Infrastructure;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Forwarders;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Lms.Web.Features.Forwarders;

/// <summary>Thêm nơi nhận chuyển tiếp. It begins at once.</summary>
public sealed class CreateForwarder(
    LmsDbContext db, ForwarderSecrets secrets, IOptions<SiteOptions> site, IOptions<ForwardingOptions> allowed, TimeProvider clock) : IUseCase
{
    /// <param name="fromBeginning">Whether what the store holds already is sent too, or only what comes from now on.</param>
    public async Task<Outcome<Forwarder>> RunAsync(ForwarderTerms terms, string secret, bool fromBeginning, CancellationToken cancel = default)
    {
        if (terms.IsFor(site.Value)) return new ForwarderToItself();
        if (terms.AddressFault(allowed.Value) is { } fault) return fault;
        var through = fromBeginning ? 0 : await db.Statements.MaxAsync(s => (long?)s.Sequence, cancel) ?? 0;
        var made = Forwarder.Create(terms, secret.Length == 0 ? "" : secrets.Seal(secret), through, clock.GetUtcNow());
        if (!made.Succeeded) return made.Refusal;
        db.Forwarders.Add(made.Value);
        await db.SaveChangesAsync(cancel);
        return made.Value;
    }
}

internal static class ForwarderRules
{
    /// <summary>Why the address may not be sent to from this installation, as far as it can be seen.</summary>
    public static Refusal? AddressFault(this ForwarderTerms terms, ForwardingOptions allowed)
    {
        if (!ForwarderEndpoint.TryParse(terms.Endpoint, out var endpoint)) return null;
        var address = new Uri(endpoint);
        if (!allowed.AllowPrivateAddresses && PublicAddress.IsCertainlyNot(address)) return new ForwarderAddressPrivate();
        return allowed.AllowHttp || address.Scheme == Uri.UriSchemeHttps ? null : new ForwarderNeedsHttps();
    }

    /// <summary>Whether the address is this store's own.</summary>
    public static bool IsFor(this ForwarderTerms terms, SiteOptions site) =>
        ForwarderEndpoint.TryParse(terms.Endpoint, out var endpoint) && ForwarderEndpoint.Same(endpoint, $"{site.PublicUrl}/xapi");
}

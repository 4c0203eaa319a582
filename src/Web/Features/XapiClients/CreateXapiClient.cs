using Lms.Domain;
using Lms.Domain.Plans;
using Lms.Domain.XapiClients;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.XapiClients;

/// <summary>A secret on its way to the one page that shows it. It is kept nowhere else.</summary>
public sealed record IssuedXapiSecret(Id<XapiClient> Id, string Name, string Key, string Secret)
{
    /// <summary>The secret stays out of logs, whoever prints this.</summary>
    public override string ToString() => $"IssuedXapiSecret {Id}";
}

/// <summary>Tạo ứng dụng kết nối xAPI.</summary>
public sealed class CreateXapiClient(LmsDbContext db, TimeProvider clock) : IUseCase
{
    /// <param name="id">The form's own: sent twice, it makes one client, and the second time no secret is told.</param>
    public async Task<Outcome<IssuedXapiSecret>> RunAsync(Id<XapiClient> id, XapiClientTerms terms, CancellationToken cancel = default)
    {
        await using var transaction = await db.BeginWriteAsync(cancel, $"xapi-clients/{id}");
        if (await db.XapiClients.AnyAsync(c => c.Id == id, cancel)) return new XapiClientExists();
        if (await db.PlanMissingAsync(terms, cancel) is { } missing) return missing;
        var credentials = XapiCredentials.New();
        var made = XapiClient.Create(id, terms, credentials, clock.GetUtcNow());
        if (!made.Succeeded) return made.Refusal;

        db.XapiClients.Add(made.Value);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new IssuedXapiSecret(id, made.Value.Name, credentials.Key, credentials.Secret);
    }
}

/// <summary>The same form was sent before; its secret was shown then.</summary>
public sealed record XapiClientExists : Refusal;

internal static class XapiClientRules
{
    public static async Task<Refusal?> PlanMissingAsync(this LmsDbContext db, XapiClientTerms terms, CancellationToken cancel) =>
        terms.PlanId is { } plan && !await db.Plans.AnyAsync(p => p.Id == plan, cancel) ? new PlanMissing() : null;
}

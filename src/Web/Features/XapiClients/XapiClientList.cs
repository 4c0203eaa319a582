using Lms.Domain;
using Lms.Domain.Plans;
using Lms.Domain.XapiClients;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Xapi;
using Lms.Infrastructure.XapiClients;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Localization;
using Lms.Web.Xapi;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.XapiClients;

/// <param name="Plan">The title of the plan that it is limited to.</param>
public sealed record XapiClientLine(XapiClient Client, string? Plan, XapiClientState State);

/// <param name="Endpoint">Where the record store is reached.</param>
/// <param name="HasBootstrap">Whether the environment makes one more, that may do everything.</param>
public sealed record XapiClientsPage(IReadOnlyList<XapiClientLine> Lines, string Endpoint, bool HasBootstrap, RecordStoreSize Size);

/// <param name="Use">What it has used of its quota.</param>
public sealed record XapiClientPage(
    XapiClient Client, string? Plan, XapiClientState State, int Revision, string Endpoint, XapiUse Use);

/// <summary>What the record store has refused to a client.</summary>
public sealed record XapiRefusalsPage(Guid Id, string Name, IReadOnlyList<XapiRefusal> Refusals);

/// <summary>The one page that shows a secret.</summary>
public sealed record XapiSecretPage(IssuedXapiSecret Issued, string Endpoint, bool Renewed);

/// <summary>Reads clients for the pages.</summary>
public sealed class XapiClientList(LmsDbContext db, TimeProvider clock, Localizer text) : IUseCase
{
    /// <summary>Those that work first, then by name.</summary>
    public async Task<IReadOnlyList<XapiClientLine>> ReadAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var rows = await (
            from client in db.XapiClients.AsNoTracking()
            join plan in db.Plans on client.PlanId equals (Id<TrainingPlan>?)plan.Id into plans
            from plan in plans.DefaultIfEmpty()
            select new { client, Plan = plan == null ? null : plan.Title }).ToListAsync(cancel);
        return [.. rows.Select(r => new XapiClientLine(r.client, r.Plan, r.client.StateAt(now))).OrderBy(l => l.State).ThenBy(l => l.Client.Name, StringComparer.CurrentCulture)];
    }

    public async Task<string?> PlanOfAsync(XapiClient client, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(client);
        return client.PlanId is { } id ? await db.Plans.Where(p => p.Id == id).Select(p => p.Title).SingleAsync(cancel) : null;
    }

    /// <summary>Every plan that goes on, the newest first; a cancelled one only where it is the choice already.</summary>
    public async Task<IReadOnlyList<SelectListItem>> PlanChoicesAsync(string? chosen, CancellationToken cancel)
    {
        _ = Id<TrainingPlan>.TryParse(chosen, null, out var id);
        var plans = await db.Plans.Where(p => p.State != PlanState.Cancelled || p.Id == id).OrderByDescending(p => p.CreatedAt)
            .Select(p => new { p.Id, p.Number, p.Title }).ToListAsync(cancel);
        return [new(text["XapiClients.Plan.None"], ""), .. plans.Select(p => new SelectListItem(p.Number is null ? p.Title : $"{p.Number} · {p.Title}", p.Id.ToString()))];
    }
}

internal static class XapiClientStates
{
    public static Tone Tone(this XapiClientState state) => state switch
    {
        XapiClientState.Active => Shared.Tone.Success,
        XapiClientState.Expired => Shared.Tone.Warning,
        _ => Shared.Tone.Neutral,
    };
}

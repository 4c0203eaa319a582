using Lms.Domain;
using Lms.Domain.Plans;
using Lms.Domain.XapiClients;
using Lms.Infrastructure;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Xapi;
using Lms.Infrastructure.XapiClients;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Localization;
using Lms.Web.Xapi;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Lms.Web.Features.XapiClients;

/// <summary>Ứng dụng kết nối xAPI: who may call the record store, and for what. A secret is in the answer to the POST that made it, and nowhere else.</summary>
[Route("/xapi-clients")]
public sealed class XapiClientsController(LmsDbContext db, XapiClientList list, IOptions<SiteOptions> site, TimeProvider clock, Localizer text) : Controller
{
    private string Endpoint => $"{site.Value.PublicUrl}/xapi";

    [HttpGet(""), Allow(Role.Administrator, Role.Inspector)]
    public async Task<IActionResult> Index([FromServices] XapiCallers callers, [FromServices] RecordStoreSizes sizes, CancellationToken cancel) =>
        View(new XapiClientsPage(await list.ReadAsync(cancel), Endpoint, callers.HasBootstrap, await sizes.ReadAsync(cancel)));

    [HttpGet("new"), Allow(Role.Administrator)]
    public Task<IActionResult> New(CancellationToken cancel) => FormAsync("New", XapiClientForm.Empty, cancel);

    [HttpPost(""), Allow(Role.Administrator)]
    public async Task<IActionResult> Create(XapiClientForm form, [FromServices] CreateXapiClient create, CancellationToken cancel)
    {
        if (form.Id == Guid.Empty) return BadRequest();
        if (!ModelState.IsValid) return await FormAsync("New", form, cancel);
        var made = await create.RunAsync(new Id<XapiClient>(form.Id), form.ToTerms(), cancel);
        if (made.Succeeded) return Secret(made.Value, renewed: false);
        if (made.Refusal is not XapiClientExists) return await RefusedAsync("New", form, made.Refusal, cancel);
        this.FlashInfo(text.Of(made.Refusal));
        return Redirect($"/xapi-clients/{form.Id}");
    }

    [HttpGet("{id:guid}"), Allow(Role.Administrator, Role.Inspector)]
    public async Task<IActionResult> Details(
        Id<XapiClient> id, [FromServices] XapiMeter meter, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } client) return NotFound();
        var (plan, state) = (await list.PlanOfAsync(client, cancel), client.StateAt(clock.GetUtcNow()));
        return View(new XapiClientPage(client, plan, state, db.RevisionOf(client), Endpoint, meter.UseOf(id)));
    }

    /// <summary>Also of the client that the environment makes, whose id is empty.</summary>
    [HttpGet("{id:guid}/refusals"), Allow(Role.Administrator, Role.Inspector)]
    public async Task<IActionResult> Refusals(Id<XapiClient> id, [FromServices] XapiCallers callers, CancellationToken cancel)
    {
        var client = await FindAsync(id, cancel);
        if (client is null && (id.Value != Guid.Empty || !callers.HasBootstrap)) return NotFound();
        var refused = await db.XapiRefusals.AsNoTracking().Where(r => r.ClientId == id.Value).OrderByDescending(r => r.LastAt).ToListAsync(cancel);
        return View(new XapiRefusalsPage(id.Value, client?.Name ?? text["XapiClients.Refusals.Bootstrap"], refused));
    }

    [HttpGet("{id:guid}/edit"), Allow(Role.Administrator)]
    public async Task<IActionResult> Edit(Id<XapiClient> id, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } client) return NotFound();
        if (client.RevokedAt is { } at) return Answer(id, new XapiClientIsRevoked(at), "");
        return await FormAsync("Edit", XapiClientForm.Of(client, db.RevisionOf(client)), cancel);
    }

    [HttpPost("{id:guid}/edit"), Allow(Role.Administrator)]
    public async Task<IActionResult> Update(Id<XapiClient> id, XapiClientForm form, [FromServices] ChangeXapiClient change, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is null) return NotFound();
        form.Id = id.Value;
        if (!ModelState.IsValid) return await FormAsync("Edit", form, cancel);
        if (await change.RunAsync(id, form.ToTerms(), form.Revision, cancel) is not { } refusal) return Answer(id, null, "XapiClients.Changed");
        return refusal is XapiClientIsRevoked ? Answer(id, refusal, "") : await RefusedAsync("Edit", form, refusal, cancel);
    }

    [HttpPost("{id:guid}/secret"), Allow(Role.Administrator)]
    public async Task<IActionResult> RenewSecret(Id<XapiClient> id, int revision, [FromServices] RenewXapiSecret renew, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is null) return NotFound();
        var renewed = await renew.RunAsync(id, revision, cancel);
        return renewed.Succeeded ? Secret(renewed.Value, renewed: true) : Answer(id, renewed.Refusal, "");
    }

    [HttpPost("{id:guid}/revocation"), Allow(Role.Administrator)]
    public async Task<IActionResult> Revoke(Id<XapiClient> id, [FromServices] RevokeXapiClient revoke, CancellationToken cancel) =>
        await FindAsync(id, cancel) is null ? NotFound() : Answer(id, await revoke.RunAsync(id, cancel), "XapiClients.Revoked");

    private Task<XapiClient?> FindAsync(Id<XapiClient> id, CancellationToken cancel) => db.XapiClients.SingleOrDefaultAsync(c => c.Id == id, cancel);

    /// <summary>No redirect, no cookie, no address: the secret is in this one answer, which nobody may keep.</summary>
    private ViewResult Secret(IssuedXapiSecret issued, bool renewed)
    {
        Response.Headers.CacheControl = "no-store";
        return View("Secret", new XapiSecretPage(issued, Endpoint, renewed));
    }

    private RedirectResult Answer(Id<XapiClient> id, Refusal? refusal, string done)
    {
        if (refusal is not null) this.FlashError(text.Of(refusal));
        else this.FlashSuccess(text[done]);
        return Redirect($"/xapi-clients/{id}");
    }

    private Task<IActionResult> RefusedAsync(string view, XapiClientForm form, Refusal refusal, CancellationToken cancel)
    {
        ModelState.AddModelError(refusal switch
        {
            XapiClientNeedsScope => nameof(form.Scopes),
            XapiClientNameLength => nameof(form.Name),
            XapiClientExpiryPassed => nameof(form.ExpiresOn),
            PlanMissing => nameof(form.PlanId),
            XapiClientQuotaRange when !XapiQuota.Allows(form.RequestsPerMinute) => nameof(form.RequestsPerMinute),
            XapiClientQuotaRange => nameof(form.MegabytesPerDay),
            _ => "",
        }, text.Of(refusal));
        return FormAsync(view, form, cancel);
    }

    private async Task<IActionResult> FormAsync(string view, XapiClientForm form, CancellationToken cancel)
    {
        form.Plans = await list.PlanChoicesAsync(form.PlanId, cancel);
        if (!ModelState.IsValid) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(view, form);
    }
}

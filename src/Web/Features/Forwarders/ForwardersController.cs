using Lms.Domain;
using Lms.Domain.Forwarders;
using Lms.Infrastructure.Forwarders;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Formatting;
using Lms.Web.Features.Shared.Localization;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Web.Features.Forwarders;

/// <summary>Chuyển tiếp: other record stores that get every statement of this one.</summary>
[Route("/forwarders")]
public sealed class ForwardersController(ForwarderList list, Localizer text) : Controller
{
    [HttpGet(""), Allow(Role.Administrator, Role.Inspector)]
    public async Task<IActionResult> Index(CancellationToken cancel) => View(await list.ReadAsync(cancel));

    [HttpGet("new"), Allow(Role.Administrator)]
    public Task<IActionResult> New(CancellationToken cancel) => FormAsync("New", new ForwarderForm { FromBeginning = true }, cancel);

    [HttpPost(""), Allow(Role.Administrator)]
    public async Task<IActionResult> Create(ForwarderForm form, [FromServices] CreateForwarder create, CancellationToken cancel)
    {
        if (!ModelState.IsValid) return await FaultyAsync("New", form, cancel);
        var made = await create.RunAsync(form.ToTerms(), form.Secret ?? "", form.FromBeginning, cancel);
        return made.Succeeded ? Answer(made.Value.Id, null, "Forwarders.Created") : await RefusedAsync("New", form, made.Refusal, cancel);
    }

    [HttpGet("{id:guid}"), Allow(Role.Administrator, Role.Inspector)]
    public async Task<IActionResult> Details(Id<Forwarder> id, CancellationToken cancel) => await list.PageAsync(id, cancel) is { } page ? View(page) : NotFound();

    [HttpGet("{id:guid}/edit"), Allow(Role.Administrator)]
    public async Task<IActionResult> Edit(Id<Forwarder> id, CancellationToken cancel) =>
        await list.FindAsync(id, cancel) is { } line ? await FormAsync("Edit", ForwarderForm.Of(line.Forwarder, line.Revision), cancel) : NotFound();

    [HttpPost("{id:guid}/edit"), Allow(Role.Administrator)]
    public async Task<IActionResult> Update(Id<Forwarder> id, ForwarderForm form, [FromServices] ChangeForwarder change, CancellationToken cancel)
    {
        if (await list.FindAsync(id, cancel) is null) return NotFound();
        form.Id = id.Value;
        if (!ModelState.IsValid) return await FaultyAsync("Edit", form, cancel);
        var refusal = await change.RunAsync(id, form.ToTerms(), form.Secret ?? "", form.Revision, cancel);
        return refusal is null ? Answer(id, null, "Forwarders.Changed") : await RefusedAsync("Edit", form, refusal, cancel);
    }

    [HttpPost("{id:guid}/pause"), Allow(Role.Administrator)]
    public async Task<IActionResult> Pause(Id<Forwarder> id, [FromServices] SwitchForwarder forwarder, CancellationToken cancel) =>
        await list.FindAsync(id, cancel) is null ? NotFound() : Answer(id, await forwarder.RunAsync(id, running: false, cancel), "Forwarders.Paused");

    [HttpPost("{id:guid}/resumption"), Allow(Role.Administrator)]
    public async Task<IActionResult> Resume(Id<Forwarder> id, [FromServices] SwitchForwarder forwarder, CancellationToken cancel) =>
        await list.FindAsync(id, cancel) is null ? NotFound() : Answer(id, await forwarder.RunAsync(id, running: true, cancel), "Forwarders.Resumed");

    [HttpPost("{id:guid}/skip"), Allow(Role.Administrator)]
    public async Task<IActionResult> Skip(Id<Forwarder> id, [FromServices] SkipNextStatement skip, CancellationToken cancel) =>
        await list.FindAsync(id, cancel) is null ? NotFound() : Answer(id, await skip.RunAsync(id, cancel), "Forwarders.SkipNext.Done");

    [HttpPost("{id:guid}/resending"), Allow(Role.Administrator)]
    public Task<IActionResult> SendAgain(Id<Forwarder> id, Guid? skipped, [FromServices] SendSkippedAgain again, CancellationToken cancel) =>
        SendAgainAsync(id, skipped is { } one ? new Id<SkippedStatement>(one) : null, again, cancel);

    /// <summary>Counts for the form, beside it: what was typed there stays.</summary>
    [HttpPost("preview"), Allow(Role.Administrator)]
    public async Task<IActionResult> Preview(ForwarderForm form, [FromServices] PreviewForwarder preview, CancellationToken cancel)
    {
        var counted = await preview.RunAsync(form.ToFilter(), cancel);
        if (!counted.Succeeded) return Content(text.Of(counted.Refusal));
        var count = counted.Value > ForwarderLine.Most ? $"{ForwarderLine.Most.ToText()}+" : counted.Value.ToText();
        return Content(text["Forwarders.Preview.Count", new { Count = count }]);
    }

    [HttpPost("{id:guid}/connection-test"), Allow(Role.Administrator)]
    public async Task<IActionResult> Test(Id<Forwarder> id, [FromServices] TestForwarder test, CancellationToken cancel)
    {
        if (await list.FindAsync(id, cancel) is not { } line) return NotFound();
        var tested = await test.RunAsync(id, cancel);
        if (!tested.Succeeded) return Answer(id, tested.Refusal, "");
        var result = tested.Value;
        var words = text[$"Forwarders.ConnectionAnswer.{result.Answer}", new { Status = result.Status ?? 0, Versions = string.Join(", ", result.Versions ?? []), line.Forwarder.Version, Seconds = (int)OtherStore.Timeout.TotalSeconds }];
        if (result.Answer == ConnectionAnswer.Good) this.FlashSuccess(words);
        else this.FlashError(words);
        return Redirect($"/forwarders/{id}");
    }

    [HttpPost("{id:guid}/removal"), Allow(Role.Administrator)]
    public async Task<IActionResult> Remove(Id<Forwarder> id, [FromServices] RemoveForwarder remove, CancellationToken cancel)
    {
        await remove.RunAsync(id, cancel);
        this.FlashSuccess(text["Forwarders.Removed"]);
        return Redirect("/forwarders");
    }

    private RedirectResult Answer(Id<Forwarder> id, Refusal? refusal, string done)
    {
        if (refusal is not null) this.FlashError(text.Of(refusal));
        else this.FlashSuccess(text[done]);
        return Redirect($"/forwarders/{id}");
    }

    private async Task<IActionResult> SendAgainAsync(Id<Forwarder> id, Id<SkippedStatement>? only, SendSkippedAgain again, CancellationToken cancel)
    {
        if (await list.FindAsync(id, cancel) is null) return NotFound();
        var count = await again.RunAsync(id, only, cancel);
        this.FlashSuccess(text["Forwarders.SendAgain.Done", new { Count = count }]);
        return Redirect($"/forwarders/{id}");
    }

    private Task<IActionResult> RefusedAsync(string view, ForwarderForm form, Refusal refusal, CancellationToken cancel)
    {
        ModelState.AddModelError(refusal switch
        {
            ForwarderNameLength => nameof(form.Name),
            ForwarderEndpointInvalid or ForwarderToItself or ForwarderNeedsHttps or ForwarderAddressPrivate => nameof(form.Endpoint),
            ForwarderFilterTooLong => nameof(form.OtherVerbs),
            ForwarderFilterIriInvalid when form.ToFilter().Activity is { } activity && !Lms.Domain.Xapi.Statements.Iri.IsValid(activity) => nameof(form.Activity),
            ForwarderFilterIriInvalid => nameof(form.OtherVerbs),
            ForwarderKeyInvalid => nameof(form.Key),
            ForwarderSecretMissing or ForwarderSecretNeededForNewHost => nameof(form.Secret),
            ForwarderVersionUnknown => nameof(form.Version),
            _ => "",
        }, text.Of(refusal));
        return FaultyAsync(view, form, cancel);
    }

    private Task<IActionResult> FaultyAsync(string view, ForwarderForm form, CancellationToken cancel)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return FormAsync(view, form, cancel);
    }

    private async Task<IActionResult> FormAsync(string view, ForwarderForm form, CancellationToken cancel)
    {
        form.Plans = await list.PlanChoicesAsync(cancel);
        return View(view, form);
    }
}

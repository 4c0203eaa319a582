using Lms.Domain;
using Lms.Domain.Forwarders;
using Lms.Infrastructure.Forwarders;
using Lms.Web.Features.Shared;
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
    public IActionResult New() => View(new ForwarderForm { FromBeginning = true });

    [HttpPost(""), Allow(Role.Administrator)]
    public async Task<IActionResult> Create(ForwarderForm form, [FromServices] CreateForwarder create, CancellationToken cancel)
    {
        if (!ModelState.IsValid) return Form("New", form);
        var made = await create.RunAsync(form.ToTerms(), form.Secret ?? "", form.FromBeginning, cancel);
        return made.Succeeded ? Answer(made.Value.Id, null, "Forwarders.Created") : Refused("New", form, made.Refusal);
    }

    [HttpGet("{id:guid}"), Allow(Role.Administrator, Role.Inspector)]
    public async Task<IActionResult> Details(Id<Forwarder> id, CancellationToken cancel) => await list.FindAsync(id, cancel) is { } line ? View(line) : NotFound();

    [HttpGet("{id:guid}/edit"), Allow(Role.Administrator)]
    public async Task<IActionResult> Edit(Id<Forwarder> id, CancellationToken cancel) =>
        await list.FindAsync(id, cancel) is { } line ? View(ForwarderForm.Of(line.Forwarder, line.Revision)) : NotFound();

    [HttpPost("{id:guid}/edit"), Allow(Role.Administrator)]
    public async Task<IActionResult> Update(Id<Forwarder> id, ForwarderForm form, [FromServices] ChangeForwarder change, CancellationToken cancel)
    {
        if (await list.FindAsync(id, cancel) is null) return NotFound();
        form.Id = id.Value;
        if (!ModelState.IsValid) return Form("Edit", form);
        return await change.RunAsync(id, form.ToTerms(), form.Secret ?? "", form.Revision, cancel) is { } refusal ? Refused("Edit", form, refusal) : Answer(id, null, "Forwarders.Changed");
    }

    [HttpPost("{id:guid}/pause"), Allow(Role.Administrator)]
    public async Task<IActionResult> Pause(Id<Forwarder> id, [FromServices] SwitchForwarder forwarder, CancellationToken cancel) =>
        await list.FindAsync(id, cancel) is null ? NotFound() : Answer(id, await forwarder.RunAsync(id, running: false, cancel), "Forwarders.Paused");

    [HttpPost("{id:guid}/resumption"), Allow(Role.Administrator)]
    public async Task<IActionResult> Resume(Id<Forwarder> id, [FromServices] SwitchForwarder forwarder, CancellationToken cancel) =>
        await list.FindAsync(id, cancel) is null ? NotFound() : Answer(id, await forwarder.RunAsync(id, running: true, cancel), "Forwarders.Resumed");

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

    private ViewResult Refused(string view, ForwarderForm form, Refusal refusal)
    {
        ModelState.AddModelError(refusal switch
        {
            ForwarderNameLength => nameof(form.Name),
            ForwarderEndpointInvalid or ForwarderToItself => nameof(form.Endpoint),
            ForwarderKeyInvalid => nameof(form.Key),
            ForwarderSecretMissing or ForwarderSecretNeededForNewHost => nameof(form.Secret),
            ForwarderVersionUnknown => nameof(form.Version),
            _ => "",
        }, text.Of(refusal));
        return Form(view, form);
    }

    private ViewResult Form(string view, ForwarderForm form)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(view, form);
    }
}

using System.ComponentModel.DataAnnotations;
using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Formatting;
using Lms.Web.Features.Shared.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.OrgUnits;

/// <summary>Đơn vị: the tree of any day, one unit, adding, mending a name.</summary>
public sealed class UnitsController(LmsDbContext db, UnitTree tree, UnitHistory history, LocalClock clock, Localizer text) : Controller
{
    [HttpGet("/units"), Allow(Role.Administrator, Role.Inspector, Role.DepartmentOfficer)]
    public async Task<IActionResult> Index(bool ended, DateOnly? day, string? q, CancellationToken cancel) =>
        View(new UnitList(
            string.IsNullOrWhiteSpace(q) ? await tree.ReadAsync(ended ? null : day ?? clock.Today, cancel) : await tree.FindAsync(q, clock.Today, cancel),
            ended, day ?? clock.Today, q));

    [HttpGet("/units/new"), Allow(Role.Administrator)]
    public async Task<IActionResult> New(Id<OrgUnit>? parentId, CancellationToken cancel) =>
        View(await ChoicesAsync(new UnitForm { ParentId = parentId?.ToString(), ValidFrom = clock.Today }, cancel));

    [HttpPost("/units"), Allow(Role.Administrator)]
    public async Task<IActionResult> Create(UnitForm form, [FromServices] CreateUnit create, CancellationToken cancel)
    {
        if (!ModelState.IsValid) return View("New", await ChoicesAsync(form, cancel));
        Id<OrgUnit>? parent = Id<OrgUnit>.TryParse(form.ParentId, null, out var id) ? id : null;
        var made = await create.RunAsync(new NewUnit(form.Kind!.Value, form.Code, form.Name, form.ValidFrom!.Value, parent, form.Level), cancel);
        if (!made.Succeeded)
        {
            ModelState.AddModelError("", text.Of(made.Refusal));
            return View("New", await ChoicesAsync(form, cancel));
        }
        this.FlashSuccess(text["OrgUnits.Created", new { made.Value.Name }]);
        return Redirect($"/units/{made.Value.Id}");
    }

    [HttpGet("/units/{id:guid}"), Allow(Role.Administrator, Role.Inspector, Role.DepartmentOfficer)]
    public async Task<IActionResult> Details(Id<OrgUnit> id, CancellationToken cancel) =>
        await history.FindAsync(id, cancel) is { } page ? View(page) : NotFound();

    [HttpPost("/units/{id:guid}/name"), Allow(Role.Administrator)]
    public async Task<IActionResult> Rename(Id<OrgUnit> id, string? name, int revision, [FromServices] CorrectUnitName rename, CancellationToken cancel)
    {
        if (await db.OrgUnits.SingleOrDefaultAsync(u => u.Id == id, cancel) is not { } unit) return NotFound();
        return Answer(unit, await rename.RunAsync(id, name ?? "", revision, cancel), "OrgUnits.Renamed");
    }

    private RedirectResult Answer(OrgUnit unit, Refusal? refusal, string done)
    {
        if (refusal is not null) this.FlashError(text.Of(refusal));
        else this.FlashSuccess(text[done, new { unit.Name }]);
        return Redirect($"/units/{unit.Id}");
    }

    private async Task<UnitForm> ChoicesAsync(UnitForm form, CancellationToken cancel)
    {
        form.Parents = await tree.ChoicesAsync(clock.Today, _ => true, text["OrgUnits.Parent.None"], cancel);
        return form;
    }
}

/// <param name="Day">The day of the tree.</param>
/// <param name="Words">What was searched for; null for the tree.</param>
public sealed record UnitList(IReadOnlyList<UnitNode> Nodes, bool ShowsEnded, DateOnly Day, string? Words);

public sealed class UnitForm
{
    [Display(Name = "OrgUnits.Kind"), Required] public OrgUnitKind? Kind { get; set; }
    [Display(Name = "OrgUnits.Code"), Required, StringLength(OrgUnit.CodeLength)] public string Code { get; set; } = "";
    [Display(Name = "OrgUnits.Name"), Required, StringLength(OrgUnit.NameLength)] public string Name { get; set; } = "";
    [Display(Name = "OrgUnits.Parent")] public string? ParentId { get; set; }
    [Display(Name = "OrgUnits.Level")] public SchoolLevel? Level { get; set; }
    [Display(Name = "OrgUnits.ValidFrom"), Required] public DateOnly? ValidFrom { get; set; }

    /// <summary>The drop-down; not posted.</summary>
    public IReadOnlyList<SelectListItem> Parents { get; set; } = [];
}

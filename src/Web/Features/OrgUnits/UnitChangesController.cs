using System.ComponentModel.DataAnnotations;
using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Formatting;
using Lms.Web.Features.Shared.Hosting;
using Lms.Web.Features.Shared.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.OrgUnits;

/// <summary>Biến động đơn vị: typed, shown as it will be, confirmed; taken back while nothing refers to it.</summary>
[Allow(Role.Administrator)]
public sealed class UnitChangesController(LmsDbContext db, UnitTree tree, ChangeUnits change, LocalClock clock, Localizer text) : Controller
{
    private const int SplitLines = 12;

    [HttpGet("/units/{id:guid}/changes/new")]
    public async Task<IActionResult> New(Id<OrgUnit> id, UnitChangeKind kind, CancellationToken cancel) =>
        kind == UnitChangeKind.Reorganise ? NotFound() : await Form(id, new UnitChangeForm { Kind = kind, Day = clock.Today, DecisionDate = clock.Today }, cancel);

    [HttpPost("/units/{id:guid}/changes"), PostedFrom("/units/{id}/changes/new")]
    public async Task<IActionResult> Create(Id<OrgUnit> id, UnitChangeForm form, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        // What a file does is not done to one unit.
        if (form.Kind == UnitChangeKind.Reorganise || await db.OrgUnits.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, cancel) is not { } unit) return NotFound();
        // Without its code a line would be left out without a word.
        if (form.Successors.Any(s => string.IsNullOrWhiteSpace(s.Code) && !string.IsNullOrWhiteSpace(s.Name))) ModelState.AddModelError("", text["OrgUnits.Change.CodeMissing"]);
        if (form.Edit || !ModelState.IsValid) return await Form(id, form, cancel);
        var units = await OthersAsync(form, unit, cancel);
        if (!units.Succeeded) return await RefusedAsync(id, form, units.Refusal, cancel);
        var request = form.Request(units.Value);
        if (form.Mark is { } mark && !form.Again)
        {
            var done = await change.RunAsync(User.Viewer(), request, mark, cancel);
            if (done.Succeeded)
            {
                this.FlashSuccess(text["OrgUnits.Change.Done", new { form.Kind, unit.Name, done.Value.Change.Day }]);
                return Redirect($"/units/{id}");
            }
            if (done.Refusal is not (UnitsHomeless or UnitsChangedMeanwhile)) return await RefusedAsync(id, form, done.Refusal, cancel);
            ModelState.AddModelError("", text.Of(done.Refusal));
        }
        var preview = await change.PreviewAsync(User.Viewer(), request, cancel);
        return preview.Succeeded
            ? View("ChangePreview", new UnitChangePreview(unit, form, preview.Value.Result, preview.Value.Mark, await HomesAsync(form, preview.Value.Result, cancel)))
            : await RefusedAsync(id, form, preview.Refusal, cancel);
    }

    [HttpPost("/units/{id:guid}/changes/{changeId:guid}/undo")]
    public async Task<IActionResult> Undo(Id<OrgUnit> id, Id<UnitChange> changeId, [FromServices] UndoUnitChange undo, CancellationToken cancel)
    {
        if (!await db.UnitChanges.AnyAsync(c => c.Id == changeId, cancel)) return NotFound();
        if (await undo.RunAsync(User.Viewer(), changeId, cancel) is { } refusal) this.FlashError(text.Of(refusal));
        else this.FlashSuccess(text["OrgUnits.Change.Undone"]);
        db.ChangeTracker.Clear();
        return Redirect(await db.OrgUnits.AnyAsync(u => u.Id == id, cancel) ? $"/units/{id}" : "/units");
    }

    /// <summary>The unit itself, and those whose codes were typed.</summary>
    private async Task<Outcome<List<Id<OrgUnit>>>> OthersAsync(UnitChangeForm form, OrgUnit unit, CancellationToken cancel)
    {
        if (form.Kind != UnitChangeKind.Merge) return new List<Id<OrgUnit>> { unit.Id };
        var codes = (form.Others ?? "").Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().ToList();
        var known = await db.OrgUnits.Where(u => codes.Contains(u.Code)).ToDictionaryAsync(u => u.Code, u => u.Id, cancel);
        if (codes.Find(c => !known.ContainsKey(c)) is { } unknown) return new UnitCodeUnknown(unknown);
        return known.Values.Prepend(unit.Id).Distinct().ToList();
    }

    private async Task<IActionResult> RefusedAsync(Id<OrgUnit> id, UnitChangeForm form, Refusal refusal, CancellationToken cancel)
    {
        ModelState.AddModelError("", text.Of(refusal));
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await Form(id, form, cancel);
    }

    private async Task<IActionResult> Form(Id<OrgUnit> id, UnitChangeForm form, CancellationToken cancel)
    {
        if (await db.OrgUnits.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, cancel) is not { } unit) return NotFound();
        while (form.Successors.Count < (form.Kind == UnitChangeKind.Split ? SplitLines : 1)) form.Successors.Add(new());
        return View("Change", new UnitChangePage(unit, form, await tree.ChoicesAsync(form.Day ?? clock.Today, u => !u.IsSchool && u.Id != id, text["OrgUnits.Parent.None"], cancel)));
    }

    /// <summary>Where the units below may go: to those that follow, or for an end to any that is there.</summary>
    private async Task<IReadOnlyList<SelectListItem>> HomesAsync(UnitChangeForm form, UnitChangeResult result, CancellationToken cancel)
    {
        if (result.Homeless.Count == 0) return [];
        var day = form.Day!.Value;
        var wanted = form.Successors.Select(s => s.Code).ToHashSet();
        var known = (await db.OrgUnits.AsNoTracking().ToListAsync(cancel)).Where(u => u.ExistsOn(day) && (form.Kind == UnitChangeKind.End ? !u.IsSchool : wanted.Contains(u.Code)));
        return [new(text["OrgUnits.Change.Home.Choose"], ""), .. known.Concat(result.Added).OrderBy(u => u.NameOn(day), StringComparer.CurrentCulture).Select(u => new SelectListItem($"{u.NameOn(day)} ({u.Code})", u.Code))];
    }
}

public sealed record UnitChangePage(OrgUnit Unit, UnitChangeForm Form, IReadOnlyList<SelectListItem> Parents);

/// <param name="Mark">By which exactly this is confirmed.</param>
/// <param name="Homes">The new parents that units below may get.</param>
public sealed record UnitChangePreview(OrgUnit Unit, UnitChangeForm Form, UnitChangeResult Result, string Mark, IReadOnlyList<SelectListItem> Homes);

/// <summary>What is typed to change units by a decision.</summary>
public sealed class UnitChangeForm
{
    public UnitChangeKind Kind { get; set; }
    [Display(Name = "OrgUnits.Change.Day"), Required] public DateOnly? Day { get; set; }
    [Display(Name = "OrgUnits.Change.DecisionNumber"), Required, StringLength(UnitChange.DecisionLength)] public string? DecisionNumber { get; set; }
    [Display(Name = "OrgUnits.Change.DecisionDate"), Required] public DateOnly? DecisionDate { get; set; }
    [Display(Name = "OrgUnits.Change.Reason"), Required, StringLength(UnitChange.ReasonLength)] public string? Reason { get; set; }
    [Display(Name = "OrgUnits.Change.NewName"), StringLength(OrgUnit.NameLength)] public string? Name { get; set; }
    [Display(Name = "OrgUnits.Change.NewParent")] public string? ParentId { get; set; }

    /// <summary>Codes of the units that merge with this one.</summary>
    [Display(Name = "OrgUnits.Change.Others")] public string? Others { get; set; }

    public IList<SuccessorForm> Successors { get; set; } = [];

    /// <summary>Codes of the new parents of units below, by the units' ids.</summary>
    public IDictionary<string, string?> Homes { get; set; } = new Dictionary<string, string?>();

    /// <summary>Of what the person has seen; null before.</summary>
    public string? Mark { get; set; }

    /// <summary>Show what will be once more, with the new parents chosen.</summary>
    public bool Again { get; set; }

    /// <summary>Back to the form.</summary>
    public bool Edit { get; set; }

    public UnitChangeRequest Request(IReadOnlyList<Id<OrgUnit>> units) => new(Kind, Day!.Value, new ChangeBasis(DecisionNumber!, DecisionDate!.Value, Reason!), units, Name,
        Parent(ParentId),
        [.. Successors.Where(s => !string.IsNullOrWhiteSpace(s.Code)).Select(s => new SuccessorUnit(s.Code!, s.Name ?? "", s.Kind, Parent(s.ParentId)))],
        Homes.Where(h => !string.IsNullOrWhiteSpace(h.Value)).ToDictionary(h => Id<OrgUnit>.Parse(h.Key, null), h => h.Value!));

    private static Id<OrgUnit>? Parent(string? id) => Id<OrgUnit>.TryParse(id, null, out var parent) ? parent : null;
}

public sealed class SuccessorForm
{
    public string? Code { get; set; }
    public string? Name { get; set; }
    public OrgUnitKind? Kind { get; set; }
    public string? ParentId { get; set; }
}

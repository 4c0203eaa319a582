using System.ComponentModel.DataAnnotations;
using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Domain.Trainers;
using Lms.Infrastructure.Database;
using Lms.Web.Features.OrgUnits;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Formatting;
using Lms.Web.Features.Shared.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Trainers;

/// <summary>Danh mục giảng viên.</summary>
public sealed class TrainersController(LmsDbContext db, UnitTree units, LocalClock clock, Localizer text) : Controller
{
    [HttpGet("/trainers"), Allow(Role.Administrator, Role.Inspector, Role.DepartmentOfficer)]
    public async Task<IActionResult> Index(CancellationToken cancel) => View(await (
        from trainer in db.Trainers
        join unit in db.OrgUnits on trainer.UnitId equals unit.Id
        orderby trainer.SortKey
        select new TrainerLine(trainer.Id, trainer.FullName, trainer.SortKey, unit.Name,
            db.ClassGroups.Count(c => c.Trainers.Any(t => t.TrainerId == trainer.Id)),
            db.Users.Where(a => a.TrainerId == trainer.Id).Select(a => (Guid?)a.Id).FirstOrDefault())).ToListAsync(cancel));

    [HttpGet("/trainers/new"), Allow(Role.Administrator)]
    public async Task<IActionResult> New(CancellationToken cancel) => View(await ChoicesAsync(new TrainerForm(), cancel));

    [HttpPost("/trainers"), Allow(Role.Administrator)]
    public async Task<IActionResult> Create(TrainerForm form, [FromServices] CreateTrainer create, CancellationToken cancel)
    {
        if (!ModelState.IsValid) return View("New", await ChoicesAsync(form, cancel));
        _ = Id<OrgUnit>.TryParse(form.UnitId, null, out var unit);
        var made = await create.RunAsync(form.Name, unit, cancel);
        if (!made.Succeeded)
        {
            ModelState.AddModelError("", text.Of(made.Refusal));
            return View("New", await ChoicesAsync(form, cancel));
        }
        this.FlashSuccess(text["Trainers.Created", new { Name = made.Value.FullName }]);
        return Redirect("/trainers");
    }

    private async Task<TrainerForm> ChoicesAsync(TrainerForm form, CancellationToken cancel)
    {
        form.Units = await units.ChoicesAsync(clock.Today, _ => true, text["Trainers.Unit.Choose"], cancel);
        return form;
    }
}

/// <param name="AccountId">Null while the trainer has no account.</param>
public sealed record TrainerLine(Id<Trainer> Id, string Name, string SortKey, string Unit, int Classes, Guid? AccountId);

public sealed class TrainerForm
{
    [Display(Name = "Trainers.Name"), Required, StringLength(Lms.Domain.Text.PersonName.MaxLength)] public string Name { get; set; } = "";
    [Display(Name = "Trainers.Unit"), Required] public string UnitId { get; set; } = "";

    /// <summary>The drop-down; not posted.</summary>
    public IReadOnlyList<SelectListItem> Units { get; set; } = [];
}

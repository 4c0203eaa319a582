using System.ComponentModel.DataAnnotations;
using Lms.Domain;
using Lms.Domain.Classes;
using Lms.Domain.Trainers;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Classes;

/// <summary>Lớp: a trainer's own classes, and one class with its people and blocks.</summary>
[Allow(Role.Trainer, Role.DepartmentOfficer, Role.Inspector, Role.Administrator)]
public sealed class ClassesController(LmsDbContext db, ClassReader reader, Localizer text) : Controller
{
    [HttpGet("/classes"), Allow(Role.Trainer)]
    public async Task<IActionResult> Index([FromServices] TrainerWork work, CancellationToken cancel) => View("MyClasses", await work.ReadAsync(User.Viewer(), cancel));

    [HttpGet("/classes/{id:guid}")]
    public async Task<IActionResult> Details(Id<ClassGroup> id, CancellationToken cancel) =>
        await reader.FindAsync(User.Viewer(), id, cancel) is { } page ? View("Class", page) : NotFound();

    /// <summary>Danh sách lớp, to print and sign.</summary>
    [HttpGet("/classes/{id:guid}/list")]
    public async Task<IActionResult> List(Id<ClassGroup> id, CancellationToken cancel) =>
        await reader.FindAsync(User.Viewer(), id, cancel) is { } page ? View("List", page) : NotFound();

    [HttpPost("/classes/{id:guid}/description"), Allow(Role.DepartmentOfficer)]
    public async Task<IActionResult> Describe(Id<ClassGroup> id, [StringLength(ClassGroup.MaxLength)] string? name, [StringLength(ClassGroup.MaxLength)] string? room, int revision, [FromServices] DescribeClass describe, CancellationToken cancel)
    {
        if (!ModelState.IsValid) return BadRequest();
        if (!await IsVisibleAsync(id, cancel)) return NotFound();
        if (await describe.RunAsync(User.Viewer(), id, name ?? "", room ?? "", revision, cancel) is { } refusal) this.FlashError(text.Of(refusal));
        else this.FlashSuccess(text["Classes.Saved"]);
        return Redirect($"/classes/{id}");
    }

    [HttpPost("/classes/{id:guid}/trainers"), Allow(Role.DepartmentOfficer)]
    public async Task<IActionResult> Assign(Id<ClassGroup> id, List<Id<Trainer>> trainerIds, [FromServices] AssignTrainers assign, CancellationToken cancel)
    {
        if (!await IsVisibleAsync(id, cancel)) return NotFound();
        if (await assign.RunAsync(User.Viewer(), id, trainerIds, cancel) is { } refusal) this.FlashError(text.Of(refusal));
        else this.FlashSuccess(text["Classes.Saved"]);
        return Redirect($"/classes/{id}");
    }

    private Task<bool> IsVisibleAsync(Id<ClassGroup> id, CancellationToken cancel) => db.ClassesVisibleTo(User.Viewer()).AnyAsync(c => c.Id == id, cancel);
}

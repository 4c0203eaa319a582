using System.ComponentModel.DataAnnotations;
using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Domain.Trainers;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.OrgUnits;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Formatting;
using Lms.Web.Features.Shared.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Accounts;

/// <summary>Tài khoản: the list, one account, making, disabling, inviting. Nobody sees a password.</summary>
[Allow(Role.Administrator)]
public sealed class AccountsController(LmsDbContext db, UnitTree units, LocalClock clock, Localizer text) : Controller
{
    /// <summary>Carries the link over the redirect: it is shown once, to whoever asked for it.</summary>
    private const string LinkKey = "invitation-link";

    [HttpGet("/accounts")]
    public async Task<IActionResult> Index(AccountFilter filter, [FromServices] AccountList list, CancellationToken cancel) => View(await list.ReadAsync(filter, cancel));

    [HttpGet("/accounts/new")]
    public async Task<IActionResult> New(Id<OrgUnit>? unitId, Id<Trainer>? trainerId, CancellationToken cancel) => View(await ChoicesAsync(new AccountForm
    {
        Role = trainerId is not null ? Role.Trainer : unitId is not null ? Role.UnitOfficer : null,
        UnitId = unitId?.ToString(),
        TrainerId = trainerId?.ToString(),
        Name = await db.Trainers.Where(t => t.Id == trainerId).Select(t => t.FullName).SingleOrDefaultAsync(cancel) ?? "",
    }, cancel));

    [HttpPost("/accounts")]
    public async Task<IActionResult> Create(AccountForm form, [FromServices] CreateAccount create, [FromServices] IssueInvitation invite, CancellationToken cancel)
    {
        if (!ModelState.IsValid) return View("New", await ChoicesAsync(form, cancel));
        var made = await create.RunAsync(User.Viewer(), form.ToAccount(), password: null, cancel);
        if (!made.Succeeded)
        {
            ModelState.AddModelError("", text.Of(made.Refusal));
            return View("New", await ChoicesAsync(form, cancel));
        }
        TempData[LinkKey] = await invite.RunAsync(User.Viewer(), made.Value, cancel);
        this.FlashSuccess(text["Accounts.Created", new { Name = made.Value.DisplayName }]);
        return Redirect($"/accounts/{made.Value.Id}");
    }

    [HttpGet("/accounts/{id:guid}")]
    public async Task<IActionResult> Details(
        Guid id, [FromServices] AccountDoubles doubles, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } account) return NotFound();
        var unit = await db.OrgUnits.SingleOrDefaultAsync(u => u.Id == account.OrgUnitId, cancel);
        var link = TempData[LinkKey] as string;
        var shared = await doubles.OfAsync([account], cancel);
        var isOwn = account.Id == User.AccountId();
        return View(new AccountDetails(account, unit, account.StateAt(clock.Now), link, isOwn, shared));
    }

    [HttpPost("/accounts/{id:guid}/invitation")]
    public async Task<IActionResult> Invite(Guid id, [FromServices] IssueInvitation invite, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { IsDisabled: false } account) return NotFound();
        TempData[LinkKey] = await invite.RunAsync(User.Viewer(), account, cancel);
        return Redirect($"/accounts/{id}");
    }

    [HttpPost("/accounts/{id:guid}/state")]
    public async Task<IActionResult> Update(Guid id, bool disabled, [FromServices] DisableAccount disable, [FromServices] EnableAccount enable, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } account) return NotFound();
        Refusal? refusal = null;
        if (disabled) refusal = await disable.RunAsync(User.Viewer(), account);
        else await enable.RunAsync(User.Viewer(), account);
        if (refusal is not null) this.FlashError(text.Of(refusal));
        else this.FlashSuccess(text[disabled ? "Accounts.Disabled" : "Accounts.Enabled", new { Name = account.DisplayName }]);
        return Redirect($"/accounts/{id}");
    }

    private Task<Account?> FindAsync(Guid id, CancellationToken cancel) => db.Users.SingleOrDefaultAsync(a => a.Id == id, cancel);

    private async Task<AccountForm> ChoicesAsync(AccountForm form, CancellationToken cancel)
    {
        form.Units = await units.ChoicesAsync(clock.Today, u => u.MaySubmit || u.Kind == OrgUnitKind.Department, text["Accounts.Unit.None"], cancel);
        form.Trainers =
        [
            new(text["Accounts.Trainer.None"], ""),
            .. await db.Trainers.Where(t => !db.Users.Any(a => a.TrainerId == t.Id)).OrderBy(t => t.SortKey).Select(t => new SelectListItem(t.FullName, t.Id.ToString())).ToListAsync(cancel),
        ];
        return form;
    }
}

/// <param name="Link">The invitation, where it was just asked for.</param>
/// <param name="IsOwn">The administrator looks at the own account.</param>
/// <param name="Doubles">What the account shares with others.</param>
public sealed record AccountDetails(
    Account Account, OrgUnit? Unit, AccountState State, string? Link, bool IsOwn, IReadOnlyList<AccountDouble> Doubles);

public sealed class AccountForm : IValidatableObject
{
    /// <summary>The roles that an administrator gives by hand; teachers get their accounts when they are convened.</summary>
    public static readonly Lms.Domain.Role[] Roles = [.. Enum.GetValues<Lms.Domain.Role>().Where(role => role != Lms.Domain.Role.Teacher)];

    [Display(Name = "Accounts.Role"), Required] public Role? Role { get; set; }
    [Display(Name = "Accounts.Name"), Required, StringLength(Lms.Domain.Text.PersonName.MaxLength)] public string Name { get; set; } = "";
    [Display(Name = "Accounts.Email"), EmailAddress, StringLength(256)] public string? Email { get; set; }
    [Display(Name = "Accounts.Phone"), RegularExpression("^[+0-9 .()-]{9,20}$")] public string? Phone { get; set; }
    [Display(Name = "Accounts.UserName"), StringLength(256)] public string? UserName { get; set; }
    [Display(Name = "Accounts.Unit")] public string? UnitId { get; set; }
    [Display(Name = "Accounts.Trainer")] public string? TrainerId { get; set; }

    /// <summary>The drop-downs; not posted.</summary>
    public IReadOnlyList<SelectListItem> Units { get; set; } = [];

    public IReadOnlyList<SelectListItem> Trainers { get; set; } = [];

    public NewAccount ToAccount() => new(
        Role!.Value, Name, Email, Phone,
        Role is Lms.Domain.Role.UnitOfficer or Lms.Domain.Role.DepartmentOfficer && Id<OrgUnit>.TryParse(UnitId, null, out var unit) ? unit : null,
        TrainerId: Role == Lms.Domain.Role.Trainer && Id<Trainer>.TryParse(TrainerId, null, out var trainer) ? trainer : null,
        UserName: UserName);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Role is { } role && !Roles.Contains(role)) yield return new("Shared.Validation.UnknownValue", [nameof(Role)]);
    }
}

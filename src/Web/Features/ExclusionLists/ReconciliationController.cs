using Lms.Domain;
using Lms.Domain.Plans;
using Lms.Domain.TraineeLists;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Localization;
using Lms.Web.Features.TraineeLists;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Web.Features.ExclusionLists;

/// <summary>Đối chiếu danh sách loại trừ.</summary>
[Route("/plans/{planId:guid}/exclusion-lists/{id:guid}")]
public sealed class ReconciliationController(Reconciliation reconciliation, DecideExclusions decide, Localizer text) : Controller
{
    [HttpGet("reconciliation"), Allow(Role.DepartmentOfficer, Role.Inspector, Role.Administrator)]
    public async Task<IActionResult> Index(Id<TrainingPlan> planId, Id<ExclusionList> id, CancellationToken cancel) =>
        await reconciliation.FindAsync(User.Viewer(), planId, id, cancel) is { } page ? View("Reconciliation", page) : NotFound();

    /// <param name="who">The candidate's key, or "nobody".</param>
    [HttpPost("entries/{entryId:guid}/decision"), Allow(Role.DepartmentOfficer)]
    public async Task<IActionResult> Decide(Id<TrainingPlan> planId, Id<ExclusionList> id, Id<ExclusionListEntry> entryId, string? who, Guid[] shown, CancellationToken cancel)
    {
        var candidate = Guid.TryParse(who, out var key) ? key : (Guid?)null;
        if (candidate is null && who != "nobody") return Redirect(Page(planId, id));
        return Answer(planId, id, await decide.DecideAsync(User.Viewer(), id, entryId, candidate, shown ?? [], cancel));
    }

    /// <summary>What stood in the file and could not be read, typed anew.</summary>
    [HttpPost("entries/{entryId:guid}/mend"), Allow(Role.DepartmentOfficer)]
    public async Task<IActionResult> Mend(Id<TrainingPlan> planId, Id<ExclusionList> id, Id<ExclusionListEntry> entryId, MendedEntryForm form, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        var refusal = await decide.MendAsync(User.Viewer(), id, entryId, form.Cells, cancel);
        if (refusal is not ExclusionEntryUnreadable unreadable) return Answer(planId, id, refusal);
        // What was typed stays on the page, with what is wrong with it.
        if (await reconciliation.FindAsync(User.Viewer(), planId, id, cancel) is not { } page) return NotFound();
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Reconciliation", page with { Typed = new(entryId, form, [.. unreadable.Faults.Select(text.Of)]) });
    }

    [HttpPost("entries/{entryId:guid}/dismissal"), Allow(Role.DepartmentOfficer)]
    public async Task<IActionResult> Dismiss(Id<TrainingPlan> planId, Id<ExclusionList> id, Id<ExclusionListEntry> entryId, CancellationToken cancel) =>
        Answer(planId, id, await decide.DismissAsync(User.Viewer(), id, entryId, cancel));

    [HttpPost("entries/{entryId:guid}/dismissal/undo"), Allow(Role.DepartmentOfficer)]
    public async Task<IActionResult> TakeUp(Id<TrainingPlan> planId, Id<ExclusionList> id, Id<ExclusionListEntry> entryId, CancellationToken cancel) =>
        Answer(planId, id, await decide.TakeUpAsync(User.Viewer(), id, entryId, cancel));

    [HttpPost("unknown"), Allow(Role.DepartmentOfficer)]
    public async Task<IActionResult> Unknown(Id<TrainingPlan> planId, Id<ExclusionList> id, CancellationToken cancel) =>
        Answer(planId, id, await decide.DecideUnknownAsync(User.Viewer(), id, cancel));

    [HttpPost("decisions/{decisionId:guid}/undo"), Allow(Role.DepartmentOfficer)]
    public async Task<IActionResult> Undo(Id<TrainingPlan> planId, Id<ExclusionList> id, Id<ExclusionDecision> decisionId, CancellationToken cancel) =>
        Answer(planId, id, await decide.TakeBackAsync(User.Viewer(), id, decisionId, cancel));

    [HttpPost("activation"), Allow(Role.DepartmentOfficer)]
    public async Task<IActionResult> Activate(Id<TrainingPlan> planId, Id<ExclusionList> id, CancellationToken cancel) =>
        Answer(planId, id, await decide.ActivateAsync(User.Viewer(), id, cancel));

    private IActionResult Answer(Id<TrainingPlan> planId, Id<ExclusionList> id, Refusal? refusal)
    {
        if (refusal is PlanMissing) return NotFound();
        if (refusal is null) this.FlashSuccess(text["ExclusionLists.Decided"]);
        else this.FlashError(text.Of(refusal));
        return Redirect(Page(planId, id));
    }

    private static string Page(Id<TrainingPlan> planId, Id<ExclusionList> id) => $"/plans/{planId}/exclusion-lists/{id}/reconciliation";
}

/// <summary>An entry as an officer types it anew.</summary>
public sealed class MendedEntryForm
{
    public string? FullName { get; set; }
    public string? BirthDate { get; set; }
    public string? TeacherCode { get; set; }
    public string? PersonalId { get; set; }
    public string? School { get; set; }

    /// <summary>What was typed, by column.</summary>
    internal Dictionary<TraineeColumn, string> Cells => new (TraineeColumn Column, string? Text)[]
    {
        (TraineeColumn.FullName, FullName),
        (TraineeColumn.BirthDate, BirthDate),
        (TraineeColumn.TeacherCode, TeacherCode),
        (TraineeColumn.PersonalId, PersonalId),
        (TraineeColumn.School, School),
    }.Where(cell => !string.IsNullOrWhiteSpace(cell.Text)).ToDictionary(cell => cell.Column, cell => cell.Text!);

    /// <summary>The entry as it stands, with the proposals of what could not be read.</summary>
    public static MendedEntryForm Of(ExclusionListEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        string? Proposed(TraineeColumn column, string? read) =>
            read is { Length: > 0 } ? read : entry.Faults.FirstOrDefault(f => f.Column == column) is { } fault ? fault.Arguments.GetValueOrDefault(RowFinding.Proposal) ?? fault.Before : null;
        return new()
        {
            FullName = Proposed(TraineeColumn.FullName, entry.FullName),
            BirthDate = Proposed(TraineeColumn.BirthDate, entry.BirthDate?.ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture)),
            TeacherCode = Proposed(TraineeColumn.TeacherCode, entry.TeacherCode),
            PersonalId = Proposed(TraineeColumn.PersonalId, entry.PersonalId),
            School = Proposed(TraineeColumn.School, entry.School),
        };
    }
}

/// <summary>What was typed for an entry and cannot be read either.</summary>
public sealed record TypedEntry(Id<ExclusionListEntry> EntryId, MendedEntryForm Form, IReadOnlyList<string> Errors);

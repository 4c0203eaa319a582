using Lms.Domain;
using Lms.Domain.Plans;
using Lms.Domain.TraineeLists;
using Lms.Web.Features.Shared;

namespace Lms.Web.Features.TraineeLists;

/// <summary>One finding of a row on the list's page.</summary>
/// <param name="IsLastMend">True for the last mend of its cell, which undoes all of them.</param>
public sealed record FindingView(ListPage Page, SubmissionRow Row, RowFinding Finding, bool IsLastMend);

/// <summary>A cell that can be mended in its row.</summary>
/// <param name="Value">What stands there now.</param>
public sealed record CellView(ListPage Page, SubmissionRow Row, TraineeColumn Column, string Value, CellConflict? Conflict);

/// <summary>What a unit that is late sees.</summary>
public sealed record LateView(Id<TrainingPlan> PlanId, LateRequest? Late, bool IsOpen, bool IsIssued, bool IsUnit, string? Typed = null, string? Problem = null)
{
    public bool MayAsk => IsUnit && IsIssued && !IsOpen && Late?.State != LateRequestState.Waiting;

    public static LateView Of(ListPage page) => new(page.Plan.Id, page.Late, page.Closed is null, page.Plan.State == PlanState.Issued, page.IsOwn);

    public static LateView Of(UnitPlan part) => new(part.Plan.Id, part.Late, part.IsOpen, part.Plan.State == PlanState.Issued, true);
}

public static class LateTones
{
    public static Tone Tone(this LateRequestState state) => state switch
    {
        LateRequestState.Granted => Shared.Tone.Success,
        LateRequestState.Refused => Shared.Tone.Danger,
        _ => Shared.Tone.Info,
    };
}

using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Domain.Quotas;
using Lms.Domain.TraineeLists;
using Lms.Web.Features.Shared;

namespace Lms.Web.Features.TraineeLists;

/// <summary>Which rows of a list are shown.</summary>
public enum RowFilter { All, Blocked, Excluded, Doubled, Warned, Mended, Clean }

/// <summary>A text that was not saved, beside the one that stands there now.</summary>
public sealed record CellConflict(Id<SubmissionRow> RowId, TraineeColumn Column, string Typed);

/// <summary>A row as the list's page shows it.</summary>
public sealed record RowView(ListPage Page, SubmissionRow Row);

/// <summary>A list with all that its page says about it.</summary>
/// <param name="Closed">Why lists are not taken now; null while they are.</param>
/// <param name="People">The display names of the accounts that sent and decided it.</param>
public sealed record ListPage(TraineeSubmission List, int Revision, TrainingPlan Plan, OrgUnit Unit, Quota Quota, Refusal? Closed, bool IsOwn, bool MayDecide,
    IReadOnlyDictionary<Guid, string> People)
{
    public ListSpot Spot { get; init; } = new();

    /// <summary>The first instant at which this unit's lists are not taken.</summary>
    public EndInstant ClosesAt { get; init; }

    /// <summary>What the unit has last asked for, where it was late.</summary>
    public LateRequest? Late { get; init; }

    /// <summary>The last changes of rows, newest first; only of a draft.</summary>
    public IReadOnlyList<RowChange> Changes { get; init; } = [];

    /// <summary>By a file's content the upload that brought it; only of one's own draft.</summary>
    public Dictionary<string, Id<ListUpload>> Uploads { get; init; } = [];

    /// <summary>The names of the schools whose teachers the unit may send; only of a list that may be edited.</summary>
    public IReadOnlyList<string> Schools { get; init; } = [];

    /// <summary>The version before this one.</summary>
    public TraineeSubmission? Previous { get; init; }

    public IReadOnlyList<SignedScan> Scans { get; init; } = [];

    /// <summary>The rows whose teachers other units nominate as well, and for whom they wait.</summary>
    public IReadOnlyDictionary<Id<SubmissionRow>, Contest> Contested { get; init; } = new Dictionary<Id<SubmissionRow>, Contest>();

    /// <summary>The rows whose teachers the department has given to another unit, with its name.</summary>
    public IReadOnlyDictionary<Id<SubmissionRow>, string> GivenAway { get; init; } = new Dictionary<Id<SubmissionRow>, string>();

    /// <summary>What was not saved because someone else was quicker.</summary>
    public CellConflict? Conflict { get; init; }

    /// <summary>The reason that was typed to give a row up and could not be taken.</summary>
    public (Id<SubmissionRow> RowId, string Reason)? Unreleased { get; init; }

    /// <summary>Why nothing was saved, with what was typed.</summary>
    public string? Problem { get; init; }

    public ListDifference? Difference => Previous is null ? null : ListDifference.Between(Previous.Rows, List.Rows);

    public bool IsDraft => List.State == SubmissionState.Draft;
    public bool MayEdit => IsOwn && IsDraft && Closed is null;
    public bool MayScan => IsOwn && List.ReceiptNumber is not null;
    public bool MayRecall => IsOwn && List.State == SubmissionState.Submitted && Closed is null;
    public bool MayRelease => IsOwn && List.State == SubmissionState.Submitted && Plan.State == PlanState.Issued;
    public bool MayRevise => IsOwn && List.State is SubmissionState.Returned or SubmissionState.Recalled && Closed is null;

    /// <summary>The seats this list can have: what is left, and what it holds already.</summary>
    public int Seats => Quota.Left + (List.State is SubmissionState.Submitted or SubmissionState.Accepted ? List.SeatsHeld : 0);

    public int Reserves => List.Rows.Count - List.SeatsNeeded;
    public RowFinding? OverQuota => IsDraft ? ListChecks.OverQuota(Seats, List.Rows.Select(r => r.Fields)) : null;
    public bool CanSubmit => MayEdit && List.Rows.Count > 0 && List.Blocking == 0 && OverQuota is null;

    /// <summary>The rows that were asked for, on however many pages.</summary>
    public IReadOnlyList<SubmissionRow> Found => [.. Spot.Among(List.InOrder).Where(row => IsIn(row, Spot.Show))];

    /// <summary>Of the whole list, whatever is looked for.</summary>
    public int Count(RowFilter filter) => List.Rows.Count(row => IsIn(row, filter));

    public int CountFound(RowFilter filter) => Spot.Among(List.Rows).Count(row => IsIn(row, filter));

    /// <summary>The first row after this one that must be mended, beginning anew at the end.</summary>
    public SubmissionRow? NextBlocked(int after) =>
        List.InOrder.Where(r => r.IsBlocked).OrderBy(r => r.Position <= after).ThenBy(r => r.Position).FirstOrDefault();

    /// <summary>
    /// Whether a row says of itself that another unit has its teacher: then nothing more is told beside it.
    /// </summary>
    public static bool TellsOfAnotherUnit(SubmissionRow row) => row.Findings.Any(f => f.Key is "Finding.NominatedByUnit" or "Finding.NominationDecided");

    public static Tone ToneOf(SubmissionRow row) => row switch
    {
        { IsBlocked: true } => Tone.Danger,
        { IsWarned: true } => Tone.Warning,
        { Findings.Count: > 0 } => Tone.Info,
        _ => Tone.Success,
    };

    public static RowFilter KindOf(SubmissionRow row) => ToneOf(row) switch
    {
        Tone.Danger => RowFilter.Blocked,
        Tone.Warning => RowFilter.Warned,
        Tone.Info => RowFilter.Mended,
        _ => RowFilter.Clean,
    };

    private static bool IsIn(SubmissionRow row, RowFilter filter) => filter switch
    {
        RowFilter.All => true,
        RowFilter.Excluded => Blocks(row, FindingCode.EXCL),
        RowFilter.Doubled => Blocks(row, FindingCode.DUP),
        _ => KindOf(row) == filter,
    };

    private static bool Blocks(SubmissionRow row, FindingCode code) => row.Findings.Any(f => f.Code == code && f.Severity == FindingSeverity.Blocking);
}

public static class ListTones
{
    public static Tone Tone(this SubmissionState state) => state switch
    {
        SubmissionState.Submitted => Shared.Tone.Info,
        SubmissionState.Accepted => Shared.Tone.Success,
        SubmissionState.Returned => Shared.Tone.Warning,
        _ => Shared.Tone.Neutral,
    };

    public static Tone Tone(this UploadState state) => state switch
    {
        UploadState.Done => Shared.Tone.Success,
        UploadState.Asking => Shared.Tone.Warning,
        UploadState.Failed => Shared.Tone.Danger,
        UploadState.Discarded => Shared.Tone.Neutral,
        _ => Shared.Tone.Info,
    };

    public static Tone Tone(this FindingSeverity severity) => severity switch
    {
        FindingSeverity.Blocking => Shared.Tone.Danger,
        FindingSeverity.Warning => Shared.Tone.Warning,
        _ => Shared.Tone.Info,
    };
}

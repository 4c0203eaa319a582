using Lms.Domain.Journal;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Domain.TraineeLists;

namespace Lms.Domain.Enrollments;

public enum SubstitutionState
{
    /// <summary>Chờ duyệt: asked for by the unit</summary>
    Requested,

    /// <summary>Đã duyệt, chưa thay được: approved by the department, and something still keeps the newcomer out</summary>
    Approved,

    /// <summary>Đã thay: carried out, as a rule in the transaction of the approval</summary>
    Applied,

    /// <summary>Không duyệt, with a reason</summary>
    Refused,
}

/// <summary>
/// Thay thế: a unit asks that somebody else takes the seat and the class of one of its trainees. The newcomer is a reserve of
/// the unit or a person typed in a row; who is typed is checked when asked for, and again when approved. Approval and
/// application are two facts (DOMAIN §3), each with who and when; between them stands only what keeps the newcomer out.
/// </summary>
[Journaled]
public sealed class Substitution
{
    private Substitution() { }

    public Substitution(Enrollment leaver, Newcomer newcomer, string reason, Guid accountId, DateTimeOffset now)
    {
        (Id, PlanId, UnitId, LeaverId) = (Id<Substitution>.New(), leaver.PlanId, leaver.UnitId, leaver.Id);
        (ReserveId, Cells) = (newcomer.ReserveId, newcomer.Cells);
        (Reason, RequestedBy, RequestedAt) = (reason.Trim().Normalize(), accountId, now);
    }

    public Id<Substitution> Id { get; private init; }
    public Id<TrainingPlan> PlanId { get; private init; }
    public Id<OrgUnit> UnitId { get; private init; }
    public Id<Enrollment> LeaverId { get; private init; }

    /// <summary>The unit's reserve who is to come; null where somebody was typed.</summary>
    public Id<Enrollment>? ReserveId { get; private init; }

    /// <summary>The cells of the person typed; empty where a reserve comes.</summary>
    [Personal] public IReadOnlyDictionary<TraineeColumn, string> Cells { get; private init; } = new Dictionary<TraineeColumn, string>();

    [Personal] public string Reason { get; private init; } = "";
    public SubstitutionState State { get; private set; }
    public Guid RequestedBy { get; private init; }
    public DateTimeOffset RequestedAt { get; private init; }

    /// <summary>Who approved it for the department; it stays when an approved one is refused after all.</summary>
    public Guid? ApprovedBy { get; private set; }
    public DateTimeOffset? ApprovedAt { get; private set; }

    /// <summary>What kept the newcomer out when it was last tried to carry the approval out; null before that and once it is done.</summary>
    [Personal] public Refusal? Obstacle { get; private set; }

    /// <summary>Who ended it: carried it out, or refused.</summary>
    public Guid? ClosedBy { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public string? RefusalReason { get; private set; }

    /// <summary>Who came.</summary>
    public Id<Enrollment>? NewcomerId { get; private set; }

    /// <summary>Neither carried out nor refused.</summary>
    public bool IsOpen => State is SubstitutionState.Requested or SubstitutionState.Approved;

    /// <summary>Duyệt. One that was approved before stays approved by whoever did it first.</summary>
    public Refusal? Approve(Guid accountId, DateTimeOffset now)
    {
        if (!IsOpen) return new SubstitutionDecided(State);
        if (State == SubstitutionState.Requested) (State, ApprovedBy, ApprovedAt) = (SubstitutionState.Approved, accountId, now);
        return null;
    }

    /// <summary>Keeps what stands in the way of an approved one, for whoever reads it and for the next try.</summary>
    public void Hinder(Refusal obstacle) =>
        Obstacle = State == SubstitutionState.Approved ? obstacle : throw new InvalidOperationException($"A substitution that is {State} is not carried out.");

    /// <summary>Thay. The caller has moved the seat and the class in the same transaction.</summary>
    public Refusal? Apply(Id<Enrollment> newcomer, Guid accountId, DateTimeOffset now)
    {
        if (State != SubstitutionState.Approved) return new SubstitutionDecided(State);
        (State, NewcomerId, Obstacle, ClosedBy, ClosedAt) = (SubstitutionState.Applied, newcomer, null, accountId, now);
        return null;
    }

    /// <summary>Không duyệt, also of one that was approved and could not be carried out.</summary>
    public Refusal? Refuse(string reason, Guid accountId, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(reason)) return new ReasonMissing();
        if (!IsOpen) return new SubstitutionDecided(State);
        (State, RefusalReason, ClosedBy, ClosedAt) = (SubstitutionState.Refused, reason.Trim().Normalize(), accountId, now);
        return null;
    }
}

/// <summary>Người thay: a reserve, or the cells of a row.</summary>
public sealed record Newcomer(Id<Enrollment>? ReserveId, IReadOnlyDictionary<TraineeColumn, string> Cells)
{
    public static Newcomer Reserve(Id<Enrollment> id) => new(id, new Dictionary<TraineeColumn, string>());

    public static Newcomer Person(IReadOnlyDictionary<TraineeColumn, string> cells) => new(null, cells);
}

/// <summary>When the place of a trainee can still be given to somebody else.</summary>
public static class SubstitutionRules
{
    /// <summary>The cut-off: the end of the plan's first block (DOMAIN §3); null without blocks.</summary>
    public static DateTimeOffset? CutOff(TrainingPlan plan) => plan.Sessions.OrderBy(s => s.Ordinal).FirstOrDefault()?.EndsAt;

    /// <summary>Why nobody can come into this plan any more; null while somebody can.</summary>
    public static Refusal? RefuseLate(TrainingPlan plan, DateTimeOffset now)
    {
        if (plan.State is not (PlanState.Issued or PlanState.InProgress)) return new PlanNotInState(plan.State);
        return CutOff(plan) is { } end && now >= end ? new SubstitutionsClosed(new EndInstant(end)) : null;
    }

    /// <param name="checkedIn">Whether any mark says that the leaver was there.</param>
    public static Refusal? Refuse(Enrollment leaver, TrainingPlan plan, bool checkedIn, DateTimeOffset now)
    {
        if (RefuseLate(plan, now) is { } late) return late;
        if (!leaver.MayLeave) return new EnrollmentNotInState(leaver.State);
        if (leaver.IsReserve) return new ReserveHoldsNoSeat();
        return checkedIn ? new LeaverCheckedIn() : null;
    }
}

/// <summary>There is no such request for this viewer.</summary>
public sealed record SubstitutionMissing : Refusal;

public sealed record SubstitutionDecided(SubstitutionState State) : Refusal;

/// <summary>Somebody has asked for this trainee's place already.</summary>
public sealed record SubstitutionPending : Refusal;

/// <summary>The first block is over: nobody can come in any more.</summary>
public sealed record SubstitutionsClosed(EndInstant ClosedAt) : Refusal;

/// <summary>The leaver was there: a place that was used is not given to somebody else.</summary>
public sealed record LeaverCheckedIn : Refusal;

/// <summary>A reserve holds no seat that somebody could take over.</summary>
public sealed record ReserveHoldsNoSeat : Refusal;

/// <summary>The newcomer is no reserve of this unit, or was called up or withdrew meanwhile.</summary>
public sealed record ReserveNotThere : Refusal;

/// <summary>Approved, and not carried out yet because of <paramref name="Obstacle"/>.</summary>
public sealed record SubstitutionHindered(Refusal Obstacle) : Refusal;

/// <summary>The newcomer fails a check every trainee must pass; the findings name which.</summary>
public sealed record NewcomerBlocked(IReadOnlyList<RowFinding> Findings, int Count) : Refusal;

using Lms.Domain.Journal;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;

namespace Lms.Domain.TraineeLists;

public enum LateRequestState
{
    /// <summary>Chờ Sở xem xét</summary>
    Waiting,

    /// <summary>Được nộp muộn, until an instant</summary>
    Granted,

    /// <summary>Không được nộp muộn</summary>
    Refused,
}

/// <summary>
/// Đề nghị nộp muộn: after the deadline a unit asks, with a reason, to send its list; the department lets it until an instant or
/// says why not (DOMAIN §3).
/// </summary>
[Journaled]
public sealed class LateRequest
{
    private LateRequest() { }

    private LateRequest(Id<TrainingPlan> planId, Id<OrgUnit> unitId, string reason, Guid by, DateTimeOffset now) =>
        (Id, PlanId, UnitId, Reason, RequestedBy, RequestedAt) = (Id<LateRequest>.New(), planId, unitId, reason, by, now);

    public Id<LateRequest> Id { get; private init; }
    public Id<TrainingPlan> PlanId { get; private init; }
    public Id<OrgUnit> UnitId { get; private init; }
    public LateRequestState State { get; private set; }
    public string Reason { get; private init; } = "";
    public Guid RequestedBy { get; private init; }
    public DateTimeOffset RequestedAt { get; private init; }
    public Guid? DecidedBy { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Why it was granted or refused.</summary>
    public string? DecisionReason { get; private set; }

    /// <summary>The first instant that is too late for this unit.</summary>
    public DateTimeOffset? Until { get; private set; }

    /// <summary><see cref="Until"/> as pages show it.</summary>
    public EndInstant? ClosesAt => Until is { } until ? new EndInstant(until) : null;

    public static Outcome<LateRequest> Ask(TrainingPlan plan, Id<OrgUnit> unit, string reason, Guid by, DateTimeOffset now)
    {
        if (plan.State != PlanState.Issued) return new ListsNotOpen();
        if (plan.ListsOpenAt(now)) return new NotLateYet(plan.Deadline.ClosesAt);
        if (string.IsNullOrWhiteSpace(reason)) return new ReasonMissing();
        return new LateRequest(plan.Id, unit, reason.Trim().Normalize(), by, now);
    }

    public bool IsOpenAt(DateTimeOffset instant) => State == LateRequestState.Granted && instant < Until;

    public Refusal? Grant(DateTimeOffset until, string reason, Guid by, DateTimeOffset now)
    {
        if (until <= now) return new LateUntilPast();
        if (Decide(LateRequestState.Granted, reason, by, now) is { } refusal) return refusal;
        Until = until.ToUniversalTime();
        return null;
    }

    public Refusal? Refuse(string reason, Guid by, DateTimeOffset now) => Decide(LateRequestState.Refused, reason, by, now);

    private Refusal? Decide(LateRequestState state, string reason, Guid by, DateTimeOffset now)
    {
        if (State != LateRequestState.Waiting) return new LateRequestDecided(State);
        if (string.IsNullOrWhiteSpace(reason)) return new ReasonMissing();
        (State, DecisionReason, DecidedBy, DecidedAt) = (state, reason.Trim().Normalize(), by, now);
        return null;
    }
}

using Lms.Domain.Journal;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;

namespace Lms.Domain.TraineeLists;

/// <summary>Sở quyết định which unit keeps a teacher whom two have nominated for one plan.</summary>
[Journaled]
public sealed class NominationDecision
{
    public const int ReasonLength = 1000;

    private NominationDecision() { }

    private NominationDecision(Id<TrainingPlan> planId, KnownPerson person, Id<OrgUnit> keeperId, string reason, Guid by, DateTimeOffset now) =>
        (Id, PlanId, Person, KeeperId, Reason, DecidedBy, DecidedAt) = (Id<NominationDecision>.New(), planId, person, keeperId, reason, by, now);

    public Id<NominationDecision> Id { get; private init; }
    public Id<TrainingPlan> PlanId { get; private init; }
    [Personal] public KnownPerson Person { get; private init; } = new("", null, null, null);
    public Id<OrgUnit> KeeperId { get; private init; }
    public string Reason { get; private init; } = "";
    public Guid DecidedBy { get; private init; }
    public DateTimeOffset DecidedAt { get; private init; }
    public Guid? TakenBackBy { get; private set; }
    public DateTimeOffset? TakenBackAt { get; private set; }

    public static Outcome<NominationDecision> Make(Id<TrainingPlan> planId, KnownPerson person, Id<OrgUnit> keeperId, string? reason, Guid by, DateTimeOffset now) =>
        string.IsNullOrWhiteSpace(reason) ? new ReasonMissing() : new NominationDecision(planId, person, keeperId, reason.Trim().Normalize(), by, now);

    public Refusal? TakeBack(Guid by, DateTimeOffset now)
    {
        if (TakenBackAt is not null) return new NominationDecisionGone();
        (TakenBackBy, TakenBackAt) = (by, now);
        return null;
    }
}

/// <summary>The decision is taken back already, or another holds.</summary>
public sealed record NominationDecisionGone : Refusal;

/// <summary>Nobody contends for the teacher any more.</summary>
public sealed record NominationSettled : Refusal;

/// <summary>Another unit nominates someone on the list as well, and neither has given way: the row can be accepted by nobody yet.</summary>
public sealed record NominationContested(int Row, string Name, string Units) : Refusal;

/// <summary>The department has decided that another unit sends someone on the list.</summary>
public sealed record NominationDecidedForOther(int Row, string Name, string Unit) : Refusal;

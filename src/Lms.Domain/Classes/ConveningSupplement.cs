using Lms.Domain.Journal;
using Lms.Domain.Plans;

namespace Lms.Domain.Classes;

/// <summary>
/// Quyết định bổ sung: who came to, and who left, a convening decision after it was signed. The decision's own annex stays as
/// it was; the lines here are frozen as well.
/// </summary>
[Journaled]
public sealed class ConveningSupplement
{
    private ConveningSupplement() { }

    /// <param name="ordinal">1 for the first supplement of the decision.</param>
    public ConveningSupplement(ConveningDecision decision, int ordinal, SupplementSignature signature, IReadOnlyList<ConvenedTrainee> added, IReadOnlyList<ConvenedTrainee> removed)
    {
        (Id, DecisionId, PlanId, Ordinal) = (Id<ConveningSupplement>.New(), decision.Id, decision.PlanId, ordinal);
        (Number, SignedOn, Signer) = (signature.Number.Trim().Normalize(), signature.SignedOn, signature.Signer.Trim().Normalize());
        (Added, Removed) = (added, removed);
    }

    public Id<ConveningSupplement> Id { get; private init; }
    public Id<ConveningDecision> DecisionId { get; private init; }
    public Id<TrainingPlan> PlanId { get; private init; }
    public int Ordinal { get; private init; }
    public string Number { get; private init; } = "";
    public DateOnly SignedOn { get; private init; }
    public string Signer { get; private init; } = "";
    [Personal] public IReadOnlyList<ConvenedTrainee> Added { get; private init; } = [];
    [Personal] public IReadOnlyList<ConvenedTrainee> Removed { get; private init; } = [];
}

/// <summary>Number, day and signer of a paper.</summary>
public sealed record SupplementSignature(string Number, DateOnly SignedOn, string Signer);

/// <summary>Nobody came and nobody left since the decision or its newest supplement.</summary>
public sealed record NothingToSupplement : Refusal;

/// <summary>There is no decision yet that could be supplemented.</summary>
public sealed record NothingConvenedYet : Refusal;

using Lms.Domain.Enrollments;
using Lms.Domain.Journal;

namespace Lms.Domain.Completion;

public enum CompletionState
{
    /// <summary>Đã xét: computed, may be computed again.</summary>
    Computed,

    /// <summary>Đã ký</summary>
    Signed,

    /// <summary>Mở lại, with a reason; computed again before it is signed again.</summary>
    Reopened,
}

/// <summary>Quyết định hoàn thành of one trainee: keeps the policy and every input value it rests on.</summary>
[Journaled]
public sealed class CompletionDecision
{
    private CompletionDecision() { }

    public CompletionDecision(Id<Enrollment> enrollmentId, CompletionPolicy policy, CompletionInputs inputs, DateTimeOffset now)
    {
        (Id, EnrollmentId) = (Id<CompletionDecision>.New(), enrollmentId);
        Apply(policy, inputs, now);
    }

    public Id<CompletionDecision> Id { get; private init; }
    public Id<Enrollment> EnrollmentId { get; private init; }
    public CompletionState State { get; private set; }
    public CompletionPolicy Policy { get; private set; } = CompletionPolicy.Default;
    public CompletionInputs Inputs { get; private set; } = new([], 0, 0, null);
    public CompletionResult Result { get; private set; } = new([]);
    public bool Completes { get; private set; }
    public DateTimeOffset ComputedAt { get; private set; }
    public DateTimeOffset? SignedAt { get; private set; }
    public Guid? SignedBy { get; private set; }
    public string? ReopenReason { get; private set; }

    /// <summary>Computes again from fresh inputs; a signed decision has to be reopened first.</summary>
    public Refusal? Compute(CompletionPolicy policy, CompletionInputs inputs, DateTimeOffset now)
    {
        if (State == CompletionState.Signed) return new CompletionAlreadySigned();
        Apply(policy, inputs, now);
        State = CompletionState.Computed;
        return null;
    }

    /// <summary>Whether these are the values the decision was computed from.</summary>
    public bool RestsOn(CompletionInputs inputs) => Inputs with { Blocks = [] } == inputs with { Blocks = [] } && Inputs.Blocks.SequenceEqual(inputs.Blocks);

    public Refusal? Sign(Guid accountId, DateTimeOffset now)
    {
        if (State == CompletionState.Signed) return new CompletionAlreadySigned();
        if (State == CompletionState.Reopened) return new CompletionNotComputed();
        if (Result.IsOpen) return new CompletionStillOpen();
        (State, SignedBy, SignedAt) = (CompletionState.Signed, accountId, now);
        return null;
    }

    public Refusal? Reopen(string reason)
    {
        if (State != CompletionState.Signed) return new CompletionNotSigned();
        if (string.IsNullOrWhiteSpace(reason)) return new ReasonMissing();
        (State, ReopenReason, SignedAt, SignedBy) = (CompletionState.Reopened, reason.Trim(), null, null);
        return null;
    }

    private void Apply(CompletionPolicy policy, CompletionInputs inputs, DateTimeOffset now)
    {
        (Policy, Inputs, Result, ComputedAt) = (policy, inputs, CompletionRule.Evaluate(policy, inputs), now);
        Completes = Result.Completes;
    }
}

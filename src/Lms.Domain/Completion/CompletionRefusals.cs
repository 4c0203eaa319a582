namespace Lms.Domain.Completion;

public sealed record CompletionAlreadySigned : Refusal;

public sealed record CompletionNotSigned : Refusal;

public sealed record CompletionNotComputed : Refusal;

/// <summary>A block is unmarked or the practicum is not scored: nothing can be signed yet.</summary>
public sealed record CompletionStillOpen : Refusal;

/// <summary>A valid certificate rests on the decision: it has to be revoked first.</summary>
public sealed record CompletionHasCertificate(string RegisterNumber) : Refusal;

/// <summary>Nothing was chosen, or nothing of it can be signed.</summary>
public sealed record NothingToSign : Refusal;

/// <summary>There is no convened trainee whose completion could be computed.</summary>
public sealed record NobodyToJudge : Refusal;

/// <summary>Evidence can still be handed in until the practicum's last day is over.</summary>
public sealed record PracticumStillRunning(DateOnly To) : Refusal;

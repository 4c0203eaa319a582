namespace Lms.Domain.Practicums;

public sealed record PracticumNotInState(PracticumState State) : Refusal;

/// <summary>The day must lie in the plan's practicum window.</summary>
public sealed record DateOutsideWindow(DateOnly From, DateOnly To) : Refusal;

public sealed record PracticumDayNotCome(DateOnly Date) : Refusal;

public sealed record TooMuchEvidence(int Most) : Refusal;

/// <summary>The same bytes are attached already.</summary>
public sealed record EvidenceAlreadyThere(string FileName) : Refusal;

public sealed record EvidenceMissing(EvidenceKind Kind) : Refusal;

public sealed record ReflectionMissing : Refusal;

/// <summary>One revision only.</summary>
public sealed record RevisionAlreadyUsed : Refusal;

public sealed record RevisionNeedsComment : Refusal;

/// <summary>A trainer does not score teachers of the same school.</summary>
public sealed record TrainerFromSameSchool : Refusal;

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

/// <summary>Practicums are planned by convened trainees alone, and after completion is signed nothing changes.</summary>
public sealed record PracticumNotOpen : Refusal;

/// <summary>The day is not planned yet; evidence belongs to a planned day.</summary>
public sealed record PracticumNotPlanned : Refusal;

/// <summary>The practicum takes place at a school that exists on that day.</summary>
public sealed record PracticumNotAtSchool : Refusal;

/// <summary>By its content the file is none of PDF, DOCX, JPEG, PNG, WebP, whatever its name says.</summary>
public sealed record EvidenceTypeRefused(string FileName) : Refusal;

public sealed record EvidenceTooLarge(string FileName, int MostMegabytes) : Refusal;

public sealed record EvidenceEmpty(string FileName) : Refusal;

/// <summary>The picture ends too early or is broken, so that its hidden data cannot be taken out.</summary>
public sealed record PhotoBroken(string FileName) : Refusal;

public sealed record ReflectionTooLong(int Most) : Refusal;

public sealed record CommentTooLong(int Most) : Refusal;

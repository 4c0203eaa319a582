namespace Lms.Domain.Plans;

/// <summary>The plan is in a state in which this cannot be done.</summary>
public sealed record PlanNotInState(PlanState State) : Refusal;

public sealed record PlanTitleMissing : Refusal;

public sealed record PlanNeedsSession : Refusal;

public sealed record PlanNeedsSigner : Refusal;

public sealed record PlanNeedsNumber : Refusal;

/// <summary>Two blocks of one plan overlap in time. The ordinals are those of the blocks in order of time.</summary>
public sealed record SessionsOverlap(int First, int Second) : Refusal;

/// <summary>A block ends before it starts.</summary>
public sealed record SessionEndsBeforeStart(int Ordinal) : Refusal;

public sealed record OnlineWindowEmpty : Refusal;

public sealed record PracticumWindowEmpty : Refusal;

/// <summary>The deadline closes after the first block starts.</summary>
public sealed record DeadlineAfterFirstSession : Refusal;

/// <summary>The quotas do not add up to the plan's places.</summary>
public sealed record PlacesNotAllocated(int Places, int Allocated) : Refusal;

public sealed record PlacesMustBePositive : Refusal;

/// <summary>Some completions are not signed yet.</summary>
public sealed record CompletionsUnsigned(int Open) : Refusal;

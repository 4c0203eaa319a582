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

/// <summary>The viewer has no such plan. Pages answer it with "not found".</summary>
public sealed record PlanMissing : Refusal;

/// <summary>Another plan has this number already.</summary>
public sealed record PlanNumberTaken(string Number) : Refusal;

/// <summary>A number of the completion policy is outside what can be met: percent 0–100, minutes up to one day, score 0–10.</summary>
public sealed record PolicyOutOfRange : Refusal;

/// <summary>There is no such course under <c>content/courses</c>.</summary>
public sealed record CourseUnknown(string Slug) : Refusal;

/// <summary>The policy asks for more online tasks than the course has.</summary>
public sealed record OnlineTasksTooMany(int Asked, int Available) : Refusal;

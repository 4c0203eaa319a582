namespace Lms.Domain.Completion;

public enum Requirement { Attendance, OnlineMinutes, OnlineTasks, Practicum }

public enum RequirementState
{
    /// <summary>Something is not recorded yet: an unmarked block, an ungraded practicum. Never read as a failure.</summary>
    Open,
    Met,
    NotMet,
}

/// <summary>One line of the proof sheet, with its arithmetic.</summary>
/// <param name="Achieved">Blocks, minutes, tasks or points reached.</param>
/// <param name="Of">The base: blocks or minutes scheduled; 10 points; null where there is none.</param>
/// <param name="Needed">Percent for attendance, else the same unit as <paramref name="Achieved"/>.</param>
public sealed record RequirementResult(Requirement Requirement, RequirementState State, decimal Achieved, decimal? Of, decimal Needed);

/// <summary>Kết quả xét hoàn thành, requirement by requirement.</summary>
public sealed record CompletionResult(IReadOnlyList<RequirementResult> Requirements)
{
    public bool IsOpen => Requirements.Any(r => r.State == RequirementState.Open);
    public bool Completes => Requirements.All(r => r.State == RequirementState.Met);
}

using Lms.Domain.Completion;

namespace Lms.Domain.Plans;

/// <summary>What a department officer writes into a plan. A plan's content is replaced as a whole by <see cref="TrainingPlan.Revise"/>.</summary>
public sealed record PlanDetails
{
    public required string Title { get; init; }
    public required string CourseSlug { get; init; }
    public required string Objectives { get; init; }
    public required IReadOnlyList<LegalBasis> LegalBases { get; init; }

    /// <summary>Địa điểm, as printed: name and address.</summary>
    public required string Venue { get; init; }

    public required IReadOnlyList<SessionTime> Sessions { get; init; }

    /// <summary>The online day's first and last minute.</summary>
    public required DateTimeOffset OnlineFrom { get; init; }

    public required DateTimeOffset OnlineTo { get; init; }

    /// <summary>The practicum's first and last possible day.</summary>
    public required DateOnly PracticumFrom { get; init; }

    public required DateOnly PracticumTo { get; init; }
    public required Deadline Deadline { get; init; }

    /// <summary>Quy mô: how many trainees in all. Must equal the sum of the quotas before the plan is issued.</summary>
    public required int Places { get; init; }

    public required CompletionPolicy Policy { get; init; }
}

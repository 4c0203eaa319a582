namespace Lms.Domain.Courses;

/// <summary>Phiếu đánh giá: the criteria whose scores add up to the practicum's score.</summary>
public sealed record Rubric
{
    public required decimal MaxScore { get; init; }

    /// <summary>The smallest difference between two scores, 0.25 or 0.5.</summary>
    public required decimal Step { get; init; }

    public required IReadOnlyList<RubricCriterion> Criteria { get; init; }

    /// <summary>
    /// The sum of the scores by criterion id, or the first reason against it: <see cref="RubricCriterionUnknown"/>,
    /// <see cref="RubricScoreMissing"/>, <see cref="RubricScoreOutOfRange"/> or <see cref="RubricScoreOffStep"/>.
    /// </summary>
    public Outcome<decimal> Total(IReadOnlyDictionary<string, decimal> scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        var refusal = scores.Keys.Select(RefuseUnknown).Concat(Criteria.Select(criterion => Refuse(criterion, scores)))
            .FirstOrDefault(reason => reason is not null);
        return refusal is not null ? refusal : Criteria.Sum(criterion => scores[criterion.Id]);
    }

    private RubricCriterionUnknown? RefuseUnknown(string id) =>
        Criteria.Any(criterion => criterion.Id == id) ? null : new RubricCriterionUnknown(id);

    private Refusal? Refuse(RubricCriterion criterion, IReadOnlyDictionary<string, decimal> scores)
    {
        if (!scores.TryGetValue(criterion.Id, out var score)) return new RubricScoreMissing(criterion.Title);
        if (score < 0 || score > criterion.Max) return new RubricScoreOutOfRange(criterion.Title, score, criterion.Max);
        return score % Step == 0 ? null : new RubricScoreOffStep(criterion.Title, score, Step);
    }
}

/// <summary>Tiêu chí.</summary>
public sealed record RubricCriterion
{
    /// <summary>Unique within its rubric.</summary>
    public required string Id { get; init; }
    public required string Title { get; init; }
    public required string TitleEn { get; init; }
    public required decimal Max { get; init; }

    /// <summary>Mức: what a score means, from the highest to the lowest; the lowest starts at 0.</summary>
    public required IReadOnlyList<RubricLevel> Levels { get; init; }

    /// <summary>The level a score falls into.</summary>
    public RubricLevel LevelOf(decimal score) => Levels.First(level => score >= level.MinScore);
}

/// <summary>Mức đánh giá: holds from <paramref name="MinScore"/> up to the next higher level.</summary>
public sealed record RubricLevel(decimal MinScore, string Text);

/// <summary>A score is given for a criterion that is not on this rubric.</summary>
public sealed record RubricCriterionUnknown(string CriterionId) : Refusal;

/// <summary>A criterion has no score yet.</summary>
public sealed record RubricScoreMissing(string Criterion) : Refusal;

/// <summary>A criterion's score is below 0 or above its maximum.</summary>
public sealed record RubricScoreOutOfRange(string Criterion, decimal Score, decimal Max) : Refusal;

/// <summary>A criterion's score is not a multiple of the rubric's step.</summary>
public sealed record RubricScoreOffStep(string Criterion, decimal Score, decimal Step) : Refusal;

namespace Lms.Domain.Courses;

/// <summary>Bài kiểm tra nhanh: the check at a lesson's end, scored from 0 to 10.</summary>
public sealed record Quiz
{
    public const decimal MaxScore = 10m;

    /// <summary>Điểm đạt: the lowest score that passes.</summary>
    public required decimal PassScore { get; init; }

    public required IReadOnlyList<QuizQuestion> Questions { get; init; }

    /// <summary>
    /// Scores the chosen option ids by question id; every question weighs the same. A question without an answer is wrong, an answer to a
    /// question that is not in this quiz is ignored. The score is rounded half away from zero to one decimal,
    /// and passing is judged on the rounded score, the one people see.
    /// </summary>
    public QuizResult Score(IReadOnlyDictionary<string, IReadOnlyCollection<string>> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var correct = Questions.ToDictionary(q => q.Id, q => q.IsCorrect(answers.GetValueOrDefault(q.Id) ?? []));
        var share = (decimal)correct.Values.Count(right => right) / Questions.Count;
        var score = Math.Round(MaxScore * share, 1, MidpointRounding.AwayFromZero);
        return new QuizResult(score, score >= PassScore, correct);
    }
}

/// <summary>Kết quả: the score (0–10, one decimal), whether it passes, and for each question id whether it was answered correctly.</summary>
public sealed record QuizResult(decimal Score, bool Passed, IReadOnlyDictionary<string, bool> Correct);

/// <summary>Some questions, numbered from 1, have no answer yet.</summary>
public sealed record QuizUnanswered(IReadOnlyList<int> Questions) : Refusal;

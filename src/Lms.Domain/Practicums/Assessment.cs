using Lms.Domain.Trainers;

namespace Lms.Domain.Practicums;

/// <summary>Phiếu đánh giá: a trainer's scores by criterion.</summary>
public sealed class Assessment
{
    private Assessment() { }

    public Assessment(Id<Practicum> practicumId, Id<Trainer> trainerId, IReadOnlyDictionary<string, decimal> scores, decimal total, string comment, DateTimeOffset at)
    {
        (Id, PracticumId, TrainerId, Scores, Total, Comment, At) = (Id<Assessment>.New(), practicumId, trainerId, scores, total, comment.Trim().Normalize(), at);
    }

    public Id<Assessment> Id { get; private init; }
    public Id<Practicum> PracticumId { get; private init; }
    public Id<Trainer> TrainerId { get; private init; }

    /// <summary>Criterion id → points.</summary>
    public IReadOnlyDictionary<string, decimal> Scores { get; private init; } = new Dictionary<string, decimal>();

    /// <summary>0–10.</summary>
    public decimal Total { get; private init; }

    public string Comment { get; private init; } = "";
    public DateTimeOffset At { get; private init; }
}

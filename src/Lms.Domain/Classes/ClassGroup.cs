using Lms.Domain.Journal;
using Lms.Domain.Plans;
using Lms.Domain.Text;
using Lms.Domain.Trainers;

namespace Lms.Domain.Classes;

/// <summary>Lớp: 35–40 trainees of one plan with their trainers and room.</summary>
[Journaled]
public sealed class ClassGroup
{
    public const int LeastTrainees = 35;
    public const int MostTrainees = 40;

    /// <summary>The longest name, and the longest room.</summary>
    public const int MaxLength = 100;

    private readonly List<ClassTrainer> _trainers = [];

    private ClassGroup() { }

    public ClassGroup(Id<TrainingPlan> planId, int ordinal, string name, string room)
    {
        (Id, PlanId, Ordinal, Name, Room) = (Id<ClassGroup>.New(), planId, ordinal, name, room);
    }

    public Id<ClassGroup> Id { get; private init; }
    public Id<TrainingPlan> PlanId { get; private init; }
    public int Ordinal { get; private init; }
    public string Name { get; private set; } = "";

    /// <summary>Phòng học; empty while not known.</summary>
    public string Room { get; private set; } = "";

    public IReadOnlyList<ClassTrainer> Trainers => _trainers;

    /// <summary>What a class is called until somebody names it; Vietnamese, for it is printed in the decision.</summary>
    public static string DefaultName(int ordinal) => $"Lớp {ordinal}";

    public static bool SizeIsUsual(int trainees) => trainees is >= LeastTrainees and <= MostTrainees;

    public Refusal? Describe(string name, string room)
    {
        if (string.IsNullOrWhiteSpace(name)) return new ClassNameMissing();
        (Name, Room) = (VietnameseText.Normalize(name), VietnameseText.Normalize(room));
        return null;
    }

    /// <summary>Phân công: replaces the class's trainers.</summary>
    public void Assign(IEnumerable<Id<Trainer>> trainers)
    {
        var wanted = trainers.Distinct().ToList();
        _trainers.RemoveAll(t => !wanted.Contains(t.TrainerId));
        _trainers.AddRange(wanted.Where(w => _trainers.All(t => t.TrainerId != w)).Select(w => new ClassTrainer(Id, w)));
    }
}

/// <summary>A trainer of a class.</summary>
[Journaled]
public sealed class ClassTrainer
{
    private ClassTrainer() { }

    internal ClassTrainer(Id<ClassGroup> classGroupId, Id<Trainer> trainerId) => (ClassGroupId, TrainerId) = (classGroupId, trainerId);

    public Id<ClassGroup> ClassGroupId { get; private init; }
    public Id<Trainer> TrainerId { get; private init; }
}

using Lms.Domain.Courses;

namespace Lms.Infrastructure.Courses;

/// <summary>Reads <c>practicum.md</c>: the brief, its rubric and the reusable comments.</summary>
internal sealed class PracticumReader(ContentFile file)
{
    private static readonly decimal[] Steps = [0.25m, 0.5m];

    public PracticumBrief? Read()
    {
        if (file.FrontMatter is not { } front) return null;
        var brief = new PracticumBrief
        {
            Title = front.Text("title"),
            TitleEn = front.Text("titleEn"),
            Summary = front.Text("summary"),
            BodyMarkdown = file.Body,
            Rubric = ReadRubric(front.Map("rubric")),
            Comments = front.Texts("comments"),
        };
        front.Done();
        return brief;
    }

    private static Rubric ReadRubric(FrontMatter? front)
    {
        if (front is null) return new Rubric { MaxScore = 0, Step = Steps[0], Criteria = [] };
        var rubric = new Rubric
        {
            MaxScore = front.Score("maxScore", 1, 100),
            Step = front.Score("step", Steps[0], Steps[^1]),
            Criteria = [.. front.Maps("criteria").Select(ReadCriterion)],
        };
        front.Done();
        front.Unique("criteria", rubric.Criteria.Select(criterion => criterion.Id));
        if (!Steps.Contains(rubric.Step)) front.Error("step", "0.25 or 0.5 is expected");
        else if (rubric.Criteria.Any(criterion => criterion.Max % rubric.Step != 0)) front.Error("criteria", "every max must be a multiple of step");
        var sum = rubric.Criteria.Sum(criterion => criterion.Max);
        if (sum != rubric.MaxScore) front.Error("criteria", FormattableString.Invariant($"their max add up to {sum}, maxScore is {rubric.MaxScore}"));
        return rubric;
    }

    private static RubricCriterion ReadCriterion(FrontMatter front)
    {
        var criterion = new RubricCriterion
        {
            Id = front.Text("id"),
            Title = front.Text("title"),
            TitleEn = front.Text("titleEn"),
            Max = front.Score("max", 0.25m, 100),
            Levels = [.. front.Maps("levels").Select(ReadLevel)],
        };
        front.Done();
        var floors = criterion.Levels.Select(level => level.MinScore).ToList();
        if (floors is [.., not 0]) front.Error("levels", "the last one must start at minScore 0");
        if (floors.Zip(floors.Skip(1)).Any(pair => pair.First <= pair.Second)) front.Error("levels", "they must go from the highest minScore down");
        if (floors.Any(floor => floor > criterion.Max)) front.Error("levels", "a minScore is above max");
        return criterion;
    }

    private static RubricLevel ReadLevel(FrontMatter front)
    {
        var level = new RubricLevel(front.Score("minScore", 0, 100), front.Text("text"));
        front.Done();
        return level;
    }
}

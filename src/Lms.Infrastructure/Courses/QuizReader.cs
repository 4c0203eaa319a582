using Lms.Domain.Courses;

namespace Lms.Infrastructure.Courses;

/// <summary>Reads a lesson's quiz and holds every question to its kind.</summary>
internal static class QuizReader
{
    public static Quiz Read(FrontMatter? front)
    {
        if (front is null) return new Quiz { PassScore = Quiz.MaxScore, Questions = [] };
        var quiz = new Quiz
        {
            PassScore = front.Score("passScore", 0.1m, Quiz.MaxScore),
            Questions = [.. front.Maps("questions").Select(ReadQuestion)],
        };
        front.Done();
        front.Unique("questions", quiz.Questions.Select(question => question.Id));
        return quiz;
    }

    private static QuizQuestion ReadQuestion(FrontMatter front)
    {
        var question = new QuizQuestion
        {
            Id = front.Text("id"),
            Kind = ReadKind(front),
            Text = front.Text("text"),
            Options = [.. front.Maps("options").Select(ReadOption)],
            Explain = front.Text("explain"),
        };
        front.Done();
        Check(question, front);
        return question;
    }

    private static void Check(QuizQuestion question, FrontMatter front)
    {
        front.Unique("options", question.Options.Select(option => option.Id));
        if (question.Options.Count < 2) front.Error("options", "at least two options are needed");
        if (question.Kind is QuizQuestionKind.TrueFalse && question.Options.Count > 2) front.Error("options", "a true/false question has two options");
        var correct = question.Options.Count(option => option.Correct);
        if (question.Kind is QuizQuestionKind.MultipleChoice ? correct < 2 : correct != 1)
            front.Error("options", $"{(question.Kind is QuizQuestionKind.MultipleChoice ? "two or more" : "exactly one")} correct expected, {correct} found");
    }

    private static QuizQuestionKind ReadKind(FrontMatter front)
    {
        var kind = front.Text("kind");
        switch (kind)
        {
            case "single": return QuizQuestionKind.SingleChoice;
            case "multiple": return QuizQuestionKind.MultipleChoice;
            case "truefalse": return QuizQuestionKind.TrueFalse;
            case "": break;
            default: front.Error("kind", $"'{kind}' is not one of single, multiple, truefalse"); break;
        }

        return QuizQuestionKind.SingleChoice;
    }

    private static QuizOption ReadOption(FrontMatter front)
    {
        var option = new QuizOption(front.Text("id"), front.Text("text"), front.Flag("correct"));
        front.Done();
        return option;
    }
}

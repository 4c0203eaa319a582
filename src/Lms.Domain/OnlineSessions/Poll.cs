using Lms.Domain.Enrollments;

namespace Lms.Domain.OnlineSessions;

/// <summary>Thăm dò: one question to a live room, one vote per trainee, changeable while it is open.</summary>
public sealed class Poll
{
    public const int MaxQuestion = 500;
    public const int MaxOption = 200;

    private readonly List<PollVote> _votes = [];

    private Poll() { }

    public Id<Poll> Id { get; private init; }
    public Id<OnlineSession> OnlineSessionId { get; private init; }
    public string Question { get; private init; } = "";
    public IReadOnlyList<string> Options { get; private init; } = [];
    public DateTimeOffset OpenedAt { get; private init; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public IReadOnlyList<PollVote> Votes => _votes;

    /// <summary>Asks a question with two to six different options.</summary>
    public static Outcome<Poll> Ask(Id<OnlineSession> session, string question, IEnumerable<string> options, DateTimeOffset now)
    {
        var texts = options.Select(o => o.Trim().Normalize()).Where(o => o.Length > 0).Distinct().ToList();
        if (string.IsNullOrWhiteSpace(question) || texts.Count is < 2 or > 6 || question.Trim().Length > MaxQuestion || texts.Any(t => t.Length > MaxOption)) return new PollNeedsQuestionAndOptions();
        return new Poll { Id = Id<Poll>.New(), OnlineSessionId = session, Question = question.Trim().Normalize(), Options = texts, OpenedAt = now };
    }

    public Refusal? Vote(Id<Enrollment> trainee, int option, DateTimeOffset now)
    {
        if (ClosedAt is not null) return new PollClosed();
        if (option < 0 || option >= Options.Count) return new PollOptionUnknown();
        if (_votes.SingleOrDefault(v => v.EnrollmentId == trainee) is { } vote) vote.Change(option, now);
        else _votes.Add(new PollVote(Id, trainee, option, now));
        return null;
    }

    public Refusal? Close(DateTimeOffset now)
    {
        if (ClosedAt is not null) return new PollClosed();
        ClosedAt = now;
        return null;
    }
}

public sealed class PollVote
{
    private PollVote() { }

    internal PollVote(Id<Poll> pollId, Id<Enrollment> enrollmentId, int option, DateTimeOffset at) =>
        (PollId, EnrollmentId, Option, At) = (pollId, enrollmentId, option, at);

    public Id<Poll> PollId { get; private init; }
    public Id<Enrollment> EnrollmentId { get; private init; }

    /// <summary>Index into the poll's options.</summary>
    public int Option { get; private set; }

    public DateTimeOffset At { get; private set; }

    internal void Change(int option, DateTimeOffset at) => (Option, At) = (option, at);
}

public sealed record PollNeedsQuestionAndOptions : Refusal;

/// <summary>One poll at a time: the open one has to be closed first.</summary>
public sealed record PollStillOpen : Refusal;

public sealed record PollClosed : Refusal;

public sealed record PollOptionUnknown : Refusal;

using Lms.Domain.Completion;
using Lms.Domain.Journal;

namespace Lms.Domain.Plans;

/// <summary>Kế hoạch tập huấn: one running of a course, from its draft to its end.</summary>
[Journaled]
public sealed class TrainingPlan
{
    private readonly List<Session> _sessions = [];

    private TrainingPlan() { }

    public Id<TrainingPlan> Id { get; private init; }
    public PlanState State { get; private set; }
    public string Title { get; private set; } = "";

    /// <summary>The course under <c>content/courses/</c> that the plan teaches.</summary>
    public string CourseSlug { get; private set; } = "";

    public string Objectives { get; private set; } = "";
    public IReadOnlyList<LegalBasis> LegalBases { get; private set; } = [];
    public string Venue { get; private set; } = "";
    public IReadOnlyList<Session> Sessions => _sessions;
    public DateTimeOffset OnlineFrom { get; private set; }
    public DateTimeOffset OnlineTo { get; private set; }
    public DateOnly PracticumFrom { get; private set; }
    public DateOnly PracticumTo { get; private set; }
    public DateOnly DeadlineDate { get; private set; }
    public DeadlineKind DeadlineKind { get; private set; }
    public int Places { get; private set; }
    public CompletionPolicy Policy { get; private set; } = CompletionPolicy.Default;

    /// <summary>Số/ký hiệu, given when the plan is issued (DOMAIN §0.9).</summary>
    public string? Number { get; private set; }

    public DateOnly? IssuedOn { get; private set; }
    public string? Signer { get; private set; }
    public DateTimeOffset CreatedAt { get; private init; }

    public Deadline Deadline => new(DeadlineDate, DeadlineKind);

    /// <summary>Trainee lists are taken: the plan is issued and the deadline has not passed.</summary>
    public bool ListsOpenAt(DateTimeOffset now) => State == PlanState.Issued && Deadline.IsOpenAt(now);

    public static Outcome<TrainingPlan> Write(PlanDetails details, DateTimeOffset now)
    {
        var plan = new TrainingPlan { Id = Id<TrainingPlan>.New(), CreatedAt = now };
        return plan.Revise(details) is { } refusal ? refusal : plan;
    }

    /// <summary>Replaces the draft's content. Only a draft can be revised.</summary>
    public Refusal? Revise(PlanDetails details)
    {
        if (State != PlanState.Draft) return new PlanNotInState(State);
        if (Check(details) is { } refusal) return refusal;

        (Title, CourseSlug, Objectives, LegalBases, Venue) = (details.Title.Trim(), details.CourseSlug, details.Objectives, [.. details.LegalBases], details.Venue);
        (OnlineFrom, OnlineTo, PracticumFrom, PracticumTo) = (details.OnlineFrom.ToUniversalTime(), details.OnlineTo.ToUniversalTime(), details.PracticumFrom, details.PracticumTo);
        (DeadlineDate, DeadlineKind, Places, Policy) = (details.Deadline.Date, details.Deadline.Kind, details.Places, details.Policy);
        Reschedule(InOrder(details.Sessions));
        return null;
    }

    /// <summary>Ban hành: gives the plan its number and date and opens the lists.</summary>
    /// <param name="allocated">Σ quota of the plan.</param>
    public Refusal? Issue(string number, DateOnly issuedOn, string signer, int allocated)
    {
        if (State != PlanState.Draft) return new PlanNotInState(State);
        if (string.IsNullOrWhiteSpace(number)) return new PlanNeedsNumber();
        if (string.IsNullOrWhiteSpace(signer)) return new PlanNeedsSigner();
        if (_sessions.Count == 0) return new PlanNeedsSession();
        if (allocated != Places) return new PlacesNotAllocated(Places, allocated);

        (State, Number, IssuedOn, Signer) = (PlanState.Issued, number.Trim(), issuedOn, signer.Trim());
        return null;
    }

    /// <summary>Triệu tập: trainees are convened, the plan is under way.</summary>
    public Refusal? Begin()
    {
        if (State != PlanState.Issued) return new PlanNotInState(State);
        State = PlanState.InProgress;
        return null;
    }

    /// <summary>Kết thúc, once every completion is signed.</summary>
    public Refusal? Close(int unsignedCompletions)
    {
        if (State != PlanState.InProgress) return new PlanNotInState(State);
        if (unsignedCompletions > 0) return new CompletionsUnsigned(unsignedCompletions);
        State = PlanState.Closed;
        return null;
    }

    /// <summary>Điều chỉnh quy mô of an issued plan, in the operation that changes its quotas: Σ quota = places holds after issue as well.</summary>
    public Refusal? AdjustPlaces(int places)
    {
        if (State != PlanState.Issued) return new PlanNotInState(State);
        if (places <= 0) return new PlacesMustBePositive();
        Places = places;
        return null;
    }

    /// <summary>Hủy: before anyone is convened, and with a reason, which the journal keeps.</summary>
    public Refusal? Cancel(string reason)
    {
        if (State is not (PlanState.Draft or PlanState.Issued)) return new PlanNotInState(State);
        if (string.IsNullOrWhiteSpace(reason)) return new ReasonMissing();
        State = PlanState.Cancelled;
        return null;
    }

    private static Refusal? Check(PlanDetails details)
    {
        if (string.IsNullOrWhiteSpace(details.Title)) return new PlanTitleMissing();
        if (details.Places <= 0) return new PlacesMustBePositive();
        if (details.OnlineTo <= details.OnlineFrom) return new OnlineWindowEmpty();
        if (details.PracticumTo < details.PracticumFrom) return new PracticumWindowEmpty();
        if (!details.Policy.IsSound()) return new PolicyOutOfRange();

        var sessions = InOrder(details.Sessions);
        for (var i = 0; i < sessions.Count; i++)
        {
            if (sessions[i].Ends <= sessions[i].Starts) return new SessionEndsBeforeStart(i + 1);
            if (i > 0 && sessions[i].Date == sessions[i - 1].Date && sessions[i].Starts < sessions[i - 1].Ends) return new SessionsOverlap(i, i + 1);
        }

        return sessions.Count > 0 && !details.Deadline.ClosesAt.IsOver(VietnamTime.At(sessions[0].Date, sessions[0].Starts))
            ? new DeadlineAfterFirstSession()
            : null;
    }

    private static List<SessionTime> InOrder(IEnumerable<SessionTime> sessions) => [.. sessions.OrderBy(s => s.Date).ThenBy(s => s.Starts)];

    private void Reschedule(List<SessionTime> times)
    {
        var unchanged = times.Count == _sessions.Count
            && times.Zip(_sessions.OrderBy(s => s.Ordinal)).All(p => p.Second.StartsAt == VietnamTime.At(p.First.Date, p.First.Starts) && p.Second.EndsAt == VietnamTime.At(p.First.Date, p.First.Ends));
        if (unchanged) return;
        _sessions.Clear();
        _sessions.AddRange(times.Select((t, i) => new Session(Id, i + 1, t.Date, t.Starts, t.Ends)));
    }
}

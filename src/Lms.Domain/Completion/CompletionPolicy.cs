namespace Lms.Domain.Completion;

/// <summary>What the percentage of attendance is taken of. The base must be explicit: one absence in four blocks is 75 %, in eight 87.5 % (DOMAIN §0.6).</summary>
public enum AttendanceBase
{
    /// <summary>The in-person blocks alone.</summary>
    InPersonOnly,

    /// <summary>The minutes of the in-person blocks.</summary>
    AllMinutes,

    /// <summary>All blocks: in person, two of the online day (when it is met), two of the practicum (when it is passed).</summary>
    AllSessions,
}

/// <summary>How an excused absence (có phép) counts.</summary>
public enum ExcusedRule
{
    /// <summary>As absent.</summary>
    Absent,

    /// <summary>Neither for nor against: the block leaves the base.</summary>
    Neutral,

    /// <summary>As absent until it is made up; the trainer then marks the block present.</summary>
    MakeUp,
}

/// <summary>
/// Quy định hoàn thành: who completes the course. No source document states one [I], so it is a record of each plan,
/// and a completion decision keeps the one it was computed with.
/// </summary>
public sealed record CompletionPolicy
{
    public static readonly CompletionPolicy Default = new();

    public int Version { get; init; } = 1;
    public AttendanceBase Base { get; init; } = AttendanceBase.InPersonOnly;

    /// <summary>Percent of the base, 0–100.</summary>
    public int MinPercent { get; init; } = 80;

    /// <summary>A block still counts when the trainee came late, or left early, by at most so many minutes.</summary>
    public int LateGraceMinutes { get; init; } = 15;

    public ExcusedRule ExcusedCountsAs { get; init; } = ExcusedRule.Absent;

    /// <summary>Minutes of presence on the online day; 0 asks for none.</summary>
    public int OnlineMinutes { get; init; } = 180;

    /// <summary>How many of the course's tasks (lesson quizzes passed) are asked for; 0 asks for none.</summary>
    public int OnlineTasks { get; init; } = 3;

    /// <summary>Least practicum score, 0–10; null asks for no practicum.</summary>
    public decimal? PracticumMin { get; init; } = 5m;

    /// <summary>Periods (tiết) printed on the certificate: 4 + 2 + 2 half-days of 5.</summary>
    public int Periods { get; init; } = 40;

    /// <summary>Every number is one that can be met.</summary>
    public bool IsSound() => MinPercent is >= 0 and <= 100 && LateGraceMinutes >= 0 && OnlineMinutes is >= 0 and <= 24 * 60
        && OnlineTasks >= 0 && PracticumMin is null or (>= 0 and <= 10) && Periods > 0;
}

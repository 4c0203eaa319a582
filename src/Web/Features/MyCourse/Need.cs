using Lms.Domain.Completion;
using Lms.Web.Features.Shared;

namespace Lms.Web.Features.MyCourse;

/// <summary>How a requirement stands for a teacher who still can, or no longer can, do something about it.</summary>
public enum NeedState { Met, Missing, Failed }

/// <summary>Cần gì nữa: one requirement of the policy with its arithmetic.</summary>
/// <param name="Key">Whose text says it.</param>
public sealed record Need(string Key, NeedState State, NeedWords Words)
{
    public Tone Tone => State switch { NeedState.Met => Tone.Success, NeedState.Missing => Tone.Warning, _ => Tone.Danger };

    public static Need Of(MyCoursePage course, RequirementResult result)
    {
        ArgumentNullException.ThrowIfNull(course);
        ArgumentNullException.ThrowIfNull(result);
        var isAttendance = result.Requirement == Requirement.Attendance;
        var key = KeyOf(course, result.Requirement);
        var needed = isAttendance ? Math.Ceiling(result.Needed * (result.Of ?? 0) / 100) : result.Needed;
        return new Need(key, StateOf(course, result), new NeedWords(result.Achieved, result.Of ?? 0, result.Needed, Math.Max(0, needed - result.Achieved)));
    }

    /// <summary>Nothing handed in, or no score yet, is no score of 0.</summary>
    private static string KeyOf(MyCoursePage course, Requirement requirement) => (requirement, course.Practicum.Work) switch
    {
        (Requirement.Attendance, _) => $"{requirement}{course.Policy.Base}",
        (Requirement.Practicum, null or { SubmittedAt: null }) => "PracticumNotSent",
        (Requirement.Practicum, { Score: null }) => "PracticumNotScored",
        _ => requirement.ToString(),
    };

    private static NeedState StateOf(MyCoursePage course, RequirementResult result) => result.State switch
    {
        RequirementState.Met => NeedState.Met,
        RequirementState.Open => NeedState.Missing,
        _ when result.Requirement is Requirement.OnlineMinutes && course.Now < course.Online.To => NeedState.Missing,
        // Tasks are taken until the outcome is signed.
        _ when result.Requirement is Requirement.OnlineTasks && !course.IsSigned => NeedState.Missing,
        _ => NeedState.Failed,
    };
}

/// <summary>The numbers of a requirement's texts.</summary>
/// <param name="Missing">How many blocks, minutes, tasks or points are missing still.</param>
public sealed record NeedWords(decimal Achieved, decimal Of, decimal Needed, decimal Missing)
{
    /// <summary>Cut, not rounded: 79.99 never reads as 80.</summary>
    public decimal Percent => Of == 0 ? 0 : Math.Floor(Achieved * 1000 / Of) / 10;
}

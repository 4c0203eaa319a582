using Lms.Domain.Completion;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Formatting;
using Lms.Web.Features.Shared.Localization;

namespace Lms.Web.Features.Completion;

/// <summary>A requirement's arithmetic in words: "3/4 buổi = 75 % &lt; 80 %".</summary>
internal static class Arithmetic
{
    public static string Of(this Localizer text, RequirementResult result, CompletionPolicy policy) => result.Requirement switch
    {
        Requirement.Attendance => text[policy.Base == AttendanceBase.AllMinutes ? "Completion.Arithmetic.Minutes" : "Completion.Arithmetic.Blocks",
            new { result.Achieved, Of = result.Of ?? 0, Percent = Percent(result).ToText(), Sign = Sign(Percent(result) >= result.Needed), result.Needed }],
        Requirement.OnlineMinutes => text["Completion.Arithmetic.OnlineMinutes", new { result.Achieved, Sign = Sign(result.Achieved >= result.Needed), result.Needed }],
        Requirement.OnlineTasks => text["Completion.Arithmetic.OnlineTasks", new { result.Achieved, Sign = Sign(result.Achieved >= result.Needed), result.Needed }],
        _ when result.State == RequirementState.Open => text["Completion.Arithmetic.NoScore", new { result.Needed }],
        _ => text["Completion.Arithmetic.Practicum", new { result.Achieved, Of = result.Of ?? 10, Sign = Sign(result.Achieved >= result.Needed), result.Needed }],
    };

    public static Tone Tone(this RequirementState state) => state switch
    {
        RequirementState.Met => Shared.Tone.Success,
        RequirementState.NotMet => Shared.Tone.Danger,
        _ => Shared.Tone.Warning,
    };

    public static Tone Tone(this CompletionResult result) => result.IsOpen ? Shared.Tone.Warning : result.Completes ? Shared.Tone.Success : Shared.Tone.Danger;

    public static string Outcome(this CompletionResult result) => result.IsOpen ? "Open" : result.Completes ? "Completes" : "Fails";

    /// <summary>Rounded down to a tenth: 79.96 % must not read as 80 %. Of nothing asked for, all is reached.</summary>
    private static decimal Percent(RequirementResult result) => result.Of is > 0 and var of ? Math.Floor(result.Achieved * 1000 / of) / 10 : 100;

    private static string Sign(bool reached) => reached ? "≥" : "<";
}

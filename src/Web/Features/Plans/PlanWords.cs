using Lms.Domain.Attendance;
using Lms.Domain.Completion;
using Lms.Domain.Plans;
using Lms.Web.Features.Shared.Localization;

namespace Lms.Web.Features.Plans;

/// <summary>What so many absences come to, as the rule itself computes it.</summary>
public sealed record AbsenceExample(int Absent, decimal Attended, decimal Of, decimal Percent, bool Passes);

/// <summary>A plan's deadline and policy in plain words.</summary>
public sealed record PlanWords(string? Deadline, IReadOnlyList<string> Policy, IReadOnlyList<AbsenceExample> Absences, string? Warning)
{
    private const int MostExamples = 3;

    /// <param name="blockMinutes">The in-person blocks' lengths; none yet is shown as the usual four.</param>
    public static PlanWords Of(CompletionPolicy policy, IReadOnlyList<int> blockMinutes, Deadline? deadline, Localizer text)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(blockMinutes);
        ArgumentNullException.ThrowIfNull(text);
        var blocks = blockMinutes.Count > 0 ? blockMinutes : [210, 210, 210, 210];
        var absences = Enumerable.Range(0, Math.Min(MostExamples, blocks.Count + 1)).Select(absent => Example(policy, blocks, absent)).ToList();
        var warning = absences.Count > 1 && !absences[1].Passes ? text["Plans.Words.OneAbsenceFails"] : null;
        return new(deadline is null ? null : InWords(deadline, text), [.. Sentences(policy, text)], absences, warning);
    }

    /// <summary>How the deadline is meant, with the exact instant at which it closes.</summary>
    public static string InWords(Deadline deadline, Localizer text)
    {
        ArgumentNullException.ThrowIfNull(deadline);
        ArgumentNullException.ThrowIfNull(text);
        return text[$"Plans.Words.Deadline.{deadline.Kind}", new { deadline.Date, End = deadline.ClosesAt }];
    }

    /// <summary>Someone who missed the first blocks without excuse and met everything else.</summary>
    private static AbsenceExample Example(CompletionPolicy policy, IReadOnlyList<int> blocks, int absent)
    {
        var marks = blocks.Select((minutes, i) => new BlockInput(i + 1, minutes, i < absent ? AttendanceStatus.Unexcused : AttendanceStatus.Present, 0)).ToList();
        var attendance = CompletionRule.Evaluate(policy, new CompletionInputs(marks, policy.OnlineMinutes, policy.OnlineTasks, 10)).Requirements[0];
        var of = attendance.Of ?? 0;
        return new(absent, attendance.Achieved, of, of == 0 ? 100 : decimal.Round(attendance.Achieved * 100 / of, 1), attendance.State == RequirementState.Met);
    }

    private static IEnumerable<string> Sentences(CompletionPolicy policy, Localizer text)
    {
        yield return text[$"Plans.Words.Base.{policy.Base}", policy];
        yield return text[policy.Base == AttendanceBase.AllMinutes ? "Plans.Words.LateMinutes" : "Plans.Words.Late", policy];
        yield return text[$"Plans.Words.Excused.{policy.ExcusedCountsAs}"];
        yield return (policy.OnlineMinutes, policy.OnlineTasks) switch
        {
            (0, 0) => text["Plans.Words.OnlineNone"],
            (_, 0) => text["Plans.Words.OnlineMinutes", policy],
            (0, _) => text["Plans.Words.OnlineTasks", policy],
            _ => text["Plans.Words.Online", policy],
        };
        yield return policy.PracticumMin is { } min ? text["Plans.Words.Practicum", new { Min = min }] : text["Plans.Words.PracticumNone"];
        yield return text["Plans.Words.Periods", policy];
    }
}

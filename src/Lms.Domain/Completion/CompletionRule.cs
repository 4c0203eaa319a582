using Lms.Domain.Attendance;

namespace Lms.Domain.Completion;

/// <summary>Computes who completes. Compares in integers: <c>attended * 100 &gt;= min * scheduled</c> (DOMAIN §0.6).</summary>
public static class CompletionRule
{
    private const int OnlineBlocks = 2;
    private const int PracticumBlocks = 2;

    public static CompletionResult Evaluate(CompletionPolicy policy, CompletionInputs inputs)
    {
        var online = Online(policy, inputs).ToList();
        var practicum = Practicum(policy, inputs);
        var requirements = new List<RequirementResult> { Attendance(policy, inputs, online, practicum) };
        requirements.AddRange(online);
        if (practicum is not null) requirements.Add(practicum);
        return new CompletionResult(requirements);
    }

    private static RequirementResult Attendance(CompletionPolicy policy, CompletionInputs inputs, List<RequirementResult> online, RequirementResult? practicum)
    {
        var blocks = inputs.Blocks
            .Where(b => !(b.Status == AttendanceStatus.Excused && policy.ExcusedCountsAs == ExcusedRule.Neutral))
            .ToList();
        var inMinutes = policy.Base == AttendanceBase.AllMinutes;
        var attended = inMinutes ? blocks.Sum(MinutesAttended) : blocks.Count(b => Counts(policy, b));
        var scheduled = inMinutes ? blocks.Sum(b => b.Scheduled) : blocks.Count;
        // What is not recorded yet may still turn out well.
        var open = blocks.Where(b => b.Status == AttendanceStatus.Unmarked).Sum(b => inMinutes ? b.Scheduled : 1);

        if (policy.Base == AttendanceBase.AllSessions)
        {
            scheduled += OnlineBlocks + PracticumBlocks;
            if (online.All(r => r.State == RequirementState.Met)) attended += OnlineBlocks;
            if (practicum is null or { State: RequirementState.Met }) attended += PracticumBlocks;
            else if (practicum.State == RequirementState.Open) open += PracticumBlocks;
        }

        var state = Reaches(attended) ? RequirementState.Met : Reaches(attended + open) ? RequirementState.Open : RequirementState.NotMet;
        return new RequirementResult(Requirement.Attendance, state, attended, scheduled, policy.MinPercent);

        bool Reaches(int count) => count * 100 >= policy.MinPercent * scheduled;
    }

    private static IEnumerable<RequirementResult> Online(CompletionPolicy policy, CompletionInputs inputs)
    {
        if (policy.OnlineMinutes > 0) yield return AtLeast(Requirement.OnlineMinutes, inputs.OnlineMinutes, policy.OnlineMinutes);
        if (policy.OnlineTasks > 0) yield return AtLeast(Requirement.OnlineTasks, inputs.OnlineTasks, policy.OnlineTasks);
    }

    private static RequirementResult? Practicum(CompletionPolicy policy, CompletionInputs inputs) => (policy.PracticumMin, inputs.PracticumScore) switch
    {
        (null, _) => null,
        ({ } min, null) => new RequirementResult(Requirement.Practicum, RequirementState.Open, 0, 10, min),
        ({ } min, { } score) => new RequirementResult(Requirement.Practicum, score >= min ? RequirementState.Met : RequirementState.NotMet, score, 10, min),
    };

    private static RequirementResult AtLeast(Requirement requirement, int achieved, int needed) =>
        new(requirement, achieved >= needed ? RequirementState.Met : RequirementState.NotMet, achieved, null, needed);

    private static bool Counts(CompletionPolicy policy, BlockInput block) => block.Status switch
    {
        AttendanceStatus.Present => true,
        AttendanceStatus.Late or AttendanceStatus.LeftEarly => block.Missed <= policy.LateGraceMinutes,
        _ => false,
    };

    private static int MinutesAttended(BlockInput block) => block.Status switch
    {
        AttendanceStatus.Present => block.Scheduled,
        AttendanceStatus.Late or AttendanceStatus.LeftEarly => Math.Max(0, block.Scheduled - block.Missed),
        _ => 0,
    };
}

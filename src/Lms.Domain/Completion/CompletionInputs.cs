using Lms.Domain.Attendance;

namespace Lms.Domain.Completion;

/// <summary>What is known of one trainee when completion is computed. Kept whole in the decision.</summary>
/// <param name="Blocks">One per in-person block, in order.</param>
/// <param name="OnlineMinutes">Merged presence within the online day.</param>
/// <param name="OnlineTasks">Tasks done.</param>
/// <param name="PracticumScore">The final score, 0–10; null while there is none.</param>
public sealed record CompletionInputs(IReadOnlyList<BlockInput> Blocks, int OnlineMinutes, int OnlineTasks, decimal? PracticumScore);

/// <param name="Ordinal">The block's ordinal in the plan.</param>
/// <param name="Scheduled">Its length in minutes.</param>
/// <param name="Status">How the trainee was marked.</param>
/// <param name="Missed">Minutes late or left early.</param>
public sealed record BlockInput(int Ordinal, int Scheduled, AttendanceStatus Status, int Missed);

using Lms.Domain;
using Lms.Domain.Attendance;
using Lms.Domain.Completion;
using Lms.Domain.Enrollments;
using Lms.Domain.Plans;
using Lms.Domain.Practicums;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.OnlineSessions;
using Microsoft.EntityFrameworkCore;

namespace Lms.Infrastructure.Completion;

/// <summary>What the records say of one trainee now.</summary>
/// <param name="OpenBlocks">Ordinals of the blocks whose roll call is still open: their marks may yet change.</param>
/// <param name="Practicum">Null while no day is planned.</param>
public sealed record TraineeFacts(CompletionInputs Inputs, IReadOnlyList<int> OpenBlocks, PracticumState? Practicum);

/// <summary>Gathers what completion is computed from, for many trainees at once; the one place that does.</summary>
public sealed class CompletionInputsReader(LmsDbContext db, OnlineProgressReader online)
{
    private sealed record Mark(Id<Session> SessionId, Id<Enrollment> EnrollmentId, AttendanceStatus Status, int Minutes, bool IsOpen);

    /// <param name="plan">With its sessions.</param>
    /// <param name="closePracticum">
    /// Nothing more is handed in: who has sent nothing gets 0, who did not answer the revision keeps the score given before it.
    /// Without it, both are still open.
    /// </param>
    public async Task<IReadOnlyDictionary<Id<Enrollment>, TraineeFacts>> ReadAsync(TrainingPlan plan, IReadOnlyCollection<Id<Enrollment>> enrollments, bool closePracticum, CancellationToken cancel)
    {
        var marks = await MarksAsync(plan, enrollments, cancel);
        var progress = await online.ReadAsync(plan, enrollments, cancel);
        var practicums = await db.Practicums.AsNoTracking().Include(p => p.Assessments)
            .Where(p => enrollments.Contains(p.EnrollmentId)).ToDictionaryAsync(p => p.EnrollmentId, cancel);
        var sessions = plan.Sessions.OrderBy(s => s.Ordinal).ToList();

        return enrollments.ToDictionary(e => e, e =>
        {
            var practicum = practicums.GetValueOrDefault(e);
            var blocks = sessions.Select(s => (Session: s, Mark: Choose(marks[(s.Id, e)]))).ToList();
            return new TraineeFacts(
                new CompletionInputs(
                    [.. blocks.Select(b => new BlockInput(b.Session.Ordinal, b.Session.Minutes, b.Mark?.Status ?? AttendanceStatus.Unmarked, b.Mark?.Minutes ?? 0))],
                    progress[e].Minutes, progress[e].Tasks, Score(practicum, closePracticum)),
                [.. blocks.Where(b => b.Mark is { IsOpen: true }).Select(b => b.Session.Ordinal)],
                practicum?.State);
        });
    }

    public async Task<TraineeFacts> ReadAsync(TrainingPlan plan, Id<Enrollment> enrollment, bool closePracticum, CancellationToken cancel) =>
        (await ReadAsync(plan, [enrollment], closePracticum, cancel))[enrollment];

    private async Task<ILookup<(Id<Session>, Id<Enrollment>), Mark>> MarksAsync(TrainingPlan plan, IReadOnlyCollection<Id<Enrollment>> enrollments, CancellationToken cancel)
    {
        var sessions = plan.Sessions.Select(s => s.Id).ToList();
        var marks = await db.RollCalls.Where(c => sessions.Contains(c.SessionId))
            .SelectMany(c => c.Records.Where(r => enrollments.Contains(r.EnrollmentId)), (c, r) => new Mark(c.SessionId, r.EnrollmentId, r.Status, r.Minutes, c.ClosedAt == null))
            .ToListAsync(cancel);
        return marks.ToLookup(m => (m.SessionId, m.EnrollmentId));
    }

    /// <summary>Who was moved between classes may stand in two roll calls of one block: a mark goes before no mark, being there before being away.</summary>
    private static Mark? Choose(IEnumerable<Mark> marks) => marks
        .OrderByDescending(m => m.Status != AttendanceStatus.Unmarked)
        .ThenByDescending(m => new AttendanceMark(m.Status, m.Minutes).IsThere)
        .ThenBy(m => m.Minutes)
        .FirstOrDefault();

    private static decimal? Score(Practicum? practicum, bool close) => practicum switch
    {
        { Score: { } final } => final,
        { State: PracticumState.Submitted } => null,
        _ when close => practicum?.Assessments.MaxBy(a => a.At)?.Total ?? 0,
        _ => null,
    };
}

using Lms.Domain;
using Lms.Domain.Attendance;
using Lms.Domain.Plans;
using Lms.Domain.Trainers;
using Lms.Domain.Xapi;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Xapi;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Attendance;

/// <summary>A record that is being changed after the roll call was closed, as it was before.</summary>
public sealed record Correction(AttendanceRecord Record, AttendanceMark Before, int Version);

/// <summary>Tells the record store who attended. The caller saves, in the transaction of the fact.</summary>
public sealed class AttendanceFacts(LmsDbContext db, StatementBook book, TimeProvider clock) : IUseCase
{
    /// <summary>At the close: one statement for each who was there.</summary>
    public async Task TellAttendedAsync(RollCall call, Viewer viewer, CancellationToken cancel)
    {
        var there = call.Records.Where(r => r.Mark.IsThere).ToList();
        var (session, trainees, instructor) = await AboutAsync(call, there, viewer, cancel);
        book.Tell([.. there.Select(r => book.Facts.Attended(trainees[r.EnrollmentId], session, r.Mark, r.Version, instructor, clock.GetUtcNow()))]);
    }

    /// <summary>After the close: what was told is taken back, what is now true is told.</summary>
    public async Task TellCorrectionsAsync(RollCall call, IReadOnlyCollection<Correction> corrections, Viewer viewer, CancellationToken cancel)
    {
        if (corrections.Count == 0) return;
        var now = clock.GetUtcNow();
        var (session, trainees, instructor) = await AboutAsync(call, [.. corrections.Select(c => c.Record)], viewer, cancel);
        var statements = new List<Statement>();
        foreach (var (record, before, version) in corrections)
        {
            var trainee = trainees[record.EnrollmentId];
            if (before.IsThere) statements.Add(book.Facts.AttendedVoided(trainee, session, version, now));
            if (record.Mark.IsThere) statements.Add(book.Facts.Attended(trainee, session, record.Mark, record.Version, instructor, now));
        }

        book.Tell(statements);
    }

    private async Task<(Session Session, IReadOnlyDictionary<Id<Lms.Domain.Enrollments.Enrollment>, Trainee> Trainees, Guid? Instructor)> AboutAsync(
        RollCall call, List<AttendanceRecord> records, Viewer viewer, CancellationToken cancel)
    {
        var session = await db.Plans.SelectMany(p => p.Sessions).SingleAsync(s => s.Id == call.SessionId, cancel);
        var ids = records.Select(r => r.EnrollmentId).ToList();
        var trainees = await book.TraineesAsync(await db.Enrollments.Where(e => ids.Contains(e.Id)).ToListAsync(cancel), cancel);
        return (session, trainees, await book.InstructorAsync(viewer.TrainerId ?? await TrainerAsync(call, cancel), cancel));
    }

    /// <summary>An officer may mark for the trainer; the block was led by a trainer of the class all the same.</summary>
    private Task<Id<Trainer>?> TrainerAsync(RollCall call, CancellationToken cancel) => db.ClassGroups
        .Where(c => c.Id == call.ClassGroupId).SelectMany(c => c.Trainers).OrderBy(t => t.TrainerId)
        .Select(t => (Id<Trainer>?)t.TrainerId).FirstOrDefaultAsync(cancel);
}

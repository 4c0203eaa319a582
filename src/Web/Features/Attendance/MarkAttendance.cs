using Lms.Domain;
using Lms.Domain.Attendance;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Attendance;

/// <summary>
/// Ghi điểm danh, one or many at once. Each mark stands for itself: one that is refused or in conflict keeps no other from
/// being stored. After the roll call is closed a change is a correction and is told to the record store in the same transaction.
/// </summary>
public sealed class MarkAttendance(LmsDbContext db, AttendanceFacts facts, TimeProvider clock) : IUseCase
{
    public async Task<IReadOnlyList<MarkAnswer>> RunAsync(Viewer viewer, Id<RollCall> rollCallId, IReadOnlyCollection<MarkRequest> marks, CancellationToken cancel)
    {
        await using var transaction = await db.BeginWriteAsync(cancel, $"rollcall/{rollCallId}");
        var call = await db.RollCallsVisibleTo(viewer).Include(r => r.Records).SingleAsync(r => r.Id == rollCallId, cancel);
        foreach (var newcomer in await db.NewcomersAsync(call, cancel)) call.Include(newcomer);

        var sent = marks.Select(m => m.ChangeId).ToList();
        var known = (await db.AttendanceChanges.Where(c => sent.Contains(c.Id)).Select(c => c.Id).ToListAsync(cancel)).ToHashSet();
        var answers = new List<MarkAnswer>();
        var corrected = new List<Correction>();
        foreach (var mark in marks)
        {
            var before = call.Records.SingleOrDefault(r => r.EnrollmentId == mark.EnrollmentId) is { } record ? new Correction(record, record.Mark, record.Version) : null;
            answers.Add(known.Add(mark.ChangeId) ? Apply(call, before?.Record, mark, viewer) : Answer(mark, before?.Record, MarkResult.Saved));
            // Two changes of one record in one call are one correction: from how it was told to how it is now.
            if (call.ClosedAt is not null && before is not null && before.Record.Version != before.Version && corrected.TrueForAll(c => c.Record != before.Record)) corrected.Add(before);
        }

        await facts.TellCorrectionsAsync(call, corrected, viewer, cancel);
        await db.SaveChangesAsync(cancel);
        var told = await WithAuthorsAsync(rollCallId, answers, cancel);
        await transaction.CommitAsync(cancel);
        return told;
    }

    private MarkAnswer Apply(RollCall call, AttendanceRecord? record, MarkRequest request, Viewer viewer)
    {
        var mark = new AttendanceMark(request.Status, request.Minutes);
        if (record is not null && request.SeenVersion is { } seen && seen != record.Version && record.Mark != mark) return Answer(request, record, MarkResult.Conflict);
        var marker = new Marker(request.ChangeId, viewer.AccountId, clock.GetUtcNow(), request.Method, viewer.Role == Role.DepartmentOfficer, request.Reason);
        return call.Mark(request.EnrollmentId, mark, marker) is { } refusal
            ? Answer(request, record, MarkResult.Refused) with { Refusal = refusal }
            : Answer(request, record, MarkResult.Saved);
    }

    private static MarkAnswer Answer(MarkRequest request, AttendanceRecord? record, MarkResult result) =>
        new(request.ChangeId, request.EnrollmentId, result, record?.Status ?? AttendanceStatus.Unmarked, record?.Minutes ?? 0, record?.Version ?? 0);

    /// <summary>A conflict names who was first.</summary>
    private async Task<List<MarkAnswer>> WithAuthorsAsync(Id<RollCall> rollCallId, List<MarkAnswer> answers, CancellationToken cancel)
    {
        var disputed = answers.Where(a => a.Result == MarkResult.Conflict).Select(a => a.EnrollmentId).ToList();
        if (disputed.Count == 0) return answers;
        var last = (await (
            from change in db.AttendanceChanges
            where change.RollCallId == rollCallId && disputed.Contains(change.EnrollmentId)
            join account in db.Users on change.AccountId equals account.Id
            select new { change.EnrollmentId, change.At, account.DisplayName }).ToListAsync(cancel))
            .GroupBy(c => c.EnrollmentId).ToDictionary(g => g.Key, g => g.MaxBy(c => c.At)!);
        return [.. answers.Select(a => a.Result == MarkResult.Conflict && last.TryGetValue(a.EnrollmentId, out var first)
            ? a with { ChangedBy = first.DisplayName, ChangedAt = first.At }
            : a)];
    }
}

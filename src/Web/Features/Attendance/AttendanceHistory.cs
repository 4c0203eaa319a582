using Lms.Domain;
using Lms.Domain.Attendance;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Attendance;

/// <summary>One change of a mark: who, when, before, after, how, why.</summary>
public sealed record HistoryLine(string Trainee, string SortKey, string By, AttendanceChange Change)
{
    public AttendanceMark Before => new(Change.BeforeStatus, Change.BeforeMinutes);
    public AttendanceMark After => new(Change.AfterStatus, Change.AfterMinutes);
}

public sealed record HistoryPage(RollCallPage RollCall, IReadOnlyList<HistoryLine> Lines);

/// <summary>Lịch sử điểm danh, latest first.</summary>
public sealed class AttendanceHistory(LmsDbContext db) : IUseCase
{
    /// <param name="id">A roll call that the viewer may see.</param>
    public async Task<IReadOnlyList<HistoryLine>> ReadAsync(Id<RollCall> id, CancellationToken cancel) => await (
        from change in db.AttendanceChanges.AsNoTracking()
        where change.RollCallId == id
        join enrollment in db.Enrollments on change.EnrollmentId equals enrollment.Id
        join teacher in db.Teachers on enrollment.TeacherId equals teacher.Id
        join account in db.Users on change.AccountId equals account.Id into accounts
        from account in accounts.DefaultIfEmpty()
        orderby change.At descending, teacher.SortKey
        select new HistoryLine(teacher.FullName, teacher.SortKey, account == null ? "" : account.DisplayName, change)).ToListAsync(cancel);
}

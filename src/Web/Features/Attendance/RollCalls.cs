using Lms.Domain;
using Lms.Domain.Attendance;
using Lms.Domain.Enrollments;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Classes;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Attendance;

internal static class RollCalls
{
    /// <summary>Whose class one sees, its roll calls one sees.</summary>
    public static IQueryable<RollCall> RollCallsVisibleTo(this LmsDbContext db, Viewer viewer) =>
        db.RollCalls.Where(r => db.ClassesVisibleTo(viewer).Any(c => c.Id == r.ClassGroupId));

    /// <summary>
    /// Who sits in the class and is in no roll call of this block: who came later than it was opened. One who was called in
    /// another class for the same block is not called twice.
    /// </summary>
    public static Task<List<Id<Enrollment>>> NewcomersAsync(this LmsDbContext db, RollCall call, CancellationToken cancel) => db.Enrollments.Seated()
        .Where(e => e.ClassGroupId == call.ClassGroupId && !db.RollCalls.Any(r => r.SessionId == call.SessionId && r.Records.Any(x => x.EnrollmentId == e.Id)))
        .Select(e => e.Id).ToListAsync(cancel);
}

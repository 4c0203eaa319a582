using Lms.Domain;
using Lms.Domain.Enrollments;
using Lms.Domain.OrgUnits;
using Lms.Domain.Practicums;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Practicums;

/// <summary>Chọn ngày và trường thực hành, or picks others while nothing is handed in.</summary>
public sealed class PlanPracticum(LmsDbContext db) : IUseCase
{
    public async Task<Refusal?> RunAsync(Viewer viewer, Id<Enrollment> enrollmentId, DateOnly date, Id<OrgUnit> schoolId, CancellationToken cancel = default)
    {
        await using var transaction = await db.BeginWriteAsync(cancel, OwnPracticum.Lock(enrollmentId));
        var enrollment = await db.OwnEnrollments(viewer).SingleAsync(e => e.Id == enrollmentId, cancel);
        if (enrollment.State != EnrollmentState.Convened) return new PracticumNotOpen();
        if (await db.OrgUnits.SingleOrDefaultAsync(u => u.Id == schoolId, cancel) is not { IsSchool: true } school || !school.ExistsOn(date)) return new PracticumNotAtSchool();

        var plan = await db.Plans.SingleAsync(p => p.Id == enrollment.PlanId, cancel);
        if (await db.PracticumOfAsync(enrollmentId, cancel) is { } practicum)
        {
            if (practicum.Replan(date, schoolId, plan.PracticumFrom, plan.PracticumTo) is { } refusal) return refusal;
        }
        else
        {
            var planned = Practicum.Plan(enrollmentId, date, schoolId, plan.PracticumFrom, plan.PracticumTo);
            if (!planned.Succeeded) return planned.Refusal;
            db.Practicums.Add(planned.Value);
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }
}

using Lms.Domain;
using Lms.Domain.Enrollments;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Domain.Practicums;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Courses;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Enrollments;
using Lms.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Practicums;

/// <summary>A teacher's own practicum page.</summary>
public sealed record MyPracticumPage(
    TraineeCard Trainee, bool IsOpen, TrainingPlan Plan, CoursePages Course, Practicum? Practicum, string? Place,
    IReadOnlyDictionary<Id<Domain.Trainers.Trainer>, string> Trainers, IReadOnlyList<SelectListItem> Schools, DateOnly Today)
{
    public bool IsEditable => IsOpen && Practicum is null or { IsEditable: true };
    public bool DayHasCome => Practicum is { } p && Today >= p.Date;
    public Assessment? Last => Practicum?.Assessments.MaxBy(a => a.At);
    public IEnumerable<Evidence> Files(EvidenceKind kind) => (Practicum?.Evidence ?? []).Where(e => e.Kind == kind).OrderBy(e => e.UploadedAt);
}

/// <summary>One practicum as its trainer, the department or the inspector sees it.</summary>
/// <param name="Copies">Hash of a file → whoever else has handed in the same bytes; an empty name where the viewer may not know who.</param>
public sealed record PracticumPage(
    TraineeCard Trainee, TrainingPlan Plan, CoursePages Course, Practicum Practicum, string Place,
    IReadOnlyDictionary<Id<Domain.Trainers.Trainer>, string> Trainers, ILookup<string, string> Copies, bool MayScore, bool IsForeign);

/// <summary>Reads what the two pages of a practicum show.</summary>
public sealed class PracticumPages(LmsDbContext db, CourseLibrary courses, TimeProvider clock) : IUseCase
{
    /// <summary>Null where the enrolment is not the viewer's own.</summary>
    public async Task<MyPracticumPage?> MineAsync(Viewer viewer, Id<Enrollment> enrollmentId, CancellationToken cancel)
    {
        var card = await db.CardsOf(db.OwnEnrollments(viewer).Convened().Where(e => e.Id == enrollmentId)).SingleOrDefaultAsync(cancel);
        if (card is null) return null;
        var plan = await db.Plans.AsNoTracking().SingleAsync(p => p.Id == card.PlanId, cancel);
        var practicum = await db.PracticumOfAsync(enrollmentId, cancel);
        var schools = await SchoolsAsync(plan, practicum?.SchoolId ?? card.SchoolId, cancel);
        return new MyPracticumPage(card, card.State == EnrollmentState.Convened, plan, PagesOf(plan), practicum,
            schools.FirstOrDefault(s => s.Selected)?.Text, await TrainersAsync(practicum, cancel), schools, VietnamTime.DateOf(clock.GetUtcNow()));
    }

    public async Task<PracticumPage?> OneAsync(Viewer viewer, Id<Practicum> practicumId, CancellationToken cancel)
    {
        var practicum = await db.PracticumsVisibleTo(viewer).AsNoTracking().Include(p => p.Evidence).Include(p => p.Assessments).AsSplitQuery()
            .SingleOrDefaultAsync(p => p.Id == practicumId, cancel);
        if (practicum is null) return null;
        var card = await db.CardsOf(db.Enrollments.Where(e => e.Id == practicum.EnrollmentId)).SingleAsync(cancel);
        var plan = await db.Plans.AsNoTracking().SingleAsync(p => p.Id == card.PlanId, cancel);
        var place = (await db.OrgUnits.AsNoTracking().SingleAsync(u => u.Id == practicum.SchoolId, cancel)).NameOn(practicum.Date);
        var isForeign = await db.Trainers.AnyAsync(t => t.Id == viewer.TrainerId && t.UnitId == card.SchoolId, cancel);
        var mayScore = viewer.Role == Role.Trainer && !isForeign && practicum.State == PracticumState.Submitted && card.State == EnrollmentState.Convened;
        return new PracticumPage(card, plan, PagesOf(plan), practicum, place, await TrainersAsync(practicum, cancel),
            await CopiesAsync(viewer, practicum, cancel), mayScore, isForeign);
    }

    private CoursePages PagesOf(TrainingPlan plan) =>
        courses.FindPages(plan.CourseSlug) ?? throw new InvalidOperationException($"There is no course {plan.CourseSlug}.");

    private async Task<IReadOnlyDictionary<Id<Domain.Trainers.Trainer>, string>> TrainersAsync(Practicum? practicum, CancellationToken cancel)
    {
        var ids = practicum?.Assessments.Select(a => a.TrainerId).ToList() ?? [];
        return await db.Trainers.Where(t => ids.Contains(t.Id)).ToDictionaryAsync(t => t.Id, t => t.FullName, cancel);
    }

    /// <summary>The schools that exist on the first day of the practicum, under the unit they belong to.</summary>
    private async Task<IReadOnlyList<SelectListItem>> SchoolsAsync(TrainingPlan plan, Id<OrgUnit> selected, CancellationToken cancel)
    {
        var day = plan.PracticumFrom;
        var schools = await db.OrgUnits.AsNoTracking()
            .Where(u => (u.Kind == OrgUnitKind.School || u.Kind == OrgUnitKind.UpperSecondarySchool || u.Kind == OrgUnitKind.ContinuingCentre)
                && u.ValidFrom <= day && (u.ValidTo == null || u.ValidTo >= day))
            .OrderBy(u => u.FoldKey).ToListAsync(cancel);
        var parents = schools.Select(s => s.ParentOn(day)).OfType<Id<OrgUnit>>().Distinct().ToList();
        var groups = (await db.OrgUnits.AsNoTracking().Where(u => parents.Contains(u.Id)).ToListAsync(cancel)).ToDictionary(u => u.Id, u => new SelectListGroup { Name = u.NameOn(day) });
        return [.. schools.Select(s => new SelectListItem(s.NameOn(day), s.Id.ToString(), s.Id == selected) { Group = s.ParentOn(day) is { } parent ? groups[parent] : null })
            // The one that is chosen, at first the teacher's own, before all others.
            .OrderBy(i => !i.Selected).ThenBy(i => i.Group?.Name, StringComparer.Ordinal)];
    }

    private async Task<ILookup<string, string>> CopiesAsync(Viewer viewer, Practicum practicum, CancellationToken cancel)
    {
        var hashes = practicum.Evidence.Select(e => e.Sha256).ToList();
        var others = await db.Set<Evidence>().Where(e => hashes.Contains(e.Sha256) && e.PracticumId != practicum.Id)
            .Select(e => new { e.Sha256, e.PracticumId }).ToListAsync(cancel);
        var ids = others.Select(o => o.PracticumId).Distinct().ToList();
        var names = await (from p in db.PracticumsVisibleTo(viewer)
                           where ids.Contains(p.Id)
                           join e in db.Enrollments on p.EnrollmentId equals e.Id
                           join t in db.Teachers on e.TeacherId equals t.Id
                           select new { p.Id, t.FullName }).ToDictionaryAsync(x => x.Id, x => x.FullName, cancel);
        return others.ToLookup(o => o.Sha256, o => names.GetValueOrDefault(o.PracticumId, ""));
    }
}

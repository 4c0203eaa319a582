using Lms.Domain;
using Lms.Domain.Enrollments;
using Lms.Domain.Plans;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Enrollments;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Enrollments;

/// <summary>One request with the people behind it.</summary>
/// <param name="NewcomerWords">Where the newcomer works, as far as it is known.</param>
public sealed record SubstitutionLine(Substitution Substitution, TraineeCard Leaver, string NewcomerName, string NewcomerWords, string? RequestedBy, string? ApprovedBy, string? ClosedBy);

/// <summary>The requests of a plan: those that wait first, the oldest before the newer.</summary>
public sealed record SubstitutionsPage(TrainingPlan Plan, IReadOnlyList<SubstitutionLine> Lines, DateTimeOffset? CutOff, bool MayDecide)
{
    public IEnumerable<SubstitutionLine> Waiting => Lines.Where(l => l.Substitution.IsOpen);
    public IEnumerable<SubstitutionLine> Decided => Lines.Where(l => !l.Substitution.IsOpen);
}

/// <summary>Reads the requests of a plan.</summary>
public sealed class SubstitutionReader(LmsDbContext db) : IUseCase
{
    public async Task<SubstitutionsPage?> FindAsync(Viewer viewer, Id<TrainingPlan> planId, CancellationToken cancel)
    {
        if (await db.PlansVisibleTo(viewer).AsNoTracking().Include(p => p.Sessions).SingleOrDefaultAsync(p => p.Id == planId, cancel) is not { } plan) return null;
        var requests = await db.SubstitutionsVisibleTo(viewer).AsNoTracking().Where(s => s.PlanId == planId).ToListAsync(cancel);
        var people = requests.SelectMany(s => new[] { s.LeaverId, s.ReserveId ?? s.LeaverId, s.NewcomerId ?? s.LeaverId }).Distinct().ToList();
        var cards = await db.CardsOf(db.EnrollmentsVisibleTo(viewer).Where(e => people.Contains(e.Id))).ToDictionaryAsync(c => c.EnrollmentId, cancel);
        var names = await db.NamesOfAsync(requests.SelectMany(s => new[] { s.RequestedBy, s.ApprovedBy, s.ClosedBy }), cancel);
        var lines = requests.OrderBy(s => s.RequestedAt).ThenBy(s => s.Id).Select(s => LineOf(s, cards, names));
        return new SubstitutionsPage(plan, [.. lines], SubstitutionRules.CutOff(plan), viewer.Role == Role.DepartmentOfficer);
    }

    private static SubstitutionLine LineOf(Substitution request, Dictionary<Id<Enrollment>, TraineeCard> cards, Dictionary<Guid, string> names)
    {
        var newcomer = (request.NewcomerId ?? request.ReserveId) is { } id ? cards[id] : null;
        string? Name(Guid? account) => account is { } id ? names.GetValueOrDefault(id) : null;
        string Cell(TraineeColumn column) => request.Cells.GetValueOrDefault(column, "");
        return new(request, cards[request.LeaverId], newcomer?.FullName ?? Cell(TraineeColumn.FullName),
            newcomer?.School ?? string.Join(" · ", new[] { Cell(TraineeColumn.BirthDate), Cell(TraineeColumn.School), Cell(TraineeColumn.Phone) }.Where(w => w.Length > 0)),
            Name(request.RequestedBy), Name(request.ApprovedBy), Name(request.ClosedBy));
    }
}

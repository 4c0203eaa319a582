using Lms.Domain;
using Lms.Domain.Classes;
using Lms.Domain.Enrollments;
using Lms.Domain.Plans;
using Lms.Domain.Trainers;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Enrollments;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Classes;

/// <summary>One class with its people.</summary>
public sealed record ClassLine(ClassGroup Class, IReadOnlyList<RosterLine> Trainees, IReadOnlyList<Trainer> Trainers)
{
    /// <summary>Trainers from a school of one of the trainees: they may not score those (DOMAIN §3).</summary>
    public IEnumerable<Trainer> OwnSchool => Trainers.Where(t => Trainees.Any(p => p.SchoolId == t.UnitId));
}

/// <summary>How many trainees of one unit each class has.</summary>
public sealed record UnitSpread(string Unit, IReadOnlyList<int> Counts);

/// <summary>A division, made or only proposed: the sizes, and how the units spread.</summary>
public sealed record DivisionShape(IReadOnlyList<int> Sizes, IReadOnlyList<UnitSpread> Units)
{
    public IEnumerable<int> Unusual => Sizes.Where(s => !ClassGroup.SizeIsUsual(s)).Distinct().Order();
}

public sealed record PlanClassesPage(
    TrainingPlan Plan, IReadOnlyList<ClassLine> Classes, IReadOnlyList<RosterLine> Waiting, DivisionShape Shape, DivisionShape? Proposal, bool MayDivide, int Unconvened, int Reserves)
{
    public int Trainees => Waiting.Count + Classes.Sum(c => c.Trainees.Count);

    /// <summary>A trainer who stands in two classes of this plan, which meet at the same hours.</summary>
    public IEnumerable<string> DoubleBooked => Classes.SelectMany(c => c.Trainers).GroupBy(t => t.Id).Where(g => g.Count() > 1).Select(g => g.First().FullName);
}

/// <summary>Reads the classes of one plan.</summary>
public sealed class PlanClasses(LmsDbContext db, DivideClasses division) : IUseCase
{
    public async Task<PlanClassesPage?> FindAsync(Viewer viewer, Id<TrainingPlan> planId, CancellationToken cancel)
    {
        if (await db.PlansVisibleTo(viewer).AsNoTracking().Include(p => p.Sessions).SingleOrDefaultAsync(p => p.Id == planId, cancel) is not { } plan) return null;
        var all = db.EnrollmentsVisibleTo(viewer).Where(e => e.PlanId == planId);
        var roster = await Roster.ReadAsync(db, all.Seated(), cancel);
        var classes = await LinesAsync(planId, roster, cancel);
        var mayDivide = plan.State is PlanState.Issued or PlanState.InProgress && roster.Count > 0 && !await division.HasBegunAsync(planId, cancel);
        return new PlanClassesPage(
            plan, classes, [.. roster.Where(t => t.ClassId is null)], Shape([.. classes.Select(c => c.Trainees)]),
            mayDivide ? await ProposeAsync(viewer, planId, roster, cancel) : null, mayDivide,
            roster.Count(t => t.State == EnrollmentState.Nominated),
            await all.Active().CountAsync(e => e.IsReserve, cancel));
    }

    private async Task<List<ClassLine>> LinesAsync(Id<TrainingPlan> planId, List<RosterLine> roster, CancellationToken cancel)
    {
        var classes = await db.ClassGroups.AsNoTracking().Include(c => c.Trainers).Where(c => c.PlanId == planId).OrderBy(c => c.Ordinal).ToListAsync(cancel);
        var ids = classes.SelectMany(c => c.Trainers).Select(t => t.TrainerId).Distinct().ToList();
        var trainers = await db.Trainers.AsNoTracking().Where(t => ids.Contains(t.Id)).OrderBy(t => t.SortKey).ToListAsync(cancel);
        var people = roster.ToLookup(t => t.ClassId);
        return [.. classes.Select(c => new ClassLine(c, [.. people[c.Id]], [.. trainers.Where(t => c.Trainers.Any(x => x.TrainerId == t.Id))]))];
    }

    private async Task<DivisionShape> ProposeAsync(Viewer viewer, Id<TrainingPlan> planId, List<RosterLine> roster, CancellationToken cancel)
    {
        var people = roster.ToDictionary(t => t.EnrollmentId);
        var drafts = await division.PreviewAsync(viewer, planId, cancel);
        return Shape([.. drafts.Select(d => d.Select(n => people[n.EnrollmentId]).ToList())]);
    }

    private static DivisionShape Shape(IReadOnlyList<IReadOnlyList<RosterLine>> classes) => new(
        [.. classes.Select(c => c.Count)],
        [.. classes.SelectMany(c => c).GroupBy(t => (t.UnitId, t.Unit)).OrderByDescending(g => g.Count()).ThenBy(g => g.Key.Unit, StringComparer.Ordinal)
            .Select(g => new UnitSpread(g.Key.Unit, [.. classes.Select(c => c.Count(t => t.UnitId == g.Key.UnitId))]))]);
}

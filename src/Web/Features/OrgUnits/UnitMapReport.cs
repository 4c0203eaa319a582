using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Enrollments;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.OrgUnits;

/// <summary>One place of the map.</summary>
/// <param name="Heirs">The unit; several where the place was divided; none where nobody follows.</param>
/// <param name="Origins">The units that the plan knows, where they are others.</param>
/// <param name="Sent">People on lists that were sent or accepted, without reserves.</param>
public sealed record UnitMapLine(IReadOnlyList<string> Heirs, IReadOnlyList<string> Origins, int Seats, int Sent, int Accepted);

public sealed record UnitMapPage(TrainingPlan Plan, DateOnly Day, DateOnly Today, IReadOnlyList<UnitMapLine> Lines);

/// <summary>Chỉ tiêu và người được cử of one plan, added up under the units of any day.</summary>
public sealed class UnitMapReport(LmsDbContext db, UnitTree tree, TimeProvider clock) : IUseCase
{
    private enum Figure { Seats, Sent, Accepted }

    /// <param name="asked">The day of the map; today where none is asked for.</param>
    public async Task<UnitMapPage?> FindAsync(Viewer viewer, Id<TrainingPlan> planId, DateOnly? asked, CancellationToken cancel)
    {
        if (await db.PlansVisibleTo(viewer).AsNoTracking().SingleOrDefaultAsync(p => p.Id == planId, cancel) is not { } plan) return null;
        var today = VietnamTime.DateOf(clock.GetUtcNow());
        var day = asked ?? today;
        var (forest, units) = await tree.MapAsync(cancel);
        var map = units.At(day);
        var figures = await FiguresAsync(viewer, planId, cancel);
        var totals = figures.SelectMany(kind => map.Sum(kind).Select(total => (Kind: kind.Key, Total: total)));
        var lines = totals.GroupBy(t => t.Total.Place.Heirs.Count == 0 ? $"-{t.Total.Origins[0]}" : string.Join(' ', t.Total.Place.Heirs)).Select(place =>
        {
            var at = place.First().Total.Place;
            var origins = place.SelectMany(p => p.Total.Origins).Distinct().Where(o => o != at.Unit);
            int Of(Figure kind) => place.Where(p => p.Kind == kind).Sum(p => p.Total.Total);
            return new UnitMapLine([.. at.Heirs.Select(h => forest[h].NameOn(day)).Order(StringComparer.CurrentCulture)], [.. origins.Select(o => forest[o].NameOn(plan.DeadlineDate))], Of(Figure.Seats), Of(Figure.Sent), Of(Figure.Accepted));
        });
        return new UnitMapPage(plan, day, today, [.. lines.OrderBy(l => l.Heirs.Count != 1).ThenBy(l => string.Join(" ", l.Heirs), StringComparer.CurrentCulture)]);
    }

    private async Task<ILookup<Figure, MappedFigure>> FiguresAsync(Viewer viewer, Id<TrainingPlan> planId, CancellationToken cancel)
    {
        var quotas = await db.QuotasVisibleTo(viewer).Where(q => q.PlanId == planId).Select(q => new { q.UnitId, q.Seats }).ToListAsync(cancel);
        var rows = await (
            from row in db.SubmissionRows.AsNoTracking()
            join list in db.SubmissionsVisibleTo(viewer) on row.SubmissionId equals list.Id
            where list.PlanId == planId && (list.State == SubmissionState.Submitted || list.State == SubmissionState.Accepted)
            select new { list.UnitId, row.SchoolId, row.Fields }).ToListAsync(cancel);
        var accepted = await (
            from enrollment in db.EnrollmentsVisibleTo(viewer).Active()
            join row in db.SubmissionRows on enrollment.RowId equals row.Id
            where enrollment.PlanId == planId && !enrollment.IsReserve
            select new { enrollment.UnitId, row.SchoolId }).ToListAsync(cancel);
        return quotas.Select(q => (Figure.Seats, new MappedFigure(q.UnitId, null, q.Seats)))
            .Concat(rows.Where(r => !r.Fields.IsReserve).Select(r => (Figure.Sent, new MappedFigure(r.UnitId, r.SchoolId, 1))))
            .Concat(accepted.Select(e => (Figure.Accepted, new MappedFigure(e.UnitId, e.SchoolId, 1))))
            .ToLookup(f => f.Item1, f => f.Item2);
    }
}

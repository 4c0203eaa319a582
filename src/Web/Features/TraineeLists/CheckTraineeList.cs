using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Domain.Text;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.TraineeLists;

/// <summary>
/// The one place that judges a list: the cells of each row, doubles, exclusion lists, schools, and who is nominated by another
/// unit. Used after every change and once more when the list is submitted.
/// </summary>
public sealed class CheckTraineeList(LmsDbContext db, TimeProvider clock) : IUseCase
{
    public async Task RunAsync(TraineeSubmission list, CancellationToken cancel)
    {
        var rows = list.InOrder;
        var rules = new RowRules(VietnamTime.DateOf(clock.GetUtcNow()));
        var schools = new SchoolResolver(await SchoolsAsync(list.UnitId, cancel));
        var read = rows.Select(row => Read(row, rules, schools)).ToList();
        var excluded = new ExclusionMatcher(await ExclusionsAsync(list.PlanId, cancel));
        var nominations = new Nominations(await NominationsAsync(list, [.. read.Select(r => r.Fields)], cancel));
        var doubled = ListChecks.Duplicates([.. rows.Zip(read, (row, r) => new ListRow(row.Position, "", r.Fields))]);
        for (var i = 0; i < rows.Count; i++)
        {
            var (fields, school, findings) = read[i];
            RowFinding[] nominated = nominations.Match(fields) is { } finding ? [finding] : [];
            rows[i].Judge(fields, school, [.. findings, .. doubled[i], .. excluded.Match(fields), .. nominated]);
        }
    }

    /// <summary>The schools whose teachers a unit may send: its own, and itself where it is one.</summary>
    public async Task<IReadOnlyList<KnownSchool>> SchoolsAsync(Id<OrgUnit> unit, CancellationToken cancel)
    {
        var today = VietnamTime.DateOf(clock.GetUtcNow());
        var units = await db.OrgUnits.AsNoTracking().Where(u => u.Id == unit || u.ParentId == unit).OrderBy(u => u.FoldKey).ToListAsync(cancel);
        return [.. units.Where(u => u.IsSchool && u.ExistsOn(today)).Select(u => new KnownSchool(u.Id.Value, u.Name, []))];
    }

    private static (TraineeFields Fields, Id<OrgUnit>? School, IReadOnlyList<RowFinding> Findings) Read(SubmissionRow row, RowRules rules, SchoolResolver schools)
    {
        var (fields, findings) = RowReader.Read(row.Raw, rules);
        var resolution = schools.Resolve(fields.SchoolText, fields.Level);
        List<RowFinding> all = [.. row.FileFindings, .. findings];
        if (resolution.Finding is { } finding) all.Add(finding);
        if (resolution.School is { } known) fields = fields with { SchoolText = known.Name };
        var (kept, keptFindings) = KeptCells.Apply(row.KeptCells, fields, all);
        return (kept, resolution.School is { } school ? new Id<OrgUnit>(school.Id) : null, keptFindings);
    }

    private async Task<IEnumerable<ExcludedNames>> ExclusionsAsync(Id<TrainingPlan> plan, CancellationToken cancel) =>
        (await db.ExclusionLists.AsNoTracking().Include(l => l.Entries).Where(l => l.PlanId == plan).ToListAsync(cancel)).Select(l => l.Names);

    /// <summary>The rows of other submitted lists, and of accepted ones whose teacher has not withdrawn, that may be someone on this list.</summary>
    private async Task<List<Nomination>> NominationsAsync(TraineeSubmission list, List<TraineeFields> fields, CancellationToken cancel)
    {
        var ids = fields.Select(f => f.PersonalId).OfType<string>().Distinct().ToList();
        var codes = fields.Select(f => f.TeacherCode).OfType<string>().Distinct().ToList();
        var names = fields.Where(f => f.BirthDate is not null).Select(f => VietnameseText.Fold(f.FullName)).Distinct().ToList();
        var others =
            from row in db.SubmissionRows
            join other in db.TraineeSubmissions on row.SubmissionId equals other.Id
            join unit in db.OrgUnits on other.UnitId equals unit.Id
            where other.PlanId == list.PlanId && other.Id != list.Id
            where other.State == SubmissionState.Submitted
                || (other.State == SubmissionState.Accepted && db.Enrollments.Any(e => e.RowId == row.Id && e.State != Domain.Enrollments.EnrollmentState.Withdrawn))
            where ids.Contains(row.PersonalId!) || codes.Contains(row.TeacherCode!) || names.Contains(row.FoldKey)
            select new { other.UnitId, unit.Name, other.ReceiptNumber, row.TeacherCode, row.PersonalId, row.FoldKey, row.BirthDate };
        return [.. (await others.AsNoTracking().ToListAsync(cancel)).Select(o => new Nomination(o.UnitId == list.UnitId ? null : o.Name,
            TraineeSubmission.ReceiptCodeOf(o.ReceiptNumber ?? 0), o.TeacherCode, o.PersonalId, o.FoldKey, o.BirthDate))];
    }
}

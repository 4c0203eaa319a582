using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Domain.Text;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Certificates.Pdf;
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
    /// <summary>Rows from which other cores help. Short lists never ask the thread pool: while many wait for the one writer of SQLite it has no thread to give.</summary>
    private const int Many = 500;

    public async Task RunAsync(TraineeSubmission list, CancellationToken cancel)
    {
        var rows = list.InOrder;
        var rules = new RowRules(VietnamTime.DateOf(clock.GetUtcNow()));
        var day = await db.Plans.Where(p => p.Id == list.PlanId).Select(p => p.DeadlineDate).SingleAsync(cancel);
        var all = await AllSchoolsAsync(day, cancel);
        var schools = new SchoolResolver(all.Where(s => IsOf(s, list.UnitId)).Select(s => s.School), all.Where(s => !IsOf(s, list.UnitId)).Select(s => s.School));
        var read = new (TraineeFields Fields, Id<OrgUnit>? School, IReadOnlyList<RowFinding> Findings)[rows.Count];
        Each(rows.Count, i => read[i] = Read(rows[i], rules, schools));
        var excluded = new ExclusionMatcher(await ExclusionsAsync(list.PlanId, cancel));
        var nominations = new Nominations(list.UnitId, await NominationsAsync(list, [.. read.Select(r => r.Fields)], day, cancel), await SettledAsync(list.PlanId, day, cancel));
        var doubled = ListChecks.Duplicates([.. rows.Zip(read, (row, r) => new ListRow(row.Position, "", r.Fields))]);
        Each(rows.Count, i =>
        {
            var (fields, school, findings) = read[i];
            RowFinding[] nominated = nominations.Match(fields) is { } finding ? [finding] : [];
            // A name that is doubted already is not told a second time.
            var isDoubted = findings.Any(f => f.Column == TraineeColumn.FullName && f.Severity != FindingSeverity.Fixed);
            var unprintable = isDoubted ? null : PrintedName.Check(fields, CertificateFonts.UndrawableInName);
            RowFinding[] printed = unprintable is null ? [] : [unprintable];
            rows[i].Judge(fields, school, [.. findings, .. printed, .. doubled[i], .. excluded.Match(fields), .. nominated]);
        });
    }

    /// <summary>The schools whose teachers a unit may send, as they stand on that day: its own, and itself where it is one.</summary>
    public async Task<IReadOnlyList<KnownSchool>> SchoolsAsync(Id<OrgUnit> unit, DateOnly day, CancellationToken cancel) =>
        [.. (await AllSchoolsAsync(day, cancel)).Where(s => IsOf(s, unit)).Select(s => s.School)];

    /// <summary>Every school of that day with all the names by which someone may call it: its own older and newer ones, and those of the schools it followed.</summary>
    private async Task<List<(KnownSchool School, Id<OrgUnit>? Parent)>> AllSchoolsAsync(DateOnly day, CancellationToken cancel)
    {
        var forest = new UnitForest(await db.OrgUnits.AsNoTracking().ToListAsync(cancel));
        var before = (await db.Set<Succession>().AsNoTracking().Where(s => s.Day <= day).ToListAsync(cancel)).ToLookup(s => s.SuccessorId, s => s.PredecessorId);
        return
        [
            .. forest.Units.Where(u => u.IsSchool && u.ExistsOn(day)).OrderBy(u => u.FoldKey, StringComparer.Ordinal).Select(u =>
            {
                var parent = u.ParentOn(day);
                var name = u.NameOn(day);
                return (new KnownSchool(u.Id.Value, name, [.. Names(u.Id, []).Where(n => n != name).Distinct()]) { OtherUnit = parent is { } p ? forest[p].NameOn(day) : null }, parent);
            }),
        ];

        IEnumerable<string> Names(Id<OrgUnit> unit, HashSet<Id<OrgUnit>> seen) =>
            seen.Add(unit) ? forest[unit].Names().Concat(before[unit].Where(p => forest[p].IsSchool).SelectMany(p => Names(p, seen))) : [];
    }

    /// <summary>Each row is read and judged by itself, long lists on whatever cores are free.</summary>
    private static void Each(int rows, Action<int> act)
    {
        if (rows >= Many) Parallel.For(0, rows, act);
        else for (var i = 0; i < rows; i++) act(i);
    }

    private static bool IsOf((KnownSchool School, Id<OrgUnit>? Parent) school, Id<OrgUnit> unit) => school.Parent == unit || school.School.Id == unit.Value;

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
        (await db.ExclusionLists.AsNoTracking().Include(l => l.Entries).Include(l => l.Decisions).AsSplitQuery().Where(l => l.PlanId == plan).ToListAsync(cancel)).Select(l => l.Names);

    /// <summary>What the department has decided about teachers whom two units want.</summary>
    private async Task<List<SettledNomination>> SettledAsync(Id<TrainingPlan> plan, DateOnly day, CancellationToken cancel) =>
    [
        .. (await (from decision in db.NominationsDecided(plan)
                   join unit in db.OrgUnits.AsNoTracking() on decision.KeeperId equals unit.Id
                   select new { decision, unit }).ToListAsync(cancel))
            .Select(d => new SettledNomination(d.decision.Person, d.unit.Id, d.unit.NameOn(day), d.decision.Reason)),
    ];

    /// <summary>
    /// Who of a list is on the plan's other submitted lists, on accepted ones and has not withdrawn, or on other units' drafts. Those rows are run
    /// through and few are kept: to look for each of ten thousand people among them in the database took longer than all other checks together.
    /// </summary>
    private async Task<List<Nomination>> NominationsAsync(TraineeSubmission list, IReadOnlyList<TraineeFields> people, DateOnly day, CancellationToken cancel)
    {
        var ids = people.SelectMany(p => new[] { p.PersonalId, p.TeacherCode }).OfType<string>().ToHashSet();
        var names = people.Where(p => p.BirthDate is not null).Select(p => (VietnameseText.Fold(p.FullName), p.BirthDate)).ToHashSet();
        var others =
            from nominating in db.NominatingRows(list.PlanId)
            let row = nominating.Row
            let other = nominating.List
            where other.Id != list.Id && other.Id != list.PreviousId && (other.State != SubmissionState.Draft || other.UnitId != list.UnitId)
            select new Nomination(other.UnitId, null, other.ReceiptNumber == null ? null : TraineeSubmission.ReceiptCodeOf(other.ReceiptNumber.Value), row.TeacherCode, row.PersonalId, row.FoldKey, row.BirthDate);
        var found = new List<Nomination>();
        await foreach (var other in others.AsAsyncEnumerable().WithCancellation(cancel))
        {
            if ((other.PersonalId is { } id && ids.Contains(id)) || (other.TeacherCode is { } code && ids.Contains(code)) || names.Contains((other.FoldKey, other.BirthDate))) found.Add(other);
        }
        var units = found.Select(o => o.UnitId).Distinct().ToList();
        var named = await db.OrgUnits.AsNoTracking().Where(u => units.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.NameOn(day), cancel);
        return [.. found.Select(o => o with { Unit = o.UnitId == list.UnitId ? null : named[o.UnitId] })];
    }
}

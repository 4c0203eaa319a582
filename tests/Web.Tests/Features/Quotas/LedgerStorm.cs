using Lms.Domain;
using Lms.Domain.Enrollments;
using Lms.Domain.OrgUnits;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Enrollments;
using Lms.Web.Features.Enrollments;
using Lms.Web.Features.Quotas;
using Lms.Web.Features.TraineeLists;
using Lms.Web.Tests.Features.TraineeLists;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Tests.Features.Quotas;

/// <summary>One of many who act on the seats of two units at once, each time at random: as an officer of a unit or of the department would.</summary>
internal sealed class LedgerStorm(ListSite site, ListWorld world, int seed)
{
    private static int _people;

    private readonly Random _random = new(seed);

    /// <summary>How often each act was done and not refused.</summary>
    public Dictionary<string, int> Done { get; } = [];

    private bool First { get; set; }
    private Id<OrgUnit> Unit => First ? world.Unit.Id : world.OtherUnit.Id;
    private Id<OrgUnit> OtherUnit => First ? world.OtherUnit.Id : world.Unit.Id;
    private Viewer Officer => First ? world.Officer : world.OtherOfficer;

    public async Task RunAsync(int acts)
    {
        for (var i = 0; i < acts; i++)
        {
            First = _random.Next(2) == 0;
            var (name, act) = _random.Next(14) switch
            {
                0 or 1 or 2 => ("submit", SubmitAsync()),
                3 or 4 => ("accept", AcceptAsync(whole: true)),
                5 => ("accept some", AcceptAsync(whole: false)),
                6 => ("return", ListAsync<ReturnTraineeList>((use, id) => use.RunAsync(world.Department, id, "Thiếu minh chứng", default))),
                7 => ("recall", ListAsync<RecallTraineeList>((use, id) => use.RunAsync(Officer, id, default))),
                8 => ("withdraw", EnrollmentAsync<WithdrawTrainee>(reserve: _random.Next(4) == 0, (use, id) => use.RunAsync(Officer, id, "Ốm", default))),
                9 => ("promote", EnrollmentAsync<PromoteReserve>(reserve: true, (use, id) => use.RunAsync(world.Department, id, "Theo đề nghị", default))),
                10 => ("request", RequestAsync()),
                11 => ("decide", DecideAsync()),
                12 => ("adjust", AdjustAsync(null)),
                _ => ("transfer", AdjustAsync(OtherUnit)),
            };
            if (await act) Done[name] = Done.GetValueOrDefault(name) + 1;
        }
    }

    private static Dictionary<TraineeColumn, string> Person() => ListWorld.Person(Interlocked.Increment(ref _people));

    private async Task<bool> SubmitAsync()
    {
        var list = new TraineeSubmission(world.Plan.Id, Unit, Officer.AccountId, site.Clock.Now);
        list.Add(Enumerable.Range(0, _random.Next(1, 5)).Select(i =>
        {
            var cells = Person();
            if (i > 0 && _random.Next(2) == 0) cells[TraineeColumn.Note] = "dự bị";
            return new SubmissionRow(list.Id, new RawRow(0, "", cells));
        })).ShouldBeNull();
        await site.InScopeAsync<LmsDbContext, int>(async db =>
        {
            db.TraineeSubmissions.Add(list);
            return await db.SaveChangesAsync();
        });
        return (await site.InScopeAsync<SubmitTraineeList, Outcome<TraineeSubmission>>(submit => submit.RunAsync(Officer, list.Id, null, default))).Succeeded;
    }

    private async Task<bool> AcceptAsync(bool whole)
    {
        var rows = new List<Id<SubmissionRow>>();
        return await ListAsync<AcceptTraineeList>(async (accept, id) =>
        {
            if (!whole) rows = await site.InScopeAsync<LmsDbContext, List<Id<SubmissionRow>>>(db => db.SubmissionRows.Where(r => r.SubmissionId == id).OrderBy(r => r.Position).Select(r => r.Id).ToListAsync());
            return await accept.RunAsync(world.Department, id, rows.Skip(1).ToDictionary(r => r, _ => "Không đúng đối tượng"), default);
        });
    }

    private async Task<bool> ListAsync<TUse>(Func<TUse, Id<TraineeSubmission>, Task<Outcome<TraineeSubmission>>> use) where TUse : notnull =>
        await PickAsync(db => db.TraineeSubmissions.Where(s => s.UnitId == Unit && s.State == SubmissionState.Submitted).Select(s => s.Id.Value)) is { } id
        && (await site.InScopeAsync<TUse, Outcome<TraineeSubmission>>(scoped => use(scoped, new(id)))).Succeeded;

    private async Task<bool> EnrollmentAsync<TUse>(bool reserve, Func<TUse, Id<Enrollment>, Task<Refusal?>> use) where TUse : notnull =>
        await EnrollmentAsync(reserve) is { } id && await site.InScopeAsync<TUse, Refusal?>(scoped => use(scoped, new(id))) is null;

    private Task<Guid?> EnrollmentAsync(bool reserve) =>
        PickAsync(db => db.Enrollments.Where(e => e.UnitId == Unit && e.IsReserve == reserve && e.State == EnrollmentState.Nominated).Select(e => e.Id.Value));

    private async Task<bool> RequestAsync()
    {
        if (await EnrollmentAsync(reserve: false) is not { } leaver) return false;
        var newcomer = await EnrollmentAsync(reserve: true) is { } reserve && _random.Next(2) == 0 ? Newcomer.Reserve(new(reserve)) : Newcomer.Person(Person());
        return (await site.InScopeAsync<RequestSubstitution, Outcome<Substitution>>(request => request.RunAsync(Officer, new(leaver), newcomer, "Nghỉ thai sản", default))).Succeeded;
    }

    private async Task<bool> DecideAsync() =>
        await PickAsync(db => db.Substitutions.Open().Where(s => s.UnitId == Unit).Select(s => s.Id.Value)) is { } id
        && (_random.Next(4) == 0
            ? await site.InScopeAsync<RefuseSubstitution, Refusal?>(refuse => refuse.RunAsync(world.Department, new(id), "Chưa rõ lý do", default))
            : await site.InScopeAsync<ApproveSubstitution, Refusal?>(approve => approve.RunAsync(world.Department, new(id), default))) is null;

    private async Task<bool> AdjustAsync(Id<OrgUnit>? counterpart)
    {
        var seats = await site.InScopeAsync<LmsDbContext, int>(db => db.Quotas.Where(q => q.UnitId == Unit).Select(q => q.Seats).SingleAsync());
        var adjustment = new QuotaAdjustment(Unit, Math.Max(0, seats + _random.Next(-4, 5)), "Theo đề nghị của đơn vị", counterpart);
        return await site.InScopeAsync<AdjustQuota, Refusal?>(adjust => adjust.RunAsync(world.Department, world.Plan.Id, adjustment)) is null;
    }

    /// <summary>One of what is there now; what happens to it until it is used is the race.</summary>
    private async Task<Guid?> PickAsync(Func<LmsDbContext, IQueryable<Guid>> among)
    {
        var ids = await site.InScopeAsync<LmsDbContext, List<Guid>>(db => among(db).ToListAsync());
        return ids.Count == 0 ? null : ids[_random.Next(ids.Count)];
    }
}

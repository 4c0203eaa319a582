using Lms.Domain;
using Lms.Domain.Attendance;
using Lms.Domain.Classes;
using Lms.Domain.Enrollments;
using Lms.Domain.Plans;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Quotas;
using Lms.Infrastructure.TraineeLists;
using Lms.Web.Features.Accounts;
using Lms.Web.Features.Attendance;
using Lms.Web.Features.Classes;
using Lms.Web.Features.Plans;
using Lms.Web.Features.Quotas;
using Lms.Web.Features.TraineeLists;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Demo;

/// <summary>One plan of the sample and how far it goes.</summary>
internal sealed class DemoCourse(DemoStage stage, DemoWorld world, DemoCalendar days, int round, IReadOnlyList<QuotaLine> quotas)
{
    private const string Signer = "Nguyễn Văn Minh";

    private Id<TrainingPlan>? _planId;

    public DemoWorld World => world;
    public DemoCalendar Days => days;
    public IReadOnlyList<QuotaLine> Quotas => quotas;
    public Id<TrainingPlan> PlanId => _planId ?? throw new InvalidOperationException("The plan is not issued yet.");

    /// <summary>The trainees in the order of their class and place on the list; set by <see cref="ConveneAsync"/>.</summary>
    public IReadOnlyList<Enrollment> Trainees { get; private set; } = [];

    public IReadOnlyList<ClassGroup> Classes { get; private set; } = [];

    /// <summary>The trainer's view of a class.</summary>
    public Viewer TrainerOf(Id<ClassGroup>? group) => world.TrainerViewers.First(t => Classes.Single(c => c.Id == group).Trainers[0].TrainerId == t.TrainerId);

    public async Task IssueAsync()
    {
        stage.Now = DemoCalendar.At(days.IssuedOn, 9);
        var planId = await stage.DoAsync<WritePlan, Id<TrainingPlan>>(world.Officer, write => write.RunAsync(world.Officer, days.Details(round, quotas.Sum(q => q.Seats))));
        _planId = planId;
        await stage.DoAsync<AllocateQuotas, int>(world.Officer, allocate => allocate.RunAsync(world.Officer, planId, [.. quotas.Select(q => new QuotaChange(world.Units[q.Code].Id, q.Seats))]));
        await stage.DoAsync<IssuePlan>(world.Officer, issue => issue.RunAsync(world.Officer, planId, FormattableString.Invariant($"{60 + round}/KH-SGDĐT"), days.IssuedOn, Signer));
    }

    /// <summary>Cells of a full list of one unit, every row valid.</summary>
    public List<Dictionary<TraineeColumn, string>> Rows(QuotaLine unit, int count)
    {
        var schools = world.Schools[unit.Code].ToList();
        var rows = Enumerable.Range(0, count).Select(i => world.People.Row(schools[i % schools.Count].Name, schools[i % schools.Count].Level)).ToList();
        // The teacher whom the sign-in page offers for this plan.
        if (unit.Code == "303") rows[0][TraineeColumn.Email] = FormattableString.Invariant($"giao-vien-dot-{round}{DemoAccounts.Domain}");
        return rows;
    }

    /// <summary>Fills the unit's own template and uploads it.</summary>
    public Task<TraineeSubmission> UploadAsync(QuotaLine unit, IReadOnlyList<IReadOnlyDictionary<TraineeColumn, string>> rows)
    {
        var officer = world.UnitOfficers[unit.Code];
        var context = new TemplateContext(PlanId.Value, "Danh sách cử giáo viên", null, world.Units[unit.Code].Id.Value, unit.Name, unit.Seats, days.Deadline.ToString("dd/MM/yyyy", null), [.. world.Schools[unit.Code].Select(s => s.Name)], rows);
        var file = new TraineeListFile($"danh-sach-{unit.Code}.xlsx", new MemoryStream(TraineeListTemplate.Write(context)));
        return stage.DoAsync<UploadTraineeList, TraineeSubmission>(officer, upload => upload.RunAsync(officer, PlanId, file, instead: true, default));
    }

    public Task<TraineeSubmission> SubmitAsync(QuotaLine unit, TraineeSubmission list)
    {
        var officer = world.UnitOfficers[unit.Code];
        return stage.DoAsync<SubmitTraineeList, TraineeSubmission>(officer, submit => submit.RunAsync(officer, list.Id, null, default));
    }

    public Task<TraineeSubmission> AcceptAsync(TraineeSubmission list) =>
        stage.DoAsync<AcceptTraineeList, TraineeSubmission>(world.Officer, accept => accept.RunAsync(world.Officer, list.Id, default));

    /// <summary>From the plan to the classes with their trainers and accounts.</summary>
    public async Task ConveneAsync()
    {
        await IssueAsync();
        foreach (var unit in quotas)
        {
            stage.Now = DemoCalendar.At(days.Deadline.AddDays(-unit.Line % 9), 10, unit.Line % 60);
            var list = await SubmitAsync(unit, await UploadAsync(unit, Rows(unit, unit.Seats)));
            stage.Now = stage.Now.AddHours(4);
            await AcceptAsync(list);
        }

        stage.Now = DemoCalendar.At(days.ConvenedOn, 10);
        await stage.DoAsync<DivideClasses, int>(world.Officer, divide => divide.RunAsync(world.Officer, PlanId, default));
        await AssignTrainersAsync();
        await stage.DoAsync<ConveneTrainees, Id<ConveningDecision>>(world.Officer, convene => convene.RunAsync(world.Officer, PlanId, FormattableString.Invariant($"{1200 + round}/QĐ-SGDĐT"), days.ConvenedOn, Signer, default));
        (Classes, Trainees) = await stage.ReadAsync(async db => (
            await db.ClassGroups.AsNoTracking().Include(c => c.Trainers).Where(c => c.PlanId == PlanId).OrderBy(c => c.Ordinal).ToListAsync(),
            await db.Enrollments.AsNoTracking().Where(e => e.PlanId == PlanId).OrderBy(e => e.Id).ToListAsync()));
    }

    /// <summary>The demo trainer leads the class of the demo teacher.</summary>
    private async Task AssignTrainersAsync()
    {
        var email = FormattableString.Invariant($"giao-vien-dot-{round}{DemoAccounts.Domain}");
        var (classes, first) = await stage.ReadAsync(async db => (
            await db.ClassGroups.Where(c => c.PlanId == PlanId).OrderBy(c => c.Ordinal).Select(c => c.Id).ToListAsync(),
            await db.Enrollments.Where(e => e.PlanId == PlanId && db.Teachers.Any(t => t.Id == e.TeacherId && t.Email == email)).Select(e => e.ClassGroupId).SingleAsync()));
        var others = world.TrainerViewers.Skip(1).Select(t => t.TrainerId!.Value).ToList();
        foreach (var (i, group) in classes.OrderByDescending(c => c == first).Index())
        {
            Id<Domain.Trainers.Trainer>[] trainers = i == 0 ? [world.TrainerViewers[0].TrainerId!.Value, others[0]] : [others[i % others.Count]];
            await stage.DoAsync<AssignTrainers>(world.Officer, assign => assign.RunAsync(world.Officer, group, trainers, default));
        }
    }

    /// <summary>All blocks, called and closed. One no-show, one at three of four, one late within and one beyond the grace.</summary>
    public async Task AttendAsync()
    {
        foreach (var session in await SessionsAsync())
            foreach (var group in Classes) await CallAsync(group, session, session.StartsAt.AddMinutes(5), close: true);
    }

    /// <summary>On the day itself: what has happened by now in all classes but the demo trainer's, who still has it to do.</summary>
    public async Task AttendTodayAsync(DateTimeOffset now)
    {
        var session = (await SessionsAsync())[0];
        if (now < session.StartsAt.AddMinutes(20)) return;
        foreach (var (i, group) in Classes.Where(c => TrainerOf(c.Id) != world.TrainerViewers[0]).Take(4).Index())
            await CallAsync(group, session, session.StartsAt.AddMinutes(5 + i), close: i < 3);
    }

    private Task<List<Session>> SessionsAsync() => stage.ReadAsync(db => db.Plans.AsNoTracking().Where(p => p.Id == PlanId).SelectMany(p => p.Sessions).OrderBy(s => s.Ordinal).ToListAsync());

    private async Task CallAsync(ClassGroup group, Session session, DateTimeOffset at, bool close)
    {
        stage.Now = at;
        var trainer = TrainerOf(group.Id);
        var call = await stage.DoAsync<OpenRollCall, Id<RollCall>>(trainer, open => open.RunAsync(trainer, group.Id, session.Id, default));
        var marks = Trainees.Where(t => t.ClassGroupId == group.Id).Select((t, i) => Mark(t, i, session.Ordinal)).ToList();
        stage.Now = at.AddMinutes(2);
        await stage.ActAsync<MarkAttendance, IReadOnlyList<MarkAnswer>>(trainer, mark => mark.RunAsync(trainer, call, marks, default));
        if (!close) return;
        stage.Now = at.AddMinutes(10);
        await stage.DoAsync<CloseRollCall>(trainer, c => c.RunAsync(trainer, call, default));
    }

    private static MarkRequest Mark(Enrollment trainee, int place, int ordinal)
    {
        var (status, minutes) = (place, ordinal) switch
        {
            (7, _) => (AttendanceStatus.Unexcused, 0),
            (11, 2) => (AttendanceStatus.Excused, 0),
            (15, 1) => (AttendanceStatus.Late, 12),
            (16, 3) => (AttendanceStatus.Late, 40),
            (20, 4) => (AttendanceStatus.LeftEarly, 10),
            _ => (AttendanceStatus.Present, 0),
        };
        var method = status == AttendanceStatus.Present ? MarkMethod.AllPresent : MarkMethod.OneByOne;
        return new MarkRequest(trainee.Id, status, minutes, Guid.CreateVersion7(), Method: method);
    }
}

using System.Globalization;
using Lms.Domain;
using Lms.Domain.Classes;
using Lms.Domain.Completion;
using Lms.Domain.Enrollments;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Domain.Quotas;
using Lms.Domain.Teachers;
using Lms.Domain.Text;
using Lms.Domain.TraineeLists;
using Lms.Domain.Trainers;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Classes;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Tests.Features.Classes;

/// <summary>An issued plan with accepted trainees, on Thu 08/12/2022; its blocks are on 10 and 11/12.</summary>
public sealed class ClassWorld(ClassSite site)
{
    private static readonly string[] Families = ["Nguyễn Thị", "Trần Văn", "Lê Thị Minh", "Phạm Đức", "Hoàng Thị", "Đỗ Thị Thu", "Vũ Hải"];
    private static readonly string[] Givens = ["An", "Ánh", "Bình", "Châu", "Dung", "Đạt", "Hà", "Hạnh", "Hiền", "Hoa", "Hồng", "Lan", "Linh", "Mai", "Nga", "Ngọc", "Phương", "Quỳnh", "Thảo", "Yến"];

    public static readonly DateOnly FirstDay = new(2022, 12, 10);

    public Id<TrainingPlan> PlanId { get; private set; }
    public List<Id<Session>> Sessions { get; private set; } = [];
    public List<Id<Trainer>> Trainers { get; } = [];
    public List<Id<OrgUnit>> Units { get; } = [];
    public Viewer Officer { get; private set; } = null!;
    public Viewer SecondOfficer { get; private set; } = null!;
    public Viewer Trainer { get; private set; } = null!;
    public Viewer OtherTrainer { get; private set; } = null!;
    public Viewer UnitOfficer { get; private set; } = null!;
    public Viewer OtherUnitOfficer { get; private set; } = null!;
    public Viewer Inspector { get; private set; } = null!;

    public static DateTimeOffset At(int hour, int minute, int day = 10) => VietnamTime.At(new DateOnly(2022, 12, day), new TimeOnly(hour, minute));

    public static async Task<ClassWorld> MakeAsync(ClassSite site, int trainees, int reserves = 0)
    {
        var world = new ClassWorld(site);
        await site.In(db => world.FillAsync(db, trainees, reserves));
        return world;
    }

    /// <summary>Divided, with the first trainer in every class, and convened.</summary>
    public async Task<List<Id<ClassGroup>>> ConveneAsync()
    {
        (await site.In((DivideClasses divide) => divide.RunAsync(Officer, PlanId, default))).Refusal.ShouldBeNull();
        var classes = await site.In(db => db.ClassGroups.Where(c => c.PlanId == PlanId).OrderBy(c => c.Ordinal).Select(c => c.Id).ToListAsync());
        foreach (var id in classes)
            (await site.In((AssignTrainers assign) => assign.RunAsync(Officer, id, [Trainers[0]], default))).ShouldBeNull();
        (await site.In((ConveneTrainees convene) => convene.RunAsync(Officer, PlanId, "1902/QĐ-SGDĐT", new DateOnly(2022, 12, 8), "Nguyễn Văn Ký, Phó Giám đốc", default))).Refusal.ShouldBeNull();
        return classes;
    }

    private async Task<bool> FillAsync(LmsDbContext db, int trainees, int reserves)
    {
        var department = new OrgUnit("SGD", "Sở GD&ĐT", OrgUnitKind.Department, null, new DateOnly(2010, 1, 1));
        var university = new OrgUnit("DHNN", "Trường Đại học Ngoại ngữ", OrgUnitKind.TrainingProvider, null, new DateOnly(2010, 1, 1));
        db.OrgUnits.AddRange(department, university);
        foreach (var name in new[] { "Trần Thị Giảng", "Lê Văn Dạy" })
        {
            var trainer = new Trainer(PersonName.Parse(name).Value!, university.Id);
            db.Trainers.Add(trainer);
            Trainers.Add(trainer.Id);
        }

        var schools = Enumerable.Range(1, 4).SelectMany(u => Unit(db, u)).ToList();
        var plan = Plan(trainees);
        db.Plans.Add(plan);
        (PlanId, Sessions) = (plan.Id, [.. plan.Sessions.OrderBy(s => s.Ordinal).Select(s => s.Id)]);
        foreach (var unit in Units) db.Quotas.Add(new Quota(plan.Id, unit, trainees));
        Enroll(db, trainees, reserves, schools);
        (Officer, SecondOfficer) = (Account(db, Role.DepartmentOfficer, "can-bo-so", department.Id), Account(db, Role.DepartmentOfficer, "can-bo-hai", department.Id));
        (Trainer, OtherTrainer) = (Account(db, Role.Trainer, "giang-vien", trainer: Trainers[0]), Account(db, Role.Trainer, "giang-vien-khac", trainer: Trainers[1]));
        (UnitOfficer, OtherUnitOfficer) = (Account(db, Role.UnitOfficer, "don-vi", Units[0]), Account(db, Role.UnitOfficer, "don-vi-khac", Units[1]));
        Inspector = Account(db, Role.Inspector, "thanh-tra");
        await db.SaveChangesAsync();
        return true;
    }

    private List<(Id<OrgUnit> Unit, Id<OrgUnit> School)> Unit(LmsDbContext db, int number)
    {
        var unit = new OrgUnit($"PGD{number}", $"Phòng GD&ĐT số {number}", OrgUnitKind.DistrictOffice, null, new DateOnly(2010, 1, 1));
        var schools = Enumerable.Range(1, 12).Select(s => new OrgUnit($"TH{number}-{s}", $"Trường Tiểu học số {number}.{s}", OrgUnitKind.School, unit.Id, new DateOnly(2010, 1, 1), SchoolLevel.Primary)).ToList();
        db.OrgUnits.Add(unit);
        db.OrgUnits.AddRange(schools);
        Units.Add(unit.Id);
        return [.. schools.Select(s => (unit.Id, s.Id))];
    }

    private static TrainingPlan Plan(int places)
    {
        var written = TrainingPlan.Write(new PlanDetails
        {
            Title = "Tập huấn giáo viên tiếng Anh tổ chức hoạt động ngoại khóa",
            CourseSlug = "moi-truong-ngoai-ngu",
            Objectives = "",
            LegalBases = [],
            Venue = "Trung tâm Bồi dưỡng nhà giáo, 15 Khúc Thừa Dụ",
            Sessions = [.. new[] { FirstDay, FirstDay.AddDays(1) }.SelectMany(d => new[] { new SessionTime(d, new TimeOnly(7, 30), new TimeOnly(11, 0)), new SessionTime(d, new TimeOnly(13, 30), new TimeOnly(17, 0)) })],
            OnlineFrom = At(0, 0, 12),
            OnlineTo = At(23, 59, 12),
            PracticumFrom = new DateOnly(2022, 12, 13),
            PracticumTo = new DateOnly(2022, 12, 17),
            Deadline = new Deadline(new DateOnly(2022, 12, 7), DeadlineKind.NoLaterThan),
            Places = places,
            Policy = CompletionPolicy.Default,
        }, At(8, 0, 1));
        var plan = written.Value!;
        plan.Issue("215/KH-SGDĐT", new DateOnly(2022, 12, 1), "Bùi Văn Kiệm", places).ShouldBeNull();
        return plan;
    }

    private void Enroll(LmsDbContext db, int trainees, int reserves, List<(Id<OrgUnit> Unit, Id<OrgUnit> School)> schools)
    {
        var lists = Units.ToDictionary(u => u, u => new TraineeSubmission(PlanId, u, Guid.CreateVersion7(), At(9, 0, 6)));
        db.TraineeSubmissions.AddRange(lists.Values);
        for (var i = 0; i < trainees + reserves; i++)
        {
            var (unit, school) = schools[i * 7 % schools.Count];
            var number = i.ToString("D4", CultureInfo.InvariantCulture);
            var fields = new TraineeFields
            {
                FullName = $"{Families[i % Families.Length]} {Givens[i % Givens.Length]}",
                BirthDate = new DateOnly(1985, 1 + i % 12, 1 + i % 28),
                TeacherCode = $"0990{number}",
                Phone = $"0990{number}00",
                Email = $"Gv{number}@example.edu.vn",
            };
            var row = new SubmissionRow(lists[unit].Id, new RawRow(i + 10, "", new Dictionary<TraineeColumn, string>()));
            row.Judge(fields, school, []);
            lists[unit].Add([row], At(9, 0, 6)).ShouldBeNull();
            var teacher = new Teacher(fields, school);
            db.Teachers.Add(teacher);
            db.Enrollments.Add(new Enrollment(PlanId, teacher.Id, unit, row.Id, isReserve: i >= trainees));
        }
    }

    private static Viewer Account(LmsDbContext db, Role role, string name, Id<OrgUnit>? unit = null, Id<Trainer>? trainer = null)
    {
        var account = new Account
        {
            UserName = name,
            NormalizedUserName = name.ToUpperInvariant(),
            DisplayName = $"Người {name}",
            Role = role,
            OrgUnitId = unit,
            TrainerId = trainer,
            SecurityStamp = name,
            ActivatedAt = At(8, 0, 1),
        };
        db.Users.Add(account);
        return new Viewer(account.Id, account.DisplayName, role, unit, null, trainer);
    }
}

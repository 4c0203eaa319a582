using Lms.Domain;
using Lms.Domain.Classes;
using Lms.Domain.Completion;
using Lms.Domain.Enrollments;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Domain.Teachers;
using Lms.Domain.TraineeLists;
using Lms.Domain.Trainers;
using Lms.Infrastructure.Database;

namespace Lms.Web.Tests.Features;

/// <summary>A plan whose days are over, with one class of convened trainees; nothing but being there is asked of them.</summary>
internal sealed record FinishedCourse(TrainingPlan Plan, ClassGroup Class, OrgUnit School, IReadOnlyList<Enrollment> Trainees, Id<Trainer> Trainer)
{
    private static int _courses;

    public static Task<FinishedCourse> AddAsync(Site site, int trainees) => site.In(db => AddAsync(db, trainees));

    public static Task<FinishedCourse> AddAsync(Site site, params string[] names) =>
        site.In(db => AddAsync(db, names.Length, names));

    public static async Task<FinishedCourse> AddAsync(LmsDbContext db, int trainees, string[]? names = null)
    {
        var number = Interlocked.Increment(ref _courses);
        var today = VietnamTime.DateOf(TimeProvider.System.GetUtcNow());
        var office = new OrgUnit($"FC-{number}", "Phòng GD&ĐT quận Lê Chân", OrgUnitKind.DistrictOffice, null, new DateOnly(2000, 1, 1));
        var school = new OrgUnit($"FC-{number}-TH", "Trường THCS Trần Phú", OrgUnitKind.School, office.Id, new DateOnly(2000, 1, 1));
        var provider = new OrgUnit($"FC-{number}-DH", "Trường Đại học Ngoại ngữ", OrgUnitKind.TrainingProvider, null, new DateOnly(2000, 1, 1));
        var trainer = new Trainer(Lms.Domain.Text.PersonName.Parse("Trần Thị Giảng").Value!, provider.Id);
        var plan = TrainingPlan.Write(Details(today), TimeProvider.System.GetUtcNow()).Value!;
        plan.Issue($"{number}/KH-FC", today.AddDays(-20), "Giám đốc", trainees).ShouldBeNull();
        plan.Begin().ShouldBeNull();
        var group = new ClassGroup(plan.Id, 1, "Lớp 1", "");
        group.Assign([trainer.Id]);
        db.AddRange(office, school, provider, trainer, plan, group);
        names ??= [.. Enumerable.Range(0, trainees).Select(i => $"Nguyễn Thị {(char)('A' + i)}")];
        var people = AddTrainees(db, plan, office, school, group, names);
        await db.SaveChangesAsync();
        return new FinishedCourse(plan, group, school, people, trainer.Id);

        PlanDetails Details(DateOnly day) => new()
        {
            Title = "Bồi dưỡng giáo viên tiếng Anh",
            CourseSlug = "boi-duong-tieng-anh-2022",
            Objectives = "",
            LegalBases = [],
            Venue = "15 Khúc Thừa Dụ",
            Sessions = [new SessionTime(day.AddDays(-9), new TimeOnly(7, 30), new TimeOnly(11, 0))],
            OnlineFrom = VietnamTime.StartOf(day.AddDays(-7)),
            OnlineTo = VietnamTime.StartOf(day.AddDays(-6)),
            PracticumFrom = day.AddDays(-5),
            PracticumTo = day.AddDays(-1),
            Deadline = new Deadline(day.AddDays(-12), DeadlineKind.NoLaterThan),
            Places = trainees,
            Policy = new CompletionPolicy { MinPercent = 0, OnlineMinutes = 0, OnlineTasks = 0, PracticumMin = null },
        };
    }

    private static List<Enrollment> AddTrainees(
        LmsDbContext db, TrainingPlan plan, OrgUnit office, OrgUnit school, ClassGroup group, string[] names)
    {
        var list = new TraineeSubmission(plan.Id, office.Id, Guid.Empty, TimeProvider.System.GetUtcNow());
        var enrollments = new List<Enrollment>();
        for (var i = 0; i < names.Length; i++)
        {
            var fields = new TraineeFields { FullName = names[i], BirthDate = new DateOnly(1985, 1, 1).AddDays(i) };
            var row = new SubmissionRow(list.Id, new RawRow(10 + i, "", new Dictionary<TraineeColumn, string>()));
            row.Judge(fields, school.Id, []);
            list.Add([row]).ShouldBeNull();
            var teacher = new Teacher(fields, school.Id);
            var enrollment = new Enrollment(plan.Id, teacher.Id, office.Id, row.Id, isReserve: false);
            enrollment.AssignTo(group.Id).ShouldBeNull();
            enrollment.Convene().ShouldBeNull();
            db.Add(teacher);
            enrollments.Add(enrollment);
        }

        db.Add(list);
        db.AddRange(enrollments);
        return enrollments;
    }
}

using Lms.Domain;
using Lms.Domain.Completion;
using Lms.Domain.Enrollments;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Domain.Quotas;
using Lms.Domain.Teachers;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Database;

namespace Lms.Infrastructure.Tests.Database;

/// <summary>A little world to test in: an office with a school, an issued plan, a quota, and enrolled teachers.</summary>
internal sealed class Sample
{
    public static readonly DateTimeOffset Now = new(2022, 12, 1, 2, 0, 0, TimeSpan.Zero);

    public required OrgUnit Office { get; init; }
    public required OrgUnit School { get; init; }
    public required TrainingPlan Plan { get; init; }
    public required List<Enrollment> Enrollments { get; init; }

    public static PlanDetails Details => new()
    {
        Title = "Bồi dưỡng giáo viên tiếng Anh",
        CourseSlug = "boi-duong-tieng-anh-2022",
        Objectives = "",
        LegalBases = [new LegalBasis("Kế hoạch", "63/KH-SGDĐT", new DateOnly(2022, 5, 13), "Sở GD&ĐT", "")],
        Venue = "15 Khúc Thừa Dụ",
        Sessions = [new SessionTime(new DateOnly(2022, 12, 10), new TimeOnly(7, 30), new TimeOnly(11, 0)), new SessionTime(new DateOnly(2022, 12, 10), new TimeOnly(13, 30), new TimeOnly(17, 0))],
        OnlineFrom = VietnamTime.StartOf(new DateOnly(2022, 12, 12)),
        OnlineTo = VietnamTime.StartOf(new DateOnly(2022, 12, 13)),
        PracticumFrom = new DateOnly(2022, 12, 13),
        PracticumTo = new DateOnly(2022, 12, 17),
        Deadline = new Deadline(new DateOnly(2022, 12, 7), DeadlineKind.NoLaterThan),
        Places = 12,
        Policy = CompletionPolicy.Default,
    };

    public static async Task<Sample> AddAsync(LmsDbContext db, int trainees = 0)
    {
        var mark = Id<Sample>.New().Value.ToString("n")[^8..];
        var office = new OrgUnit($"PGD-{mark}", "Phòng GD&ĐT Quận Hồng Bàng", OrgUnitKind.DistrictOffice, null, new DateOnly(2000, 1, 1));
        var school = new OrgUnit($"TH-{mark}", "Trường Tiểu học Nguyễn Du", OrgUnitKind.School, office.Id, new DateOnly(2000, 1, 1), SchoolLevel.Primary);
        var plan = TrainingPlan.Write(Details, Now).Value!;
        plan.Issue($"001/KH-{mark}", new DateOnly(2022, 11, 18), "Giám đốc", 12).ShouldBeNull();
        var quota = new Quota(plan.Id, office.Id, 12);
        quota.Take(trainees).ShouldBeNull();
        db.AddRange(office, school, plan, quota);

        var submission = new TraineeSubmission(plan.Id, office.Id, Guid.Empty, Now);
        var enrollments = new List<Enrollment>();
        for (var i = 0; i < trainees; i++)
        {
            var fields = new TraineeFields { FullName = $"Nguyễn Thị {(char)('A' + i)}", BirthDate = new DateOnly(1985, 1, 1).AddDays(i) };
            var row = new SubmissionRow(submission.Id, new RawRow(10 + i, "", new Dictionary<TraineeColumn, string>()));
            row.Judge(fields, school.Id, []);
            submission.Add([row]).ShouldBeNull();
            var teacher = new Teacher(fields, school.Id);
            db.Add(teacher);
            enrollments.Add(new Enrollment(plan.Id, teacher.Id, office.Id, row.Id, isReserve: false));
        }

        db.Add(submission);
        db.AddRange(enrollments);
        await db.SaveChangesAsync();
        return new Sample { Office = office, School = school, Plan = plan, Enrollments = enrollments };
    }
}

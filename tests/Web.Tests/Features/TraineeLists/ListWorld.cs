using Lms.Domain;
using Lms.Domain.Completion;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Domain.Quotas;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.TraineeLists;

namespace Lms.Web.Tests.Features.TraineeLists;

/// <summary>One issued plan with lists open until 07/12/2022, two district offices with two schools each, and an officer of each kind.</summary>
public sealed record ListWorld(TrainingPlan Plan, OrgUnit Unit, OrgUnit OtherUnit, Viewer Officer, Viewer OtherOfficer, Viewer Department, Viewer Inspector)
{
    public static readonly string[] Schools = ["Trường Tiểu học Nguyễn Du", "Trường THCS Lê Chân"];

    public static async Task<ListWorld> SeedAsync(LmsDbContext db, int seats = 12, Deadline? deadline = null)
    {
        var since = new DateOnly(2010, 1, 1);
        var department = new OrgUnit("SO", "Sở Giáo dục và Đào tạo", OrgUnitKind.Department, null, since);
        OrgUnit[] offices = [.. new[] { "LC", "HB" }.Zip(["Phòng GD&ĐT Quận Lê Chân", "Phòng GD&ĐT Quận Hồng Bàng"], (code, name) => new OrgUnit(code, name, OrgUnitKind.DistrictOffice, department.Id, since))];
        db.OrgUnits.Add(department);
        db.OrgUnits.AddRange(offices);
        foreach (var office in offices)
            for (var i = 0; i < Schools.Length; i++)
                db.OrgUnits.Add(new OrgUnit($"{office.Code}-{i + 1}", Schools[i], OrgUnitKind.School, office.Id, since, i == 0 ? SchoolLevel.Primary : SchoolLevel.LowerSecondary));

        var plan = TrainingPlan.Write(Details(seats * 2, deadline ?? new Deadline(new DateOnly(2022, 12, 7), DeadlineKind.NoLaterThan)), default).Value!;
        plan.Issue("63/KH-SGDĐT", new DateOnly(2022, 11, 18), "Nguyễn Văn Ký", seats * 2).ShouldBeNull();
        db.Plans.Add(plan);
        foreach (var office in offices) db.Quotas.Add(new Quota(plan.Id, office.Id, seats));

        var accounts = new (Role Role, OrgUnit Unit)[] { (Role.UnitOfficer, offices[0]), (Role.UnitOfficer, offices[1]), (Role.DepartmentOfficer, department), (Role.Inspector, department) }
            .Select(a => Add(db, a.Role, a.Unit)).ToList();
        await db.SaveChangesAsync();
        return new(plan, offices[0], offices[1], accounts[0], accounts[1], accounts[2], accounts[3]);
    }

    /// <summary>A person nobody is; every number is another one.</summary>
    public static Dictionary<TraineeColumn, string> Person(int number) => new()
    {
        [TraineeColumn.FullName] = $"Nguyễn Thị {(char)('A' + (number / 26 % 26))}{(char)('a' + (number % 26))}nh",
        [TraineeColumn.BirthDate] = $"{(number % 28) + 1:00}/09/1985",
        [TraineeColumn.Gender] = "Nữ",
        [TraineeColumn.TeacherCode] = $"GV{number:D6}",
        [TraineeColumn.PersonalId] = $"099185{number:D6}",
        [TraineeColumn.School] = Schools[0],
        [TraineeColumn.Level] = "Tiểu học",
        [TraineeColumn.Subject] = "Tiếng Anh",
        [TraineeColumn.Phone] = $"0912{number:D6}",
        [TraineeColumn.Email] = $"gv{number}@example.edu.vn",
    };

    /// <summary>A filled template of the unit.</summary>
    public byte[] Workbook(params IReadOnlyList<IReadOnlyDictionary<TraineeColumn, string>> people) => TraineeListTemplate.Write(new TemplateContext(
        Plan.Id.Value, Plan.Title, Plan.Number, Unit.Id.Value, Unit.Name, 12, TemplateContext.Words(Plan.Deadline), Schools, people));

    private static Viewer Add(LmsDbContext db, Role role, OrgUnit unit)
    {
        var name = $"{role}-{unit.Code}";
        var account = new Account { UserName = name, NormalizedUserName = name.ToUpperInvariant(), DisplayName = $"Cán bộ {unit.Code}", Role = role, OrgUnitId = unit.Id, SecurityStamp = name };
        db.Users.Add(account);
        return new Viewer(account.Id, account.DisplayName, role, unit.Id, null, null);
    }

    private static PlanDetails Details(int places, Deadline deadline) => new()
    {
        Title = "Tập huấn giáo viên tiếng Anh xây dựng môi trường ngoại ngữ",
        CourseSlug = "xay-dung-moi-truong-ngoai-ngu",
        Objectives = "Tổ chức hoạt động ngoại khóa.",
        LegalBases = [],
        Venue = "Trung tâm Bồi dưỡng nhà giáo",
        Sessions = [new SessionTime(deadline.Date.AddDays(3), new TimeOnly(7, 30), new TimeOnly(11, 0))],
        OnlineFrom = VietnamTime.StartOf(deadline.Date.AddDays(5)),
        OnlineTo = VietnamTime.StartOf(deadline.Date.AddDays(6)),
        PracticumFrom = deadline.Date.AddDays(6),
        PracticumTo = deadline.Date.AddDays(10),
        Deadline = deadline,
        Places = places,
        Policy = CompletionPolicy.Default,
    };
}

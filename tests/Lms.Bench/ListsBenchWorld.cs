using System.Globalization;
using Lms.Domain;
using Lms.Domain.Completion;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Domain.Quotas;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.TraineeLists;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Bench;

/// <summary>Issued plans and district offices with a school, each with an officer; every office has a quota in every plan.</summary>
internal sealed record ListsBenchWorld(IReadOnlyList<Id<TrainingPlan>> Plans, IReadOnlyList<OrgUnit> Units)
{
    public const string Password = "mot mat khau that dai 2022";

    private const string School = "Trường Tiểu học Nguyễn Du";

    private static readonly string[] Given = ["An", "Bình", "Châu", "Dung", "Giang", "Hà", "Hạnh", "Hồng", "Huệ", "Lan", "Mai", "Nga", "Phượng", "Quỳnh", "Thảo", "Trang", "Tuyết", "Vân", "Yến", "Ánh"];

    public static string LoginOf(int unit) => $"Q{unit + 1}";

    public static async Task<ListsBenchWorld> SeedAsync(IServiceProvider services, int units, int plans)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LmsDbContext>();
        var today = VietnamTime.DateOf(TimeProvider.System.GetUtcNow());
        var department = new OrgUnit("SO", "Sở Giáo dục và Đào tạo", OrgUnitKind.Department, null, new DateOnly(2010, 1, 1));
        var offices = Enumerable.Range(1, units).Select(i => new OrgUnit(LoginOf(i - 1), $"Phòng GD&ĐT Quận {i}", OrgUnitKind.DistrictOffice, department.Id, new DateOnly(2010, 1, 1))).ToList();
        db.OrgUnits.AddRange([department, .. offices, .. offices.Select(o => new OrgUnit($"{o.Code}-1", School, OrgUnitKind.School, o.Id, new DateOnly(2010, 1, 1), SchoolLevel.Primary))]);
        var issued = Enumerable.Range(0, plans).Select(i => Issued(today, i)).ToList();
        db.Plans.AddRange(issued);
        var hasher = scope.ServiceProvider.GetRequiredService<IPasswordHasher<Account>>();
        foreach (var office in offices)
        {
            var account = new Account { UserName = office.Code, NormalizedUserName = office.Code, DisplayName = office.Name, Role = Role.UnitOfficer, OrgUnitId = office.Id, SecurityStamp = office.Code, ActivatedAt = TimeProvider.System.GetUtcNow() };
            account.PasswordHash = hasher.HashPassword(account, Password);
            db.Users.Add(account);
            db.Quotas.AddRange(issued.Select(plan => new Quota(plan.Id, office.Id, 12)));
        }
        await db.SaveChangesAsync();
        return new([.. issued.Select(plan => plan.Id)], offices);
    }

    private static TrainingPlan Issued(DateOnly today, int number)
    {
        var plan = TrainingPlan.Write(Details(new Deadline(today.AddDays(5), DeadlineKind.NoLaterThan)), default).Value!;
        return plan.Issue($"{63 + number}/KH-SGDĐT", today, "Nguyễn Văn Ký", 12) is { } refusal ? throw new InvalidOperationException($"{refusal}") : plan;
    }

    /// <summary>A filled template in which one cell in ten must be mended and one person in a hundred is blocked.</summary>
    /// <param name="file">Another number makes other people.</param>
    public byte[] Workbook(Id<TrainingPlan> plan, int unit, int file, int people) => TraineeListTemplate.Write(new TemplateContext(plan.Value, "Tập huấn", "63/KH-SGDĐT",
        Units[unit].Id.Value, Units[unit].Name, 12, "", [School], [.. Enumerable.Range(0, people).Select(i => Person(file, i))]));

    private static Dictionary<TraineeColumn, string> Person(int file, int i) => new()
    {
        [TraineeColumn.FullName] = $"Nguyễn {Given[i / 400 % 20]} {Given[i / 20 % 20]} {Given[i % 20]}",
        [TraineeColumn.BirthDate] = i % 100 == 7 ? "09/25/1985" : string.Create(CultureInfo.InvariantCulture, $"{(i % 28) + 1:00}/{(i / 28 % 12) + 1:00}/{1970 + (i / 336 % 30)}"),
        [TraineeColumn.Gender] = "Nữ",
        [TraineeColumn.TeacherCode] = string.Create(CultureInfo.InvariantCulture, $"GV{file:D2}{i:D6}"),
        [TraineeColumn.School] = School,
        [TraineeColumn.Level] = i % 10 == 3 ? "cấp 1" : "Tiểu học",
        [TraineeColumn.Subject] = "Tiếng Anh",
        [TraineeColumn.Position] = "Giáo viên",
        [TraineeColumn.LanguageLevel] = "B2",
        [TraineeColumn.Phone] = string.Create(CultureInfo.InvariantCulture, $"{(i % 10 == 5 ? "" : "0")}9{file:D2}{i:D6}"),
        [TraineeColumn.Email] = $"gv{file}.{i}@example.edu.vn",
        [TraineeColumn.Note] = i % 20 == 0 ? "dự bị" : "",
    };

    private static PlanDetails Details(Deadline deadline) => new()
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
        Places = 12,
        Policy = CompletionPolicy.Default,
    };
}

using System.Globalization;
using Lms.Domain;
using Lms.Domain.Classes;
using Lms.Domain.Completion;
using Lms.Domain.Enrollments;
using Lms.Domain.OnlineSessions;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Domain.Teachers;
using Lms.Domain.Text;
using Lms.Domain.TraineeLists;
using Lms.Domain.Trainers;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Lms.Web.Tests.Features.OnlineSessions;

/// <summary>The site with one plan on its online day: two classes, each with a room, a trainer and teachers who are convened.</summary>
public sealed class OnlineDay : WebApplicationFactory<Program>, IAsyncLifetime
{
    public const string CookieName = "lp-account";
    public const string Lesson = "cau-lac-bo-tieng-anh";

    private readonly string _data = Directory.CreateTempSubdirectory("lms-online-").FullName;

    /// <summary>Stands still at nine in the morning of the online day until a test moves it.</summary>
    public SetClock Clock { get; } = new(new DateTimeOffset(2022, 12, 12, 2, 0, 0, TimeSpan.Zero));

    /// <summary>Follows the machine's clock instead, for tests with a real browser.</summary>
    public bool Ticks { get; init; }

    public TrainingPlan Plan { get; private set; } = null!;
    public OnlineSession Room { get; private set; } = null!;
    public OnlineSession OtherRoom { get; private set; } = null!;
    public Account Trainer { get; private set; } = null!;
    public Account Inspector { get; private set; } = null!;
    public Account Officer { get; private set; } = null!;
    public IReadOnlyList<(Account Account, Enrollment Enrollment)> Teachers { get; private set; } = [];

    /// <summary>Of the other class.</summary>
    public (Account Account, Enrollment Enrollment) Stranger { get; private set; }

    public (Account Account, Enrollment Enrollment) Teacher => Teachers[0];

    private DateTimeOffset Start => Ticks ? TimeProvider.System.GetUtcNow() : Clock.GetUtcNow();

    async Task IAsyncLifetime.InitializeAsync()
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LmsDbContext>();
        var unit = new OrgUnit("HP-LC", "Phòng GD&ĐT quận Lê Chân", OrgUnitKind.DistrictOffice, null, new DateOnly(2000, 1, 1));
        var school = new OrgUnit("HP-LC-01", "Trường THCS Nguyễn Bá Ngọc", OrgUnitKind.School, unit.Id, new DateOnly(2000, 1, 1), SchoolLevel.LowerSecondary);
        db.AddRange(unit, school);
        Plan = NewPlan();
        db.Add(Plan);
        await db.SaveChangesAsync();

        var list = new TraineeSubmission(Plan.Id, unit.Id, Guid.Empty, Start);
        db.Add(list);
        (Trainer, Room, Teachers) = Class(db, list, unit, school, 1, "Vũ Thị Hoài An", ["Bùi Hồng Hiền", "Đỗ Văn Bình", "Nguyễn Thị Ánh"]);
        (_, OtherRoom, var others) = Class(db, list, unit, school, 2, "Lê Quang Minh", ["Trần Thu Cúc"]);
        Stranger = others[0];
        Inspector = Person(db, "thanh-tra", "Phạm Văn Tra", Role.Inspector);
        Officer = Person(db, "can-bo-don-vi", "Hoàng Thị Đơn", Role.UnitOfficer, account => account.OrgUnitId = unit.Id);
        await db.SaveChangesAsync();
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await base.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_data, recursive: true);
    }

    public static Viewer Sees(Account account) => new(account.Id, account.DisplayName, account.Role, account.OrgUnitId, account.TeacherId, account.TrainerId);

    /// <summary>The sign-in cookie of an account.</summary>
    public async Task<string> CookieAsync(Account account)
    {
        await using var scope = Services.CreateAsyncScope();
        var principal = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<Account>>().CreateAsync(account);
        var options = scope.ServiceProvider.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
        var ticket = new AuthenticationTicket(principal, new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddDays(1) }, IdentityConstants.ApplicationScheme);
        return options.TicketDataFormat.Protect(ticket);
    }

    /// <summary>A browser in which the account is signed in, and which follows no redirect.</summary>
    public async Task<HttpClient> BrowserAsync(Account account)
    {
        var client = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Add("Cookie", $"{CookieName}={await CookieAsync(account)}");
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        return client;
    }

    /// <summary>Runs something with services of its own, as one request would.</summary>
    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> run)
    {
        await using var scope = Services.CreateAsyncScope();
        return await run(scope.ServiceProvider);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Test");
        builder.UseSetting("Storage:DataPath", _data);
        builder.UseSetting("Storage:ContentPath", Path.Combine(Repository.Root, "content"));
        if (!Ticks) builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
    }

    private TrainingPlan NewPlan()
    {
        var day = VietnamTime.DateOf(Start).AddDays(-2);
        var plan = TrainingPlan.Write(
            new PlanDetails
            {
                Title = "Bồi dưỡng giáo viên tiếng Anh tổ chức hoạt động ngoại khóa và xây dựng hệ sinh thái ngoại ngữ",
                CourseSlug = "boi-duong-tieng-anh-2022",
                Objectives = "",
                LegalBases = [],
                Venue = "Trung tâm GDKTTH–HN và BDNG, 15 Khúc Thừa Dụ",
                Sessions = [.. from d in new[] { day, day.AddDays(1) } from s in new[] { (new TimeOnly(7, 30), new TimeOnly(11, 0)), (new TimeOnly(13, 30), new TimeOnly(17, 0)) } select new SessionTime(d, s.Item1, s.Item2)],
                OnlineFrom = Start.AddHours(-2),
                OnlineTo = Start.AddHours(14),
                PracticumFrom = day.AddDays(3),
                PracticumTo = day.AddDays(7),
                Deadline = new Deadline(day.AddDays(-3), DeadlineKind.NoLaterThan),
                Places = 4,
                Policy = CompletionPolicy.Default,
            },
            Start).Value!;
        plan.Issue("2345/KH-SGDĐT", day.AddDays(-20), "Bùi Văn Kiệm", 4).ShouldBeNull();
        plan.Begin().ShouldBeNull();
        return plan;
    }

    private (Account Trainer, OnlineSession Room, IReadOnlyList<(Account, Enrollment)> Teachers) Class(
        LmsDbContext db, TraineeSubmission list, OrgUnit unit, OrgUnit school, int ordinal, string trainerName, IEnumerable<string> names)
    {
        var trainer = new Trainer(PersonName.Parse(trainerName).Value!, unit.Id);
        var group = new ClassGroup(Plan.Id, ordinal, $"Lớp {ordinal}", "Phòng A2");
        group.Assign([trainer.Id]);
        var room = new OnlineSession(group.Id, $"Phòng học trực tuyến – Lớp {ordinal}");
        db.AddRange(trainer, group, room);
        return (Person(db, $"giang-vien-{ordinal}", trainerName, Role.Trainer, a => a.TrainerId = trainer.Id), room,
            [.. names.Select((name, i) => Trainee(db, list, unit, school, group, name, 10 * ordinal + i))]);
    }

    private static (Account, Enrollment) Trainee(LmsDbContext db, TraineeSubmission list, OrgUnit unit, OrgUnit school, ClassGroup group, string name, int number)
    {
        var fields = new TraineeFields { FullName = name, SchoolText = school.Name, Subject = "Tiếng Anh", PersonalId = $"099{number:000000000}" };
        var row = new SubmissionRow(list.Id, new RawRow(number, "Danh sách", new Dictionary<TraineeColumn, string>()));
        row.Judge(fields, school.Id, []);
        var teacher = new Teacher(fields, school.Id);
        var enrollment = new Enrollment(group.PlanId, teacher.Id, unit.Id, row.Id, isReserve: false);
        enrollment.AssignTo(group.Id).ShouldBeNull();
        enrollment.Convene().ShouldBeNull();
        db.AddRange(row, teacher, enrollment);
        return (Person(db, $"giao-vien-{number.ToString(CultureInfo.InvariantCulture)}", name, Role.Teacher, a => a.TeacherId = teacher.Id), enrollment);
    }

    private static Account Person(LmsDbContext db, string userName, string name, Role role, Action<Account>? set = null)
    {
        var account = new Account { UserName = userName, NormalizedUserName = userName.ToUpperInvariant(), DisplayName = name, Role = role, SecurityStamp = userName };
        set?.Invoke(account);
        db.Add(account);
        return account;
    }
}

/// <summary>A clock that shows what a test sets.</summary>
public sealed class SetClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;

    public void Advance(TimeSpan by) => now += by;
}

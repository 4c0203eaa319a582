using System.Net;
using Lms.Domain;
using Lms.Domain.Classes;
using Lms.Domain.Enrollments;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Domain.Teachers;
using Lms.Domain.Text;
using Lms.Domain.TraineeLists;
using Lms.Domain.Trainers;
using Lms.Domain.Xapi;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Xapi;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Web.Tests.Features.Statements;

public sealed class StatementsTests(Site site) : IClassFixture<Site>
{
    private static readonly DateTimeOffset Now = new(2022, 12, 8, 2, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Each_sees_the_statements_of_the_enrolments_it_sees()
    {
        var world = await World.MakeAsync(site);
        var (mine, other) = (await World.Tell(site, world.Mine), await World.Tell(site, world.Other));

        await ShouldSee(await SignedIn.As(site, Role.Inspector), mine, other);
        await ShouldSee(await SignedIn.As(site, Role.DepartmentOfficer), mine, other);
        await ShouldSee(await SignedIn.As(site, Role.Trainer, trainer: world.Trainer), mine);
        await ShouldSee(await SignedIn.As(site, Role.Teacher, teacher: world.Mine.TeacherId), mine);
        await ShouldSee(await SignedIn.As(site, Role.Trainer));

        async Task ShouldSee(SignedIn person, params Guid[] seen)
        {
            var list = await person.Browser.Page("/statements");
            foreach (var id in new[] { mine, other })
            {
                list.Contains(id.ToString(), StringComparison.Ordinal).ShouldBe(seen.Contains(id), $"{person.Viewer.Role} {id}");
                using var one = await person.Browser.GetAsync($"/statements/{id}");
                one.StatusCode.ShouldBe(seen.Contains(id) ? HttpStatusCode.OK : HttpStatusCode.NotFound);
            }
        }
    }

    [Fact]
    public async Task A_unit_does_not_read_how_its_teachers_learned()
    {
        var world = await World.MakeAsync(site);
        var officer = await SignedIn.As(site, Role.UnitOfficer, unit: world.Mine.UnitId);
        using var response = await officer.Browser.GetAsync("/statements");
        response.Headers.Location!.OriginalString.Split('?')[0].ShouldBe("/errors/403");
    }

    [Fact]
    public async Task A_statement_is_a_sentence_in_the_reader_s_language_without_a_name()
    {
        var world = await World.MakeAsync(site);
        var id = await World.Tell(site, world.Mine);
        var inspector = await SignedIn.As(site, Role.Inspector);
        var page = await inspector.Browser.Page($"/statements/{id}");
        page.ShouldContain("đăng ký khóa bồi dưỡng “Bồi dưỡng giáo viên tiếng Anh”");
        page.ShouldNotContain(World.TeacherName);
        (await inspector.Browser.PostForm("/preferences", ("language", "en"))).Dispose();
        (await inspector.Browser.Page($"/statements/{id}")).ShouldContain("registered the course “Bồi dưỡng giáo viên tiếng Anh”");
    }

    private static string Today => TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(7)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public async Task Statements_are_filtered_by_verb_registration_and_day()
    {
        var world = await World.MakeAsync(site);
        var id = (await World.Tell(site, world.Mine)).ToString();
        await World.Tell(site, world.Other);
        var (registration, other) =
            (await World.Registration(site, world.Mine), await World.Registration(site, world.Other));
        var inspector = await SignedIn.As(site, Role.Inspector);
        (await inspector.Browser.Page($"/statements?registration={registration}&day={Today}&verb={Uri.EscapeDataString(Verbs.Registered.Id)}")).ShouldContain(id);
        (await inspector.Browser.Page($"/statements?registration={registration}&day=2022-12-08")).ShouldNotContain(id);
        (await inspector.Browser.Page($"/statements?registration={registration}&verb={Uri.EscapeDataString(Verbs.Earned.Id)}")).ShouldNotContain(id);
        (await inspector.Browser.Page($"/statements?registration={other}")).ShouldNotContain(id);
    }

    /// <summary>Two enrolled teachers in two classes, one of them a trainer's.</summary>
    private sealed record World(Enrollment Mine, Enrollment Other, Id<Trainer> Trainer)
    {
        public const string TeacherName = "Nguyễn Thị Bí Danh";

        public static Task<World> MakeAsync(Site site) => site.In(async db =>
        {
            var mark = Id<World>.New().Value.ToString("n")[^8..];
            var school = await SignedIn.AddUnit(db, $"truong-{mark}", OrgUnitKind.UpperSecondarySchool);
            var trainer = new Trainer(PersonName.Parse("Trần Văn Giảng").Value!, school);
            var plan = TrainingPlan.Write(SamplePlan.Details, Now).Value!;
            var submission = new TraineeSubmission(plan.Id, school, Guid.Empty, Now);
            db.AddRange(trainer, plan, submission);
            var enrolled = Enumerable.Range(1, 2).Select(i => Enroll(db, plan, submission, school, i)).ToList();
            db.ClassGroups.Local.First(c => c.Id == enrolled[0].ClassGroupId).Assign([trainer.Id]);
            await db.SaveChangesAsync();
            return new World(enrolled[0], enrolled[1], trainer.Id);
        });

        /// <summary>Tells that the teacher was nominated; the statement's id.</summary>
        public static async Task<Guid> Tell(Site site, Enrollment enrollment)
        {
            await using var scope = site.Services.CreateAsyncScope();
            var book = scope.ServiceProvider.GetRequiredService<StatementBook>();
            var statement = book.Facts.Registered(await book.TraineeAsync(enrollment, default),
                SamplePlan.Details.Title, Now);
            book.Tell(statement);
            await scope.ServiceProvider.GetRequiredService<LmsDbContext>().SaveChangesAsync();
            return statement.Id;
        }

        /// <summary>What stands for the enrolment in its statements.</summary>
        public static Task<Guid> Registration(Site site, Enrollment enrollment) => site.In(db =>
            db.Registrations.Where(r => r.EnrollmentId == enrollment.Id).Select(r => r.Name).SingleAsync());

        private static Enrollment Enroll(LmsDbContext db, TrainingPlan plan, TraineeSubmission submission, Id<OrgUnit> school, int ordinal)
        {
            var fields = new TraineeFields { FullName = TeacherName, BirthDate = new DateOnly(1985, 1, ordinal) };
            var row = new SubmissionRow(submission.Id, new RawRow(9 + ordinal, "", new Dictionary<TraineeColumn, string>()));
            row.Judge(fields, school, []);
            submission.Add([row]);
            var teacher = new Teacher(fields, school);
            var group = new ClassGroup(plan.Id, ordinal, $"Lớp {ordinal}", "");
            var enrollment = new Enrollment(plan.Id, teacher.Id, school, row.Id, isReserve: false);
            enrollment.AssignTo(group.Id).ShouldBeNull();
            db.AddRange(teacher, group, enrollment);
            return enrollment;
        }
    }
}

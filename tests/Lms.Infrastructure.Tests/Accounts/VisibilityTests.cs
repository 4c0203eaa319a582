using Lms.Domain;
using Lms.Domain.Classes;
using Lms.Domain.OrgUnits;
using Lms.Domain.Teachers;
using Lms.Domain.Text;
using Lms.Domain.Trainers;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Tests.Database;
using Microsoft.EntityFrameworkCore;

namespace Lms.Infrastructure.Tests.Accounts;

public sealed class VisibilityTests
{
    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Each_sees_its_own_and_the_department_sees_all(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var db = database.Open();
        var (here, elsewhere) = (await Sample.AddAsync(db, trainees: 2), await Sample.AddAsync(db, trainees: 1));
        var trainer = new Trainer(PersonName.Parse("Lê Thu Hà").Value!, here.Office.Id);
        var group = new ClassGroup(here.Plan.Id, 1, "Lớp 1", "");
        group.Assign([trainer.Id]);
        db.AddRange(trainer, group);
        here.Enrollments[0].AssignTo(group.Id).ShouldBeNull();
        await db.SaveChangesAsync();

        (await Seen(db, By(Role.DepartmentOfficer))).ShouldBe((2, 2, 3, 1));
        (await Seen(db, By(Role.Inspector))).ShouldBe((2, 2, 3, 1));
        (await Seen(db, By(Role.UnitOfficer, unit: here.Office.Id))).ShouldBe((1, 1, 2, 1));
        (await Seen(db, By(Role.UnitOfficer, unit: elsewhere.Office.Id))).ShouldBe((1, 1, 1, 0));
        (await Seen(db, By(Role.Trainer, trainer: trainer.Id))).ShouldBe((1, 0, 1, 1));
        (await Seen(db, By(Role.Trainer, trainer: Id<Trainer>.New()))).ShouldBe((0, 0, 0, 0));
        (await Seen(db, By(Role.Teacher, teacher: here.Enrollments[0].TeacherId))).ShouldBe((1, 0, 1, 1));
        (await Seen(db, By(Role.Teacher, teacher: elsewhere.Enrollments[0].TeacherId))).ShouldBe((1, 0, 1, 0));
        (await Seen(db, By(Role.UnitOfficer))).ShouldBe((0, 0, 0, 0));
        (await Seen(db, By(Role.Teacher))).ShouldBe((0, 0, 0, 0));
    }

    private static async Task<(int Plans, int Quotas, int Enrollments, int Classes)> Seen(LmsDbContext db, Viewer viewer) => (
        await db.PlansVisibleTo(viewer).CountAsync(),
        await db.QuotasVisibleTo(viewer).CountAsync(),
        await db.EnrollmentsVisibleTo(viewer).CountAsync(),
        await db.ClassesVisibleTo(viewer).CountAsync());

    private static Viewer By(Role role, Id<OrgUnit>? unit = null, Id<Teacher>? teacher = null, Id<Trainer>? trainer = null) =>
        new(Guid.CreateVersion7(), "Người xem", role, unit, teacher, trainer);
}

using System.Net;
using Lms.Domain.Classes;
using Lms.Domain.Enrollments;
using Lms.Domain.Plans;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Classes;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Tests.Features.Classes;

public sealed class ConveningTests
{
    [Theory, MemberData(nameof(ClassSite.Both), MemberType = typeof(ClassSite))]
    public async Task Convening_names_everybody_once_makes_accounts_and_rooms_and_leaves_reserves_out(DatabaseProvider provider)
    {
        await using var site = new ClassSite(provider);
        var world = await ClassWorld.MakeAsync(site, trainees: 78, reserves: 3);
        var classes = await world.ConveneAsync();
        classes.Count.ShouldBe(2);
        await site.In(async db =>
        {
            (await db.Plans.SingleAsync()).State.ShouldBe(PlanState.InProgress);
            var decision = await db.ConveningDecisions.SingleAsync();
            decision.Annex.Count.ShouldBe(78);
            decision.Annex.Select(a => a.EnrollmentId).Distinct().Count().ShouldBe(78);
            decision.Annex.ShouldAllBe(a => a.ClassName.StartsWith("Lớp ") && a.School.Length > 0);
            (await db.Enrollments.CountAsync(e => e.State == EnrollmentState.Convened)).ShouldBe(78);
            (await db.Enrollments.CountAsync(e => e.IsReserve && e.State == EnrollmentState.Nominated && e.ClassGroupId == null)).ShouldBe(3);
            (await db.OnlineSessions.Select(s => s.ClassGroupId).ToListAsync()).ShouldBe(classes, ignoreOrder: true);
            var accounts = await db.Users.Where(a => a.TeacherId != null).ToListAsync();
            accounts.Count.ShouldBe(78);
            accounts.ShouldAllBe(a => string.Equals(a.UserName, a.Email, StringComparison.OrdinalIgnoreCase) && !a.UserName!.Contains('G') && a.ActivatedAt == null && a.PasswordHash == null);
            return true;
        });
    }

    [Theory, MemberData(nameof(ClassSite.Both), MemberType = typeof(ClassSite))]
    public async Task A_taken_user_name_gives_way_to_the_phone_and_an_account_that_is_there_is_kept(DatabaseProvider provider)
    {
        await using var site = new ClassSite(provider);
        var world = await ClassWorld.MakeAsync(site, trainees: 4);
        var (taken, kept) = await site.In(async db =>
        {
            var teachers = await db.Teachers.OrderBy(t => t.TeacherCode).ToListAsync();
            db.Users.Add(new Account { UserName = "gv0000@example.edu.vn", NormalizedUserName = "GV0000@EXAMPLE.EDU.VN", DisplayName = "Người Khác", Role = Domain.Role.Inspector });
            db.Users.Add(new Account { UserName = "co-lau-roi", NormalizedUserName = "CO-LAU-ROI", DisplayName = "Có Lâu Rồi", Role = Domain.Role.Teacher, TeacherId = teachers[1].Id });
            await db.SaveChangesAsync();
            return (teachers[0], teachers[1]);
        });
        await world.ConveneAsync();
        await site.In(async db =>
        {
            (await db.Users.SingleAsync(a => a.TeacherId == taken.Id)).UserName.ShouldBe(taken.Phone);
            (await db.Users.SingleAsync(a => a.TeacherId == kept.Id)).UserName.ShouldBe("co-lau-roi");
            return true;
        });
    }

    [Theory, MemberData(nameof(ClassSite.Both), MemberType = typeof(ClassSite))]
    public async Task What_another_signs_in_by_is_no_user_name_and_the_page_of_links_says_so(DatabaseProvider provider)
    {
        await using var site = new ClassSite(provider);
        var world = await ClassWorld.MakeAsync(site, trainees: 4);
        var teacher = await site.In(async db =>
        {
            db.Users.Add(new Account
            {
                UserName = "nguoi-khac",
                NormalizedUserName = "NGUOI-KHAC",
                Email = "gv0000@example.edu.vn",
                NormalizedEmail = "GV0000@EXAMPLE.EDU.VN",
                PhoneNumber = "0990000000",
                DisplayName = "Người Khác",
                Role = Domain.Role.Inspector,
            });
            await db.SaveChangesAsync();
            return await db.Teachers.OrderBy(t => t.TeacherCode).FirstAsync();
        });
        await world.ConveneAsync();
        var made = await site.In(db => db.Users.SingleAsync(a => a.TeacherId == teacher.Id));
        made.UserName.ShouldBe(teacher.TeacherCode);
        var page = await (await site.Browser(world.Officer)).Page($"/plans/{world.PlanId}/invitations");
        page.ShouldContain("1 học viên có email hay số điện thoại trùng với tài khoản khác");
        page.ShouldContain("hãy dùng tên này");
    }

    [Fact]
    public async Task Nothing_is_convened_before_everybody_has_a_class_and_every_class_a_trainer()
    {
        await using var site = new ClassSite();
        var world = await ClassWorld.MakeAsync(site, trainees: 40);
        (await Convene(site, world)).ShouldBe(new TraineesWithoutClass(40));
        (await site.In((DivideClasses divide) => divide.RunAsync(world.Officer, world.PlanId, default))).Value.ShouldBe(1);
        (await Convene(site, world)).ShouldBe(new ClassWithoutTrainer("Lớp 1"));
        await site.In(async db =>
        {
            (await db.Plans.SingleAsync()).State.ShouldBe(PlanState.Issued);
            (await db.ConveningDecisions.AnyAsync()).ShouldBeFalse();
            (await db.Users.AnyAsync(a => a.TeacherId != null)).ShouldBeFalse();
            return true;
        });
    }

    [Fact]
    public async Task Each_unit_is_handed_the_links_of_its_own_teachers_alone_and_the_inspector_none()
    {
        await using var site = new ClassSite();
        var world = await ClassWorld.MakeAsync(site, trainees: 40);
        await world.ConveneAsync();
        var department = await (await site.Browser(world.Officer)).Page($"/plans/{world.PlanId}/invitations");
        var unit = await (await site.Browser(world.UnitOfficer)).Page($"/plans/{world.PlanId}/invitations");
        var inspector = await (await site.Browser(world.Inspector)).Page($"/plans/{world.PlanId}/invitations");
        Links(department).ShouldBe(40);
        Links(unit).ShouldBe(await site.In(db => db.Enrollments.CountAsync(e => e.UnitId == world.Units[0])));
        unit.ShouldContain("Phòng GD&ĐT số 1");
        unit.ShouldNotContain("Phòng GD&ĐT số 2");
        Links(inspector).ShouldBe(0);
        inspector.ShouldContain("chưa kích hoạt");
        using var trainer = await (await site.Browser(world.Trainer)).GetAsync($"/plans/{world.PlanId}/invitations");
        trainer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task The_form_refuses_in_words_keeps_what_was_typed_and_then_convenes()
    {
        await using var site = new ClassSite();
        var world = await ClassWorld.MakeAsync(site, trainees: 40);
        var browser = await site.Browser(world.Officer);
        (await browser.Page($"/plans/{world.PlanId}/classes")).ShouldContain("40 học viên chia được thành 1 lớp");
        (await browser.PostForm($"/plans/{world.PlanId}/classes/division")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var refused = await browser.PostForm($"/plans/{world.PlanId}/convening", ("Form.Number", "77/QĐ"), ("Form.SignedOn", "2022-12-08"), ("Form.Signer", "Ông Ký"));
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()).ShouldContain("Lớp 1 chưa có giảng viên");

        var id = await site.In(db => db.ClassGroups.Select(c => c.Id).SingleAsync());
        (await browser.PostForm($"/classes/{id}/trainers", ("trainerIds", world.Trainers[1].ToString()))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await browser.PostForm($"/classes/{id}/description", ("name", "Lớp A"), ("room", "P. 301"), ("revision", "0"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var missing = await browser.PostForm($"/plans/{world.PlanId}/convening", ("Form.Number", "77/QĐ-SGDĐT"), ("Form.SignedOn", "2022-12-08"), ("Form.Signer", ""));
        WebUtility.HtmlDecode(await missing.Content.ReadAsStringAsync()).ShouldContain("value=\"77/QĐ-SGDĐT\"");
        using var done = await browser.PostForm($"/plans/{world.PlanId}/convening", ("Form.Number", "77/QĐ-SGDĐT"), ("Form.SignedOn", "2022-12-08"), ("Form.Signer", "Ông Ký"));
        done.Headers.Location!.OriginalString.ShouldBe($"/plans/{world.PlanId}/invitations");
        var page = await browser.Page($"/plans/{world.PlanId}/convening");
        page.ShouldContain("Quyết định số 77/QĐ-SGDĐT ngày 08/12/2022");
        page.ShouldContain("Lớp A");
        (await browser.Page($"/classes/{id}/list")).ShouldContain("P. 301");
    }

    [Theory, MemberData(nameof(ClassSite.Both), MemberType = typeof(ClassSite))]
    public async Task Who_came_and_who_left_after_signing_stands_in_a_supplement_and_the_annex_stays(DatabaseProvider provider)
    {
        await using var site = new ClassSite(provider);
        var world = await ClassWorld.MakeAsync(site, trainees: 40, reserves: 1);
        var classes = await world.ConveneAsync();
        var browser = await site.Browser(world.Officer);
        (string, string)[] form = [("Form.Number", "12/QĐ-BS"), ("Form.SignedOn", "2022-12-09"), ("Form.Signer", "Ông Ký")];
        using (var nothing = await browser.PostForm($"/plans/{world.PlanId}/convening/supplements", form))
            WebUtility.HtmlDecode(await nothing.Content.ReadAsStringAsync()).ShouldContain("Không có thay đổi nào");

        var (leaver, newcomer) = await site.In(async db =>
        {
            var (gone, reserve) = (await db.Enrollments.FirstAsync(e => !e.IsReserve), await db.Enrollments.SingleAsync(e => e.IsReserve));
            gone.Withdraw("Ốm", site.Clock.Now).ShouldBeNull();
            reserve.Promote().ShouldBeNull();
            await db.SaveChangesAsync();
            return (gone.Id, reserve.Id);
        });
        (await browser.Page($"/plans/{world.PlanId}/convening")).ShouldContain("Từ khi triệu tập: thêm 1, bớt 1 người");
        using (var homeless = await browser.PostForm($"/plans/{world.PlanId}/convening/supplements", form))
            homeless.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await browser.PostForm($"/plans/{world.PlanId}/classes/moves", ("enrollmentId", newcomer.ToString()), ("classId", classes[0].ToString()))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using (var signed = await browser.PostForm($"/plans/{world.PlanId}/convening/supplements", form)) signed.StatusCode.ShouldBe(HttpStatusCode.Redirect);

        await site.In(async db =>
        {
            (await db.ConveningDecisions.SingleAsync()).Annex.Count.ShouldBe(40);
            var supplement = await db.ConveningSupplements.SingleAsync();
            (supplement.Ordinal, supplement.Added.Single().EnrollmentId, supplement.Removed.Single().EnrollmentId).ShouldBe((1, newcomer, leaver));
            var came = await db.Enrollments.SingleAsync(e => e.Id == newcomer);
            came.State.ShouldBe(EnrollmentState.Convened);
            (await db.Users.CountAsync(a => a.TeacherId == came.TeacherId)).ShouldBe(1);
            return true;
        });
        (await browser.Page($"/plans/{world.PlanId}/convening")).ShouldContain("Bổ sung lần 1: quyết định số 12/QĐ-BS ngày 09/12/2022");
        var lines = await site.In(db => db.ConveningSupplements.SingleAsync());
        var sheet = await browser.Page($"/plans/{world.PlanId}/convening/supplements/{lines.Id}");
        foreach (var line in lines.Added.Concat(lines.Removed)) sheet.ShouldContain(line.FullName);
        sheet.ShouldContain("DANH SÁCH BỔ SUNG, ĐIỀU CHỈNH HỌC VIÊN");
        (await Convene(site, world)).ShouldBeOfType<ConvenedAlready>("the page hides the form, the use case refuses it");
        using var again = await browser.PostForm($"/plans/{world.PlanId}/convening/supplements", [("Form.Number", "13/QĐ-BS"), .. form[1..]]);
        WebUtility.HtmlDecode(await again.Content.ReadAsStringAsync()).ShouldContain("Không có thay đổi nào", customMessage: "nobody is struck or added twice");
    }

    private static int Links(string page) => page.Split("data-copy=\"").Length - 1;

    private static async Task<Domain.Refusal?> Convene(ClassSite site, ClassWorld world) =>
        (await site.In((ConveneTrainees convene) => convene.RunAsync(world.Officer, world.PlanId, "1/QĐ", new DateOnly(2022, 12, 8), "Người Ký", default))).Refusal;
}

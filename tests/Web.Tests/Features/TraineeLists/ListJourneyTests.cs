using System.Net;
using System.Text.RegularExpressions;
using Lms.Domain;
using Lms.Domain.Enrollments;
using Lms.Domain.Teachers;
using Lms.Domain.TraineeLists;
using Lms.Domain.Xapi;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.TraineeLists;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Tests.Features.TraineeLists;

/// <summary>The way of a list through the pages, and who is kept out of it.</summary>
public sealed partial class ListJourneyTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly ListSite site = new();
    private ListWorld world = null!;
    private ListBrowser officer = null!;

    public async Task InitializeAsync()
    {
        world = await site.InScopeAsync<LmsDbContext, ListWorld>(db => ListWorld.SeedAsync(db, 3));
        officer = await site.BrowserAsync(world.Officer);
    }

    Task IAsyncLifetime.DisposeAsync() => site.DisposeAsync().AsTask();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private string PlanLists => $"/plans/{world.Plan.Id}/trainee-lists";

    [Fact]
    public async Task A_list_with_errors_is_mended_submitted_and_accepted()
    {
        (await officer.GetAsync("/trainee-lists")).Page.ShouldContain(world.Plan.Title);
        var template = TraineeWorkbook.Read(new MemoryStream(await officer.DownloadAsync($"{PlanLists}/template")), "mau.xlsx");
        template.Refusal.ShouldBeOfType<WorkbookHasNoRows>();

        var wrong = ListWorld.Person(2);
        (wrong[TraineeColumn.BirthDate], wrong[TraineeColumn.Phone]) = ("13/25/1985", "912000002");
        var list = await UploadAsync(ListWorld.Person(1), wrong, ListWorld.Person(1));
        var page = (await officer.GetAsync(list)).Page;
        page.ShouldContain("Không hiểu ngày sinh “13/25/1985”");
        page.ShouldContain("Đã thêm lại số 0");
        page.ShouldContain("cũng được ghi ở dòng 3");
        page.ShouldContain("Còn 3 dòng phải sửa");
        Submit().Match(page).Value.ShouldContain("disabled");

        var refused = await officer.PostAsync($"{list}/submission", ("revision", $"{Revision(page)}"));
        refused.Location.ShouldBe(list);
        (await officer.GetAsync(list)).Page.ShouldContain("Còn 3 dòng phải sửa hoặc bỏ trước khi nộp");

        var rows = await RowsAsync(list);
        wrong[TraineeColumn.BirthDate] = "13/12/1985";
        var saved = await officer.PostAsync($"{list}/rows/{rows[1].Id}", ListBrowser.Row(wrong, 0));
        saved.Location.ShouldBe($"{list}#row-2");
        (await officer.PostAsync($"{list}/rows/{rows[2].Id}/removal")).Location.ShouldBe(list);

        page = (await officer.GetAsync(list)).Page;
        Submit().Match(page).Value.ShouldNotContain("disabled");
        var sent = await officer.PostAsync($"{list}/submission", ("revision", $"{Revision(page)}"));
        sent.Location.ShouldBe($"{list}/receipt");
        (await officer.PostAsync($"{list}/submission", ("revision", $"{Revision(page)}"))).Location.ShouldBe($"{list}/receipt");
        var receipt = (await officer.GetAsync($"{list}/receipt")).Page;
        receipt.ShouldContain("BN-0001");
        receipt.ShouldContain("08:00:00, 06/12/2022 (+07:00)");
        receipt.ShouldNotContain(wrong[TraineeColumn.PersonalId]);
        (await TakenAsync()).ShouldBe(2);

        var department = await site.BrowserAsync(world.Department);
        (await department.GetAsync(PlanLists)).Page.ShouldContain("BN-0001");
        (await department.GetAsync(list)).Page.ShouldContain("Tiếp nhận");
        (await department.PostAsync($"{list}/acceptance")).Location.ShouldBe(list);
        await site.InScopeAsync<LmsDbContext, bool>(async db =>
        {
            (await db.Enrollments.CountAsync(e => e.State == EnrollmentState.Nominated && e.UnitId == world.Unit.Id)).ShouldBe(2);
            (await db.ToldAsync()).Count(s => s.Verb == Verbs.Registered.Id).ShouldBe(2);
            (await db.Teachers.CountAsync()).ShouldBe(2);
            return true;
        });
        (await officer.GetAsync(list)).Page.ShouldContain("Đã tiếp nhận");
    }

    [Fact]
    public async Task A_returned_list_says_why_frees_its_seats_and_is_followed_by_a_version_with_its_rows()
    {
        var list = await SubmitAsync(await UploadAsync(ListWorld.Person(1), ListWorld.Person(2)));
        var department = await site.BrowserAsync(world.Department);
        (await department.PostAsync($"{list}/return", ("reason", " "))).Page.ShouldContain("Tiếp nhận");
        (await TakenAsync()).ShouldBe(2);
        (await department.PostAsync($"{list}/return", ("reason", "Thiếu chữ ký"))).Location.ShouldBe(list);
        (await TakenAsync()).ShouldBe(0);
        (await officer.GetAsync(PlanLists)).Page.ShouldContain("Sở trả lại: Thiếu chữ ký");
        var next = (await officer.PostAsync($"{list}/versions")).Location!;
        next.ShouldNotBe(list);
        (await officer.PostAsync($"{list}/versions")).Location.ShouldBe(next);
        (await RowsAsync(next)).Count.ShouldBe(2);
        await SubmitAsync(next);
        (await officer.GetAsync($"{next}/receipt")).Page.ShouldContain("BN-0002");
    }

    [Fact]
    public async Task A_submitted_list_cannot_be_changed_until_it_is_recalled()
    {
        var list = await SubmitAsync(await UploadAsync(ListWorld.Person(1)));
        var row = (await RowsAsync(list))[0];
        (await officer.GetAsync($"{list}/rows/{row.Id}/edit")).Status.ShouldBe(HttpStatusCode.NotFound);
        await officer.PostAsync($"{list}/rows/{row.Id}/removal");
        (await RowsAsync(list)).Count.ShouldBe(1);
        (await officer.PostAsync($"{list}/recall")).Location.ShouldBe(list);
        (await TakenAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task More_people_than_seats_are_told_and_not_cut_off()
    {
        var list = await UploadAsync([.. Enumerable.Range(1, 4).Select(ListWorld.Person)]);
        var page = (await officer.GetAsync(list)).Page;
        Submit().Match(page).Value.ShouldContain("disabled");
        var refused = await officer.PostAsync($"{list}/submission", ("revision", $"{Revision(page)}"));
        refused.Location.ShouldBe(list);
        (await TakenAsync()).ShouldBe(0);
        (await RowsAsync(list)).Count.ShouldBe(4);

        var reserve = ListWorld.Person(4);
        reserve[TraineeColumn.Note] = "dự bị";
        await officer.PostAsync($"{list}/rows/{(await RowsAsync(list))[3].Id}", ListBrowser.Row(reserve, 0));
        await SubmitAsync(list);
        (await TakenAsync()).ShouldBe(3);
    }

    [Fact]
    public async Task One_teacher_from_two_units_blocks_the_second_and_names_the_first()
    {
        await SubmitAsync(await UploadAsync(ListWorld.Person(1)));
        var other = await site.BrowserAsync(world.OtherOfficer);
        var person = ListWorld.Person(1);
        person.Remove(TraineeColumn.PersonalId);
        var mine = world with { Unit = world.OtherUnit };
        var list = (await other.UploadAsync(PlanLists, null, ("b.xlsx", mine.Workbook(person)))).Location!;
        var page = (await other.GetAsync(list)).Page;
        page.ShouldContain($"đã có trong danh sách BN-0001 của {world.Unit.Name}");
        (await other.PostAsync($"{list}/submission", ("revision", $"{Revision(page)}"))).Location.ShouldBe(list);
    }

    [Fact]
    public async Task Another_unit_sees_nothing_of_a_list_and_an_inspector_changes_nothing()
    {
        var draft = await UploadAsync(ListWorld.Person(1));
        var other = await site.BrowserAsync(world.OtherOfficer);
        var inspector = await site.BrowserAsync(world.Inspector);
        foreach (var address in new[] { draft, $"{draft}/workbook", $"{draft}/rows/new" })
            (await other.GetAsync(address)).Status.ShouldBe(HttpStatusCode.NotFound, address);
        (await inspector.GetAsync(draft)).Status.ShouldBe(HttpStatusCode.NotFound, "a draft is the unit's own");
        (await other.PostAsync($"{draft}/submission", ("revision", "1"))).Status.ShouldBe(HttpStatusCode.NotFound);

        var list = await SubmitAsync(draft);
        (await other.GetAsync(list)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await other.GetAsync($"{list}/receipt")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await inspector.GetAsync(list)).Status.ShouldBe(HttpStatusCode.OK);
        (await inspector.PostAsync($"{list}/acceptance")).Location!.ShouldContain("/errors/403");
        (await officer.PostAsync($"{list}/acceptance")).Location!.ShouldContain("/errors/403");
    }

    [Fact]
    public async Task To_the_second_of_the_deadline_a_list_is_taken_and_no_longer()
    {
        var list = await UploadAsync(ListWorld.Person(1));
        var page = (await officer.GetAsync(list)).Page;
        site.Clock.Now = VietnamTime.At(new DateOnly(2022, 12, 8), new TimeOnly(0, 0));
        (await officer.PostAsync($"{list}/submission", ("revision", $"{Revision(page)}"))).Location.ShouldBe(list);
        (await officer.GetAsync(list)).Page.ShouldContain("Đã hết hạn nộp (hết ngày 07/12/2022 (Thứ Tư))");
        site.Clock.Now -= TimeSpan.FromSeconds(1);
        await SubmitAsync(list);
    }

    [Fact]
    public async Task Files_that_cannot_be_read_are_told_and_the_others_are_taken_once()
    {
        (byte[] first, byte[] second) = (world.Workbook(ListWorld.Person(1)), world.Workbook(ListWorld.Person(2)));
        var list = (await officer.UploadAsync(PlanLists, null, ("a.xlsx", first), ("anh.jpg", [0xFF, 0xD8, 0xFF]), ("b.xlsx", second))).Location!;
        (await officer.GetAsync(list)).Page.ShouldContain("“anh.jpg” là ảnh");
        (await RowsAsync(list)).Count.ShouldBe(2);

        (await officer.UploadAsync(PlanLists, null, ("c.xlsx", world.Workbook(ListWorld.Person(3))))).Page.ShouldContain("Hãy chọn thêm vào hay thay");
        (await officer.UploadAsync(PlanLists, false, ("a.xlsx", first))).Page.ShouldContain("đã có trong danh sách; không cần tải lại");
        await officer.UploadAsync(PlanLists, true, ("c.xlsx", world.Workbook(ListWorld.Person(3))));
        (await RowsAsync(list)).Single().Fields.TeacherCode.ShouldBe("GV000003");
        var other = world with { Unit = world.OtherUnit };
        (await officer.UploadAsync(PlanLists, true, ("d.xlsx", other.Workbook(ListWorld.Person(4))))).Page.ShouldContain("mẫu của đơn vị hoặc kế hoạch khác");
    }

    [Fact]
    public async Task A_row_saved_over_a_newer_one_keeps_what_was_typed_and_shows_both_and_other_rows_disturb_nothing()
    {
        var list = await UploadAsync(ListWorld.Person(1), ListWorld.Person(2));
        var rows = await RowsAsync(list);
        await officer.PostAsync($"{list}/rows/{rows[1].Id}/removal");
        var (theirs, mine) = (ListWorld.Person(1), ListWorld.Person(1));
        (theirs[TraineeColumn.Position], mine[TraineeColumn.Position]) = ("Giáo viên", "Tổ trưởng chuyên môn");
        (await officer.PostAsync($"{list}/rows/{rows[0].Id}", ListBrowser.Row(theirs, 0))).Location.ShouldBe($"{list}#row-1");
        var refused = await officer.PostAsync($"{list}/rows/{rows[0].Id}", ListBrowser.Row(mine, 0));
        refused.Page.ShouldContain("Dòng 1 vừa được người khác sửa");
        refused.Page.ShouldContain("vừa ghi: “Giáo viên”");
        refused.Page.ShouldContain("value=\"Tổ trưởng chuyên môn\"");
        (await officer.PostAsync($"{list}/rows/{rows[0].Id}", ListBrowser.Row(mine, 1))).Location.ShouldBe($"{list}#row-1");
        (await RowsAsync(list)).Single().Fields.Position.ShouldBe("Tổ trưởng chuyên môn");
    }

    [Fact]
    public async Task A_row_typed_by_hand_and_nobody_to_send_are_lists_too()
    {
        var first = (await officer.PostAsync($"{PlanLists}/drafts")).Location!;
        var list = first[..first.IndexOf("/rows", StringComparison.Ordinal)];
        (await officer.PostAsync($"{list}/rows", ListBrowser.Row(ListWorld.Person(1), 0))).Location.ShouldBe($"{list}#row-1");

        var other = await site.BrowserAsync(world.OtherOfficer);
        (await other.PostAsync($"{PlanLists}/nothing", ("reason", ""))).Status.ShouldBe(HttpStatusCode.OK);
        var receipt = (await other.PostAsync($"{PlanLists}/nothing", ("reason", "Không có giáo viên tiếng Anh"))).Location!;
        (await other.GetAsync(receipt)).Page.ShouldContain("Không có giáo viên tiếng Anh");
    }

    [Fact]
    public async Task Ids_that_contradict_a_known_teacher_stop_the_acceptance_and_name_the_row()
    {
        var school = await site.InScopeAsync<LmsDbContext, Id<Domain.OrgUnits.OrgUnit>>(db => db.OrgUnits.Where(u => u.Code == "LC-1").Select(u => u.Id).SingleAsync());
        await site.InScopeAsync<LmsDbContext, int>(db =>
        {
            db.Teachers.Add(new Teacher(new TraineeFields { FullName = "Nguyễn Thị An", TeacherCode = "GV000002", PersonalId = "099185999999" }, school));
            return db.SaveChangesAsync();
        });
        var list = await SubmitAsync(await UploadAsync(ListWorld.Person(1), ListWorld.Person(2)));
        var department = await site.BrowserAsync(world.Department);
        await department.PostAsync($"{list}/acceptance");
        (await department.GetAsync(list)).Page.ShouldContain("Dòng 2");
        (await site.InScopeAsync<LmsDbContext, int>(db => db.Enrollments.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task The_workbook_comes_back_with_its_findings_and_can_be_sent_again()
    {
        var wrong = ListWorld.Person(1);
        wrong[TraineeColumn.BirthDate] = "13/25/1985";
        var list = await UploadAsync(wrong);
        var file = await officer.DownloadAsync($"{list}/workbook");
        var reading = TraineeWorkbook.Read(new MemoryStream(file), "lai.xlsx").Value!;
        reading.Rows.Single()[TraineeColumn.BirthDate].ShouldBe("13/25/1985");
        reading.Marker!.PlanId.ShouldBe(world.Plan.Id.Value);
        (await officer.UploadAsync(PlanLists, true, ("lai.xlsx", file))).Location.ShouldBe(list);
    }

    private async Task<string> UploadAsync(params IReadOnlyDictionary<TraineeColumn, string>[] people)
    {
        var (_, location, page) = await officer.UploadAsync(PlanLists, null, ("ds.xlsx", world.Workbook(people)));
        return location ?? throw new InvalidOperationException(page);
    }

    private async Task<string> SubmitAsync(string list)
    {
        var revision = Revision((await officer.GetAsync(list)).Page);
        (await officer.PostAsync($"{list}/submission", ("revision", $"{revision}"))).Location.ShouldBe($"{list}/receipt");
        return list;
    }

    private Task<IReadOnlyList<SubmissionRow>> RowsAsync(string list) => site.InScopeAsync<LmsDbContext, IReadOnlyList<SubmissionRow>>(async db =>
        (await db.TraineeSubmissions.Include(s => s.Rows).SingleAsync(s => s.Id == Id<TraineeSubmission>.Parse(list.Substring("/trainee-lists/".Length), null))).InOrder);

    private Task<int> TakenAsync() => site.InScopeAsync<LmsDbContext, int>(db => db.Quotas.Where(q => q.UnitId == world.Unit.Id).Select(q => q.Taken).SingleAsync());

    private static int Revision(string page) => int.Parse(RevisionField().Match(page).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex("name=\"revision\" value=\"(\\d+)\"")]
    private static partial Regex RevisionField();

    [GeneratedRegex("<button class=\"btn btn-success\"[^>]*>")]
    private static partial Regex Submit();
}

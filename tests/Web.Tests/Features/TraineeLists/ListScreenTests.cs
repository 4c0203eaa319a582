using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Lms.Domain;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Database;
using Lms.Web.Features.TraineeLists;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Tests.Features.TraineeLists;

/// <summary>Mending, undoing, late requests, versions and papers through the pages, without scripts.</summary>
public sealed partial class ListScreenTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly ListSite site = new();
    private ListWorld world = null!;
    private ListBrowser officer = null!;
    private ListBrowser department = null!;

    public async Task InitializeAsync()
    {
        world = await site.InScopeAsync<LmsDbContext, ListWorld>(db => ListWorld.SeedAsync(db));
        officer = await site.BrowserAsync(world.Officer);
        department = await site.BrowserAsync(world.Department);
    }

    Task IAsyncLifetime.DisposeAsync() => site.DisposeAsync().AsTask();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private string PlanLists => $"/plans/{world.Plan.Id}/trainee-lists";

    [Fact]
    public async Task A_cell_is_mended_in_its_row_and_the_mend_is_undone_and_redone()
    {
        var wrong = ListWorld.Person(1);
        (wrong[TraineeColumn.BirthDate], wrong[TraineeColumn.Phone]) = ("13/25/1985", "912000001");
        var list = await UploadAsync(wrong);
        var row = (await RowsAsync(list)).Single();
        (await CellAsync(list, row, TraineeColumn.BirthDate, "13/12/1985")).Location.ShouldBe($"{list}#row-1");
        var page = (await officer.GetAsync(list)).Page;
        page.ShouldContain("Đã lưu dòng 1.");
        page.ShouldContain("Đã thêm lại số 0", Case.Sensitive, "the other cell keeps its mend in sight");
        var undo = Reversal().Match(page).Value;
        await officer.PostAsync(undo);
        (await RowsAsync(list)).Single().Raw[TraineeColumn.BirthDate].ShouldBe("13/25/1985");
        // Undoing is undone in the same way; the first change cannot be undone twice.
        await officer.PostAsync(Reversal().Match((await officer.GetAsync(list)).Page).Value);
        (await RowsAsync(list)).Single().Fields.BirthDate.ShouldBe(new DateOnly(1985, 12, 13));
        (await officer.PostAsync(undo)).Page.ShouldContain("không hoàn tác lần sửa này được nữa");
    }

    [Fact]
    public async Task A_long_list_is_shown_in_parts_and_searched_and_a_save_comes_back_to_its_part()
    {
        var people = Enumerable.Range(1, 2 * ListSpot.Rows + 1).Select(ListWorld.Person).ToArray();
        people[^1][TraineeColumn.BirthDate] = "13/25/1985";
        var list = await UploadAsync(people);
        (await ShownAsync(list)).ShouldBe(Enumerable.Range(1, ListSpot.Rows));
        (await ShownAsync($"{list}?page=2")).ShouldBe(Enumerable.Range(ListSpot.Rows + 1, ListSpot.Rows));
        (await ShownAsync($"{list}?page=99")).ShouldBe([people.Length], "there is no such page, but a last one");
        (await ShownAsync($"{list}?page=-1&show=nothing")).Count.ShouldBe(ListSpot.Rows);
        (await ShownAsync($"{list}?show=Blocked")).ShouldBe([people.Length]);
        (await ShownAsync($"{list}?q={people[6][TraineeColumn.Phone]}")).ShouldBe([7]);
        (await ShownAsync($"{list}?q={Uri.EscapeDataString(people[6][TraineeColumn.FullName].ToUpperInvariant())}")).ShouldContain(7);
        (await officer.GetAsync($"{list}?q=nobody")).Page.ShouldContain("Không có dòng nào khớp với “nobody”.");

        // What is looked for changes nothing in what is said of the list as a whole.
        Summary().Match((await officer.GetAsync($"{list}?q=nobody")).Page).Value.ShouldBe(Summary().Match((await officer.GetAsync(list)).Page).Value);

        var last = (await RowsAsync(list))[^1];
        (await officer.PostAsync($"{list}/rows/{last.Id}/cells", ("column", "BirthDate"), ("value", "13/12/1985"), ("seen", "0"), ("page", "3"))).Location.ShouldBe($"{list}?page=3#row-{people.Length}");
        (await officer.PostAsync($"{list}/rows/{last.Id}/removal", ("show", "Blocked"), ("q", "Nguyễn"))).Location.ShouldBe($"{list}?show=Blocked&q=Nguy%E1%BB%85n");

        async Task<List<int>> ShownAsync(string address) =>
            [.. Regex.Matches((await officer.GetAsync(address)).Page, "<li id=\"row-([0-9]+)\"").Select(m => int.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture))];
    }

    [Fact]
    public async Task An_automatic_mend_that_is_undone_keeps_the_sent_text_and_the_rule_blocks_or_warns()
    {
        var sent = ListWorld.Person(1);
        (sent[TraineeColumn.FullName], sent[TraineeColumn.Phone]) = ("NGUYỄN THỊ ÁNH", "912000001");
        var list = await UploadAsync(sent);
        var id = (await RowsAsync(list)).Single().Id;
        await KeepAsync(TraineeColumn.FullName, true, 0);
        await KeepAsync(TraineeColumn.Phone, true, 1);
        var row = (await RowsAsync(list)).Single();
        row.Fields.FullName.ShouldBe("NGUYỄN THỊ ÁNH");
        (row.Fields.Phone, row.IsBlocked).ShouldBe((null, true));
        (await officer.GetAsync(list)).Page.ShouldContain("Dùng lại cách sửa: “0912000001”");
        await KeepAsync(TraineeColumn.Phone, false, 2);
        row = (await RowsAsync(list)).Single();
        (row.Fields.Phone, row.IsBlocked, row.IsWarned).ShouldBe(("0912000001", false, true));

        Task KeepAsync(TraineeColumn column, bool keep, int seen) =>
            officer.PostAsync($"{list}/rows/{id}/kept-cells", ("column", $"{column}"), ("keep", keep ? "true" : "false"), ("seen", $"{seen}"));
    }

    [Fact]
    public async Task A_removed_row_comes_back_to_its_place_and_its_number_is_nobody_else_s()
    {
        var list = await UploadAsync(ListWorld.Person(1), ListWorld.Person(2), ListWorld.Person(3));
        await officer.PostAsync($"{list}/rows/{(await RowsAsync(list))[2].Id}/removal");
        await officer.PostAsync($"{list}/rows", ListBrowser.Row(ListWorld.Person(4), 0));
        (await RowsAsync(list)).Select(r => r.Position).ShouldBe([1, 2, 4]);
        await officer.PostAsync(Reversal().Match((await officer.GetAsync(list)).Page).Value);
        (await RowsAsync(list)).Select(r => r.Fields.TeacherCode).ShouldBe(["GV000001", "GV000002", "GV000003", "GV000004"]);
    }

    [Fact]
    public async Task Of_two_officers_in_one_row_the_second_sees_both_texts_and_in_two_rows_neither_is_disturbed()
    {
        var list = await UploadAsync(ListWorld.Person(1), ListWorld.Person(2));
        var rows = await RowsAsync(list);
        (await CellAsync(list, rows[1], TraineeColumn.Phone, "0912999992")).Location.ShouldNotBeNull();
        (await CellAsync(list, rows[0], TraineeColumn.Phone, "0912999991")).Location.ShouldNotBeNull();
        var late = await CellAsync(list, rows[0], TraineeColumn.Phone, "0912888881");
        late.Location.ShouldBeNull();
        late.Page.ShouldContain("Ô này hiện là “0912999991”. Nội dung vừa nhập: “0912888881”");
        late.Page.ShouldContain("value=\"0912888881\"");
        (await RowsAsync(list))[0].Fields.Phone.ShouldBe("0912999991");
    }

    [Fact]
    public async Task A_submission_forgets_the_changes_of_its_rows()
    {
        var list = await UploadAsync(ListWorld.Person(1), ListWorld.Person(2));
        await officer.PostAsync($"{list}/rows/{(await RowsAsync(list))[1].Id}/removal");
        await SubmitAsync(list);
        await site.InScopeAsync<LmsDbContext, bool>(async db =>
        {
            (await db.RowChanges.CountAsync()).ShouldBe(0);
            (await db.SubmissionRows.IgnoreQueryFilters().CountAsync()).ShouldBe(1);
            return true;
        });
    }

    [Fact]
    public async Task The_grid_saves_each_row_whole_or_not_at_all_and_loses_nothing()
    {
        var list = await UploadAsync(ListWorld.Person(1), ListWorld.Person(2));
        var rows = await RowsAsync(list);
        await CellAsync(list, rows[1], TraineeColumn.Phone, "0912999992");
        var third = ListWorld.Person(3).ToDictionary(c => c.Key.ToString(), c => c.Value);
        var answer = await officer.PostJsonAsync($"{list}/grid", new
        {
            rows = new object[]
            {
                new { key = "a", id = rows[0].Id.ToString(), seen = 0, cells = new { Position = "Tổ trưởng", BirthDate = "31/02/1985" } },
                new { key = "b", id = rows[1].Id.ToString(), seen = 0, cells = new { Phone = "0912888882", Position = "Tổ phó" } },
                new { key = "c", cells = third },
            },
        });
        answer.GetProperty("refused").GetProperty("b").GetString().ShouldBe("Dòng 2 vừa được Cán bộ LC sửa.");
        answer.GetProperty("saved").EnumerateObject().Select(p => p.Name).ShouldBe(["a", "c"]);
        var now = await RowsAsync(list);
        (now[0].Fields.Position, now[0].IsBlocked).ShouldBe(("Tổ trưởng", true));
        (now[1].Fields.Position, now[1].Fields.Phone).ShouldBe((null, "0912999992"));
        now[2].Fields.TeacherCode.ShouldBe("GV000003");
    }

    [Fact]
    public async Task Rows_pasted_without_scripts_follow_their_header_or_the_template_s_order()
    {
        var list = await UploadAsync(ListWorld.Person(1));
        await officer.PostAsync($"{list}/grid/rows", ("pasted", "Điện thoại\tHọ tên\tGhi chú\r\n0912000002\tTrần Thị Bình\t\"dự\nbị\"\r\n"));
        await officer.PostAsync($"{list}/grid/rows", ("pasted", "1\tLê Thị Cúc\t05/09/1985"));
        await officer.PostAsync($"{list}/grid/rows", ("pasted", "Đỗ Thị Dung\t06/09/1985"));
        var rows = await RowsAsync(list);
        (rows[1].Fields.FullName, rows[1].Fields.Phone, rows[1].Fields.IsReserve).ShouldBe(("Trần Thị Bình", "0912000002", true));
        (rows[2].Fields.FullName, rows[2].Fields.BirthDate).ShouldBe(("Lê Thị Cúc", new DateOnly(1985, 9, 5)));
        (rows[3].Fields.FullName, rows[3].Fields.BirthDate).ShouldBe(("Đỗ Thị Dung", new DateOnly(1985, 9, 6)));
        (await officer.PostAsync($"{list}/grid/rows", ("pasted", " \n"))).Page.ShouldContain("Chưa có dòng nào");
        (await officer.GetAsync($"{list}/grid")).Page.ShouldContain("0912000002");
    }

    [Fact]
    public async Task A_proposal_is_used_for_all_rows_after_a_look()
    {
        var (one, two) = (ListWorld.Person(1), ListWorld.Person(2));
        (one[TraineeColumn.School], two[TraineeColumn.School]) = ("Trường Tiểu học Nguyễn Du A", "Trường Tiểu học Nguyễn Duu");
        var list = await UploadAsync(one, two);
        var page = (await officer.GetAsync(list)).Page;
        page.ShouldContain($"Dùng “{ListWorld.Schools[0]}”");
        var all = All().Match(page).Value;
        (await officer.GetAsync(all)).Page.ShouldContain("Trường Tiểu học Nguyễn Duu");
        await officer.PostAsync(all, [.. (await RowsAsync(list)).Select(r => ("rows", r.Id.ToString()))]);
        (await RowsAsync(list)).ShouldAllBe(r => r.Fields.SchoolText == ListWorld.Schools[0]);
    }

    [Fact]
    public async Task A_late_unit_asks_the_department_grants_to_the_second_and_only_that_unit_sends()
    {
        var list = await UploadAsync(ListWorld.Person(1));
        var ask = $"/plans/{world.Plan.Id}/late-requests";
        (await officer.PostAsync(ask, ("reason", "Mất điện"))).Page.ShouldContain("không cần xin nộp muộn");
        site.Clock.Now = VietnamTime.At(new DateOnly(2022, 12, 8), new TimeOnly(8, 0));
        (await officer.PostAsync(ask, ("reason", " "))).Page.ShouldContain("Hãy ghi lý do");
        (await officer.PostAsync(ask, ("reason", "Mất điện cả ngày 07/12"))).Location.ShouldBe(PlanLists);
        (await officer.PostAsync(ask, ("reason", "Lần nữa"))).Page.ShouldContain("Đề nghị nộp muộn đã gửi");
        (await department.GetAsync(PlanLists)).Page.ShouldContain("Đề nghị nộp muộn <strong>1</strong>");
        var request = await site.InScopeAsync<LmsDbContext, LateRequest>(db => db.LateRequests.SingleAsync());
        (await department.PostAsync($"{ask}/{request.Id}/decision", ("grant", "true"), ("day", "2022-12-08"), ("time", "07:00"), ("reason", "Đồng ý"))).Page.ShouldContain("đã qua");
        (await department.PostAsync($"{ask}/{request.Id}/decision", ("grant", "true"), ("day", "2022-12-08"), ("time", "09:59"), ("reason", "Đồng ý"))).Location.ShouldBe($"{ask}#content");
        (await officer.GetAsync(PlanLists)).Page.ShouldContain("Sở cho nộp muộn đến 10:00 ngày 08/12/2022. Đồng ý");
        var other = await site.BrowserAsync(world.OtherOfficer);
        (await other.GetAsync(PlanLists)).Page.ShouldContain("Kế hoạch này không nhận danh sách nữa");
        site.Clock.Now = VietnamTime.At(new DateOnly(2022, 12, 8), new TimeOnly(10, 0));
        var revision = Revision((await officer.GetAsync(list)).Page);
        (await officer.PostAsync($"{list}/submission", ("revision", revision))).Location.ShouldBe(list);
        site.Clock.Now -= TimeSpan.FromSeconds(1);
        await SubmitAsync(list);
        await site.InScopeAsync<LmsDbContext, bool>(async db =>
        {
            (await db.Journal.CountAsync(e => e.Subject == nameof(LateRequest))).ShouldBe(2);
            return true;
        });
    }

    [Fact]
    public async Task A_new_version_says_what_it_changed()
    {
        var list = await SubmitAsync(await UploadAsync(ListWorld.Person(1), ListWorld.Person(2)));
        await department.PostAsync($"{list}/return", ("reason", "Thiếu người"));
        var next = (await officer.PostAsync($"{list}/versions")).Location!;
        (await officer.GetAsync($"{next}/difference")).Page.ShouldContain("giống hệt nhau");
        var rows = await RowsAsync(next);
        await CellAsync(next, rows[0], TraineeColumn.Phone, "0912999991");
        await officer.PostAsync($"{next}/rows/{rows[1].Id}/removal");
        await officer.PostAsync($"{next}/rows", ListBrowser.Row(ListWorld.Person(3), 0));
        var page = (await officer.GetAsync($"{next}/difference")).Page;
        page.ShouldContain("Thêm 1 người, bớt 1 người, đổi thông tin 1 người, giữ nguyên 0 người");
        page.ShouldContain("<del>0912000001</del> → <ins>0912999991</ins>");
        (await officer.GetAsync($"{list}/difference")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_receipt_s_hash_is_that_of_the_content_file_and_a_signed_scan_is_kept_with_its_history()
    {
        var list = await SubmitAsync(await UploadAsync(ListWorld.Person(1)));
        var receipt = (await officer.GetAsync($"{list}/receipt")).Page;
        receipt.ShouldContain(Convert.ToHexStringLower(SHA256.HashData(await officer.DownloadAsync($"{list}/content"))));
        byte[] pdf = [.. "%PDF-1.7 một trang"u8];
        await officer.UploadAsync($"{list}/scans", null, "scans", ("ky.pdf", "GIF89a"u8.ToArray()));
        (await officer.GetAsync(list)).Page.ShouldContain("“ky.pdf” không phải PDF, JPEG hay PNG");
        await officer.UploadAsync($"{list}/scans", null, "scans", ("ky-1.pdf", pdf), ("ky-2.jpg", [0xFF, 0xD8, 0xFF, 0xE0]));
        await officer.UploadAsync($"{list}/scans", null, "scans", ("ky-lai.pdf", pdf));
        var page = (await department.GetAsync(list)).Page;
        page.ShouldContain("Bản 2: 1 tệp");
        page.ShouldContain("Bản 1 (đã thay): 2 tệp");
        var scan = await site.InScopeAsync<LmsDbContext, SignedScan>(db => db.SignedScans.SingleAsync(s => s.Set == 2));
        (await department.DownloadAsync($"{list}/scans/{scan.Id}")).ShouldBe(pdf);
        (await (await site.BrowserAsync(world.OtherOfficer)).GetAsync($"{list}/scans/{scan.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private Task<(HttpStatusCode Status, string? Location, string Page)> CellAsync(string list, SubmissionRow row, TraineeColumn column, string value) =>
        officer.PostAsync($"{list}/rows/{row.Id}/cells", ("column", $"{column}"), ("value", value), ("seen", $"{row.Edits}"));

    private async Task<string> UploadAsync(params IReadOnlyDictionary<TraineeColumn, string>[] people) =>
        (await officer.UploadAsync(PlanLists, null, ("ds.xlsx", world.Workbook(people)))).Location!;

    private async Task<string> SubmitAsync(string list)
    {
        (await officer.PostAsync($"{list}/submission", ("revision", Revision((await officer.GetAsync(list)).Page)))).Location.ShouldBe($"{list}/receipt");
        return list;
    }

    private Task<IReadOnlyList<SubmissionRow>> RowsAsync(string list) => site.InScopeAsync<LmsDbContext, IReadOnlyList<SubmissionRow>>(async db =>
        (await db.TraineeSubmissions.Include(s => s.Rows).SingleAsync(s => s.Id == Id<TraineeSubmission>.Parse(list.Substring("/trainee-lists/".Length), null))).InOrder);

    private static string Revision(string page) => RevisionField().Match(page).Groups[1].Value;

    [GeneratedRegex("name=\"revision\" value=\"(\\d+)\"")]
    private static partial Regex RevisionField();

    [GeneratedRegex("/trainee-lists/[0-9a-f-]+/row-changes/[0-9a-f-]+/reversal")]
    private static partial Regex Reversal();

    [GeneratedRegex("<ul class=\"obstacles\".*?</ul>", RegexOptions.Singleline)]
    private static partial Regex Summary();

    [GeneratedRegex("/trainee-lists/[0-9a-f-]+/proposals\\?key=[A-Za-z.]+")]
    private static partial Regex All();
}

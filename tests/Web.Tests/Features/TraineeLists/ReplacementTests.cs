using System.Net;
using System.Text.RegularExpressions;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Tests.Features.TraineeLists;

/// <summary>
/// What a file replaces comes back by one step, edits included; and a file that was read wrongly can be read anew.
/// </summary>
public sealed partial class ReplacementTests
{
    private const string Head = "Họ và tên,Ngày sinh,CCCD,Trường,Cấp,Môn,SĐT,Email";

    [Theory, MemberData(nameof(ListSite.Both), MemberType = typeof(ListSite))]
    public async Task Replacing_a_draft_says_how_many_people_made_place_and_one_step_brings_them_back_with_their_edits(
        DatabaseProvider provider)
    {
        await using var site = new ListSite(provider);
        var world = await site.InScopeAsync<LmsDbContext, ListWorld>(db => ListWorld.SeedAsync(db, 100));
        var officer = await site.BrowserAsync(world.Officer);
        var lists = $"/plans/{world.Plan.Id}/trainee-lists";
        var three = world.Workbook(ListWorld.Person(1), ListWorld.Person(2), ListWorld.Person(3));
        var first = await officer.UploadAsync(lists, null, ("a.xlsx", three));
        var list = first.Location!;
        var rows = await RowsAsync(site);
        await officer.PostAsync($"{list}/rows/{rows[0].Id}/cells", ("column", "Note"), ("value", "dự bị"), ("seen", "0"));
        await officer.PostAsync($"{list}/rows/{rows[1].Id}/removal");
        var before = await NamesAsync(site);
        before.Count.ShouldBe(2);

        (await officer.UploadAsync(lists, true, ("b.xlsx", world.Workbook(ListWorld.Person(7))))).Location.ShouldBe(list);
        (await NamesAsync(site)).ShouldBe([(1, ListWorld.Person(7)[TraineeColumn.FullName], "")]);
        var page = (await officer.GetAsync(list)).Page;
        page.ShouldContain("2 người đang soạn đã được thay bằng tệp “b.xlsx”");
        page.ShouldNotContain("a.xlsx");

        var added = ListBrowser.Row(ListWorld.Person(9), 0);
        (await officer.PostAsync($"{list}/rows", added)).Status.ShouldBe(HttpStatusCode.Found);
        (await officer.PostAsync($"{list}/replacement/reversal")).Location.ShouldBe(list);
        var after = await NamesAsync(site);
        after.Take(2).ShouldBe(before);
        after.Skip(2).ShouldBe([(4, ListWorld.Person(9)[TraineeColumn.FullName], "")]);
        page = (await officer.GetAsync(list)).Page;
        page.ShouldContain("a.xlsx");
        page.ShouldContain("Dùng lại tệp");

        (await officer.PostAsync($"{list}/replacement/reversal")).Location.ShouldBe(list);
        var names = new[] { 7, 9 }.Select(number => ListWorld.Person(number)[TraineeColumn.FullName]);
        (await NamesAsync(site)).Select(row => row.Name).ShouldBe(names, ignoreOrder: true);
        (await officer.PostAsync($"{list}/replacement/reversal")).Location.ShouldBe(list);

        // What was taken off before the replacement comes back by its own undo.
        var changes = await site.InScopeAsync<LmsDbContext, List<RowChange>>(db => db.RowChanges.AsNoTracking().ToListAsync());
        var removed = changes.Single(change => change.Kind == RowChangeKind.Removed);
        (await officer.PostAsync($"{list}/row-changes/{removed.Id}/reversal")).Status.ShouldBe(HttpStatusCode.Found);
        (await NamesAsync(site)).Count.ShouldBe(4);
        (await officer.GetAsync(list)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task After_the_submission_nothing_of_a_replacement_is_kept()
    {
        await using var site = new ListSite();
        var world = await site.InScopeAsync<LmsDbContext, ListWorld>(db => ListWorld.SeedAsync(db, 100));
        var officer = await site.BrowserAsync(world.Officer);
        var lists = $"/plans/{world.Plan.Id}/trainee-lists";
        await officer.UploadAsync(lists, null, ("a.xlsx", world.Workbook(ListWorld.Person(1))));
        var list = (await officer.UploadAsync(lists, true, ("b.xlsx", world.Workbook(ListWorld.Person(2))))).Location!;
        var revision = Revision().Match((await officer.GetAsync(list)).Page).Groups[1].Value;
        (await officer.PostAsync($"{list}/submission", ("revision", revision))).Location.ShouldBe($"{list}/receipt");
        (await site.InScopeAsync<LmsDbContext, int>(db => db.SubmissionRows.IgnoreQueryFilters().CountAsync())).ShouldBe(1);
        (await site.InScopeAsync<LmsDbContext, int>(db => db.Set<SubmissionFile>().IgnoreQueryFilters().CountAsync())).ShouldBe(1);
        await officer.PostAsync($"{list}/replacement/reversal");
        (await NamesAsync(site)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_file_whose_columns_were_read_wrongly_is_read_anew_and_that_can_be_undone()
    {
        await using var site = new ListSite();
        var world = await site.InScopeAsync<LmsDbContext, ListWorld>(db => ListWorld.SeedAsync(db, 100));
        var officer = await site.BrowserAsync(world.Officer);
        var lists = $"/plans/{world.Plan.Id}/trainee-lists";
        var other = await officer.UploadAsync(lists, null, ("a.xlsx", world.Workbook(ListWorld.Person(1))));
        var list = other.Location!;
        var file = Corpus.Csv(Head + ",Nơi ở", "Lê Thị Tâm,02/01/1985,099185000101,Số 1 phố A,Tiểu học,Tiếng Anh,"
            + "0912000101,tam@example.edu.vn,Trường Tiểu học Nguyễn Du");
        (await officer.UploadAsync(lists, false, ("b.csv", file))).Location.ShouldBe(list);
        (await RowsAsync(site))[1].IsBlocked.ShouldBeTrue();

        var again = ChooseAgain().Matches((await officer.GetAsync($"{lists}/uploads")).Page)[^1].Groups[1].Value;
        var asked = await officer.PostAsync($"/list-uploads/{again}/columns", ("plan", $"{world.Plan.Id}"));
        asked.Location.ShouldBe($"{lists}/uploads#file-{again}");
        var page = (await officer.GetAsync($"{lists}/uploads")).Page;
        page.ShouldContain("Để nguyên như đang có");
        (await NamesAsync(site)).Count.ShouldBe(2);

        TraineeColumn?[] columns =
        [
            TraineeColumn.FullName, TraineeColumn.BirthDate, TraineeColumn.PersonalId, null, TraineeColumn.Level,
            TraineeColumn.Subject, TraineeColumn.Phone, TraineeColumn.Email, TraineeColumn.School,
        ];
        var chosen = columns.Select((column, i) => ($"columns[{i}]", $"{column}"));
        (string, string)[] told = [("plan", $"{world.Plan.Id}"), ("headerLine", "1"), .. chosen];
        (await officer.PostAsync($"/list-uploads/{again}/answers", told)).Location.ShouldBe(list);
        var rows = await RowsAsync(site);
        rows.Count.ShouldBe(2);
        rows[1].Fields.SchoolText.ShouldBe("Trường Tiểu học Nguyễn Du");
        rows[1].IsBlocked.ShouldBeFalse();
        (await officer.GetAsync(list)).Page.ShouldContain("“b.csv” đã được đọc lại theo cột mới, thay 1 người");

        await officer.PostAsync($"{list}/replacement/reversal");
        (await RowsAsync(site))[1].IsBlocked.ShouldBeTrue();
    }

    [Fact]
    public async Task Who_thinks_better_of_choosing_the_columns_leaves_the_list_as_it_is()
    {
        await using var site = new ListSite();
        var world = await site.InScopeAsync<LmsDbContext, ListWorld>(db => ListWorld.SeedAsync(db, 100));
        var officer = await site.BrowserAsync(world.Officer);
        var lists = $"/plans/{world.Plan.Id}/trainee-lists";
        await officer.UploadAsync(lists, null, ("a.xlsx", world.Workbook(ListWorld.Person(1))));
        var again = ChooseAgain().Match((await officer.GetAsync($"{lists}/uploads")).Page).Groups[1].Value;
        await officer.PostAsync($"/list-uploads/{again}/columns", ("plan", $"{world.Plan.Id}"));
        await officer.PostAsync($"/list-uploads/{again}/removal", ("plan", $"{world.Plan.Id}"));
        (await NamesAsync(site)).Count.ShouldBe(1);
        ChooseAgain().IsMatch((await officer.GetAsync($"{lists}/uploads")).Page).ShouldBeTrue();

        var stranger = await site.BrowserAsync(world.OtherOfficer);
        var refused = await stranger.PostAsync($"/list-uploads/{again}/columns", ("plan", $"{world.Plan.Id}"));
        refused.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<List<(int Position, string Name, string Note)>> NamesAsync(ListSite site) =>
        [.. (await RowsAsync(site)).Select(row => (row.Position, row.Fields.FullName, row.Fields.Note ?? ""))];

    private static Task<List<SubmissionRow>> RowsAsync(ListSite site) => site.InScopeAsync<LmsDbContext, List<SubmissionRow>>(
        db => db.SubmissionRows.AsNoTracking().OrderBy(row => row.Position).ToListAsync());

    [GeneratedRegex("action=\"/list-uploads/([^/]+)/columns\"")]
    private static partial Regex ChooseAgain();

    [GeneratedRegex("name=\"revision\" value=\"([^\"]+)\"")]
    private static partial Regex Revision();
}

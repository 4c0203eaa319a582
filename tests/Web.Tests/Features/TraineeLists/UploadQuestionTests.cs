using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Lms.Domain.TraineeLists;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Tests.Features.TraineeLists;

/// <summary>What a file is asked about is asked once, answered on the page, and goes on with the file that was sent.</summary>
public sealed partial class UploadQuestionTests : IAsyncLifetime, IAsyncDisposable
{
    private const string Person = "Lê Thị Tâm,02/01/1985,099185000101,Trường Tiểu học Nguyễn Du,Tiểu học,Tiếng Anh,0912000101,tam@example.edu.vn";

    private readonly CorpusSite site = new();

    public Task InitializeAsync() => site.InitializeAsync();

    Task IAsyncLifetime.DisposeAsync() => site.DisposeAsync().AsTask();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Columns_are_asked_for_once_then_remembered_until_they_are_forgotten()
    {
        var page = await AskAsync(Corpus.Csv("Cô giáo,Sinh,Giấy tờ,Chỗ làm,Loại,Dạy,Liên lạc,Thư", Person));
        page.ShouldContain("Mỗi cột ghi gì?");
        var unnamed = await AnswerAsync(page, ("headerLine", "1"), ("columns[0]", ""));
        unnamed.ShouldEndWith($"#file-{FileId(page)}");
        (await site.Officer.GetAsync(unnamed)).Page.ShouldContain("Hãy chọn cột Họ và tên");

        TraineeColumn[] columns = [TraineeColumn.FullName, TraineeColumn.BirthDate, TraineeColumn.PersonalId, TraineeColumn.School, TraineeColumn.Level, TraineeColumn.Subject, TraineeColumn.Phone, TraineeColumn.Email];
        var list = await AnswerAsync(page, [("headerLine", "1"), .. columns.Select((column, i) => ($"columns[{i}]", $"{column}"))]);
        list.ShouldStartWith("/trainee-lists/");
        (await site.OutcomeAsync()).ShouldBe("");

        var again = await site.Officer.UploadAsync(site.PlanLists, true, ("lai.csv", Corpus.Csv("CÔ GIÁO,Sinh,Giấy tờ,Chỗ làm,Loại,Dạy,Liên lạc,Thư", Person.Replace("Tâm", "Hà"))));
        again.Location.ShouldBe(list);
        var told = (await site.Officer.GetAsync($"{site.PlanLists}/uploads")).Page;
        told.ShouldContain("Đọc theo cách ghép cột đã lưu ngày");
        var mapping = Mapping().Match(told).Groups[1].Value;
        (await site.Officer.PostAsync(mapping, ("plan", $"{site.World.Plan.Id}"))).Status.ShouldBe(HttpStatusCode.Found);
        (await AskAsync(Corpus.Csv("Cô giáo,Sinh,Giấy tờ,Chỗ làm,Loại,Dạy,Liên lạc,Thư", Person))).ShouldContain("Mỗi cột ghi gì?");
    }

    [Fact]
    public async Task Of_several_sheets_those_are_read_that_were_chosen()
    {
        var page = await AskAsync(Corpus.TwoSheeted(site.World), "ds.xlsx");
        page.ShouldContain("Phụ lục (1 dòng)");
        (await AnswerAsync(page)).ShouldContain("/uploads");
        (await AnswerAsync(page, ("sheets", "Phụ lục"))).ShouldStartWith("/trainee-lists/");
        (await site.QueryAsync(db => db.SubmissionRows.Select(r => r.Sheet).ToListAsync())).ShouldBe(["Phụ lục"]);
    }

    [Theory]
    [InlineData("true", "Lê Thị Tâm")]
    [InlineData("false", "Lª ThÞ T©m")]
    public async Task An_old_font_is_converted_only_if_the_officer_says_so(string convert, string name)
    {
        var page = await AskAsync(Encoding.UTF8.GetBytes("Họ và tên,Ngày sinh,CCCD,Trường,Cấp,Môn,SĐT,Email\r\nLª ThÞ T©m,02/01/1985,099185000101,Tr\u00ADêng TiÓu häc NguyÔn Du,TiÓu häc,TiÕng Anh,0912000101,tam@example.edu.vn"));
        page.ShouldContain("Tiểu học");
        (await AnswerAsync(page, ("convert", convert))).ShouldStartWith("/trainee-lists/");
        var row = await site.QueryAsync(db => db.SubmissionRows.AsNoTracking().SingleAsync());
        row.Cells[TraineeColumn.FullName].ShouldBe(name);
        var findings = row.Findings.Where(f => f.Column == TraineeColumn.FullName).ToList();
        if (convert == "true") findings.ShouldHaveSingleItem().Key.ShouldBe("Finding.LegacyConverted");
        else findings.ShouldHaveSingleItem().Arguments[RowFinding.Proposal].ShouldBe("Lê Thị Tâm");
    }

    [Fact]
    public async Task A_file_that_waits_for_an_answer_can_be_left_out_and_the_others_are_kept()
    {
        var sent = await site.Officer.UploadAsync(site.PlanLists, null, ("a.xlsx", site.World.Workbook(ListWorld.Person(1))), ("b.csv", Corpus.Csv("A,B,C", "x,y,z")), ("c.jpg", [0xFF, 0xD8, 0xFF]));
        var page = (await site.Officer.GetAsync(sent.Location!)).Page;
        page.ShouldContain("Cần trả lời");
        page.ShouldContain("“c.jpg” là ảnh");
        foreach (Match file in Discard().Matches(page)) (await site.Officer.PostAsync(file.Groups[1].Value, ("plan", $"{site.World.Plan.Id}"))).Status.ShouldBe(HttpStatusCode.Found);
        (await site.QueryAsync(db => db.SubmissionRows.CountAsync())).ShouldBe(1);
        var late = await AnswerAsync(page, ("headerLine", "1"), ("columns[0]", "FullName"));
        (await site.Officer.GetAsync(late)).Page.ShouldContain("đã được xử lý");
    }

    [Fact]
    public async Task Another_units_upload_and_saved_columns_are_not_there()
    {
        var page = await AskAsync(Corpus.Csv("A,B,C", "x,y,z"));
        var other = await site.OtherAsync();
        (await other.PostAsync($"/list-uploads/{FileId(page)}/answers", ("headerLine", "1"), ("columns[0]", "FullName"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await other.PostAsync($"/list-uploads/{FileId(page)}/removal")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await other.GetAsync($"{site.PlanLists}/uploads")).Page.ShouldNotContain(FileId(page));
    }

    private async Task<string> AskAsync(byte[] file, string name = "ds.csv")
    {
        var sent = await site.Officer.UploadAsync(site.PlanLists, true, (name, file));
        sent.Location.ShouldBe($"{site.PlanLists}/uploads");
        return (await site.Officer.GetAsync(sent.Location!)).Page;
    }

    private async Task<string> AnswerAsync(string page, params (string, string)[] fields) =>
        (await site.Officer.PostAsync($"/list-uploads/{FileId(page)}/answers", [("plan", $"{site.World.Plan.Id}"), .. fields])).Location!;

    private static string FileId(string page) => Answers().Match(page).Groups[1].Value;

    [GeneratedRegex("action=\"/list-uploads/([^/]+)/answers\"")]
    private static partial Regex Answers();

    [GeneratedRegex("action=\"(/list-uploads/[^/]+/removal)\"")]
    private static partial Regex Discard();

    [GeneratedRegex("action=\"(/column-mappings/[^/]+/removal)\"")]
    private static partial Regex Mapping();
}

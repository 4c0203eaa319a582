using System.Net;
using Lms.Domain.OrgUnits;
using Lms.Domain.Tables;
using Lms.Domain.TraineeLists;
using Lms.Web.Tests.Features.TraineeLists;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Tests.Features.Tables;

/// <summary>The case files of exclusion lists, quotas and units through the pages of their doors.</summary>
public sealed class DoorCaseTests
{
    [Fact]
    public async Task An_exclusion_list_in_an_old_encoding_is_asked_about_and_its_people_are_kept_out()
    {
        await using var doors = await OpenAsync();
        (await Send(doors, TableDoor.ExclusionList, "E1-tcvn3-exclusion.xlsx")).IsTaken.ShouldBeTrue();
        (await Send(doors, TableDoor.ExclusionList, "E4-section-rows.xlsx")).IsTaken.ShouldBeTrue();
        (await EntriesAsync(doors)).Select(e => e.FullName).ShouldBe(["Nguyễn Thị Hoa", "Trần Văn Bình", "Đỗ Thị Bích Hạnh", "Bùi Thị Thanh Thủy"], ignoreOrder: true);

        var unit = await doors.Site.BrowserAsync(doors.World.OtherOfficer);
        await unit.UploadAsync($"/plans/{doors.World.Plan.Id}/trainee-lists", true, ("T00-base.xlsx", CaseFiles.Read("T00-base.xlsx")));
        var rows = await doors.QueryAsync(db => db.SubmissionRows.AsNoTracking().ToListAsync());
        rows.Where(row => row.Findings.Any(f => f is { Code: FindingCode.EXCL, Severity: FindingSeverity.Blocking }))
            .Select(row => row.Fields.FullName).ShouldBe(["Đỗ Thị Bích Hạnh", "Bùi Thị Thanh Thủy"], ignoreOrder: true);
    }

    [Fact]
    public async Task Ids_that_could_not_be_read_keep_a_list_from_being_applied_until_each_is_mended_or_left_out()
    {
        await using var doors = await OpenAsync();
        var (page, _) = await Send(doors, TableDoor.ExclusionList, "E2-scientific-ids.xlsx");
        page.ShouldContain("2 dòng chưa đọc được");
        page.ShouldContain("Trong tệp: 9.9180E+10");
        var entries = await EntriesAsync(doors);
        entries.ShouldAllBe(e => !e.IsSure && e.NeedsMending);
        var list = await doors.QueryAsync(db => db.ExclusionLists.AsNoTracking().SingleAsync());
        list.State.ShouldBe(ExclusionListState.Imported);
        var here = $"/plans/{doors.World.Plan.Id}/exclusion-lists/{list.Id}";
        (await doors.Officer.PostAsync($"{here}/activation")).Location.ShouldNotBeNull();
        (await doors.QueryAsync(db => db.ExclusionLists.AsNoTracking().SingleAsync())).State.ShouldBe(ExclusionListState.Imported);
        (await doors.Officer.DownloadAsync($"{here}/marked")).Length.ShouldBeGreaterThan(1000);

        var wrong = await doors.Officer.PostAsync($"{here}/entries/{entries[0].Id}/mend", ("FullName", "Đỗ Thị Bích Hạnh"), ("PersonalId", "9.9E+10"));
        wrong.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        wrong.Page.ShouldContain("9.9E+10", customMessage: "what was typed stays");
        await doors.Officer.PostAsync($"{here}/entries/{entries[0].Id}/mend", ("FullName", "Đỗ Thị Bích Hạnh"), ("PersonalId", "099180770000"));
        await doors.Officer.PostAsync($"{here}/entries/{entries[1].Id}/dismissal");
        entries = await EntriesAsync(doors);
        (entries[0].IsSure, entries[0].Settled, entries[1].IsSure, entries[1].Settled)
            .ShouldBe((true, ExclusionSettlement.Mended, false, ExclusionSettlement.Dismissed));
        await doors.Officer.PostAsync($"{here}/entries/{entries[1].Id}/dismissal/undo");
        (await EntriesAsync(doors))[1].NeedsMending.ShouldBeTrue();
    }

    [Fact]
    public async Task All_sheets_of_an_exclusion_list_are_read_and_named_beside_the_line()
    {
        await using var doors = await OpenAsync();
        var (page, _) = await Send(doors, TableDoor.ExclusionList, "E7-two-sheets.xlsx");
        (await EntriesAsync(doors)).Count.ShouldBe(4);
        page.ShouldContain("Đợt 2");
    }

    [Theory]
    [InlineData("Q0-plain.xlsx", "Tổng 20 chỉ tiêu")]
    [InlineData("Q1-title-rows.xlsx", "Tổng 20 chỉ tiêu")]
    [InlineData("Q3-vietnamese-kinds-new-unit.xlsx", "Trường THPT Mới")]
    [InlineData("Q5-hidden-first-sheet.xlsx", "Tổng 20 chỉ tiêu")]
    [InlineData("Q7-code-case-and-zero.xlsx", "Tệp ghi mã: thpt-tp")]
    public async Task A_quota_file_is_previewed_wherever_its_header_stands_and_however_it_calls_its_units(string name, string words)
    {
        await using var doors = await OpenAsync();
        var (page, taken) = await Send(doors, TableDoor.Quotas, name);
        page.ShouldContain(words);
        taken.ShouldBeTrue();
    }

    [Theory]
    [InlineData("Q6-seat-words.csv.xlsx", "“12 người” không phải số nguyên")]
    [InlineData("Q10-numeric-kind.xlsx", "Không hiểu loại đơn vị “3”")]
    [InlineData("Q8-legacy.xls", "Q8-legacy.xls")]
    public async Task A_quota_file_that_cannot_be_used_is_refused_with_the_true_cause(string name, string words)
    {
        await using var doors = await OpenAsync();
        var (page, taken) = await Send(doors, TableDoor.Quotas, name);
        page.ShouldContain(words);
        page.ShouldNotContain("quota.csv");
        taken.ShouldBeFalse();
    }

    [Fact]
    public async Task A_refused_quota_file_comes_back_with_its_bad_cells_marked()
    {
        await using var doors = await OpenAsync();
        await Send(doors, TableDoor.Quotas, "Q6-seat-words.csv.xlsx");
        var table = (await doors.LastAsync(TableDoor.Quotas))!;
        var marked = await doors.Officer.DownloadAsync($"/plans/{doors.Draft.Id}/quotas/file/{table.Id}/marked");
        using var archive = new System.IO.Compression.ZipArchive(new MemoryStream(marked));
        archive.Entries.ShouldContain(part => part.FullName.Contains("comments", StringComparison.Ordinal));
        (await Send(doors, TableDoor.Quotas, "lai.xlsx", marked)).Page.ShouldContain("“12 người” không phải số nguyên", customMessage: "it is read again as it was sent");
    }

    [Theory]
    [InlineData("U1-title-rows.xlsx", "303-X1", "Trường Tiểu học Thử")]
    [InlineData("U4-kind-words.xlsx", "303-X3,303-X4,303-X5", "Trường Mầm non Thử")]
    public async Task Units_are_read_with_title_rows_and_the_words_of_schools(string name, string codes, string unit)
    {
        await using var doors = await OpenAsync();
        (await Send(doors, TableDoor.Units, name)).IsTaken.ShouldBeTrue();
        var wanted = codes.Split(',');
        var units = await doors.QueryAsync(db => db.OrgUnits.AsNoTracking().Where(u => wanted.Contains(u.Code)).ToListAsync());
        units.Count.ShouldBe(wanted.Length);
        units.ShouldAllBe(u => u.Kind == OrgUnitKind.School && u.Level != null);
        units.ShouldContain(u => u.Name == unit);
    }

    [Fact]
    public async Task A_parent_that_differs_is_told_and_not_changed()
    {
        await using var doors = await OpenAsync();
        var (page, _) = await Send(doors, TableDoor.Units, "U2-parent-changed.xlsx");
        page.ShouldContain("cấp trên của 303-TH0 trong tệp là 311, ở đây là 303");
        page.ShouldContain("Sắp xếp lại theo tệp");
    }

    [Fact]
    public async Task A_code_with_other_capitals_and_a_code_of_another_kind_are_refused_and_the_file_need_not_be_sent_again()
    {
        await using var doors = await OpenAsync();
        var before = await doors.QueryAsync(db => db.OrgUnits.CountAsync());
        var (page, taken) = await Send(doors, TableDoor.Units, "U6-code-case.xlsx");
        taken.ShouldBeFalse();
        page.ShouldContain("303-TH0");
        page.ShouldContain("đã thuộc về một đơn vị khác loại");
        page.ShouldContain("Đang dùng tệp đã gửi: U6-code-case.xlsx");
        (await doors.QueryAsync(db => db.OrgUnits.CountAsync())).ShouldBe(before);
    }

    private static async Task<DoorSite> OpenAsync()
    {
        var doors = new DoorSite();
        await doors.InitializeAsync();
        return doors;
    }

    private static Task<DoorOutcome> Send(DoorSite doors, TableDoor door, string name, byte[]? content = null) =>
        doors.SendAsync(door, name, content ?? CaseFiles.Read(name));

    private static Task<List<ExclusionListEntry>> EntriesAsync(DoorSite doors) =>
        doors.QueryAsync(db => db.Set<ExclusionListEntry>().AsNoTracking().OrderBy(e => e.Sheet).ThenBy(e => e.Line).ToListAsync());
}

using System.Net;
using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Domain.Tables;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Tests.Features.TraineeLists;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Tests.Features.Tables;

/// <summary>What came of a file at a door.</summary>
/// <param name="Page">The page on which it ended.</param>
/// <param name="IsTaken">The file was imported, or is shown to be.</param>
internal sealed record DoorOutcome(string Page, bool IsTaken);

/// <summary>A site with a draft plan, the units of the case files, and whoever may send tables.</summary>
public sealed class DoorSite : IAsyncLifetime, IAsyncDisposable
{
    private static readonly DateOnly Since = new(2010, 1, 1);
    private int courses;

    internal ListSite Site { get; } = new();
    internal ListWorld World { get; private set; } = null!;
    internal TrainingPlan Draft { get; private set; } = null!;

    /// <summary>The officer of the department.</summary>
    internal ListBrowser Officer { get; private set; } = null!;

    internal ListBrowser Administrator { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        World = await Site.InScopeAsync<LmsDbContext, ListWorld>(db => ListWorld.SeedAsync(db, 500));
        Draft = TrainingPlan.Write(SamplePlan.Details with { Places = 20 }, default).Value!;
        var administrator = await Site.InScopeAsync<LmsDbContext, Viewer>(SeedAsync);
        Officer = await Site.BrowserAsync(World.Department);
        Administrator = await Site.BrowserAsync(administrator);
    }

    Task IAsyncLifetime.DisposeAsync() => Site.DisposeAsync().AsTask();

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    internal Task<T> QueryAsync<T>(Func<LmsDbContext, Task<T>> query) => Site.InScopeAsync(query);

    /// <summary>Sends a file to a door and answers what it asks: convert, all sheets, the columns as they seem.</summary>
    internal async Task<DoorOutcome> SendAsync(TableDoor door, string name, byte[] content)
    {
        var (browser, address, field, fields) = Form(door);
        var answer = await browser.PostFileAsync(address, field, (name, content), fields);
        ((int)answer.Status).ShouldBeLessThan(500, $"{door} {name}: {answer.Page}");
        for (var asked = 0; answer.Location is { } at; asked++)
        {
            var (status, page) = await browser.GetAsync(at);
            status.ShouldBe(HttpStatusCode.OK, $"{door} {name}: {at}");
            var table = await LastAsync(door);
            if (!page.Contains($"/sent-tables/{table?.Id}/answers", StringComparison.Ordinal)) return await EndAsync(door, browser, address, at, page, fields, table, asked);
            asked.ShouldBeLessThan(4, $"{door} {name} asks for ever");
            answer = await browser.PostAsync($"/sent-tables/{table!.Id}/answers", [.. Answers(page)]);
            answer.Status.ShouldBe(HttpStatusCode.Redirect, $"{door} {name}");
        }
        return new(answer.Page, false);
    }

    internal Task<SentTable?> LastAsync(TableDoor door) => QueryAsync(async db =>
        (await db.SentTables.AsNoTracking().Where(t => t.Door == door).ToListAsync()).MaxBy(t => t.Id.Value));

    /// <summary>After the last answer the form is sent once more, with the file that lies there.</summary>
    private static async Task<DoorOutcome> EndAsync(
        TableDoor door, ListBrowser browser, string address, string at, string page, (string, string)[] fields, SentTable? table, int asked)
    {
        if (door == TableDoor.Quotas) return new(page, page.Contains("/acceptance\"", StringComparison.Ordinal));
        if (asked == 0 || table is null || !at.EndsWith($"{table.Id}", StringComparison.Ordinal)) return new(page, true);
        var again = await browser.PostAsync(address, [.. fields, ("TableId", $"{table.Id}")]);
        ((int)again.Status).ShouldBeLessThan(500, $"{door} {table.FileName}: {again.Page}");
        if (again.Location is null) return new(again.Page, again.Status == HttpStatusCode.OK);
        return new((await browser.GetAsync(again.Location)).Page, true);
    }

    private static IEnumerable<(string, string)> Answers(string page)
    {
        foreach (System.Text.RegularExpressions.Match sheet in System.Text.RegularExpressions.Regex.Matches(page, "name=\"sheets\" value=\"([^\"]*)\"")) yield return ("sheets", sheet.Groups[1].Value);
        if (page.Contains("name=\"convert\"", StringComparison.Ordinal)) yield return ("convert", "true");
        if (!page.Contains("name=\"headerLine\"", StringComparison.Ordinal)) yield break;
        yield return ("headerLine", "1");
        yield return ("columns[0]", page.Contains("value=\"FullName\"", StringComparison.Ordinal) ? "FullName" : "Code");
        yield return ("columns[1]", page.Contains("value=\"FullName\"", StringComparison.Ordinal) ? "BirthDate" : "Name");
    }

    private (ListBrowser Browser, string Address, string Field, (string, string)[] Fields) Form(TableDoor door) => door switch
    {
        TableDoor.ExclusionList => (Officer, $"/plans/{World.Plan.Id}/exclusion-lists", "Form.File", [("Form.CourseName", $"Khóa {++courses}")]),
        TableDoor.Quotas => (Officer, $"/plans/{Draft.Id}/quotas/file", "file", []),
        TableDoor.Teachers => (Officer, $"/plans/{Draft.Id}/quotas/proportional", "file", []),
        TableDoor.Units => (Administrator, "/units/import", "File", [("ValidFrom", "2022-01-01")]),
        _ => (Administrator, "/units/changes/import", "File",
            [("Day", "2025-07-01"), ("DecisionNumber", "12/QĐ"), ("DecisionDate", "2025-06-16"), ("Reason", "Sắp xếp")]),
    };

    private async Task<Viewer> SeedAsync(LmsDbContext db)
    {
        var district = new OrgUnit("303", "Phòng GD&ĐT Quận Hồng Bàng", OrgUnitKind.DistrictOffice, null, Since);
        db.OrgUnits.AddRange(
            district,
            new OrgUnit("304", "Phòng GD&ĐT Quận Lê Chân", OrgUnitKind.DistrictOffice, null, Since),
            new OrgUnit("311", "Phòng GD&ĐT Huyện Thủy Nguyên", OrgUnitKind.DistrictOffice, null, Since),
            new OrgUnit("THPT-TP", "Trường THPT Chuyên Trần Phú", OrgUnitKind.UpperSecondarySchool, null, Since),
            new OrgUnit("303-TH0", "Trường Tiểu học Nguyễn Du", OrgUnitKind.School, district.Id, Since, SchoolLevel.Primary));
        db.Plans.Add(Draft);
        var account = new Account { UserName = "quan-tri", NormalizedUserName = "QUAN-TRI", DisplayName = "Quản trị", Role = Role.Administrator, SecurityStamp = "quan-tri" };
        db.Users.Add(account);
        await db.SaveChangesAsync();
        return new Viewer(account.Id, account.DisplayName, account.Role, null, null, null);
    }
}

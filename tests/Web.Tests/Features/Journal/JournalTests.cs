using System.Text.RegularExpressions;
using Lms.Domain;
using Lms.Domain.Journal;
using Lms.Domain.OrgUnits;
using Lms.Web.Features.Journal;
using Lms.Web.Features.Shared.Localization;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Web.Tests.Features.Journal;

public sealed partial class JournalTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task The_journal_says_who_changed_what_from_what_to_what()
    {
        var admin = await SignedIn.As(site, Role.Administrator);
        var unit = await site.In(db => SignedIn.AddUnit(db, "nhat-ky-1"));
        (await admin.Browser.PostForm($"/units/{unit}/name", ("name", "Tên mới của đơn vị"), ("revision", "0"))).Dispose();

        var inspector = await SignedIn.As(site, Role.Inspector);
        var page = await inspector.Browser.Page($"/journal?subject=OrgUnit&id={unit}");
        page.ShouldContain(admin.Viewer.DisplayName);
        page.ShouldContain("<td>Đơn vị nhat-ky-1</td><td>Tên mới của đơn vị</td>");
        page.ShouldContain("Hệ thống");
        page.ShouldContain("Phòng GD&ĐT");
        page.ShouldNotContain("FoldKey");
    }

    [Fact]
    public async Task The_journal_is_narrowed_by_person_and_by_day()
    {
        var admin = await SignedIn.As(site, Role.Administrator);
        using var made = await admin.Browser.PostForm("/units", ("Kind", "Commune"), ("Code", "nhat-ky-2"), ("Name", "Phường Nhật Ký"), ("ValidFrom", "2022-01-01"));
        var address = made.Headers.Location!.OriginalString;
        var id = address[(address.LastIndexOf('/') + 1)..];
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(7)).DateTime);
        var name = Uri.EscapeDataString(Lms.Domain.Text.VietnameseText.Fold(admin.Viewer.DisplayName));

        (await Ids($"/journal?who={name}&from={today:yyyy-MM-dd}&to={today:yyyy-MM-dd}")).ShouldContain(id);
        (await Ids($"/journal?who=khong-co-ai&id={id}")).ShouldBeEmpty();
        (await Ids($"/journal?id={id}&to={today.AddDays(-1):yyyy-MM-dd}")).ShouldBeEmpty();
        (await Ids($"/journal?id={id}&from={today.AddDays(1):yyyy-MM-dd}")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Paging_by_key_shows_every_entry_once_also_where_many_share_an_instant()
    {
        var at = new DateTimeOffset(2022, 12, 10, 0, 30, 0, TimeSpan.Zero);
        var subject = Id<OrgUnit>.New().ToString();
        await site.In(async db =>
        {
            // Two and a half pages, all of one instant but the last ten.
            for (var i = 0; i < 125; i++) db.Journal.Add(new JournalEntry(i < 115 ? at : at.AddMinutes(i), null, "OrgUnit", subject, JournalAction.Changed, "{}", $$"""{"Name":"n{{i}}"}""", null));
            return await db.SaveChangesAsync();
        });
        var inspector = await SignedIn.As(site, Role.Inspector);
        var seen = new List<string>();
        var pages = 0;
        for (var address = $"/journal?subject=OrgUnit&id={subject}"; address.Length > 0; pages++)
        {
            var page = await inspector.Browser.Page(address);
            seen.AddRange(Marks().Matches(page).Select(m => m.Groups[1].Value));
            address = Older().Match(page).Groups[1].Value;
        }
        pages.ShouldBe(3);
        seen.Count.ShouldBe(125);
        seen.Distinct().Count().ShouldBe(125);
        seen[0].ShouldBe("n124");
    }

    [Fact]
    public async Task A_broken_page_mark_begins_at_the_top()
    {
        var inspector = await SignedIn.As(site, Role.Inspector);
        foreach (var mark in new[] { "x", "1-2-3", "99999999999999999999-00", "9223372036854775807-00000000000000000000000000000000" })
            await inspector.Browser.Page($"/journal?before={mark}");
    }

    [Fact]
    public void Everything_the_journal_speaks_of_has_a_word()
    {
        using var scope = site.Services.CreateScope();
        var catalog = scope.ServiceProvider.GetRequiredService<TextCatalog>();
        var subjects = scope.ServiceProvider.GetRequiredService<JournalWords>().Subjects;
        subjects.Count.ShouldBeGreaterThan(10);
        subjects.Where(s => catalog.Find("Journal", $"Subject.{s}") is null).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Role.UnitOfficer)]
    [InlineData(Role.Trainer)]
    public async Task Others_do_not_read_the_journal(Role role)
    {
        var person = await SignedIn.As(site, role);
        foreach (var address in new[] { "/journal", "/journal/attendance" })
        {
            using var response = await person.Browser.GetAsync(address);
            response.Headers.Location!.OriginalString.Split('?')[0].ShouldBe("/errors/403");
        }
    }

    private async Task<List<string>> Ids(string address)
    {
        var inspector = await SignedIn.As(site, Role.Inspector);
        return [.. Subjects().Matches(await inspector.Browser.Page(address)).Select(m => m.Groups[1].Value)];
    }

    [GeneratedRegex("text-break\">([^<]+)</span>")]
    private static partial Regex Subjects();

    [GeneratedRegex("<td>(n[0-9]+)</td>")]
    private static partial Regex Marks();

    [GeneratedRegex("href=\"([^\"]+)\" rel=\"next\"")]
    private static partial Regex Older();
}

using System.Net;
using Lms.Domain;

namespace Lms.Web.Tests.Features.Shared;

/// <summary>The device may forget a text when the next page names its revision as saved, and only then.</summary>
public sealed class KeptTextsTests(Site site) : IClassFixture<Site>
{
    private const string Kept = "form:/units@0193a000";

    [Fact]
    public async Task The_page_after_a_saved_form_names_the_revision_that_was_sent_and_only_once()
    {
        var admin = await SignedIn.As(site, Role.Administrator);
        var saved = await PostUnitAsync(admin, "KEPT-1", "Trường THCS Đã Lưu");
        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var page = await admin.Browser.Page(saved.Headers.Location!.OriginalString);
        page.ShouldContain($"name=\"kept-saved\" content=\"{Kept}\"");
        (await admin.Browser.Page("/")).ShouldNotContain("kept-saved");
    }

    [Fact]
    public async Task A_form_that_comes_back_is_shown_and_not_called_saved()
    {
        var admin = await SignedIn.As(site, Role.Administrator);
        var refused = await PostUnitAsync(admin, "", "");
        var page = await refused.Content.ReadAsStringAsync();
        page.ShouldContain("name=\"kept-shown\"");
        page.ShouldNotContain("kept-done");
        (await admin.Browser.Page("/")).ShouldNotContain("kept-saved");
    }

    [Fact]
    public async Task A_page_that_tells_an_error_does_not_call_the_text_saved()
    {
        var course = await FinishedCourse.AddAsync(site, 1);
        var officer = await SignedIn.As(site, Role.DepartmentOfficer);
        // A plan that is being taught is not cancelled without a reason: the page says so.
        using var refused = await officer.Browser.PostForm($"/plans/{course.Plan.Id}/cancellation", ("reason", ""), ("__kept", Kept));
        refused.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await officer.Browser.Page($"/plans/{course.Plan.Id}")).ShouldNotContain("kept-saved");
    }

    private static Task<HttpResponseMessage> PostUnitAsync(SignedIn admin, string code, string name) => admin.Browser.PostForm(
        "/units", ("Code", code), ("Name", name), ("Kind", "School"), ("ValidFrom", "2020-01-01"), ("Level", "LowerSecondary"), ("__kept", Kept));
}

using System.Net;
using System.Text;
using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Infrastructure.Accounts;
using Lms.Web.Features.Shared.Hosting;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Web.Tests.Features.Errors;

/// <summary>A form that cannot be read is answered in words, with a status that a browser knows.</summary>
public sealed class UnreadableFormTests(Site site) : IClassFixture<Site>
{
    private const string Form = "application/x-www-form-urlencoded";

    [Theory]
    [InlineData("status", "200")]
    [InlineData("status", "999")]
    [InlineData("status", "Present")]
    [InlineData("Status", "Late")]
    [InlineData("id", "7")]
    [InlineData("action", "Index")]
    [InlineData("controller", "Home")]
    public async Task A_field_of_the_failed_form_does_not_name_the_status(string name, string value)
    {
        using var response = await site.Browser().PostAsync("/preferences", new FormUrlEncodedContent([new(name, value), new("language", "en")]));
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync()).ShouldContain("Trang này đã cũ");
    }

    [Theory]
    [InlineData("a=%00", 400, "không nguyên vẹn")]
    [InlineData("a=%00&status=200", 400, "không nguyên vẹn")]
    [InlineData("many", 413, "hơn 50 ô")]
    [InlineData("long key", 413, "dài hơn 2.048 ký tự")]
    [InlineData("large", 413, "lớn hơn 256 KB")]
    public async Task A_stranger_s_form_that_cannot_be_read_is_told_why(string body, int status, string words)
    {
        body = body switch
        {
            "many" => string.Join('&', Enumerable.Range(0, 3000).Select(i => $"a{i}=1")),
            "long key" => new string('k', 5000) + "=1",
            "large" => "a=" + new string('x', 300 << 10),
            _ => body,
        };
        await ShouldBeTold(site.Browser(), "/preferences", new StringContent(body, Encoding.UTF8, Form), status, words);
    }

    [Fact]
    public async Task A_form_that_was_cut_off_is_told_so()
    {
        var cut = new StringContent("--xyz\r\nContent-Disposition: form-data; name=\"language\"\r\n\r\ne");
        cut.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse("multipart/form-data; boundary=xyz");
        await ShouldBeTold(site.Browser(), "/preferences", cut, 400, "không nguyên vẹn");
        var unbounded = new StringContent("x");
        unbounded.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse("multipart/form-data");
        await ShouldBeTold(site.Browser(), "/preferences", unbounded, 400, "không nguyên vẹn");
    }

    [Fact]
    public async Task More_fields_than_a_page_takes_are_told_with_the_number()
    {
        var officer = await SignedIn.As(site, Role.DepartmentOfficer);
        var many = string.Join('&', Enumerable.Range(0, 1100).Select(i => $"a{i}=1"));
        await ShouldBeTold(officer.Browser, "/preferences", new StringContent(many, Encoding.UTF8, Form), 413, "hơn 1.024 ô");
    }

    [Theory]
    [InlineData(Role.DepartmentOfficer, "/plans/{0}/quotas/file", 3 << 20, "lớn hơn 1,1 MB")]
    [InlineData(Role.DepartmentOfficer, "/plans/{0}/quotas/proportional", 5 << 20, "lớn hơn 4 MB")]
    [InlineData(Role.DepartmentOfficer, "/plans/{0}/exclusion-lists", 12 << 20, "lớn hơn 10,1 MB")]
    [InlineData(Role.Administrator, "/units/import", 12 << 20, "lớn hơn 10,1 MB")]
    public async Task A_file_that_is_too_large_is_told_with_the_limit(Role role, string address, int bytes, string words)
    {
        var person = await SignedIn.As(site, role);
        using var form = new MultipartFormDataContent { { new ByteArrayContent(new byte[bytes]), "file", "lon.csv" } };
        await ShouldBeTold(person.Browser, string.Format(null, address, Guid.Empty), form, 413, words);
    }

    [Fact]
    public async Task A_script_is_told_why_as_well()
    {
        var officer = await SignedIn.As(site, Role.DepartmentOfficer);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/preferences") { Content = new StringContent("a=%00", Encoding.UTF8, Form) };
        officer.Browser.DefaultRequestHeaders.Accept.Clear();
        request.Headers.Add("Accept", "application/json");
        using var response = await officer.Browser.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync()).ShouldContain("detail");
    }

    [Fact]
    public async Task The_page_leads_back_to_the_form()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/preferences") { Content = new StringContent("a=%00", Encoding.UTF8, Form) };
        request.Headers.Referrer = new Uri("http://localhost/verify?code=x");
        using var response = await site.Browser().SendAsync(request);
        (await response.Content.ReadAsStringAsync()).ShouldContain("href=\"/verify?code=x\"");
    }

    /// <summary>Over a real connection: a browser that is still sending must see the answer and not a broken connection.</summary>
    [Fact]
    public async Task A_browser_that_sends_too_much_reads_the_answer()
    {
        var data = Directory.CreateTempSubdirectory("lms-large-").FullName;
        using var child = new ChildSite(data);
        await child.StartAsync();
        var officer = child.Browser(new Viewer(Id<Account>.New().Value, "Cán bộ thử", Role.DepartmentOfficer, Id<OrgUnit>.New(), null, null));
        var (status, _, page) = await officer.UploadAsync($"/plans/{Guid.Empty}/quotas/file", null, "file", ("lon.csv", new byte[40 << 20]));
        ((int)status).ShouldBe(413);
        page.ShouldContain("lớn hơn 1,1 MB");
        await child.KillAsync();
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public void Every_action_that_takes_a_list_takes_a_long_one()
    {
        site.CreateClient();
        var tooShort = from endpoint in site.Services.GetRequiredService<EndpointDataSource>().Endpoints
                       let action = endpoint.Metadata.GetMetadata<ControllerActionDescriptor>()
                       where action is not null && action.Parameters.Any(p => p.BindingInfo?.BindingSource?.Id != "Services" && LongForms.TakesMany(p.ParameterType, 0))
                       where !(endpoint.Metadata.GetMetadata<IFormOptionsMetadata>()?.ValueCountLimit >= LongForms.MostFields)
                       select action.DisplayName;
        tooShort.ShouldBeEmpty();
    }

    [Fact]
    public async Task Five_thousand_chosen_trainees_are_signed_at_once()
    {
        const int Trainees = 5000;
        var course = await FinishedCourse.AddAsync(site, Trainees);
        var officer = await SignedIn.As(site, Role.DepartmentOfficer);
        using var computed = await officer.Browser.PostForm($"/plans/{course.Plan.Id}/completion/computation", ("closePracticum", "true"));
        computed.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var chosen = course.Trainees.Select(t => ("enrollmentIds", t.Id.ToString())).ToArray();
        using var signed = await officer.Browser.PostForm($"/plans/{course.Plan.Id}/completion/signature", chosen);
        signed.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var page = await officer.Browser.Page("/");
        page.ShouldContain("5.000");
    }

    [Fact]
    public void Every_file_field_says_how_large_a_file_may_be()
    {
        var silent = from file in Repository.Sources(".cshtml")
                     let page = File.ReadAllText(file)
                     where page.Contains("type=\"file\"", StringComparison.Ordinal) && page.Contains("enctype=", StringComparison.Ordinal)
                     where !page.Contains("data-most=", StringComparison.Ordinal) || !page.Contains("data-too-large=", StringComparison.Ordinal)
                     select Path.GetFileName(file);
        silent.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/", HttpStatusCode.Redirect)]
    [InlineData("/sign-in", HttpStatusCode.OK)]
    [InlineData("/health/live", HttpStatusCode.OK)]
    [InlineData("/khong-co-trang-nay", HttpStatusCode.NotFound)]
    public async Task A_monitor_may_ask_by_HEAD(string address, HttpStatusCode status)
    {
        using var response = await site.Browser().SendAsync(new HttpRequestMessage(HttpMethod.Head, address));
        response.StatusCode.ShouldBe(status);
        (await response.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    private static async Task ShouldBeTold(HttpClient browser, string address, HttpContent content, int status, string words)
    {
        using var response = await browser.PostAsync(address, content);
        var page = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
        ((int)response.StatusCode).ShouldBe(status, page);
        page.ShouldContain(words);
    }
}

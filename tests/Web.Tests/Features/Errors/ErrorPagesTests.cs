using System.Net;
using System.Text.Json;

namespace Lms.Web.Tests.Features.Errors;

public sealed class ErrorPagesTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task An_unknown_address_is_not_found_also_for_a_stranger()
    {
        using var response = await site.Browser().GetAsync("/khong-co-trang-nay");
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await response.Content.ReadAsStringAsync()).ShouldContain("Không tìm thấy trang");
    }

    [Theory]
    [InlineData(403, "Trang này dành cho vai trò hoặc đơn vị khác")]
    [InlineData(409, "Dữ liệu vừa được người khác thay đổi")]
    [InlineData(413, "Tệp quá lớn")]
    [InlineData(429, "Hệ thống đang nhận quá nhiều yêu cầu")]
    [InlineData(500, "Mã sự cố để báo quản trị viên")]
    [InlineData(418, "Yêu cầu không hợp lệ")]
    [InlineData(503, "Hệ thống gặp sự cố")]
    public async Task Each_failure_has_its_own_words(int status, string words)
    {
        using var response = await site.Browser().GetAsync($"/errors/{status}");
        ((int)response.StatusCode).ShouldBe(status);
        (await response.Content.ReadAsStringAsync()).ShouldContain(words);
    }

    [Fact]
    public async Task A_script_gets_problem_details_instead_of_a_page()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/khong-co-trang-nay") { Headers = { { "Accept", "application/json" } } };
        using var response = await site.CreateClient().SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        problem.RootElement.GetProperty("traceId").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_with_a_page()
    {
        using var response = await site.Browser().PostAsync("/preferences", new FormUrlEncodedContent([new("language", "en")]));
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync()).ShouldContain("Trang này đã cũ");
    }
}

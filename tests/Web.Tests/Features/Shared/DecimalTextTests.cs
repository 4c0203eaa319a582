using System.Net;
using Lms.Domain;
using Lms.Web.Features.Shared.Formatting;

namespace Lms.Web.Tests.Features.Shared;

public sealed class DecimalTextTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("1,5", 1.5)]
    [InlineData("1.5", 1.5)]
    [InlineData(" 0,2 ", 0.2)]
    [InlineData("15", 15)]
    [InlineData("-0,5", -0.5)]
    public void A_comma_and_a_point_are_the_same(string typed, double number) => DecimalText.Parse(typed).ShouldBe((decimal)number);

    [Theory]
    [InlineData("")]
    [InlineData("1.000,5")]
    [InlineData("1,000.5")]
    [InlineData("một")]
    [InlineData("1e3")]
    public void What_is_no_number_is_none(string typed) => DecimalText.Parse(typed).ShouldBeNull();

    [Theory]
    [InlineData("vi-VN")]
    [InlineData("en-GB")]
    public async Task A_score_typed_with_a_comma_is_never_ten_times_as_much_in_either_language(string culture)
    {
        var officer = await SignedIn.As(site, Role.DepartmentOfficer);
        (await officer.Browser.PostForm("/preferences", ("language", culture[..2]))).Dispose();
        using var words = await officer.Browser.PostForm("/plans/words", ("Policy.NeedsPracticum", "true"), ("Policy.PracticumMin", "1,5"), ("Policy.Base", "InPersonOnly"),
            ("Policy.MinPercent", "75"), ("Policy.LateGraceMinutes", "0"), ("Policy.OnlineMinutes", "0"), ("Policy.OnlineTasks", "0"), ("Policy.Periods", "20"));
        var page = WebUtility.HtmlDecode(await words.Content.ReadAsStringAsync());
        page.ShouldContain(culture == "vi-VN" ? "1,5 điểm" : "1.5");
    }
}

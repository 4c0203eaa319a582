using System.Globalization;
using Lms.Domain;
using Lms.Web.Features.Shared.Formatting;
using Lms.Web.Features.Shared.Localization;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Web.Tests.Features.Shared;

public sealed class LocalizerTests : IClassFixture<Site>, IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentUICulture;
    private readonly Localizer _text;
    private readonly LocalClock _clock;

    public LocalizerTests(Site site)
    {
        ArgumentNullException.ThrowIfNull(site);
        _text = site.Services.GetRequiredService<Localizer>();
        _clock = site.Services.GetRequiredService<LocalClock>();
        Speak("vi-VN");
    }

    public void Dispose() => CultureInfo.CurrentUICulture = _before;

    [Fact]
    public void A_missing_key_throws_where_programmers_look() =>
        Should.Throw<KeyNotFoundException>(() => _text["Shared.KhongCo"]);

    [Fact]
    public void A_missing_value_of_a_placeholder_throws_as_well() =>
        Should.Throw<KeyNotFoundException>(() => _text["Home.Greeting", new { Nobody = 1 }]);

    [Fact]
    public void A_placeholder_is_filled_by_its_name() =>
        _text["Home.Greeting", new { Name = "Bùi Hồng Hiền" }].ShouldBe("Xin chào, Bùi Hồng Hiền");

    [Fact]
    public void A_value_is_not_searched_for_placeholders() =>
        _text["Home.Greeting", new { Name = "{Name}" }].ShouldBe("Xin chào, {Name}");

    [Fact]
    public void An_enum_of_the_domain_s_root_has_its_text_in_Shared()
    {
        _text.Of(Role.Inspector).ShouldBe("Thanh tra");
        Speak("en-GB");
        _text.Of(Role.Inspector).ShouldBe("Inspector");
    }

    [Fact]
    public void Values_are_written_as_the_language_writes_them()
    {
        var deadline = new DateOnly(2022, 12, 7);
        _text.Show(deadline).ShouldBe("07/12/2022");
        _text.Show(1234).ShouldBe("1.234");
        _text.Show(8.75m).ShouldBe("8,75");
        _text.Show(new[] { 1, 2 }).ShouldBe("1, 2");
        Speak("en-GB");
        _text.Show(deadline).ShouldBe("7 Dec 2022");
        _text.Show(1234).ShouldBe("1,234");
    }

    [Fact]
    public void An_instant_is_shown_in_Vietnamese_time()
    {
        _text.Show(new DateTimeOffset(2022, 12, 9, 17, 30, 0, TimeSpan.Zero)).ShouldBe("00:30 10/12/2022");
        _clock.DayOf(new DateTimeOffset(2022, 12, 9, 17, 30, 0, TimeSpan.Zero)).ShouldBe(new DateOnly(2022, 12, 10));
        _clock.At(new DateOnly(2022, 12, 10), new TimeOnly(7, 30)).UtcDateTime.ShouldBe(new DateTime(2022, 12, 10, 0, 30, 0));
    }

    [Theory]
    [InlineData("2022-12-13", "2022-12-17", "13–17/12/2022")]
    [InlineData("2022-11-28", "2022-12-02", "28/11–02/12/2022")]
    [InlineData("2022-12-31", "2023-01-02", "31/12/2022 – 02/01/2023")]
    [InlineData("2022-12-12", "2022-12-12", "12/12/2022")]
    public void A_range_of_days_says_each_part_once(string from, string to, string words) =>
        (Day(from), Day(to)).ToRangeText().ShouldBe(words);

    [Fact]
    public void A_long_date_names_the_day() =>
        new DateOnly(2022, 12, 7).ToLongText().ShouldBe("Thứ Tư, 07/12/2022");

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Speak(string culture) => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
}

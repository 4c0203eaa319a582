using FsCheck;
using FsCheck.Fluent;
using Lms.Domain.Reminders;

namespace Lms.Domain.Tests.Reminders;

public class ReminderTextTests
{
    private static readonly UnitStand Stand = new("Phòng GD&ĐT Quận Lê Chân", "Tập huấn 2022", "đến hết ngày 07/12/2022 (Thứ Tư)", "còn 1 ngày 16 giờ", 12, 5, "https://lms.example.edu.vn/x")
    {
        Way = SubmissionWay.Open,
    };

    [Fact]
    public void Every_place_is_filled_with_what_is_true_of_the_unit()
    {
        var text = ReminderText.Parse(string.Join('|', ReminderText.Places.Select(p => $"{{{p}}}"))).Value!;

        text.For(Stand).ShouldBe("Phòng GD&ĐT Quận Lê Chân|Tập huấn 2022|đến hết ngày 07/12/2022 (Thứ Tư)|còn 1 ngày 16 giờ|12|5|7|Đề nghị đơn vị nộp danh sách tại trang dưới đây. Nếu không có người để cử, đề nghị báo trên trang đó.|https://lms.example.edu.vn/x");
    }

    [Fact]
    public void A_place_may_be_typed_decomposed_and_with_spaces()
    {
        ReminderText.Parse("Gửi { đơn vị }!".Normalize(System.Text.NormalizationForm.FormD)).Value!.For(Stand).ShouldBe("Gửi Phòng GD&ĐT Quận Lê Chân!");
    }

    [Fact]
    public void What_a_unit_is_called_is_not_filled_again()
    {
        ReminderText.Parse("{đơn vị}").Value!.For(Stand with { Unit = "{hạn}" }).ShouldBe("{hạn}");
    }

    [Fact]
    public void A_place_that_nothing_fills_is_named_with_those_that_are()
    {
        var refusal = ReminderText.Parse("Gửi {người nhận}").Refusal.ShouldBeOfType<ReminderPlaceUnknown>();

        refusal.Place.ShouldBe("người nhận");
        refusal.Known.ShouldContain("{đơn vị}");
    }

    [Fact]
    public void Any_text_of_words_and_places_is_taken_and_filled_place_by_place()
    {
        var words = Gen.Elements("Kính gửi ", "}", " – 100 % ", "\n", "$1 $& ", "đ", "");
        var places = Gen.Elements(ReminderText.Places.ToArray());
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(words.SelectMany(w => places.Select(p => (Word: w, Place: p))).ArrayOf().ToArbitrary(), pieces =>
        {
            var text = ReminderText.Parse("A" + string.Concat(pieces.Select(p => $"{p.Word}{{{p.Place}}}")) + "Z");
            if (!text.Succeeded) return text.Refusal is ReminderTextTooLong;
            var expected = "A" + string.Concat(pieces.Select(p => p.Word + ReminderText.Parse($"{{{p.Place}}}").Value!.For(Stand))) + "Z";
            // What was parsed is parsed again as the same.
            return text.Value.For(Stand) == expected && ReminderText.Parse(text.Value.Template).Value == text.Value;
        }));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" \n ")]
    public void A_text_without_words_is_refused(string? text) => ReminderText.Parse(text).Refusal.ShouldBeOfType<ReminderTextEmpty>();

    [Fact]
    public void A_text_longer_than_any_reminder_is_refused() =>
        ReminderText.Parse(new string('a', ReminderText.MaxLength + 1)).Refusal.ShouldBe(new ReminderTextTooLong(ReminderText.MaxLength + 1, ReminderText.MaxLength));

    [Theory]
    [InlineData(40 * 60, "còn 1 ngày 16 giờ")]
    [InlineData(24 * 60, "còn 1 ngày")]
    [InlineData(125, "còn 2 giờ 5 phút")]
    [InlineData(120, "còn 2 giờ")]
    [InlineData(0.5, "còn chưa đến 1 phút")]
    [InlineData(-0.5, "đã quá hạn chưa đến 1 phút")]
    [InlineData(-74 * 60, "đã quá hạn 3 ngày 2 giờ")]
    public void Time_left_is_said_in_the_two_largest_words(double minutes, string words) => TimeLeftWords.Of(TimeSpan.FromMinutes(minutes)).ShouldBe(words);
}

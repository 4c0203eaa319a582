using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lms.Web.BrowserTests.Walk;

public sealed partial class WalkTests
{
    private string _course = "";

    /// <summary>The teacher's second window: the room stays open beside the lesson.</summary>
    private IPage _room = null!;

    private async Task The_trainer_calls_the_roll()
    {
        await OpenRollCallAsync(FirstInPersonDay, new(7, 40));
        await _trainer.Page.Locator(".roll-card").Filter(new() { HasText = "Cúc" }).Locator("summary").ClickAsync();
        await _trainer.Page.GetByRole(AriaRole.Button, new() { Name = "Muộn" }).And(_trainer.Page.Locator(":visible")).ClickAsync();
        await _trainer.SeesAsync("1/5");
        await _trainer.LookAsync("roll-call");
        await Watch.PictureAsync(_trainer.Page, "roll-call-phone");
        await _trainer.PressAsync("4 người còn lại có mặt");
        await CloseRollCallAsync();
        await _trainer.LookAsync("roll-call-closed");
        await _trainer.FollowAsync("Lịch sử");
        await _trainer.LookAsync("roll-call-history");
        foreach (var (day, time) in new[] { (FirstInPersonDay, new TimeOnly(13, 35)), (FirstInPersonDay + 1, new TimeOnly(7, 35)), (FirstInPersonDay + 1, new TimeOnly(13, 35)) })
        {
            await OpenRollCallAsync(day, time);
            await _trainer.PressAsync("Tất cả có mặt");
            await CloseRollCallAsync();
        }
    }

    private async Task OpenRollCallAsync(int day, TimeOnly time)
    {
        _site.Clock.MoveTo(day, time);
        await _trainer.GoAsync("/");
        if (day == FirstInPersonDay && time.Hour < 12) await _trainer.LookAsync("home-trainer");
        await _trainer.PressAsync("Mở điểm danh");
        await _trainer.SeesAsync("0/5");
    }

    private async Task CloseRollCallAsync()
    {
        await _trainer.SeesAsync("5/5");
        await _trainer.ConfirmAsync("Chốt điểm danh");
        await _trainer.SeesAsync("Đã chốt lúc");
    }

    private async Task The_class_meets_online()
    {
        _site.Clock.MoveTo(OnlineDay, new(8, 0));
        await _teacher.GoAsync("/my-course");
        await _teacher.IsAtAsync("/my-course/[0-9a-f-]+$");
        _course = _teacher.Path;
        await _teacher.LookAsync("my-course");

        await _trainer.Page.SetViewportSizeAsync(1440, 900);
        await _trainer.GoAsync("/");
        await _trainer.FollowAsync("Vào phòng trực tuyến");
        await _trainer.PressAsync("Mở phòng");
        _room = await _teacher.Page.Context.NewPageAsync();
        await _room.GotoAsync(_trainer.Path);
        await Expect(_room.Locator("[data-state=counting]")).ToBeVisibleAsync();
        await Expect(_trainer.Page.Locator("[data-part=roster-sum]")).ToContainTextAsync("1/5 trong phòng");

        await _room.GetByPlaceholder("Viết tin nhắn").FillAsync("Chào cô, em nghe rõ ạ");
        await _room.Keyboard.PressAsync("Enter");
        await Expect(_trainer.Page.GetByRole(AriaRole.Log)).ToContainTextAsync("em nghe rõ ạ");
        await _trainer.Page.GetByText("Đặt câu hỏi thăm dò").ClickAsync();
        await _trainer.FillAsync("Câu hỏi", "Trường đã có câu lạc bộ tiếng Anh chưa?");
        await _trainer.FillAsync("Các phương án", "Đã có\nChưa có");
        await _trainer.PressAsync("Hỏi cả lớp");
        await _room.GetByRole(AriaRole.Radio, new() { Name = "Đã có" }).CheckAsync();
        await Expect(_trainer.Page.Locator("[data-part=votes]")).ToContainTextAsync("1 người đã trả lời");
        await _trainer.LookAsync("room-trainer");
        await _watch.LookAsync(_room, "room-teacher");

        // The network goes and comes back within the grace.
        await _watch.SetOfflineAsync(_room.Context, true);
        await Expect(_room.Locator("[data-state=reconnecting]")).ToBeVisibleAsync(new() { Timeout = 40_000 });
        await Expect(_room.Locator("[data-part=state]")).ToContainTextAsync(new Regex(@"Số phút đến \d\d:\d\d đã được lưu"));
        await _watch.SetOfflineAsync(_room.Context, false);
        await Expect(_room.Locator("[data-state=counting]")).ToBeVisibleAsync(new() { Timeout = 40_000 });
        await Expect(_trainer.Page.Locator("[data-part=roster-sum]")).ToContainTextAsync("1/5 trong phòng");
        _watch.IsBack(_room.Context);
    }

    private async Task The_teacher_works_through_a_lesson()
    {
        await _teacher.GoAsync($"{_course}/lessons/cau-lac-bo-tieng-anh");
        await Expect(_teacher.Page.Locator("[data-state=counting]")).ToBeVisibleAsync();
        await _teacher.FillAsync("Bài viết của thầy cô", string.Join(' ', Enumerable.Repeat("Câu lạc bộ của trường tôi họp chiều thứ Năm hằng tuần, mỗi em kể được một truyện tranh ngắn.", 8)));
        await Expect(_teacher.Page.Locator("[data-part=saved]")).ToContainTextAsync("Đã lưu nháp");
        await _teacher.LookAsync("lesson");
        await _teacher.PressAsync("Nộp bài");
        await _teacher.SeesAsync("Đã nộp bài hoạt động");

        // At first the teacher guesses; the explanations tell what is right, and the second answers are these.
        await AnswerAsync(1, (_, options) => options.First);
        await _teacher.LookAsync("quiz-result");
        var right = await _teacher.Page.Locator(".quiz > li").EvaluateAllAsync<string[][]>(
            "questions => questions.map(q => [...q.querySelectorAll('.is-right > span')].map(option => option.firstChild.textContent.trim()))");
        await _teacher.FollowAsync("Làm lại");
        await AnswerAsync(2, (question, options) => options.Filter(new() { HasTextRegex = new Regex($"^\\s*({string.Join('|', right[question].Select(Regex.Escape))})\\s*$") }));
        await _teacher.SeesAsync("Đạt: 10/10 điểm");
    }

    private async Task AnswerAsync(int attempt, Func<int, ILocator, ILocator> choose)
    {
        var questions = await _teacher.Page.Locator("form .quiz fieldset").AllAsync();
        for (var i = 0; i < questions.Count; i++)
        {
            foreach (var option in await choose(i, questions[i].Locator(".option")).AllAsync()) await option.Locator("input").CheckAsync();
        }
        await _teacher.PressAsync("Gửi câu trả lời");
        await _teacher.SeesAsync($"Lần {attempt}, lúc");
    }

    private async Task The_room_closes_with_the_minutes_kept()
    {
        await Expect(_room.Locator(".presence")).ToContainTextAsync(EnoughMinutes(), new() { Timeout = 150_000 });
        await _trainer.ConfirmAsync("Đóng phòng");
        await Expect(_room.GetByText("Phòng đã đóng")).ToBeVisibleAsync();
        await _room.CloseAsync();
        await _teacher.GoAsync(_course);
        await Expect(_teacher.Page.Locator("#online")).ToContainTextAsync(EnoughMinutes());
    }

    /// <summary>Two of two, or more where the machine was slow.</summary>
    [GeneratedRegex(@"([2-9]|\d\d)\s*(/|trên)\s*2 phút")]
    private static partial Regex EnoughMinutes();

    private async Task The_teacher_hands_in_the_practicum()
    {
        _site.Clock.MoveTo(PracticumDay, new(15, 0));
        await _teacher.GoAsync($"{_course}/practicum");
        await _teacher.LookAsync("practicum-begin");
        await _teacher.FillAsync("Ngày thực hành", _site.Clock.Day(PracticumDay));
        await _teacher.PressAsync("Lưu ngày và trường");
        await _teacher.SeesAsync("Đã lưu ngày và trường thực hành");
        await Person.GiveAsync(
            _teacher.Page.Locator("#files"),
            new() { Name = "ke-hoach.pdf", MimeType = "application/pdf", Buffer = await _teacher.Page.PdfAsync() },
            new() { Name = "goc-tieng-anh.png", MimeType = "image/png", Buffer = await _teacher.Page.ScreenshotAsync() });
        await Expect(_teacher.Page.Locator(".evidence-list li")).ToHaveCountAsync(2);
        await _teacher.FillAsync("Nội dung tự đánh giá", "Ba mươi hai em của hai lớp 6 đã hỏi và trả lời bằng tiếng Anh ở sáu góc; điều chưa đạt là góc Khoa học còn ít câu mẫu.");
        await _teacher.LookAsync("practicum");
        await _teacher.ConfirmAsync("Nộp bài");
        await _teacher.SeesAsync("Đã nộp bài thực hành");
    }

    private async Task The_trainer_scores_it()
    {
        await _trainer.GoAsync("/practicums");
        await _trainer.LookAsync("practicums");
        await _trainer.FollowAsync("Bắt đầu chấm");
        foreach (var (criterion, points) in new[] { ("Kế hoạch phù hợp và khả thi", "2.25"), ("Thực hiện và sự tham gia của học sinh", "2.5"), ("Ngôn ngữ, học liệu và an toàn", "1.75"), ("Tự đánh giá và duy trì", "2") })
            await _trainer.FillAsync(criterion, points);
        await _trainer.FillAsync("Nhận xét", "Kế hoạch sát với điều kiện của trường; cần thêm khung câu cho góc Khoa học.");
        await _trainer.LookAsync("practicum-score");
        await _trainer.PressAsync("Lưu kết quả");
        await _trainer.SeesAsync("Đã lưu kết quả: 8,5 điểm");
        await _teacher.GoAsync($"{_course}/practicum");
        await _teacher.SeesAsync("cần thêm khung câu cho góc Khoa học");
        await _teacher.LookAsync("practicum-result");
    }
}

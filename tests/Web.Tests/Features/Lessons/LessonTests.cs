using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Lms.Domain.Courses;
using Lms.Domain.Xapi;
using Lms.Infrastructure.Courses;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.OnlineSessions;
using Lms.Web.Features.Lessons;
using Lms.Web.Tests.Features.OnlineSessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Web.Tests.Features.Lessons;

public sealed partial class LessonTests : IAsyncLifetime, IDisposable
{
    private readonly OnlineDay _day = new();
    private HttpClient _browser = null!;

    private string Address => $"/my-course/{_day.Teacher.Enrollment.Id}/lessons/{OnlineDay.Lesson}";

    private Quiz Quiz => _day.Services.GetRequiredService<CourseLibrary>().Find(_day.Plan.CourseSlug)!.FindLesson(OnlineDay.Lesson)!.Quiz;

    public async Task InitializeAsync()
    {
        await ((IAsyncLifetime)_day).InitializeAsync();
        _browser = await _day.BrowserAsync(_day.Teacher.Account);
    }

    public Task DisposeAsync() => ((IAsyncLifetime)_day).DisposeAsync();

    public void Dispose() => _day.Dispose();

    [Fact]
    public async Task A_lesson_is_shown_with_its_text_contents_activity_and_quiz()
    {
        var page = await _browser.GetStringAsync(Address);
        page.ShouldContain("Câu lạc bộ không phải là tiết học thứ tư");
        page.ShouldContain("class=\"en\"");
        page.ShouldContain("id=\"activity\"");
        page.ShouldContain("<fieldset>");
        page.ShouldContain("href=\"#muc-");
    }

    [Fact]
    public async Task Every_form_that_posts_carries_its_token()
    {
        var page = await _browser.GetStringAsync(Address);
        Regex.Count(page, "<form[^>]*method=\"post\"").ShouldBe(Regex.Count(page, "name=\"__RequestVerificationToken\""));
    }

    [Fact]
    public async Task Another_teacher_and_every_other_role_find_no_lesson_there()
    {
        await ShouldAnswerAsync(_day.Stranger.Account, HttpStatusCode.NotFound);
        await ShouldAnswerAsync(_day.Teachers[1].Account, HttpStatusCode.NotFound);
        await ShouldAnswerAsync(_day.Trainer, HttpStatusCode.Redirect);

        async Task ShouldAnswerAsync(Lms.Infrastructure.Accounts.Account account, HttpStatusCode status)
        {
            using var browser = await _day.BrowserAsync(account);
            (await browser.GetAsync(Address)).StatusCode.ShouldBe(status);
        }
    }

    [Fact]
    public async Task A_quiz_with_an_unanswered_question_keeps_what_was_ticked_and_is_not_taken()
    {
        var first = Quiz.Questions[0];
        using var response = await PostAsync("/quiz", [new($"q-{first.Id}", "b")]);

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await response.Content.ReadAsStringAsync();
        page.ShouldContain("Còn câu chưa trả lời: 2, 3, 4, 5, 6");
        Regex.IsMatch(page, $"name=\"q-{first.Id}\" value=\"b\" checked").ShouldBeTrue();
        (await CountAsync(db => db.QuizAttempts)).ShouldBe(0);
    }

    [Fact]
    public async Task A_failed_quiz_shows_each_explanation_and_may_be_tried_again()
    {
        using (var failed = await PostAsync("/quiz", Answers(correctly: false))) failed.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var page = await _browser.GetStringAsync(Address);
        page.ShouldContain("Chưa đạt: 0/10 điểm");
        page.ShouldContain(Quiz.Questions[0].Explain);
        (await _browser.GetStringAsync($"{Address}?again=true")).ShouldContain("<fieldset>");

        _day.Clock.Advance(TimeSpan.FromMinutes(1));
        using (var passed = await PostAsync("/quiz", Answers(correctly: true))) passed.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await _browser.GetStringAsync(Address)).ShouldContain("Đạt: 10/10 điểm");
    }

    [Fact]
    public async Task Every_try_is_told_question_by_question_and_as_a_whole()
    {
        using (await PostAsync("/quiz", Answers(correctly: false))) { }
        using (await PostAsync("/quiz", Answers(correctly: true))) { }

        (await VerbsAsync(Verbs.Answered)).ShouldBe(2 * Quiz.Questions.Count);
        (await VerbsAsync(Verbs.Failed)).ShouldBe(1);
        (await VerbsAsync(Verbs.Passed)).ShouldBe(1);
    }

    [Fact]
    public async Task An_activity_that_is_too_short_is_refused_with_its_count_and_kept_in_the_form()
    {
        using var response = await PostAsync("/activity", [new("answer", "Câu lạc bộ của trường tôi")]);

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await response.Content.ReadAsStringAsync();
        page.ShouldContain("Bài viết mới có 6 từ; cần ít nhất 150 từ");
        page.ShouldContain("Câu lạc bộ của trường tôi</textarea>");
        (await CountAsync(db => db.ActivityResponses)).ShouldBe(0);
    }

    [Fact]
    public async Task A_task_is_done_once_its_activity_is_sent_and_its_quiz_passed_and_then_progress_is_told_once()
    {
        using (var sent = await PostAsync("/activity", [new("answer", LongAnswer)])) sent.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await VerbsAsync(Verbs.Progressed)).ShouldBe(0);
        using (await PostAsync("/quiz", Answers(correctly: true))) { }
        using (await PostAsync("/quiz", Answers(correctly: true))) { }
        using (await PostAsync("/activity", [new("answer", LongAnswer + " thêm một câu")])) { }

        (await VerbsAsync(Verbs.Progressed)).ShouldBe(1);
        var progress = await _day.InScopeAsync(s => s.GetRequiredService<OnlineProgressReader>().ReadAsync(_day.Plan, _day.Teacher.Enrollment.Id, default));
        progress.DoneLessons.ShouldBe([OnlineDay.Lesson]);
    }

    [Fact]
    public async Task A_draft_is_saved_while_typing_but_never_over_an_answer_that_was_sent()
    {
        (await DraftAsync("Bản nháp")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await _browser.GetStringAsync(Address)).ShouldContain("Bản nháp</textarea>");
        using (await PostAsync("/activity", [new("answer", LongAnswer)])) { }

        (await DraftAsync("Gõ dở", await SavedAtAsync())).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await _browser.GetStringAsync(Address)).ShouldNotContain("Gõ dở");
    }

    [Fact]
    public async Task After_the_outcome_is_signed_a_lesson_is_read_but_nothing_is_taken()
    {
        await _day.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<LmsDbContext>();
            (await db.Enrollments.SingleAsync(e => e.Id == _day.Teacher.Enrollment.Id)).Conclude(true);
            return await db.SaveChangesAsync();
        });

        var taken = await _day.InScopeAsync(s => s.GetRequiredService<TakeQuiz>().RunAsync(
            OnlineDay.Sees(_day.Teacher.Account), _day.Teacher.Enrollment.Id, OnlineDay.Lesson, new Dictionary<string, IReadOnlyList<string>>(), default));
        taken.Refusal.ShouldBeOfType<LessonTasksClosed>();
        (await _browser.GetStringAsync(Address)).ShouldNotContain("<fieldset>");
    }

    private static string LongAnswer => string.Join(' ', Enumerable.Range(1, 160).Select(n => $"từ{n}"));

    private IEnumerable<KeyValuePair<string, string>> Answers(bool correctly) =>
        from question in Quiz.Questions
        from option in question.Options
        where correctly ? option.Correct : option == question.Options.First(o => !o.Correct)
        select KeyValuePair.Create($"q-{question.Id}", option.Id);

    private async Task<HttpResponseMessage> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var form = new FormUrlEncodedContent([.. fields, new("__RequestVerificationToken", await TokenAsync())]);
        return await _browser.PostAsync(Address + path, form);
    }

    [Fact]
    public async Task A_draft_saved_elsewhere_since_is_not_written_over_and_is_told()
    {
        (await DraftAsync("Máy bàn")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var seen = await SavedAtAsync();
        _day.Clock.Advance(TimeSpan.FromMinutes(1));
        (await DraftAsync("Máy bàn, viết thêm", seen)).StatusCode.ShouldBe(HttpStatusCode.OK);

        using var late = await DraftAsync("Điện thoại", seen);
        late.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await late.Content.ReadAsStringAsync()).ShouldContain("\"savedAt\"");
        (await _browser.GetStringAsync(Address)).ShouldContain("Máy bàn, viết thêm</textarea>");
        (await DraftAsync("Điện thoại", await SavedAtAsync())).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private Task<DateTimeOffset> SavedAtAsync() =>
        _day.InScopeAsync(s => s.GetRequiredService<LmsDbContext>().ActivityResponses.Select(r => r.SavedAt).SingleAsync());

    private async Task<HttpResponseMessage> DraftAsync(string text, DateTimeOffset? seen = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address + "/draft") { Content = JsonContent.Create(new { text, seen }) };
        request.Headers.Add("RequestVerificationToken", await TokenAsync());
        return await _browser.SendAsync(request);
    }

    private async Task<string> TokenAsync() => Token().Match(await _browser.GetStringAsync(Address)).Groups[1].Value;

    private Task<int> VerbsAsync(Verb verb) => _day.InScopeAsync(async s => (await s.GetRequiredService<LmsDbContext>().ToldAsync()).Count(x => x.Verb == verb.Id));

    private Task<int> CountAsync<T>(Func<LmsDbContext, IQueryable<T>> query) => _day.InScopeAsync(s => query(s.GetRequiredService<LmsDbContext>()).CountAsync());

    [GeneratedRegex("name=\"request-token\" content=\"([^\"]+)\"")]
    private static partial Regex Token();
}

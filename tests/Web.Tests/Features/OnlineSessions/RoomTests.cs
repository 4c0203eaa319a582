using System.Net;
using System.Text.RegularExpressions;
using Lms.Domain;
using Lms.Domain.OnlineSessions;
using Lms.Domain.Xapi;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.OnlineSessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Web.Tests.Features.OnlineSessions;

public sealed class RoomTests : IAsyncLifetime, IDisposable
{
    private readonly OnlineDay _day = new();

    public Task InitializeAsync() => ((IAsyncLifetime)_day).InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)_day).DisposeAsync();

    public void Dispose() => _day.Dispose();

    [Fact]
    public async Task The_room_is_there_for_its_class_and_for_the_inspector_and_for_nobody_else()
    {
        (await StatusAsync(_day.Teacher.Account)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(_day.Trainer)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(_day.Inspector)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(_day.Stranger.Account)).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync(_day.Officer)).ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task The_class_list_is_in_order_of_given_names_and_only_for_who_leads_or_looks_on()
    {
        using var trainer = await _day.BrowserAsync(_day.Trainer);
        var page = await trainer.GetStringAsync($"/online-sessions/{_day.Room.Id}");
        var names = new[] { "Nguyễn Thị Ánh", "Đỗ Văn Bình", "Bùi Hồng Hiền" };
        names.Select(name => page.IndexOf(name, StringComparison.Ordinal)).ShouldBeInOrder();
        page.ShouldNotContain("Trần Thu Cúc");

        using var teacher = await _day.BrowserAsync(_day.Teacher.Account);
        (await teacher.GetStringAsync($"/online-sessions/{_day.Room.Id}")).ShouldNotContain("Đỗ Văn Bình");
    }

    [Fact]
    public async Task Every_form_that_posts_carries_its_token()
    {
        using var trainer = await _day.BrowserAsync(_day.Trainer);
        var page = await trainer.GetStringAsync($"/online-sessions/{_day.Room.Id}");
        Regex.Count(page, "<form[^>]*method=\"post\"").ShouldBe(Regex.Count(page, "name=\"__RequestVerificationToken\""));
    }

    [Fact]
    public async Task The_hub_is_closed_to_strangers_and_to_unit_officers()
    {
        (await NegotiateAsync(null)).ShouldBeOneOf(HttpStatusCode.Unauthorized, HttpStatusCode.Redirect);
        (await NegotiateAsync(_day.Officer)).ShouldBeOneOf(HttpStatusCode.Forbidden, HttpStatusCode.Redirect);
        (await NegotiateAsync(_day.Teacher.Account)).ShouldBe(HttpStatusCode.OK);
        (await NegotiateAsync(_day.Trainer)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Only_a_trainer_of_the_class_opens_and_closes_its_room()
    {
        (await OpenAsync(_day.Teacher.Account)).ShouldBeOfType<RoomNotYours>();
        (await OpenAsync(_day.Inspector)).ShouldBeOfType<RoomNotYours>();
        (await RunAsync<OpenRoom, Refusal?>(open => open.RunAsync(OnlineDay.Sees(_day.Trainer), _day.OtherRoom.Id, default))).ShouldBeOfType<RoomNotYours>();
        (await OpenAsync(_day.Trainer)).ShouldBeNull();
        (await RunAsync<CloseRoom, Refusal?>(close => close.RunAsync(OnlineDay.Sees(_day.Trainer), _day.Room.Id, default))).ShouldBeNull();
    }

    [Fact]
    public async Task Before_the_online_day_the_room_stays_closed()
    {
        _day.Clock.Advance(TimeSpan.FromHours(-3));
        (await OpenAsync(_day.Trainer)).ShouldBeOfType<OutsideOnlineWindow>();
    }

    [Fact]
    public async Task The_class_and_its_trainer_talk_while_the_room_is_open_and_observers_only_read()
    {
        (await PostAsync(_day.Teacher.Account, "Chào cả lớp")).Refusal.ShouldBeOfType<RoomNotOpen>();
        await OpenAsync(_day.Trainer);
        (await PostAsync(_day.Teacher.Account, "Chào cả lớp")).Succeeded.ShouldBeTrue();
        (await PostAsync(_day.Trainer, "Chào thầy cô")).Succeeded.ShouldBeTrue();
        (await PostAsync(_day.Inspector, "Có mặt bao nhiêu?")).Refusal.ShouldBeOfType<RoomNotYours>();
        (await PostAsync(_day.Stranger.Account, "Chào")).Refusal.ShouldBeOfType<RoomNotYours>();
    }

    [Fact]
    public async Task A_poll_is_asked_by_the_trainer_answered_by_the_class_and_told_to_the_record_store()
    {
        await OpenAsync(_day.Trainer);
        (await AskAsync(_day.Teacher.Account)).Refusal.ShouldBeOfType<RoomNotYours>();
        (await AskAsync(_day.Trainer)).Succeeded.ShouldBeTrue();
        (await AskAsync(_day.Trainer)).Refusal.ShouldBeOfType<PollStillOpen>();

        foreach (var (account, _) in _day.Teachers) (await VoteAsync(account, 0)).Succeeded.ShouldBeTrue();
        _day.Clock.Advance(TimeSpan.FromSeconds(5));
        var poll = await VoteAsync(_day.Teacher.Account, 1);
        PollView.Of(poll.Value!).Options.Select(o => o.Votes).ShouldBe([2, 1]);
        (await VoteAsync(_day.Trainer, 0)).Refusal.ShouldBeOfType<RoomNotYours>();
        (await VoteAsync(_day.Stranger.Account, 0)).Refusal.ShouldBeOfType<RoomNotYours>();

        (await RunAsync<ClosePoll, Outcome<Poll>>(close => close.RunAsync(OnlineDay.Sees(_day.Trainer), _day.Room.Id, default))).Succeeded.ShouldBeTrue();
        (await VoteAsync(_day.Teacher.Account, 0)).Refusal.ShouldBeOfType<PollClosed>();
        (await _day.InScopeAsync(async s => (await s.GetRequiredService<LmsDbContext>().ToldAsync()).Count(x => x.Verb == Verbs.Answered.Id))).ShouldBe(4, "a changed vote is a new answer");
    }

    [Fact]
    public async Task Many_votes_at_once_are_all_counted()
    {
        await OpenAsync(_day.Trainer);
        await AskAsync(_day.Trainer);
        await Task.WhenAll(from _ in Enumerable.Range(0, 5) from teacher in _day.Teachers select VoteAsync(teacher.Account, 0));

        var votes = await _day.InScopeAsync(s => s.GetRequiredService<LmsDbContext>().Polls.SelectMany(p => p.Votes).CountAsync());
        votes.ShouldBe(_day.Teachers.Count);
    }

    [Fact]
    public async Task The_meeting_link_is_shown_while_the_room_is_open()
    {
        const string Link = "https://meet.google.com/abc-defg-hij";
        (await RunAsync<SetMeetingLink, Refusal?>(set => set.RunAsync(OnlineDay.Sees(_day.Trainer), _day.Room.Id, Link, default))).ShouldBeNull();
        using var teacher = await _day.BrowserAsync(_day.Teacher.Account);
        (await teacher.GetStringAsync($"/online-sessions/{_day.Room.Id}")).ShouldNotContain(Link);
        await OpenAsync(_day.Trainer);
        (await teacher.GetStringAsync($"/online-sessions/{_day.Room.Id}")).ShouldContain(Link);
    }

    private async Task<HttpStatusCode> StatusAsync(Account account)
    {
        using var browser = await _day.BrowserAsync(account);
        using var response = await browser.GetAsync($"/online-sessions/{_day.Room.Id}");
        return response.StatusCode;
    }

    private async Task<HttpStatusCode> NegotiateAsync(Account? account)
    {
        using var browser = account is null ? _day.CreateClient() : await _day.BrowserAsync(account);
        browser.DefaultRequestHeaders.Add("X-Requested-With", "XMLHttpRequest");
        using var response = await browser.PostAsync(OnlineSessionHub.Path + "/negotiate?negotiateVersion=1", null);
        return response.StatusCode;
    }

    private Task<Refusal?> OpenAsync(Account account) => RunAsync<OpenRoom, Refusal?>(open => open.RunAsync(OnlineDay.Sees(account), _day.Room.Id, default));

    private Task<Outcome<ChatMessage>> PostAsync(Account account, string text) =>
        RunAsync<PostChatMessage, Outcome<ChatMessage>>(post => post.RunAsync(OnlineDay.Sees(account), _day.Room.Id, text, default));

    private Task<Outcome<Poll>> AskAsync(Account account) =>
        RunAsync<AskPoll, Outcome<Poll>>(ask => ask.RunAsync(OnlineDay.Sees(account), _day.Room.Id, "Trường thầy cô đã có câu lạc bộ tiếng Anh chưa?", ["Đã có", "Chưa có"], default));

    private Task<Outcome<Poll>> VoteAsync(Account account, int option) =>
        RunAsync<VotePoll, Outcome<Poll>>(vote => vote.RunAsync(OnlineDay.Sees(account), _day.Room.Id, option, default));

    private Task<TResult> RunAsync<TUseCase, TResult>(Func<TUseCase, Task<TResult>> run) where TUseCase : notnull =>
        _day.InScopeAsync(s => run(s.GetRequiredService<TUseCase>()));
}

using System.Net;
using System.Text;
using Lms.Infrastructure.Database;
using Lms.Web.Features.MyCourse;
using Lms.Web.Features.OnlineSessions;
using Lms.Web.Tests.Features.OnlineSessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Web.Tests.Features.MyCourse;

public sealed class MyCourseTests : IAsyncLifetime, IDisposable
{
    private readonly OnlineDay _day = new();
    private HttpClient _browser = null!;

    private string Address => $"/my-course/{_day.Teacher.Enrollment.Id}";

    public async Task InitializeAsync()
    {
        await ((IAsyncLifetime)_day).InitializeAsync();
        _browser = await _day.BrowserAsync(_day.Teacher.Account);
    }

    public Task DisposeAsync() => ((IAsyncLifetime)_day).DisposeAsync();

    public void Dispose() => _day.Dispose();

    [Fact]
    public async Task A_teacher_with_one_course_comes_to_it_at_once()
    {
        using var response = await _browser.GetAsync("/my-course");
        response.Headers.Location!.ToString().ShouldBe(Address);
        (await _browser.GetStringAsync(Address)).ShouldContain("0 trên 180 phút");
        (await _browser.GetStringAsync("/")).ShouldContain("Làm nhiệm vụ");
    }

    [Fact]
    public async Task A_teacher_without_a_course_is_told_what_will_be_here()
    {
        await _day.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<LmsDbContext>();
            (await db.Enrollments.SingleAsync(e => e.Id == _day.Teacher.Enrollment.Id)).Withdraw("Chuyển công tác", DateTimeOffset.UnixEpoch).ShouldBeNull();
            return await db.SaveChangesAsync();
        });
        (await _browser.GetStringAsync("/my-course")).ShouldContain("Chưa có khóa bồi dưỡng nào");
        (await _browser.GetAsync(Address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Another_teacher_s_course_does_not_exist()
    {
        using var stranger = await _day.BrowserAsync(_day.Stranger.Account);
        (await stranger.GetAsync(Address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.GetAsync($"{Address}/schedule.ics")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task On_the_online_day_the_next_step_is_the_open_room_else_a_task()
    {
        (await PageAsync()).Next.Kind.ShouldBe(StepKind.DoTask);
        await _day.InScopeAsync(s => s.GetRequiredService<OpenRoom>().RunAsync(OnlineDay.Sees(_day.Trainer), _day.Room.Id, default));
        (await PageAsync()).Next.ShouldBe(new NextStep(StepKind.JoinRoom, $"/online-sessions/{_day.Room.Id}"));
    }

    [Theory]
    [InlineData(-60, StepKind.BlockAhead)]
    [InlineData(-51, StepKind.BlockToday)]
    [InlineData(-48, StepKind.BlockNow)]
    [InlineData(-14, StepKind.OnlineAhead)]
    [InlineData(20, StepKind.DoPracticum)]
    [InlineData(400, StepKind.DoPracticum)]
    public async Task The_next_step_follows_the_calendar(int hours, StepKind expected)
    {
        _day.Clock.Advance(TimeSpan.FromHours(hours));
        (await PageAsync()).Next.Kind.ShouldBe(expected);
    }

    [Fact]
    public async Task The_calendar_file_has_every_event_and_no_line_over_75_octets()
    {
        var bytes = await _browser.GetByteArrayAsync($"{Address}/schedule.ics");
        var text = Encoding.UTF8.GetString(bytes);
        text.Split("BEGIN:VEVENT").Length.ShouldBe(1 + 4 + 1 + 1);
        text.Split("\r\n").ShouldAllBe(line => Encoding.UTF8.GetByteCount(line) <= 75);
        text.Replace("\r\n ", "", StringComparison.Ordinal).ShouldContain("LOCATION:Phòng A2\\, Trung tâm GDKTTH–HN và BDNG\\, 15 Khúc Thừa Dụ");
        text.ShouldContain("DTSTART:20221210T003000Z");
    }

    private Task<MyCoursePage> PageAsync() =>
        _day.InScopeAsync(async s => (await s.GetRequiredService<MyCourseReader>().FindAsync(OnlineDay.Sees(_day.Teacher.Account), _day.Teacher.Enrollment.Id, default))!);
}

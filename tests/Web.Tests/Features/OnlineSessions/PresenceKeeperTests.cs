using Lms.Domain.OnlineSessions;
using Lms.Domain.Xapi;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.OnlineSessions;
using Lms.Web.Features.OnlineSessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Web.Tests.Features.OnlineSessions;

public sealed class PresenceKeeperTests : IAsyncLifetime, IDisposable
{
    private static readonly PresencePlace Lesson = PresencePlace.Lesson(OnlineDay.Lesson);

    private readonly OnlineDay _day = new();

    public Task InitializeAsync() => ((IAsyncLifetime)_day).InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)_day).DisposeAsync();

    public void Dispose() => _day.Dispose();

    [Fact]
    public async Task Heartbeats_lengthen_one_interval_and_its_end_is_the_last_of_them()
    {
        var stay = await EnterAsync(Lesson);
        await StayAsync(stay, TimeSpan.FromMinutes(3));
        await WaitAsync(TimeSpan.FromMinutes(5));

        var interval = (await IntervalsAsync()).ShouldHaveSingleItem();
        interval.IsClosed.ShouldBeTrue();
        interval.Duration.ShouldBe(TimeSpan.FromMinutes(3));
        stay.Minutes.ShouldBe(3);
    }

    [Fact]
    public async Task A_return_within_the_grace_goes_on_with_the_interval()
    {
        await StayAsync(await EnterAsync(Lesson), TimeSpan.FromMinutes(1));
        await WaitAsync(PresenceInterval.Grace);
        await StayAsync(await EnterAsync(Lesson), TimeSpan.FromMinutes(1));

        (await IntervalsAsync()).ShouldHaveSingleItem();
        (await MinutesAsync()).ShouldBe(3);
    }

    [Fact]
    public async Task A_later_return_begins_a_new_interval_and_the_time_between_does_not_count()
    {
        await StayAsync(await EnterAsync(Lesson), TimeSpan.FromMinutes(1));
        await WaitAsync(TimeSpan.FromSeconds(61));
        await StayAsync(await EnterAsync(Lesson), TimeSpan.FromMinutes(1));

        (await IntervalsAsync()).Count.ShouldBe(2);
        (await MinutesAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task A_page_that_slept_with_its_connection_alive_begins_a_new_interval_by_itself()
    {
        var stay = await EnterAsync(Lesson);
        await StayAsync(stay, TimeSpan.FromMinutes(1));
        await WaitAsync(TimeSpan.FromMinutes(10));
        // The first heartbeat after the sleep begins the new interval.
        await StayAsync(stay, TimeSpan.FromSeconds(75));

        (await IntervalsAsync()).Count.ShouldBe(2);
        stay.Minutes.ShouldBe(2);
    }

    [Fact]
    public async Task Two_tabs_two_devices_room_and_lesson_count_each_minute_once()
    {
        await OpenRoomAsync();
        var stays = new[] { await EnterAsync(Lesson), await EnterAsync(Lesson), await EnterAsync(PresencePlace.Room(_day.Room.Id)) };
        for (var beats = 0; beats < 8; beats++)
        {
            _day.Clock.Advance(PresenceInterval.Heartbeat);
            foreach (var stay in stays) await BeatAsync(stay);
        }

        (await IntervalsAsync()).Count.ShouldBe(2, "one for each place");
        (await MinutesAsync()).ShouldBe(2);
        stays.ShouldAllBe(stay => stay.Minutes == 2);
    }

    [Fact]
    public async Task Time_outside_the_online_day_is_not_counted()
    {
        _day.Clock.Advance(TimeSpan.FromHours(14) - TimeSpan.FromSeconds(30));
        var stay = await EnterAsync(Lesson);
        await StayAsync(stay, TimeSpan.FromMinutes(5));
        var late = await EnterAsync(Lesson);

        late.IsCounted.ShouldBeFalse();
        await WaitAsync(TimeSpan.FromMinutes(5));
        (await IntervalsAsync()).ShouldHaveSingleItem().Duration.ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_room_that_is_not_open_counts_nothing()
    {
        var stay = await EnterAsync(PresencePlace.Room(_day.Room.Id));
        await StayAsync(stay, TimeSpan.FromMinutes(2));

        stay.IsCounted.ShouldBeFalse();
        (await IntervalsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Closing_the_room_ends_every_stay_in_it_and_later_heartbeats_change_nothing()
    {
        await OpenRoomAsync();
        var stay = await EnterAsync(PresencePlace.Room(_day.Room.Id));
        await StayAsync(stay, TimeSpan.FromMinutes(2));
        (await _day.InScopeAsync(s => s.GetRequiredService<CloseRoom>().RunAsync(OnlineDay.Sees(_day.Trainer), _day.Room.Id, default))).ShouldBeNull();
        await StayAsync(stay, TimeSpan.FromMinutes(2));
        await WriteAsync();

        var interval = (await IntervalsAsync()).ShouldHaveSingleItem();
        interval.IsClosed.ShouldBeTrue();
        interval.Duration.ShouldBe(TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task A_stay_in_the_room_is_told_once_as_joined_left_and_experienced()
    {
        await OpenRoomAsync();
        await StayAsync(await EnterAsync(PresencePlace.Room(_day.Room.Id)), TimeSpan.FromMinutes(2));
        await WaitAsync(TimeSpan.FromMinutes(5));
        await WaitAsync(TimeSpan.FromMinutes(5));

        (await VerbsAsync()).ShouldBe([Verbs.Experienced.Id, Verbs.Joined.Id, Verbs.Left.Id], ignoreOrder: true);
    }

    [Fact]
    public async Task A_stay_in_a_lesson_is_told_as_experienced_only()
    {
        await StayAsync(await EnterAsync(Lesson), TimeSpan.FromMinutes(2));
        await WaitAsync(TimeSpan.FromMinutes(5));

        (await VerbsAsync()).ShouldBe([Verbs.Experienced.Id]);
    }

    [Fact]
    public async Task Leaving_in_good_order_counts_until_then()
    {
        var stay = await EnterAsync(Lesson);
        await StayAsync(stay, TimeSpan.FromMinutes(1));
        _day.Clock.Advance(TimeSpan.FromSeconds(14));
        await _day.InScopeAsync(s =>
        {
            s.GetRequiredService<PresenceKeeper>().Leave(stay);
            return Task.FromResult(true);
        });
        await WaitAsync(TimeSpan.FromMinutes(5));

        (await IntervalsAsync()).ShouldHaveSingleItem().Duration.ShouldBe(TimeSpan.FromSeconds(74));
    }

    private Task<Stay> EnterAsync(PresencePlace place) =>
        _day.InScopeAsync(s => s.GetRequiredService<PresenceKeeper>().EnterAsync(_day.Teacher.Enrollment, _day.Plan, place, default));

    private Task<bool> BeatAsync(Stay stay) => _day.InScopeAsync(async s =>
    {
        await s.GetRequiredService<PresenceKeeper>().BeatAsync(stay, default);
        return true;
    });

    private async Task StayAsync(Stay stay, TimeSpan time)
    {
        for (var left = time; left > TimeSpan.Zero; left -= PresenceInterval.Heartbeat)
        {
            _day.Clock.Advance(PresenceInterval.Heartbeat);
            await BeatAsync(stay);
        }
    }

    /// <summary>Time goes by without a heartbeat, and the service has its turn.</summary>
    private async Task WaitAsync(TimeSpan time)
    {
        _day.Clock.Advance(time);
        await _day.InScopeAsync(s => s.GetRequiredService<PresenceKeeper>().CloseStaleAsync(default));
    }

    private Task<bool> WriteAsync() => _day.InScopeAsync(async s =>
    {
        await s.GetRequiredService<Heartbeats>().WriteAsync(s.GetRequiredService<LmsDbContext>(), default);
        return true;
    });

    private async Task OpenRoomAsync() =>
        (await _day.InScopeAsync(s => s.GetRequiredService<OpenRoom>().RunAsync(OnlineDay.Sees(_day.Trainer), _day.Room.Id, default))).ShouldBeNull();

    private Task<List<PresenceInterval>> IntervalsAsync() => _day.InScopeAsync(s => s.GetRequiredService<LmsDbContext>().PresenceIntervals.AsNoTracking().ToListAsync());

    private Task<List<string>> VerbsAsync() => _day.InScopeAsync(async s => (await s.GetRequiredService<LmsDbContext>().ToldAsync()).ConvertAll(x => x.Verb));

    private async Task<int> MinutesAsync()
    {
        await WriteAsync();
        return (await _day.InScopeAsync(s => s.GetRequiredService<OnlineProgressReader>().ReadAsync(_day.Plan, _day.Teacher.Enrollment.Id, default))).Minutes;
    }
}

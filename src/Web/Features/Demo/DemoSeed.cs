using Lms.Domain;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Accounts;
using Lms.Web.Features.Shared.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Lms.Web.Features.Demo;

/// <summary>
/// Dữ liệu dùng thử (Development only): the Hải Phòng sample, made by the same use cases that people use, and placed
/// relative to today so that every role has something to do at once. A second start finds it and changes nothing.
/// </summary>
internal static partial class DemoSeed
{
    // Made last: where accounts are but this one is not, the seed was interrupted.
    private const string Last = $"quan-tri{DemoAccounts.Domain}";

    public static async Task RunAsync(WebApplication app, string[] args)
    {
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<LmsDbContext>();
            if (await db.Users.AnyAsync(a => a.UserName == Last)) return;
            if (await db.Users.AnyAsync())
                throw new InvalidOperationException("The demo data was not finished when it was first made. Run './dev reset' and start again.");
        }

        var clock = new DemoClock();
        var builder = WebApplication.CreateBuilder(args).AddLms();
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
        await using var rehearsal = builder.Build();
        var now = TimeProvider.System.GetUtcNow();
        Started(app.Logger);
        var stage = new DemoStage(rehearsal.Services, clock) { Now = now.AddDays(-60) };
        await TellAsync(stage, now);
        stage.Now = now;
        await stage.HireAsync(Role.Inspector, "Vũ Đức Thắng", $"thanh-tra{DemoAccounts.Domain}");
        await stage.HireAsync(Role.Administrator, "Đặng Quang Huy", Last);
        Finished(app.Logger, (TimeProvider.System.GetUtcNow() - now).TotalSeconds);
    }

    private static async Task TellAsync(DemoStage stage, DateTimeOffset now)
    {
        var world = await DemoWorld.CreateAsync(stage);
        var today = VietnamTime.DateOf(now);
        var few = world.Quotas.Take(7).Append(world.Quotas.First(q => q.Code == "THPT-01")).ToList();

        var closing = new DemoCourse(stage, world, new DemoCalendar(today.AddDays(-14)), 1, few);
        await closing.ConveneAsync();
        await closing.AttendAsync();
        await new DemoOnlineDay(stage, closing).LearnAsync();
        await new DemoPracticums(stage, closing).FinishAsync();
        await new DemoCertificates(stage, closing).IssueSomeAsync(now);

        var practising = new DemoCourse(stage, world, new DemoCalendar(today.AddDays(-5)), 2, few);
        await practising.ConveneAsync();
        await practising.AttendAsync();
        await new DemoOnlineDay(stage, practising).LearnAsync();
        await new DemoPracticums(stage, practising).BeginAsync(now);

        var online = new DemoCourse(stage, world, new DemoCalendar(today.AddDays(-2)), 3, few);
        await online.ConveneAsync();
        await online.AttendAsync();

        var inPerson = new DemoCourse(stage, world, new DemoCalendar(today), 4, world.Quotas);
        await inPerson.ConveneAsync();
        await inPerson.AttendTodayAsync(now);

        await new DemoLists(stage, new DemoCourse(stage, world, new DemoCalendar(today.AddDays(6)), 5, world.Quotas)).OpenAsync(now);

        var late = new[] { "303", "304", "305", "311", "THPT-01" };
        await new DemoLateLists(stage, new DemoCourse(stage, world, new DemoCalendar(today.AddDays(2)), 6, [.. world.Quotas.Where(q => late.Contains(q.Code))])).CloseAsync(now);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Making the demo data…")]
    private static partial void Started(ILogger log);

    [LoggerMessage(Level = LogLevel.Information, Message = "The demo data is ready after {Seconds:0} s.")]
    private static partial void Finished(ILogger log, double seconds);
}

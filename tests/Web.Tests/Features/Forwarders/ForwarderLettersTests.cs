using Lms.Domain;
using Lms.Domain.Forwarders;
using Lms.Web.Features.Forwarders;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Web.Tests.Features.Forwarders;

public sealed class ForwarderLettersTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_forwarder_that_stops_or_skips_is_told_to_the_administrators_once()
    {
        var admin = await SignedIn.As(site, Role.Administrator);
        using var mailing = site.WithWebHostBuilder(b => b.UseSetting("Mail:Host", "127.0.0.1").UseSetting("Mail:Port", "1").UseSetting("Mail:From", "lms@example.edu.vn"));
        var now = TimeProvider.System.GetUtcNow();
        var stopped = Forwarder.Create(new("Kho dừng", "http://127.0.0.1:1/xapi", "k", "1.0.3"), "x", long.MaxValue - 1, now).Value!;
        stopped.Refused("HTTP 400", now);
        var skipping = Forwarder.Create(new("Kho bỏ", "http://127.0.0.1:1/xapi", "k", "1.0.3"), "x", long.MaxValue - 1, now).Value!;
        var troubled = Forwarder.Create(new("Kho chờ", "http://127.0.0.1:1/xapi", "k", "1.0.3"), "x", long.MaxValue - 1, now).Value!;
        await site.In(async db =>
        {
            db.AddRange(stopped, skipping, troubled, new SkippedStatement(skipping.Id, 1, Guid.CreateVersion7(), new(SkipReason.Refused, 400), now));
            return await db.SaveChangesAsync();
        });
        var since = now - ForwarderList.Patience - TimeSpan.FromMinutes(1);
        await site.In(db => db.Forwarders.Where(f => f.Id == troubled.Id).ExecuteUpdateAsync(f => f.SetProperty(x => x.TroubledSince, since).SetProperty(x => x.LastError, "HTTP 401")));

        var first = await Tell(mailing);
        var second = await Tell(mailing);

        var administrators = await site.In(db => db.Users.CountAsync(a => a.Role == Role.Administrator && a.Email != null));
        (first, second).ShouldBe((3 * administrators, 0));
        var letters = await site.In(db => db.OutgoingMails.ToListAsync());
        letters.Select(l => l.Subject).Distinct().Order(StringComparer.Ordinal).ShouldBe(
            ["Chuyển tiếp bản ghi có bản ghi bị bỏ qua: Kho bỏ", "Chuyển tiếp bản ghi không gửi được: Kho chờ", "Chuyển tiếp bản ghi đã dừng: Kho dừng"]);
        letters.ShouldContain(l => l.Body.Contains($"/forwarders/{skipping.Id}") && l.Body.Contains("1 bản ghi"));
        var home = await admin.Browser.Page("/");
        home.ShouldContain("Chuyển tiếp đến “Kho dừng” đã dừng");
        home.ShouldContain("Chưa gửi được đến “Kho chờ”");
    }

    private static async Task<int> Tell(Microsoft.AspNetCore.Mvc.Testing.WebApplicationFactory<Program> mailing)
    {
        await using var scope = mailing.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<TellOfForwarders>().RunAsync();
    }
}

using System.Data.Common;
using Lms.Domain;
using Lms.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Lms.Infrastructure.OrgUnits;

/// <summary>At each midnight of Viet Nam, and at the start, units take the name and the parent of the new day.</summary>
public sealed class UnitCalendar(IServiceScopeFactory scopes, TimeProvider clock, ILogger<UnitCalendar> log) : BackgroundService
{
    private static readonly TimeSpan TriesAgainAfter = TimeSpan.FromMinutes(5);

    /// <summary>Turns all units to today.</summary>
    /// <returns>How many are other than yesterday.</returns>
    public static async Task<int> TurnAsync(LmsDbContext db, DateOnly today, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var turned = (await db.OrgUnits.ToListAsync(cancel)).Count(unit => unit.TurnTo(today));
        if (turned > 0) await db.SaveChangesAsync(cancel);
        return turned;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var today = VietnamTime.DateOf(clock.GetUtcNow());
            var done = await TurnAsync(today, stoppingToken);
            var wait = done ? VietnamTime.StartOf(today.AddDays(1)) - clock.GetUtcNow() : TriesAgainAfter;
            await Task.Delay(wait > TimeSpan.Zero ? wait : TriesAgainAfter, clock, stoppingToken);
        }
    }

    private async Task<bool> TurnAsync(DateOnly today, CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await TurnAsync(scope.ServiceProvider.GetRequiredService<LmsDbContext>(), today, cancel);
            return true;
        }
        catch (Exception problem) when (problem is DbException or DbUpdateException)
        {
            log.LogError(problem, "Units could not take the names of the day");
            return false;
        }
    }
}

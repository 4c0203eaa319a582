using System.Globalization;
using Lms.Domain;
using Lms.Domain.Forwarders;
using Lms.Infrastructure;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Mail;
using Lms.Web.Features.Accounts;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Localization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Lms.Web.Features.Forwarders;

/// <summary>
/// Writes to the administrators when a forwarder has stopped, has long been without success, or has skipped statements. Of one
/// trouble there is one letter; of what is skipped at most one a day.
/// </summary>
public sealed class TellOfForwarders(
    LmsDbContext db, Localizer text, ForwarderErrors errors, IOptions<MailOptions> mail, IOptions<SiteOptions> site, TimeProvider clock) : IUseCase
{
    private static readonly TimeSpan BetweenSkips = TimeSpan.FromDays(1);

    /// <returns>How many letters wait for the mail server now.</returns>
    public async Task<int> RunAsync(CancellationToken cancel = default)
    {
        if (!mail.Value.IsConfigured) return 0;
        // Letters are in the language of the office.
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("vi");
        var now = clock.GetUtcNow();
        await using var transaction = await db.BeginWriteAsync(cancel, "forwarders/letters");
        var letters = 0;
        foreach (var forwarder in await db.Forwarders.AsNoTracking().ToListAsync(cancel)) letters += await TellAsync(forwarder, now, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return letters;
    }

    private async Task<int> TellAsync(Forwarder forwarder, DateTimeOffset now, CancellationToken cancel)
    {
        var letters = 0;
        var values = new
        {
            forwarder.Name,
            Error = errors.Of(forwarder) ?? "",
            Since = forwarder.TroubledSince,
            Address = $"{site.Value.PublicUrl}/forwarders/{forwarder.Id}",
        };
        var trouble = forwarder.State == ForwarderState.Stopped ? "Stopped"
            : forwarder.State == ForwarderState.Running && forwarder.TroubledSince <= now - ForwarderList.Patience ? "Troubled" : null;
        if (trouble is not null && forwarder.ToldAt is null)
        {
            letters += await WriteAsync($"Forwarders.Letter.{trouble}", values, now, cancel);
            await db.Forwarders.Where(f => f.Id == forwarder.Id).ExecuteUpdateAsync(f => f.SetProperty(x => x.ToldAt, now), cancel);
        }

        var told = forwarder.SkipsToldAt ?? DateTimeOffset.MinValue;
        var news = await db.SkippedStatements.CountAsync(s => s.ForwarderId == forwarder.Id && s.SkippedAt > told, cancel);
        if (news == 0 || told > now - BetweenSkips) return letters;
        letters += await WriteAsync("Forwarders.Letter.Skipped", new { values.Name, Count = news, values.Address }, now, cancel);
        await db.Forwarders.Where(f => f.Id == forwarder.Id).ExecuteUpdateAsync(f => f.SetProperty(x => x.SkipsToldAt, now), cancel);
        return letters;
    }

    private async Task<int> WriteAsync(string key, object values, DateTimeOffset now, CancellationToken cancel)
    {
        var administrators = await db.Users.AsNoTracking().Where(a => a.Role == Role.Administrator && a.Email != null).ToListAsync(cancel);
        var subject = text[$"{key}.Subject", values].ReplaceLineEndings(" ");
        var letters = administrators.Where(a => a.StateAt(now) == AccountState.Active)
            .Select(a => new OutgoingMail(a.Email!, subject.Length <= 200 ? subject : subject[..200], text[$"{key}.Body", values], null, now)).ToList();
        db.OutgoingMails.AddRange(letters);
        return letters.Count;
    }
}

/// <summary>Looks from time to time whether there is anything to tell.</summary>
public sealed class ForwarderLetters(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ForwarderLetters> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<TellOfForwarders>().RunAsync(stoppingToken);
            }
#pragma warning disable CA1031 // Letters must outlive whatever is the matter with the database.
            catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                log.LogWarning(problem, "The administrators could not be told of forwarders");
            }
        }
    }
}

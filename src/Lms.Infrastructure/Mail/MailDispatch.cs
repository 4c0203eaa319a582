using System.Net.Mail;
using Lms.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Lms.Infrastructure.Mail;

/// <summary>Sends the letters that wait, beside the main job: one at a time, at least once each, tried again after a while where the server does not answer.</summary>
public sealed class MailDispatch(IServiceScopeFactory scopes, SmtpPost post, IOptions<MailOptions> options, TimeProvider clock, ILogger<MailDispatch> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.IsConfigured) return;
        while (true)
        {
            try
            {
                while (await SendNextAsync(stoppingToken))
                {
                }
            }
#pragma warning disable CA1031 // Letters must outlive whatever is the matter with the database.
            catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                log.LogWarning(problem, "Letters could not be sent");
            }

            await Task.Delay(Interval, clock, stoppingToken);
        }
    }

    /// <returns>Whether there was one to send.</returns>
    public async Task<bool> SendNextAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LmsDbContext>();
        if (await TakeAsync(db, cancel) is not { } mail) return false;
        try
        {
            await post.SendAsync(mail, cancel);
            mail.Succeed(clock.GetUtcNow());
        }
        catch (Exception problem) when (problem is SmtpException or FormatException)
        {
            // The exception may name the address; its status does not.
            var words = problem is SmtpException { InnerException: { } inner } smtp ? $"{smtp.StatusCode}: {inner.GetType().Name}" : problem is SmtpException { StatusCode: var status } ? $"{status}" : "The address is malformed.";
            mail.Fail(words, problem is FormatException || (problem is SmtpException refusal && SmtpPost.IsFinal(refusal)), clock.GetUtcNow());
        }

        await db.SaveChangesAsync(CancellationToken.None);
        return true;
    }

    /// <summary>The next letter, taken so that no other node sends it too.</summary>
    private async Task<OutgoingMail?> TakeAsync(LmsDbContext db, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (!await db.OutgoingMails.AnyAsync(m => m.State == MailState.Queued && m.DueAt <= now, cancel)) return null;
        await using var transaction = await db.BeginWriteAsync(cancel, "mail");
        var mail = await db.OutgoingMails.Where(m => m.State == MailState.Queued && m.DueAt <= now).OrderBy(m => m.DueAt).FirstOrDefaultAsync(cancel);
        if (mail is null) return null;
        mail.Begin(now);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return mail;
    }
}

internal static class MailServices
{
    public static IServiceCollection AddMail(this IServiceCollection services)
    {
        services.AddOptions<MailOptions>().BindConfiguration(MailOptions.Section).ValidateDataAnnotations()
            .Validate(o => o.IsValid, "Mail: with Mail:Host, Mail:From must be an e-mail address; with Mail:User, Mail:StartTls must be on.").ValidateOnStart();
        services.AddSingleton<SmtpPost>();
        services.AddSingleton<MailDispatch>();
        services.AddHostedService(s => s.GetRequiredService<MailDispatch>());
        return services;
    }
}

using System.Net;
using System.Net.Mail;
using System.Text;
using Microsoft.Extensions.Options;

namespace Lms.Infrastructure.Mail;

/// <summary>Hands one letter to the configured SMTP server.</summary>
public sealed class SmtpPost(IOptions<MailOptions> options)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Returns when the server has taken the letter.</summary>
    /// <exception cref="SmtpException">The server refused it or could not be reached.</exception>
    public async Task SendAsync(OutgoingMail mail, CancellationToken cancel)
    {
        var settings = options.Value;
        using var client = new SmtpClient(settings.Host, settings.Port) { EnableSsl = settings.StartTls };
        if (settings.User.Length > 0) client.Credentials = new NetworkCredential(settings.User, settings.Password);
        using var message = new MailMessage(new MailAddress(settings.From, settings.FromName, Encoding.UTF8), new MailAddress(mail.Address))
        {
            Subject = mail.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = mail.Body,
            BodyEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        // A letter that is sent again after a crash has the same id, by which mailboxes drop the second.
        message.Headers["Message-ID"] = $"<{mail.Id}@{new MailAddress(settings.From).Host}>";
        message.Headers["Auto-Submitted"] = "auto-generated";
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limited.CancelAfter(Patience);
        try
        {
            await client.SendMailAsync(message, limited.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new SmtpException(SmtpStatusCode.GeneralFailure, "The mail server did not answer in time.");
        }
    }

    /// <summary>Whether the server's answer is final (5xx): another try would be refused too.</summary>
    public static bool IsFinal(SmtpException refusal) => refusal.StatusCode is >= (SmtpStatusCode)500 and < (SmtpStatusCode)600
        and not SmtpStatusCode.ServiceClosingTransmissionChannel;
}

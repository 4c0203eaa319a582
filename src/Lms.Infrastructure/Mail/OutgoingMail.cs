using Lms.Domain;
using Lms.Domain.Journal;
using Lms.Domain.Reminders;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lms.Infrastructure.Mail;

public enum MailState
{
    /// <summary>Waits for its turn, or for another try.</summary>
    Queued,

    /// <summary>The server has taken it.</summary>
    Sent,

    /// <summary>Given up: the server refused it, or could not be reached often enough.</summary>
    Failed,
}

/// <summary>Thư: one letter to one address, kept until the mail server has taken it.</summary>
public sealed class OutgoingMail
{
    public const int MostAttempts = 6;
    public const int ErrorLength = 300;

    /// <summary>A try that has not ended by then was cut off, by a crash or a stop, and is made again.</summary>
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan[] Waits = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(20), TimeSpan.FromHours(1), TimeSpan.FromHours(4)];

    private OutgoingMail() { }

    /// <param name="reminderId">The reminder that it carries; null for a letter of another kind.</param>
    public OutgoingMail(string address, string subject, string body, Id<Reminder>? reminderId, DateTimeOffset now) =>
        (Id, Address, Subject, Body, ReminderId, CreatedAt, DueAt) = (Guid.CreateVersion7(), address, subject, body, reminderId, now, now);

    public Guid Id { get; private init; }
    [Personal] public string Address { get; private init; } = "";
    public string Subject { get; private init; } = "";
    public string Body { get; private init; } = "";
    public Id<Reminder>? ReminderId { get; private init; }
    public DateTimeOffset CreatedAt { get; private init; }
    public MailState State { get; private set; }
    public int Attempts { get; private set; }

    /// <summary>Not tried before then.</summary>
    public DateTimeOffset DueAt { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>What the server last said, without addresses.</summary>
    public string? LastError { get; private set; }

    /// <summary>Takes it for one try, so that nobody else sends it meanwhile.</summary>
    public void Begin(DateTimeOffset now) => (Attempts, DueAt) = (Attempts + 1, now + Claim);

    public void Succeed(DateTimeOffset now) => (State, SentAt, LastError) = (MailState.Sent, now, null);

    /// <param name="final">The server refuses it for good, so that trying again is no use.</param>
    public void Fail(string error, bool final, DateTimeOffset now)
    {
        LastError = error.Length <= ErrorLength ? error : error[..ErrorLength];
        if (final || Attempts >= MostAttempts) State = MailState.Failed;
        else DueAt = now + Waits[Math.Min(Attempts, Waits.Length) - 1];
    }
}

internal sealed class OutgoingMailConfiguration : IEntityTypeConfiguration<OutgoingMail>
{
    public void Configure(EntityTypeBuilder<OutgoingMail> mail)
    {
        mail.ToTable("OutgoingMails");
        mail.Property(m => m.Id).ValueGeneratedNever();
        mail.Property(m => m.Address).HasMaxLength(256);
        mail.Property(m => m.Subject).HasMaxLength(300);
        mail.Property(m => m.LastError).HasMaxLength(OutgoingMail.ErrorLength);
        mail.HasOne<Reminder>().WithMany().HasForeignKey(m => m.ReminderId).OnDelete(DeleteBehavior.Cascade);
        mail.HasIndex(m => new { m.State, m.DueAt });
    }
}

using System.ComponentModel.DataAnnotations;
using System.Net.Mail;

namespace Lms.Infrastructure.Mail;

/// <summary>Section <c>Mail</c>: the SMTP server that takes the product's letters. Without a host no letter is written, and the pages say so.</summary>
public sealed class MailOptions
{
    public const string Section = "Mail";

    /// <summary>The server's name; empty where there is none.</summary>
    public string Host { get; set; } = "";

    /// <summary>587 with STARTTLS; 25 inside a network of one's own. TLS from the first byte (465) is not spoken.</summary>
    [Range(1, 65535)] public int Port { get; set; } = 587;

    /// <summary>Whether the connection is encrypted by STARTTLS. Without it a server never gets a user and password.</summary>
    public bool StartTls { get; set; } = true;

    public string User { get; set; } = "";

    public string Password { get; set; } = "";

    /// <summary>The address that letters come from.</summary>
    public string From { get; set; } = "";

    /// <summary>The name beside that address.</summary>
    public string FromName { get; set; } = "";

    public bool IsConfigured => Host.Length > 0;

    /// <summary>With a host there is a sender, and no password goes in the clear.</summary>
    public bool IsValid => !IsConfigured || (MailAddress.TryCreate(From, out _) && (User.Length == 0 || StartTls));
}

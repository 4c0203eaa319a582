namespace Lms.Infrastructure.Database;

/// <summary>Who changes the database in this scope, and why; written into the journal with every change.</summary>
public sealed class JournalAuthor
{
    /// <summary>The signed-in account; null where the system itself acts.</summary>
    public Guid? AccountId { get; set; }

    public string? Reason { get; set; }
}

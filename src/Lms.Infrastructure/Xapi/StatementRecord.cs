using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lms.Infrastructure.Xapi;

/// <summary>One stored xAPI statement. Immutable but for <see cref="IsVoided"/>; the columns are what queries filter by.</summary>
public sealed class StatementRecord
{
    /// <summary>The order in which the store took statements; paging goes by it.</summary>
    public long Sequence { get; private init; }

    public required Guid StatementId { get; init; }
    public required DateTimeOffset Stored { get; init; }
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>The verb's IRI.</summary>
    public required string Verb { get; init; }

    /// <summary>The actor as one text, <c>account|homePage|name</c> for an account.</summary>
    public required string Actor { get; init; }

    /// <summary>The object's activity IRI, or null where it is another statement.</summary>
    public required string? Activity { get; init; }

    /// <summary>The statement that the object refers to, if it does.</summary>
    public required Guid? Reference { get; init; }

    public required Guid? Registration { get; init; }

    /// <summary>The statement as stored, in full.</summary>
    public required string Json { get; init; }

    public bool IsVoided { get; set; }
}

internal sealed class StatementRecordConfiguration : IEntityTypeConfiguration<StatementRecord>
{
    public void Configure(EntityTypeBuilder<StatementRecord> statement)
    {
        statement.ToTable("xapi_Statements");
        statement.HasKey(s => s.Sequence);
        statement.Property(s => s.Sequence).ValueGeneratedOnAdd();
        statement.HasIndex(s => s.StatementId).IsUnique();
        statement.HasIndex(s => s.Registration);
        statement.HasIndex(s => new { s.Actor, s.Sequence });
        statement.HasIndex(s => new { s.Activity, s.Sequence });
        statement.HasIndex(s => new { s.Verb, s.Sequence });
    }
}

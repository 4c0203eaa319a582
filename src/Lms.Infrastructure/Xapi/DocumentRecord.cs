using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lms.Infrastructure.Xapi;

public enum DocumentKind { State, ActivityProfile, AgentProfile }

/// <summary>One document of the state, activity profile or agent profile resource (xAPI, part three, 2.2). What it belongs to is kept as digests.</summary>
public sealed class DocumentRecord
{
    /// <summary>The digest of kind, activity, agent, registration and document id: the document's whole address.</summary>
    public required Guid Digest { get; init; }

    public required DocumentKind Kind { get; init; }
    public required Guid? Activity { get; init; }
    public required Guid? Agent { get; init; }
    public required Guid? Registration { get; init; }

    /// <summary>The state id or profile id.</summary>
    public required string DocumentId { get; init; }

    public required string ContentType { get; set; }
    public required byte[] Content { get; set; }

    /// <summary>The content's tag (<see cref="DocumentTag"/>), without quotes.</summary>
    public required string ETag { get; set; }

    /// <summary>When it was written last.</summary>
    public required DateTimeOffset Updated { get; set; }
}

internal sealed class DocumentRecordConfiguration : IEntityTypeConfiguration<DocumentRecord>
{
    public void Configure(EntityTypeBuilder<DocumentRecord> document)
    {
        document.ToTable("xapi_Documents");
        document.HasKey(d => d.Digest);
        document.Property(d => d.Digest).ValueGeneratedNever();
        document.HasIndex(d => new { d.Kind, d.Activity, d.Agent });
    }
}

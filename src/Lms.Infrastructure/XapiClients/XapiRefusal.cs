using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lms.Infrastructure.XapiClients;

/// <summary>
/// Yêu cầu bị từ chối: what the record store refused to one client, told by the place and the rule alone. Refusals that differ in
/// nothing else are one row with a count. Nothing of what was sent is kept.
/// </summary>
public sealed class XapiRefusal
{
    public const int PathLength = 200;
    public const int RuleLength = 300;

    /// <summary>The client; empty for the one that the environment makes.</summary>
    public Guid ClientId { get; init; }

    /// <summary>The digest of all that tells one refusal from another.</summary>
    public Guid Digest { get; init; }

    public string Method { get; init; } = "";

    /// <summary>The resource, such as <c>/statements</c>.</summary>
    public string Resource { get; init; } = "";

    public int Status { get; init; }

    /// <summary>Where in the JSON, such as <c>$[].actor.mbox</c>; without the places in arrays and without names that clients make up.</summary>
    public string? Path { get; init; }

    public string Rule { get; init; } = "";
    public long Count { get; set; }
    public DateTimeOffset FirstAt { get; init; }
    public DateTimeOffset LastAt { get; set; }
}

internal sealed class XapiRefusalConfiguration : IEntityTypeConfiguration<XapiRefusal>
{
    public void Configure(EntityTypeBuilder<XapiRefusal> refusal)
    {
        refusal.ToTable("xapi_Refusals");
        refusal.HasKey(r => new { r.ClientId, r.Digest });
        refusal.Property(r => r.Method).HasMaxLength(10);
        refusal.Property(r => r.Resource).HasMaxLength(40);
        refusal.Property(r => r.Path).HasMaxLength(XapiRefusal.PathLength);
        refusal.Property(r => r.Rule).HasMaxLength(XapiRefusal.RuleLength);
    }
}

using Lms.Domain.Forwarders;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lms.Infrastructure.Forwarders;

internal sealed class ForwarderConfiguration : IEntityTypeConfiguration<Forwarder>, IEntityTypeConfiguration<SkippedStatement>
{
    public void Configure(EntityTypeBuilder<Forwarder> forwarder)
    {
        forwarder.ToTable("xapi_Forwarders");
        forwarder.Property(f => f.Name).HasMaxLength(Forwarder.NameLength);
        forwarder.Property(f => f.Endpoint).HasMaxLength(ForwarderEndpoint.MaxLength);
        forwarder.Property(f => f.Key).HasMaxLength(Forwarder.KeyLength);
        forwarder.Property(f => f.Version).HasMaxLength(10);
        forwarder.Property(f => f.LastError).HasMaxLength(Forwarder.ErrorLength);
        forwarder.Property(f => f.LastAnswer).HasMaxLength(SkippedStatement.WordsLength);
        forwarder.Property(f => f.Verbs).HasMaxLength(ForwarderFilter.VerbsLength);
        forwarder.Property(f => f.Activity).HasMaxLength(ForwarderFilter.IriLength);
        forwarder.Ignore(f => f.Filter);
    }

    public void Configure(EntityTypeBuilder<SkippedStatement> skipped)
    {
        skipped.ToTable("xapi_SkippedStatements");
        skipped.Property(s => s.Words).HasMaxLength(SkippedStatement.WordsLength);
        skipped.HasOne<Forwarder>().WithMany().HasForeignKey(s => s.ForwarderId).OnDelete(DeleteBehavior.Cascade);
        skipped.HasIndex(s => new { s.ForwarderId, s.Sequence }).IsUnique();
    }
}

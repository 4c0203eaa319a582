using Lms.Domain.Forwarders;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lms.Infrastructure.Forwarders;

internal sealed class ForwarderConfiguration : IEntityTypeConfiguration<Forwarder>
{
    public void Configure(EntityTypeBuilder<Forwarder> forwarder)
    {
        forwarder.ToTable("xapi_Forwarders");
        forwarder.Property(f => f.Name).HasMaxLength(Forwarder.NameLength);
        forwarder.Property(f => f.Endpoint).HasMaxLength(ForwarderEndpoint.MaxLength);
        forwarder.Property(f => f.Key).HasMaxLength(Forwarder.KeyLength);
        forwarder.Property(f => f.Version).HasMaxLength(10);
        forwarder.Property(f => f.LastError).HasMaxLength(Forwarder.ErrorLength);
    }
}

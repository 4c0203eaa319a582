using Lms.Domain.Plans;
using Lms.Domain.XapiClients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lms.Infrastructure.XapiClients;

internal sealed class XapiClientConfiguration : IEntityTypeConfiguration<XapiClient>
{
    public void Configure(EntityTypeBuilder<XapiClient> client)
    {
        client.ToTable("xapi_Clients");
        client.Property(c => c.Name).HasMaxLength(XapiClient.NameLength);
        client.Property(c => c.Key).HasMaxLength(XapiClient.KeyLength);
        client.Property(c => c.SecretHash).HasMaxLength(32);
        // A set of flags: their names together are longer than an enum's column.
        client.Property(c => c.Scopes).HasConversion<int>().Metadata.SetMaxLength(null);
        client.HasIndex(c => c.Key).IsUnique();
        client.HasOne<TrainingPlan>().WithMany().HasForeignKey(c => c.PlanId).OnDelete(DeleteBehavior.Restrict);
        client.Ignore(c => c.Caller);
        client.Ignore(c => c.ExpiresAt);
    }
}

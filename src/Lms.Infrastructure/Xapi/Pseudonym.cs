using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lms.Infrastructure.Xapi;

/// <summary>The only link from an xAPI actor to a person. Deleting it makes the statements anonymous (DOMAIN §5).</summary>
/// <param name="Name">The opaque account name in statements.</param>
/// <param name="PersonId">The id of a teacher or trainer.</param>
public sealed record Pseudonym(Guid Name, Guid PersonId);

internal sealed class PseudonymConfiguration : IEntityTypeConfiguration<Pseudonym>
{
    public void Configure(EntityTypeBuilder<Pseudonym> pseudonym)
    {
        pseudonym.ToTable("xapi_Pseudonyms");
        pseudonym.HasKey(p => p.Name);
        pseudonym.Property(p => p.Name).ValueGeneratedNever();
        pseudonym.HasIndex(p => p.PersonId).IsUnique();
    }
}

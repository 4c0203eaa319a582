using Lms.Domain;
using Lms.Domain.Enrollments;
using Lms.Domain.Xapi;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lms.Infrastructure.Xapi;

/// <summary>
/// The link from an xAPI actor to a person. It and the person's <see cref="Registration"/>s are the only ones; erased
/// together (DOMAIN §5).
/// </summary>
/// <param name="Name">The opaque account name in statements.</param>
/// <param name="PersonId">The id of a teacher or trainer.</param>
public sealed record Pseudonym(Guid Name, Guid PersonId);

/// <summary>
/// The link from the registration in statements to an enrolment, and what the ids in its statements are made with.
/// </summary>
/// <param name="Name">What <c>context.registration</c> says: random.</param>
/// <param name="Secret">See <see cref="StatementNames"/>; never in a statement.</param>
public sealed record Registration(Guid Name, Id<Enrollment> EnrollmentId, byte[] Secret)
{
    /// <summary>
    /// A new one, of random parts alone: what is made by time would tell when the person first appeared.
    /// </summary>
    public static Registration New(Id<Enrollment> enrollment)
    {
        var secret = System.Security.Cryptography.RandomNumberGenerator.GetBytes(StatementNames.SecretBytes);
        return new(IncomingStatements.RandomUuid(), enrollment, secret);
    }

    public StatementNames Names(StatementSeal seal) => new(Name, Secret, seal);
}

internal sealed class PseudonymConfiguration :
    IEntityTypeConfiguration<Pseudonym>, IEntityTypeConfiguration<Registration>
{
    public void Configure(EntityTypeBuilder<Pseudonym> pseudonym)
    {
        pseudonym.ToTable("xapi_Pseudonyms");
        pseudonym.HasKey(p => p.Name);
        pseudonym.Property(p => p.Name).ValueGeneratedNever();
        pseudonym.HasIndex(p => p.PersonId).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Registration> registration)
    {
        registration.ToTable("xapi_Registrations");
        registration.HasKey(r => r.Name);
        registration.Property(r => r.Name).ValueGeneratedNever();
        registration.HasIndex(r => r.EnrollmentId).IsUnique();
    }
}

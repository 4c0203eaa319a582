using Lms.Domain.Certificates;
using Lms.Domain.Enrollments;
using Lms.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lms.Infrastructure.Certificates;

internal sealed class CertificateConfiguration : IEntityTypeConfiguration<Certificate>
{
    public void Configure(EntityTypeBuilder<Certificate> certificate)
    {
        certificate.HasOne<Enrollment>().WithMany().HasForeignKey(c => c.EnrollmentId).OnDelete(DeleteBehavior.Restrict);
        certificate.Property(c => c.Content).IsJson();
        certificate.Property(c => c.VerificationCode).HasMaxLength(40);
        certificate.Property(c => c.PdfSha256).HasMaxLength(64);
        certificate.HasIndex(c => c.VerificationCode).IsUnique();
        // Register numbers are never reused, also those of revoked certificates.
        certificate.HasIndex(c => new { c.Year, c.Sequence }).IsUnique();
        certificate.HasIndex(c => c.EnrollmentId).IsUnique().HasFilter("\"State\" = 'Issued'");
    }
}

internal sealed class RegisterBookConfiguration : IEntityTypeConfiguration<RegisterBook>
{
    public void Configure(EntityTypeBuilder<RegisterBook> book)
    {
        book.HasKey(b => b.Year);
        book.Property(b => b.Year).ValueGeneratedNever();
        book.Property(b => b.Last).IsConcurrencyToken();
    }
}

using Lms.Domain.Enrollments;
using Lms.Domain.OrgUnits;
using Lms.Domain.Practicums;
using Lms.Domain.Trainers;
using Lms.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lms.Infrastructure.Practicums;

internal sealed class PracticumConfiguration : IEntityTypeConfiguration<Practicum>
{
    public void Configure(EntityTypeBuilder<Practicum> practicum)
    {
        practicum.HasOne<Enrollment>().WithMany().HasForeignKey(p => p.EnrollmentId).OnDelete(DeleteBehavior.Restrict);
        practicum.HasOne<OrgUnit>().WithMany().HasForeignKey(p => p.SchoolId).OnDelete(DeleteBehavior.Restrict);
        practicum.HasMany(p => p.Evidence).WithOne().HasForeignKey(e => e.PracticumId);
        practicum.HasMany(p => p.Assessments).WithOne().HasForeignKey(a => a.PracticumId);
        practicum.HasIndex(p => p.EnrollmentId).IsUnique();
        practicum.Property(p => p.Version).IsConcurrencyToken();
    }
}

internal sealed class EvidenceConfiguration : IEntityTypeConfiguration<Evidence>
{
    public void Configure(EntityTypeBuilder<Evidence> evidence)
    {
        evidence.ToTable("Evidence");
        evidence.Property(e => e.Id).ValueGeneratedNever();
        evidence.Property(e => e.FileName).HasMaxLength(255);
        evidence.Property(e => e.MediaType).HasMaxLength(100);
        evidence.Property(e => e.Sha256).HasMaxLength(64);
        evidence.HasIndex(e => e.Sha256);
    }
}

internal sealed class AssessmentConfiguration : IEntityTypeConfiguration<Assessment>
{
    public void Configure(EntityTypeBuilder<Assessment> assessment)
    {
        assessment.ToTable("Assessments", t => t.HasCheckConstraint("CK_Assessments_Total", "CAST(\"Total\" AS REAL) BETWEEN 0 AND 10"));
        assessment.Property(a => a.Id).ValueGeneratedNever();
        assessment.Property(a => a.Scores).IsJson();
        assessment.Property(a => a.Total).HasPrecision(4, 2);
        assessment.HasOne<Trainer>().WithMany().HasForeignKey(a => a.TrainerId).OnDelete(DeleteBehavior.Restrict);
    }
}

using Lms.Domain.Courses;
using Lms.Domain.Enrollments;
using Lms.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lms.Infrastructure.Courses;

internal sealed class QuizAttemptConfiguration : IEntityTypeConfiguration<QuizAttempt>
{
    public void Configure(EntityTypeBuilder<QuizAttempt> attempt)
    {
        attempt.Property(a => a.LessonSlug).HasMaxLength(100);
        attempt.Property(a => a.Answers).IsJson();
        attempt.Property(a => a.Score).HasPrecision(4, 2);
        attempt.HasOne<Enrollment>().WithMany().HasForeignKey(a => a.EnrollmentId).OnDelete(DeleteBehavior.Restrict);
        attempt.HasIndex(a => new { a.EnrollmentId, a.LessonSlug });
    }
}

internal sealed class ActivityResponseConfiguration : IEntityTypeConfiguration<ActivityResponse>
{
    public void Configure(EntityTypeBuilder<ActivityResponse> response)
    {
        response.HasKey(r => new { r.EnrollmentId, r.LessonSlug });
        response.Property(r => r.LessonSlug).HasMaxLength(100);
        response.HasOne<Enrollment>().WithMany().HasForeignKey(r => r.EnrollmentId).OnDelete(DeleteBehavior.Restrict);
    }
}

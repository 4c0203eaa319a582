using Lms.Domain.Completion;
using Lms.Domain.Enrollments;
using Lms.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lms.Infrastructure.Completion;

internal sealed class CompletionDecisionConfiguration : IEntityTypeConfiguration<CompletionDecision>
{
    public void Configure(EntityTypeBuilder<CompletionDecision> decision)
    {
        decision.HasOne<Enrollment>().WithMany().HasForeignKey(d => d.EnrollmentId).OnDelete(DeleteBehavior.Restrict);
        decision.HasIndex(d => d.EnrollmentId).IsUnique();
        decision.Property(d => d.Policy).IsJson();
        decision.Property(d => d.Inputs).IsJson();
        decision.Property(d => d.Result).IsJson();
    }
}

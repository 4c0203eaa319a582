using Lms.Domain.Courses;
using Lms.Domain.Practicums;

namespace Lms.Web.Features.Practicums;

/// <summary>A given assessment, to be shown.</summary>
public sealed record AssessmentCard(Assessment Assessment, Rubric Rubric, string Trainer);

using Lms.Domain;
using Lms.Domain.Plans;

namespace Lms.Web.Features.Plans;

/// <summary>The pages of one plan, shown above each of them.</summary>
/// <param name="Current">The tab that is open: a name of <see cref="PlanTab"/>.</param>
public sealed record PlanTabs(Id<TrainingPlan> PlanId, PlanTab Current);

public enum PlanTab { Overview, Quotas, ExclusionLists, TraineeLists, Classes, Practicums, Completion, Certificates }

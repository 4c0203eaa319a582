using Lms.Domain.Plans;
using Lms.Domain.TraineeLists;

namespace Lms.Infrastructure.TraineeLists;

/// <summary>What the template of one unit for one plan says before anyone fills it in.</summary>
/// <param name="DeadlineText">Hạn nộp, in words.</param>
/// <param name="Schools">The unit's schools, for the drop-down.</param>
/// <param name="Rows">Rows already filled in, as cells of Mẫu 01; see <see cref="TraineeFieldsCells.ToCells"/>.</param>
public sealed record TemplateContext(
    Guid PlanId,
    string PlanTitle,
    string? PlanNumber,
    Guid UnitId,
    string UnitName,
    int Seats,
    string DeadlineText,
    IReadOnlyList<string> Schools,
    IReadOnlyList<IReadOnlyDictionary<TraineeColumn, string>>? Rows = null)
{
    /// <summary>The deadline as every page says it: "đến hết ngày 07/12/2022 (Thứ Tư)".</summary>
    public static string Words(Deadline deadline)
    {
        ArgumentNullException.ThrowIfNull(deadline);
        return $"đến {deadline.ClosesAt.ToVietnamese()}";
    }

    /// <summary>Lines for dự bị below those of the quota.</summary>
    public int ReserveLines { get; init; } = 5;
}

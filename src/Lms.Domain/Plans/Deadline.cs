namespace Lms.Domain.Plans;

/// <summary>"chậm nhất ngày 07/12" is inclusive, "trước ngày 15/11" strictly exclusive (DOMAIN §0.4).</summary>
public enum DeadlineKind { NoLaterThan, Before }

/// <summary>Hạn nộp: a day in Viet Nam and how it is meant.</summary>
public sealed record Deadline(DateOnly Date, DeadlineKind Kind)
{
    /// <summary>The first instant that is too late.</summary>
    public EndInstant ClosesAt => new(VietnamTime.StartOf(Kind == DeadlineKind.NoLaterThan ? Date.AddDays(1) : Date));

    public bool IsOpenAt(DateTimeOffset instant) => !ClosesAt.IsOver(instant);
}

using Lms.Domain.Plans;
using Lms.Domain.Xapi.Statements;

namespace Lms.Domain.Forwarders;

/// <summary>Bộ lọc: which statements a forwarder sends. Each part that is set must hold.</summary>
/// <param name="Verbs">IRIs of verbs, of which the statement has one; none for any verb.</param>
/// <param name="Activity">The IRI of an activity that the statement is about or stands in connection with.</param>
/// <param name="PlanId">The plan (kế hoạch) that the statement belongs to.</param>
/// <param name="OwnOnly">Only what this system has told itself, not what other clients wrote.</param>
/// <param name="Since">Only what was stored from this day on, in Viet Nam.</param>
public sealed record ForwarderFilter(
    IReadOnlyList<string> Verbs, string? Activity = null, Id<TrainingPlan>? PlanId = null, bool OwnOnly = false, DateOnly? Since = null)
{
    public const int MostVerbs = 50;
    public const int IriLength = 1000;
    public const int VerbsLength = 8000;

    public static readonly ForwarderFilter Everything = new([]);

    public bool IsEverything => Verbs.Count == 0 && Activity is null && PlanId is null && !OwnOnly && Since is null;

    /// <summary>The lines of a text, without those that are empty or come again.</summary>
    public static IReadOnlyList<string> Lines(string? text) =>
        [.. (text ?? "").Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];

    /// <summary>What is wrong with it, if anything is.</summary>
    public Refusal? Fault()
    {
        if (Verbs.Count > MostVerbs || Verbs.Sum(v => v.Length + 1) > VerbsLength) return new ForwarderFilterTooLong(MostVerbs);
        foreach (var iri in Activity is null ? Verbs : Verbs.Append(Activity))
            if (iri.Length > IriLength || !Iri.IsValid(iri)) return new ForwarderFilterIriInvalid(iri.Length <= 100 ? iri : iri[..100] + "…");
        return null;
    }
}

/// <summary>A verb or activity of the filter is no IRI.</summary>
public sealed record ForwarderFilterIriInvalid(string Iri) : Refusal;

public sealed record ForwarderFilterTooLong(int Max) : Refusal;

using System.ComponentModel.DataAnnotations;
using Lms.Domain;
using Lms.Domain.Classes;
using Lms.Web.Features.Shared.Formatting;

namespace Lms.Web.Features.Practicums;

/// <summary>The sheet as typed.</summary>
public sealed record AssessmentForm
{
    /// <summary>Criterion id → points as typed, with a comma or a point.</summary>
    public Dictionary<string, string> Scores { get; init; } = [];

    [StringLength(4000), Display(Name = "Practicums.Comment")]
    public string? Comment { get; init; }

    public bool Revision { get; init; }
    public int Version { get; init; }
    public Id<ClassGroup>? ClassId { get; init; }

    /// <summary>What is no number is left out: the rubric then says that the score is missing.</summary>
    public AssessmentSheet ToSheet() => new(
        Scores.Where(s => DecimalText.Parse(s.Value) is not null).ToDictionary(s => s.Key, s => DecimalText.Parse(s.Value)!.Value),
        (Comment ?? "").ReplaceLineEndings("\n"), Revision);
}

using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Lms.Domain;
using Lms.Domain.Classes;

namespace Lms.Web.Features.Practicums;

/// <summary>The sheet as typed.</summary>
public sealed record AssessmentForm
{
    /// <summary>Criterion id → points as the browser sends a number: with a point, whatever the language.</summary>
    public Dictionary<string, string> Scores { get; init; } = [];

    [StringLength(4000), Display(Name = "Practicums.Comment")]
    public string? Comment { get; init; }

    public bool Revision { get; init; }
    public int Version { get; init; }
    public Id<ClassGroup>? ClassId { get; init; }

    /// <summary>What is no number is left out: the rubric then says that the score is missing.</summary>
    public AssessmentSheet ToSheet() => new(
        Scores.Where(s => Parse(s.Value) is not null).ToDictionary(s => s.Key, s => Parse(s.Value)!.Value),
        (Comment ?? "").ReplaceLineEndings("\n"), Revision);

    private static decimal? Parse(string? typed) =>
        decimal.TryParse((typed ?? "").Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var points) ? points : null;
}

using System.ComponentModel.DataAnnotations;
using Lms.Domain.Enrollments;
using Lms.Domain.Plans;
using Lms.Domain.TraineeLists;

namespace Lms.Web.Features.Enrollments;

/// <summary>What is typed to ask for a substitution.</summary>
public sealed class SubstitutionForm
{
    [Required, StringLength(1000), Display(Name = "Enrollments.Substitute.Reason")] public string? Reason { get; set; }

    /// <summary>The reserve who is to come; none where a person is typed.</summary>
    public Guid? Reserve { get; set; }

    public Dictionary<TraineeColumn, string?> Cells { get; set; } = [];

    internal Newcomer Newcomer => Reserve is { } id
        ? Domain.Enrollments.Newcomer.Reserve(new(id))
        : Domain.Enrollments.Newcomer.Person(Cells.Where(c => !string.IsNullOrWhiteSpace(c.Value)).ToDictionary(c => c.Key, c => c.Value!));
}

/// <param name="Blocked">What the newcomer fails, by column; empty before it was judged.</param>
public sealed record SubstitutionPage(
    TrainingPlan Plan, TraineeLine Leaver, IReadOnlyList<TraineeLine> Reserves, IReadOnlyList<string> Schools, DateTimeOffset? CutOff, SubstitutionForm Form, IReadOnlyList<RowFinding> Blocked);

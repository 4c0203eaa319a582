using System.Text.Json.Serialization;
using Lms.Domain.OrgUnits;

namespace Lms.Domain.TraineeLists;

/// <summary>Giới tính.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Gender>))]
public enum Gender
{
    /// <summary>Nam.</summary>
    Male,

    /// <summary>Nữ.</summary>
    Female,
}

/// <summary>
/// One row as understood: required texts are empty where the row lacks them, other fields are null where there is nothing
/// or nothing that could be read (a finding then says so).
/// </summary>
public sealed record TraineeFields
{
    public string FullName { get; init; } = "";
    public DateOnly? BirthDate { get; init; }

    /// <summary>The year alone is known where the cell had no more; else the year of <see cref="BirthDate"/>.</summary>
    public int? BirthYear { get; init; }

    public Gender? Gender { get; init; }
    public string? TeacherCode { get; init; }

    /// <summary>12 digits, or the 9 of an old identity card.</summary>
    public string? PersonalId { get; init; }

    public string SchoolText { get; init; } = "";
    public SchoolLevel? Level { get; init; }
    public string Subject { get; init; } = "";
    public string? Position { get; init; }
    public string? LanguageLevel { get; init; }

    /// <summary>10 or 11 digits with the leading 0.</summary>
    public string? Phone { get; init; }

    public string? Email { get; init; }
    public string? PreferredClass { get; init; }
    public string? Note { get; init; }

    /// <summary>Dự bị: does not count against the quota.</summary>
    public bool IsReserve { get; init; }
}

using System.Text.Json.Serialization;
using Lms.Domain;
using Lms.Domain.Attendance;
using Lms.Domain.Enrollments;
using Lms.Web.Features.Shared.Localization;

namespace Lms.Web.Features.Attendance;

/// <summary>What a device sends: its waiting marks.</summary>
public sealed record MarksBody(IReadOnlyList<MarkBody> Marks);

public sealed record MarkBody(
    Guid EnrollmentId,
    [property: JsonConverter(typeof(JsonStringEnumConverter))] AttendanceStatus Status,
    int Minutes,
    Guid ChangeId,
    string? Reason,
    [property: JsonConverter(typeof(JsonStringEnumConverter))] MarkMethod Method,
    int? SeenVersion)
{
    public MarkRequest ToRequest() => new(new Id<Enrollment>(EnrollmentId), Status, Minutes, ChangeId, Reason, Method, SeenVersion);
}

/// <summary>One card's form. The minutes field is always there; only two of the buttons mean it.</summary>
public sealed class MarkForm
{
    public AttendanceStatus Status { get; set; }
    public int? Minutes { get; set; }
    public Guid ChangeId { get; set; }
    public string? Reason { get; set; }
    public int? Version { get; set; }

    public MarkRequest ToRequest(Id<Enrollment> enrollmentId) => new(
        enrollmentId, Status, Status is AttendanceStatus.Late or AttendanceStatus.LeftEarly ? Minutes ?? 0 : 0, ChangeId, Reason, MarkMethod.OneByOne, Version);
}

/// <summary>What the device is told of one mark.</summary>
/// <param name="Text">Why it was not stored, for the person; null when it was.</param>
/// <param name="NeedsReason">The roll call was closed meanwhile: with a reason the mark is stored as a correction.</param>
public sealed record MarkReply(
    Guid ChangeId, Guid EnrollmentId, string Result, string Status, int Minutes, int Version, string? Text, bool NeedsReason)
{
    public static MarkReply Of(MarkAnswer answer, Localizer text) => new(
        answer.ChangeId, answer.EnrollmentId.Value, answer.Result.ToString(), answer.Status.ToString(), answer.Minutes, answer.Version,
        Words(answer, text), answer.Refusal is ReasonMissing or CorrectionNeedsSecondPerson);

    private static string? Words(MarkAnswer answer, Localizer text) => answer.Result switch
    {
        MarkResult.Refused => text.Of(answer.Refusal!),
        MarkResult.Conflict => text["Attendance.Conflict", new
        {
            By = answer.ChangedBy ?? text["Attendance.SomebodyElse"],
            Mark = text[$"Attendance.Client.Mark.{answer.Status}", new { answer.Minutes }],
            At = answer.ChangedAt,
        }],
        _ => null,
    };
}

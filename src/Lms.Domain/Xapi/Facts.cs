using System.Text.Json.Nodes;
using Lms.Domain.Attendance;
using Lms.Domain.Certificates;
using Lms.Domain.Completion;
using Lms.Domain.Courses;
using Lms.Domain.OnlineSessions;
using Lms.Domain.Plans;
using Lms.Domain.Practicums;
using Lms.Domain.TraineeLists;

namespace Lms.Domain.Xapi;

/// <summary>
/// The facts of the main job as xAPI statements, one method per fact (DOMAIN §8). Every id is made of the fact's own
/// key, so telling a fact again gives the same statement.
/// </summary>
/// <param name="site">The public address of this installation, without a slash at its end: home page of the actors and root of the activity IRIs.</param>
public sealed class Facts(string site)
{
    /// <summary>The site's address, as it was given.</summary>
    public string Site => site;

    private const string Progress = "https://w3id.org/xapi/cmi5/result/extensions/progress";

    /// <summary>Được cử: an accepted list names the teacher.</summary>
    public Statement Registered(Trainee trainee, string planTitle, string unitCode, Id<TraineeSubmission> submission, DateTimeOffset at) =>
        Tell($"registered/{trainee.EnrollmentId}", trainee, Verbs.Registered, new Activity(Plan(trainee), ActivityTypes.Course, planTitle), at) with
        {
            Context = Context(trainee) with { Extensions = Extensions(("unit", unitCode), ("submission", submission.ToString())) },
        };

    /// <summary>Tham dự a block, as the closed roll call has it. Version is the attendance record's: a correction is a new fact.</summary>
    public Statement Attended(Trainee trainee, Session session, AttendanceMark mark, int version, Guid? instructor, DateTimeOffset at) =>
        Tell(AttendedKey(trainee, session, version), trainee, Verbs.Attended, new Activity($"{site}/sessions/{session.Id}", ActivityTypes.Meeting), at) with
        {
            Context = Context(trainee, instructor),
            Result = new StatementResult
            {
                Completion = true,
                Duration = TimeSpan.FromMinutes(session.Minutes - mark.Minutes),
                Extensions = Extensions(("attendance-status", mark.Status.ToString()), ("minutes-missed", mark.Minutes)),
            },
        };

    /// <summary>Takes the "attended" of an earlier version back.</summary>
    public Statement AttendedVoided(Trainee trainee, Session session, int version, DateTimeOffset at) =>
        Void(AttendedKey(trainee, session, version), trainee, at);

    /// <summary>Vào phòng: a stay in the live room begins.</summary>
    public Statement Joined(Trainee trainee, PresenceInterval stay) =>
        Tell($"joined/{stay.Id}", trainee, Verbs.Joined, Place(trainee, stay), stay.From);

    /// <summary>Rời phòng: a stay in the live room has ended.</summary>
    public Statement Left(Trainee trainee, PresenceInterval stay) =>
        Tell($"left/{stay.Id}", trainee, Verbs.Left, Place(trainee, stay), stay.LastSeen);

    /// <summary>Có mặt: a stay in the room or a lesson, one statement per interval, not per heartbeat.</summary>
    public Statement Experienced(Trainee trainee, PresenceInterval stay) =>
        Tell($"experienced/{stay.Id}", trainee, Verbs.Experienced, Place(trainee, stay), stay.LastSeen) with { Result = new StatementResult { Duration = stay.Duration } };

    /// <summary>Trả lời thăm dò. A changed vote is a new answer.</summary>
    public Statement AnsweredPoll(Trainee trainee, Poll poll, PollVote vote) =>
        Tell($"answered/{poll.Id}/{trainee.EnrollmentId}/{vote.At.UtcTicks}", trainee, Verbs.Answered, new Activity($"{site}/polls/{poll.Id}", ActivityTypes.Interaction, poll.Question), vote.At) with
        {
            Result = new StatementResult { Response = poll.Options[vote.Option] },
        };

    /// <summary>Trả lời one question of a quiz.</summary>
    public Statement AnsweredQuestion(Trainee trainee, QuizAttempt attempt, string questionId, bool correct) =>
        Tell($"answered/{attempt.Id}/{questionId}", trainee, Verbs.Answered, new Activity($"{Lesson(trainee, attempt.LessonSlug)}/quiz/{questionId}", ActivityTypes.Interaction), attempt.At) with
        {
            Result = new StatementResult { Success = correct, Response = string.Join("[,]", attempt.Answers.GetValueOrDefault(questionId) ?? []) },
        };

    /// <summary>Đạt or không đạt a lesson's quiz.</summary>
    public Statement QuizTaken(Trainee trainee, QuizAttempt attempt, string lessonTitle) =>
        Tell($"quiz/{attempt.Id}", trainee, attempt.Passed ? Verbs.Passed : Verbs.Failed, new Activity($"{Lesson(trainee, attempt.LessonSlug)}/quiz", ActivityTypes.Assessment, lessonTitle), attempt.At) with
        {
            Result = new StatementResult { Score = new Score(attempt.Score, 0, 10), Success = attempt.Passed, Completion = true },
        };

    /// <summary>Tiến bộ of the online day, in percent of the tasks asked for.</summary>
    public Statement Progressed(Trainee trainee, int tasksDone, int tasksNeeded, DateTimeOffset at) =>
        Tell($"progressed/{trainee.EnrollmentId}/{tasksDone}", trainee, Verbs.Progressed, new Activity($"{Plan(trainee)}/online-day", ActivityTypes.Module), at) with
        {
            Result = new StatementResult { Extensions = new Dictionary<string, JsonNode?> { [Progress] = Math.Min(100, 100 * tasksDone / Math.Max(1, tasksNeeded)) } },
        };

    /// <summary>Nộp one file of evidence: its hash, not its content.</summary>
    public Statement SubmittedEvidence(Trainee trainee, Practicum practicum, Evidence evidence, DateTimeOffset at) =>
        Tell($"submitted/{evidence.Id}/{practicum.Assessments.Count}", trainee, Verbs.Submitted, Assignment(practicum), at) with
        {
            Result = new StatementResult { Extensions = Extensions(("sha256", evidence.Sha256), ("evidence-kind", evidence.Kind.ToString())) },
        };

    /// <summary>Được chấm điểm by rubric.</summary>
    public Statement Scored(Trainee trainee, Practicum practicum, Assessment assessment, Guid? instructor) =>
        Tell($"scored/{assessment.Id}", trainee, Verbs.Scored, Assignment(practicum), assessment.At) with
        {
            Context = Context(trainee, instructor),
            Result = new StatementResult
            {
                Score = new Score(assessment.Total, 0, 10),
                Extensions = new Dictionary<string, JsonNode?>
                {
                    [Own("rubric")] = new JsonObject(assessment.Scores.Select(s => KeyValuePair.Create(s.Key, (JsonNode?)JsonValue.Create(s.Value)))),
                },
            },
        };

    /// <summary>Đạt or không đạt the practicum, by its final score.</summary>
    public Statement PracticumConcluded(Trainee trainee, Practicum practicum, Assessment final, Guid? instructor)
    {
        var passed = practicum.State == PracticumState.Passed;
        return Tell($"practicum/{final.Id}", trainee, passed ? Verbs.Passed : Verbs.Failed, Assignment(practicum), final.At) with
        {
            Context = Context(trainee, instructor),
            Result = new StatementResult { Score = new Score(final.Total, 0, 10), Success = passed, Completion = true },
        };
    }

    /// <summary>Đáp ứng one requirement of the policy.</summary>
    public Statement Satisfied(Trainee trainee, CompletionDecision decision, RequirementResult requirement) =>
        Tell(SatisfiedKey(decision, requirement.Requirement), trainee, Verbs.Satisfied, new Activity($"{Plan(trainee)}/requirements/{requirement.Requirement}", ActivityTypes.Module), Signed(decision)) with
        {
            Result = new StatementResult { Extensions = Extensions(("achieved", requirement.Achieved), ("needed", requirement.Needed)) },
        };

    /// <summary>Hoàn thành, or not, as signed. Duration is the time the trainee was there, in person and online.</summary>
    public Statement Completed(Trainee trainee, CompletionDecision decision, string planTitle) =>
        Tell(CompletedKey(decision), trainee, Verbs.Completed, new Activity(Plan(trainee), ActivityTypes.Course, planTitle), Signed(decision)) with
        {
            Result = new StatementResult
            {
                Completion = true,
                Success = decision.Completes,
                Duration = TimeSpan.FromMinutes(decision.Inputs.OnlineMinutes + decision.Inputs.Blocks
                    .Where(b => new AttendanceMark(b.Status, b.Missed).IsThere).Sum(b => b.Scheduled - b.Missed)),
                Extensions = Extensions(("policy-version", decision.Policy.Version)),
            },
        };

    /// <summary>Takes "completed" back when a signed decision is reopened. To be told before the decision changes.</summary>
    public Statement CompletedVoided(Trainee trainee, CompletionDecision decision, DateTimeOffset at) => Void(CompletedKey(decision), trainee, at);

    /// <summary>Được cấp giấy chứng nhận.</summary>
    public Statement Earned(Trainee trainee, Certificate certificate) =>
        Tell(EarnedKey(certificate), trainee, Verbs.Earned, new Activity($"{site}/verify/{certificate.VerificationCode}", ActivityTypes.Certificate), certificate.IssuedAt) with
        {
            Result = new StatementResult { Extensions = Extensions(("register-number", certificate.Content.RegisterNumber), ("verify-url", $"{site}/verify/{certificate.VerificationCode}")) },
        };

    /// <summary>Thu hồi: speaks of "earned", does not void it.</summary>
    public Statement Revoked(Trainee trainee, Certificate certificate) =>
        Tell($"revoked/{certificate.Id}", trainee, new Verb($"{site}/verbs/revoked", "bị thu hồi", "revoked"), null, certificate.RevokedAt ?? throw new InvalidOperationException("The certificate is not revoked.")) with
        {
            StatementRef = StatementId.Of(EarnedKey(certificate)),
            Result = new StatementResult { Extensions = Extensions(("reason", certificate.RevocationReason)) },
        };

    /// <summary>The ids under which facts were told, for the proof sheet.</summary>
    public static Guid AttendedId(Trainee trainee, Session session, int version) => StatementId.Of(AttendedKey(trainee, session, version));

    public static Guid CompletedId(CompletionDecision decision) => StatementId.Of(CompletedKey(decision));

    public static Guid EarnedId(Certificate certificate) => StatementId.Of(EarnedKey(certificate));

    public static Guid SatisfiedId(CompletionDecision decision, Requirement requirement) => StatementId.Of(SatisfiedKey(decision, requirement));

    public static Guid ScoredId(Assessment assessment) => StatementId.Of($"scored/{assessment.Id}");

    public static Guid PracticumId(Assessment final) => StatementId.Of($"practicum/{final.Id}");

    public static Guid QuizId(QuizAttempt attempt) => StatementId.Of($"quiz/{attempt.Id}");

    public static Guid ExperiencedId(PresenceInterval stay) => StatementId.Of($"experienced/{stay.Id}");

    private static string AttendedKey(Trainee trainee, Session session, int version) => $"attended/{session.Id}/{trainee.EnrollmentId}/{version}";

    private static string CompletedKey(CompletionDecision decision) => $"completed/{DecisionKey(decision)}";

    private static string SatisfiedKey(CompletionDecision decision, Requirement requirement) => $"satisfied/{DecisionKey(decision)}/{requirement}";

    private static string EarnedKey(Certificate certificate) => $"earned/{certificate.Id}";

    // In milliseconds, since not every database keeps an instant finer than a microsecond.
    private static string DecisionKey(CompletionDecision decision) => $"{decision.Id}/{Signed(decision).ToUnixTimeMilliseconds()}";

    private static DateTimeOffset Signed(CompletionDecision decision) => decision.SignedAt ?? throw new InvalidOperationException("The decision is not signed.");

    private Statement Tell(string key, Trainee trainee, Verb verb, Activity? activity, DateTimeOffset at) =>
        new(StatementId.Of(key), new Actor(site, trainee.Pseudonym), verb, activity, Context(trainee), at);

    private Statement Void(string key, Trainee trainee, DateTimeOffset at) =>
        Tell($"voided/{key}", trainee, Verbs.Voided, null, at) with { StatementRef = StatementId.Of(key) };

    private StatementContext Context(Trainee trainee, Guid? instructor = null) => new(
        trainee.EnrollmentId.Value,
        trainee.ClassGroupId is { } group ? $"{site}/classes/{group}" : null,
        Plan(trainee),
        instructor is { } pseudonym ? new Actor(site, pseudonym) : null);

    /// <summary>The activity that a plan is: grouping of all its statements.</summary>
    public string PlanIri(Id<TrainingPlan> plan) => $"{site}/plans/{plan}";

    private string Plan(Trainee trainee) => PlanIri(trainee.PlanId);

    private string Lesson(Trainee trainee, string slug) => $"{Plan(trainee)}/lessons/{slug}";

    private Activity Assignment(Practicum practicum) => new($"{site}/practicums/{practicum.Id}", ActivityTypes.SchoolAssignment);

    private Activity Place(Trainee trainee, PresenceInterval stay) => stay.OnlineSessionId is { } room
        ? new Activity($"{site}/online-sessions/{room}", ActivityTypes.VirtualClassroom)
        : new Activity(Lesson(trainee, stay.LessonSlug!), ActivityTypes.Module);

    private string Own(string name) => $"{site}/xapi/extensions/{name}";

    private Dictionary<string, JsonNode?> Extensions(params (string Name, JsonNode? Value)[] values) => values.ToDictionary(v => Own(v.Name), v => v.Value);
}

using System.Text.Json.Nodes;
using Lms.Domain.Attendance;
using Lms.Domain.Certificates;
using Lms.Domain.Completion;
using Lms.Domain.Courses;
using Lms.Domain.OnlineSessions;
using Lms.Domain.Plans;
using Lms.Domain.Practicums;

namespace Lms.Domain.Xapi;

/// <summary>
/// The facts of the main job as xAPI statements, one method per fact (DOMAIN §8). Every id is made of the fact's own
/// key, so telling a fact again gives the same statement.
/// </summary>
/// <remarks>
/// What a statement says may be read by every client with a key and by every store it is forwarded to. So it carries
/// only what many people share (plan, class, block, lesson, poll) and names that lead nowhere (<see
/// cref="StatementNames"/>): no key of one person's rows, no address, no number of a register, no text that somebody
/// typed about a person.
/// </remarks>
/// <param name="site">
/// The public address of this installation, without a slash at its end: home page of the actors and root of the
/// activity IRIs.
/// </param>
public sealed class Facts(string site)
{
    /// <summary>The site's address, as it was given.</summary>
    public string Site => site;

    private const string Progress = "https://w3id.org/xapi/cmi5/result/extensions/progress";

    /// <summary>Được cử: an accepted list names the teacher.</summary>
    public Statement Registered(Trainee trainee, string planTitle, DateTimeOffset at) =>
        Tell($"registered/{trainee.EnrollmentId}", trainee, Verbs.Registered, Course(trainee, planTitle), at);

    /// <summary>
    /// Tham dự a block, as the closed roll call has it. Version is the attendance record's: a correction is a new fact.
    /// </summary>
    public Statement Attended(
        Trainee trainee, Session session, AttendanceMark mark, int version, Guid? instructor, DateTimeOffset at)
    {
        var block = new Activity($"{site}/sessions/{session.Id}", ActivityTypes.Meeting);
        return Tell(AttendedKey(trainee, session, version), trainee, Verbs.Attended, block, at) with
        {
            Context = Context(trainee, instructor),
            Result = new StatementResult
            {
                Completion = true,
                Duration = TimeSpan.FromMinutes(session.Minutes - mark.Minutes),
                Extensions = Extensions(("attendance-status", mark.Status.ToString()), ("minutes-missed", mark.Minutes)),
            },
        };
    }

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
        Tell(ExperiencedKey(stay), trainee, Verbs.Experienced, Place(trainee, stay), stay.LastSeen) with
        {
            Result = new StatementResult { Duration = stay.Duration },
        };

    /// <summary>Trả lời thăm dò. A changed vote is a new answer.</summary>
    public Statement AnsweredPoll(Trainee trainee, Poll poll, PollVote vote)
    {
        var question = new Activity($"{site}/polls/{poll.Id}", ActivityTypes.Interaction, poll.Question);
        var key = $"answered/{poll.Id}/{trainee.EnrollmentId}/{vote.At.UtcTicks}";
        return Tell(key, trainee, Verbs.Answered, question, vote.At) with
        {
            Result = new StatementResult { Response = poll.Options[vote.Option] },
        };
    }

    /// <summary>Trả lời one question of a quiz.</summary>
    public Statement AnsweredQuestion(Trainee trainee, QuizAttempt attempt, string questionId, bool correct)
    {
        var question = new Activity($"{Quiz(trainee, attempt)}/{questionId}", ActivityTypes.Interaction);
        return Tell($"answered/{attempt.Id}/{questionId}", trainee, Verbs.Answered, question, attempt.At) with
        {
            Result = new StatementResult
            {
                Success = correct,
                Response = string.Join("[,]", attempt.Answers.GetValueOrDefault(questionId) ?? []),
            },
        };
    }

    /// <summary>Đạt or không đạt a lesson's quiz.</summary>
    public Statement QuizTaken(Trainee trainee, QuizAttempt attempt, string lessonTitle)
    {
        var quiz = new Activity(Quiz(trainee, attempt), ActivityTypes.Assessment, lessonTitle);
        return Tell(QuizKey(attempt), trainee, attempt.Passed ? Verbs.Passed : Verbs.Failed, quiz, attempt.At) with
        {
            Result = new StatementResult
            {
                Score = new Score(attempt.Score, 0, 10),
                Success = attempt.Passed,
                Completion = true,
            },
        };
    }

    /// <summary>Tiến bộ of the online day, in percent of the tasks asked for.</summary>
    public Statement Progressed(Trainee trainee, int tasksDone, int tasksNeeded, DateTimeOffset at)
    {
        var day = new Activity($"{Plan(trainee)}/online-day", ActivityTypes.Module);
        var percent = Math.Min(100, 100 * tasksDone / Math.Max(1, tasksNeeded));
        return Tell($"progressed/{trainee.EnrollmentId}/{tasksDone}", trainee, Verbs.Progressed, day, at) with
        {
            Result = new StatementResult { Extensions = new Dictionary<string, JsonNode?> { [Progress] = percent } },
        };
    }

    /// <summary>
    /// Nộp one file of evidence: its fingerprint, not its content, and not the hash by which the file is kept.
    /// </summary>
    public Statement SubmittedEvidence(Trainee trainee, Practicum practicum, Evidence evidence, DateTimeOffset at)
    {
        var key = $"submitted/{evidence.Id}/{practicum.Assessments.Count}";
        return Tell(key, trainee, Verbs.Submitted, Assignment(trainee), at) with
        {
            Result = new StatementResult
            {
                Extensions = Extensions(
                    ("file-fingerprint", trainee.Names.FingerprintOf(evidence.Sha256)),
                    ("evidence-kind", evidence.Kind.ToString())),
            },
        };
    }

    /// <summary>Được chấm điểm by rubric.</summary>
    public Statement Scored(Trainee trainee, Assessment assessment, Guid? instructor)
    {
        var rubric = assessment.Scores.Select(s => KeyValuePair.Create(s.Key, (JsonNode?)JsonValue.Create(s.Value)));
        return Tell(ScoredKey(assessment), trainee, Verbs.Scored, Assignment(trainee), assessment.At) with
        {
            Context = Context(trainee, instructor),
            Result = new StatementResult
            {
                Score = new Score(assessment.Total, 0, 10),
                Extensions = new Dictionary<string, JsonNode?> { [Own("rubric")] = new JsonObject(rubric) },
            },
        };
    }

    /// <summary>Đạt or không đạt the practicum, by its final score.</summary>
    public Statement PracticumConcluded(Trainee trainee, Practicum practicum, Assessment final, Guid? instructor)
    {
        var passed = practicum.State == PracticumState.Passed;
        var verb = passed ? Verbs.Passed : Verbs.Failed;
        return Tell(PracticumKey(final), trainee, verb, Assignment(trainee), final.At) with
        {
            Context = Context(trainee, instructor),
            Result = new StatementResult { Score = new Score(final.Total, 0, 10), Success = passed, Completion = true },
        };
    }

    /// <summary>Đáp ứng one requirement of the policy.</summary>
    public Statement Satisfied(Trainee trainee, CompletionDecision decision, RequirementResult requirement)
    {
        var asked = new Activity($"{Plan(trainee)}/requirements/{requirement.Requirement}", ActivityTypes.Module);
        var key = SatisfiedKey(decision, requirement.Requirement);
        return Tell(key, trainee, Verbs.Satisfied, asked, Signed(decision)) with
        {
            Result = new StatementResult
            {
                Extensions = Extensions(("achieved", requirement.Achieved), ("needed", requirement.Needed)),
            },
        };
    }

    /// <summary>Hoàn thành, or not, as signed. Duration is the time the trainee was there, in person and online.</summary>
    public Statement Completed(Trainee trainee, CompletionDecision decision, string planTitle)
    {
        var blocks = decision.Inputs.Blocks.Where(b => new AttendanceMark(b.Status, b.Missed).IsThere);
        var minutes = decision.Inputs.OnlineMinutes + blocks.Sum(b => b.Scheduled - b.Missed);
        var course = Course(trainee, planTitle);
        return Tell(CompletedKey(decision), trainee, Verbs.Completed, course, Signed(decision)) with
        {
            Result = new StatementResult
            {
                Completion = true,
                Success = decision.Completes,
                Duration = TimeSpan.FromMinutes(minutes),
                Extensions = Extensions(("policy-version", decision.Policy.Version)),
            },
        };
    }

    /// <summary>Takes "completed" back when a signed decision is reopened. To be told before the decision changes.</summary>
    public Statement CompletedVoided(Trainee trainee, CompletionDecision decision, DateTimeOffset at) =>
        Void(CompletedKey(decision), trainee, at);

    /// <summary>
    /// Được cấp giấy chứng nhận. The certificate is a name without a page: its number and its verification address lead
    /// to the person, and are in the register alone.
    /// </summary>
    public Statement Earned(Trainee trainee, Certificate certificate)
    {
        var paper = new Activity(CertificateIri(trainee.Names, certificate.Id), ActivityTypes.Certificate);
        return Tell(EarnedKey(certificate), trainee, Verbs.Earned, paper, certificate.IssuedAt);
    }

    /// <summary>Thu hồi: speaks of "earned", does not void it. The reason is in the register.</summary>
    public Statement Revoked(Trainee trainee, Certificate certificate)
    {
        var verb = new Verb($"{site}/verbs/revoked", "bị thu hồi", "revoked");
        var at = certificate.RevokedAt ?? throw new InvalidOperationException("The certificate is not revoked.");
        return Tell($"revoked/{certificate.Id}", trainee, verb, null, at) with
        {
            StatementRef = trainee.Names.IdOf(EarnedKey(certificate)),
        };
    }

    /// <summary>The activity that a certificate is.</summary>
    public static string CertificateIri(StatementNames names, Id<Certificate> certificate) =>
        names.UrnOf("certificate", certificate.ToString());

    /// <summary>The ids under which facts were told, for the proof sheet.</summary>
    public static Guid AttendedId(Trainee trainee, Session session, int version) =>
        trainee.Names.IdOf(AttendedKey(trainee, session, version));

    public static Guid CompletedId(Trainee trainee, CompletionDecision decision) =>
        trainee.Names.IdOf(CompletedKey(decision));

    public static Guid EarnedId(Trainee trainee, Certificate certificate) => trainee.Names.IdOf(EarnedKey(certificate));

    public static Guid SatisfiedId(Trainee trainee, CompletionDecision decision, Requirement requirement) =>
        trainee.Names.IdOf(SatisfiedKey(decision, requirement));

    public static Guid ScoredId(Trainee trainee, Assessment assessment) => trainee.Names.IdOf(ScoredKey(assessment));

    public static Guid QuizId(Trainee trainee, QuizAttempt attempt) => trainee.Names.IdOf(QuizKey(attempt));

    public static Guid ExperiencedId(Trainee trainee, PresenceInterval stay) =>
        trainee.Names.IdOf(ExperiencedKey(stay));

    private static string AttendedKey(Trainee trainee, Session session, int version) =>
        $"attended/{session.Id}/{trainee.EnrollmentId}/{version}";

    private static string CompletedKey(CompletionDecision decision) => $"completed/{DecisionKey(decision)}";

    private static string SatisfiedKey(CompletionDecision decision, Requirement requirement) =>
        $"satisfied/{DecisionKey(decision)}/{requirement}";

    private static string EarnedKey(Certificate certificate) => $"earned/{certificate.Id}";

    private static string ScoredKey(Assessment assessment) => $"scored/{assessment.Id}";

    private static string PracticumKey(Assessment final) => $"practicum/{final.Id}";

    private static string QuizKey(QuizAttempt attempt) => $"quiz/{attempt.Id}";

    private static string ExperiencedKey(PresenceInterval stay) => $"experienced/{stay.Id}";

    // In milliseconds, since not every database keeps an instant finer than a microsecond.
    private static string DecisionKey(CompletionDecision decision) =>
        $"{decision.Id}/{Signed(decision).ToUnixTimeMilliseconds()}";

    private static DateTimeOffset Signed(CompletionDecision decision) =>
        decision.SignedAt ?? throw new InvalidOperationException("The decision is not signed.");

    private Statement Tell(string key, Trainee trainee, Verb verb, Activity? activity, DateTimeOffset at)
    {
        var actor = new Actor(site, trainee.Pseudonym);
        return new(trainee.Names.IdOf(key), actor, verb, activity, Context(trainee), at);
    }

    private Statement Void(string key, Trainee trainee, DateTimeOffset at) =>
        Tell($"voided/{key}", trainee, Verbs.Voided, null, at) with { StatementRef = trainee.Names.IdOf(key) };

    private StatementContext Context(Trainee trainee, Guid? instructor = null) => new(
        trainee.Names.Registration,
        trainee.ClassGroupId is { } group ? $"{site}/classes/{group}" : null,
        Plan(trainee),
        instructor is { } pseudonym ? new Actor(site, pseudonym) : null);

    /// <summary>The activity that a plan is: grouping of all its statements.</summary>
    public string PlanIri(Id<TrainingPlan> plan) => $"{site}/plans/{plan}";

    private string Plan(Trainee trainee) => PlanIri(trainee.PlanId);

    private Activity Course(Trainee trainee, string title) => new(Plan(trainee), ActivityTypes.Course, title);

    private string Lesson(Trainee trainee, string slug) => $"{Plan(trainee)}/lessons/{slug}";

    private string Quiz(Trainee trainee, QuizAttempt attempt) => $"{Lesson(trainee, attempt.LessonSlug)}/quiz";

    /// <summary>The practicum of the plan, not the trainee's own, whose page shows who it is.</summary>
    private Activity Assignment(Trainee trainee) => new(PracticumIri(Plan(trainee)), ActivityTypes.SchoolAssignment);

    /// <summary>The activity that the practicum of a plan is.</summary>
    public static string PracticumIri(string plan) => $"{plan}/practicum";

    private Activity Place(Trainee trainee, PresenceInterval stay) => stay.OnlineSessionId is { } room
        ? new Activity($"{site}/online-sessions/{room}", ActivityTypes.VirtualClassroom)
        : new Activity(Lesson(trainee, stay.LessonSlug!), ActivityTypes.Module);

    private string Own(string name) => $"{site}/xapi/extensions/{name}";

    private Dictionary<string, JsonNode?> Extensions(params (string Name, JsonNode? Value)[] values) =>
        values.ToDictionary(v => Own(v.Name), v => v.Value);
}

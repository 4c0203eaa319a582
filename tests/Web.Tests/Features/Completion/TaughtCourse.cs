using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Lms.Domain;
using Lms.Domain.Attendance;
using Lms.Domain.Certificates;
using Lms.Domain.Completion;
using Lms.Domain.Courses;
using Lms.Domain.Enrollments;
using Lms.Domain.OnlineSessions;
using Lms.Domain.Practicums;
using Lms.Domain.Xapi;
using Lms.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Tests.Features.Completion;

/// <summary>A course with everything on it that statements tell of, for each trainee the same.</summary>
internal sealed record TaughtCourse(FinishedCourse Course, IReadOnlyList<TaughtTrainee> Trainees)
{
    public static readonly DateTimeOffset Now = new(2022, 12, 12, 3, 4, 5, 678, TimeSpan.Zero);

    public static async Task<TaughtCourse> AddAsync(LmsDbContext db, int trainees)
    {
        var course = await FinishedCourse.AddAsync(db, trainees);
        var room = new OnlineSession(course.Class.Id, "Phòng trực tuyến");
        var poll = Poll.Ask(room.Id, "Thầy cô đã nghe rõ chưa?", ["Rõ", "Chưa rõ"], Now).Value!;
        db.AddRange(room, poll);
        List<TaughtTrainee> taught = [];
        foreach (var (i, enrollment) in course.Trainees.Index())
            taught.Add(await TaughtTrainee.AddAsync(db, course, enrollment, room, poll, Now.AddSeconds(37 * i)));
        await db.SaveChangesAsync();
        return new(course, taught);
    }
}

/// <summary>What one trainee did.</summary>
internal sealed record TaughtTrainee(
    FinishedCourse Course,
    Enrollment Enrollment,
    PresenceInterval InRoom,
    PresenceInterval InLesson,
    Poll Poll,
    QuizAttempt Attempt,
    Practicum Practicum,
    CompletionDecision Decision,
    Certificate Certificate)
{
    private const string Lesson = "01-mo-dau";

    public static async Task<TaughtTrainee> AddAsync(
        LmsDbContext db, FinishedCourse course, Enrollment enrollment, OnlineSession room, Poll poll, DateTimeOffset at)
    {
        var inRoom = PresenceInterval.InRoom(enrollment.Id, room.Id, at);
        var inLesson = PresenceInterval.InLesson(enrollment.Id, Lesson, at.AddMinutes(1));
        poll.Vote(enrollment.Id, 0, at.AddMinutes(2)).ShouldBeNull();
        var answers = new Dictionary<string, IReadOnlyList<string>> { ["q1"] = ["a"] };
        var attempt = new QuizAttempt(enrollment.Id, Lesson, answers, 8.5m, true, at.AddMinutes(3));
        var practicum = Did(course, enrollment, at.AddMinutes(4));
        var decision = new CompletionDecision(enrollment.Id, course.Plan.Policy, new CompletionInputs([], 0, 0, null),
            at);
        decision.Sign(Guid.CreateVersion7(), at.AddMinutes(5)).ShouldBeNull();
        var certificate = await CertifyAsync(db, course, enrollment, at.AddMinutes(6));
        db.AddRange(inRoom, inLesson, attempt, practicum, decision, certificate);
        return new(course, enrollment, inRoom, inLesson, poll, attempt, practicum, decision, certificate);
    }

    /// <summary>Every fact there is of a trainee, as it is told today.</summary>
    public IReadOnlyList<Statement> Facts(Facts facts, Trainee trainee, Guid? instructor)
    {
        var session = Course.Plan.Sessions[0];
        var assessment = Practicum.Assessments[0];
        return
        [
            facts.Registered(trainee, Course.Plan.Title, TaughtCourse.Now),
            facts.Attended(trainee, session, AttendanceMark.Present, 1, instructor, TaughtCourse.Now),
            facts.AttendedVoided(trainee, session, 1, TaughtCourse.Now),
            facts.Attended(trainee, session, new AttendanceMark(AttendanceStatus.Late, 9), 2, instructor,
                TaughtCourse.Now),
            facts.Joined(trainee, InRoom),
            facts.Left(trainee, InRoom),
            facts.Experienced(trainee, InRoom),
            facts.Experienced(trainee, InLesson),
            facts.AnsweredPoll(trainee, Poll, Poll.Votes.Single(v => v.EnrollmentId == Enrollment.Id)),
            facts.AnsweredQuestion(trainee, Attempt, "q1", true),
            facts.QuizTaken(trainee, Attempt, "Mở đầu"),
            facts.Progressed(trainee, 1, 4, TaughtCourse.Now),
            .. Practicum.Evidence.Select(e => facts.SubmittedEvidence(trainee, Practicum, e, TaughtCourse.Now)),
            facts.Scored(trainee, assessment, instructor),
            facts.PracticumConcluded(trainee, Practicum, assessment, instructor),
            .. Decision.Result.Requirements.Select(r => facts.Satisfied(trainee, Decision, r)),
            facts.Completed(trainee, Decision, Course.Plan.Title),
            facts.Earned(trainee, Certificate),
            facts.Revoked(trainee, Certificate),
        ];
    }

    /// <summary>The same as the releases before told them: with keys, addresses and numbers of the tables.</summary>
    public IReadOnlyList<JsonObject> OldFacts(Facts facts, Trainee trainee, Guid? instructor)
    {
        var keys = OldKeys();
        var old = Facts(facts, trainee, instructor).Select(s => s.ToJson()).ToList();
        foreach (var (i, json) in old.Index())
        {
            json["id"] = StatementId.Of(keys[i]).ToString();
            json["context"]!["registration"] = Enrollment.Id.ToString();
            var about = json["object"]!.AsObject();
            if (about["objectType"]!.GetValue<string>() == "StatementRef")
                about["id"] = StatementId.Of(keys[i].StartsWith("voided/", StringComparison.Ordinal)
                    ? keys[i][7..] : $"earned/{Certificate.Id}").ToString();
            Spoil(json, about, facts.Site);
        }

        return old;
    }

    private void Spoil(JsonObject json, JsonObject about, string site)
    {
        var verb = json["verb"]!["id"]!.GetValue<string>();
        var type = about["definition"]?["type"]?.GetValue<string>();
        if (type == ActivityTypes.SchoolAssignment) about["id"] = $"{site}/practicums/{Practicum.Id}";
        if (type == ActivityTypes.Certificate)
        {
            about["id"] = $"{site}/verify/{Certificate.VerificationCode}";
            json["result"] = Extensions(site, ("register-number", Certificate.Content.RegisterNumber),
                ("verify-url", $"{site}/verify/{Certificate.VerificationCode}"));
        }

        if (verb.EndsWith("/revoked", StringComparison.Ordinal))
            json["result"] = Extensions(site, ("reason", Certificate.RevocationReason!));
        if (verb == Verbs.Submitted.Id)
        {
            var kind = json["result"]!["extensions"]![$"{site}/xapi/extensions/evidence-kind"]!.GetValue<string>();
            var file = Practicum.Evidence.Single(e => e.Kind.ToString() == kind);
            json["result"] = Extensions(site, ("sha256", file.Sha256), ("evidence-kind", file.Kind.ToString()));
        }

        if (verb != Verbs.Registered.Id) return;
        var context = json["context"]!.AsObject();
        context["extensions"] = Extensions(site, ("unit", Course.School.Code),
            ("submission", Enrollment.RowId.ToString()))["extensions"]!.DeepClone();
    }

    private static JsonObject Extensions(string site, params (string Name, string Value)[] values) => new()
    {
        ["extensions"] = new JsonObject(values.Select(v =>
            KeyValuePair.Create($"{site}/xapi/extensions/{v.Name}", (JsonNode?)v.Value))),
    };

    private List<string> OldKeys()
    {
        var attended = $"attended/{Course.Plan.Sessions[0].Id}/{Enrollment.Id}";
        var decision = $"{Decision.Id}/{Decision.SignedAt!.Value.ToUnixTimeMilliseconds()}";
        var vote = Poll.Votes.Single(v => v.EnrollmentId == Enrollment.Id);
        var assessment = Practicum.Assessments[0];
        return
        [
            $"registered/{Enrollment.Id}", $"{attended}/1", $"voided/{attended}/1", $"{attended}/2",
            $"joined/{InRoom.Id}", $"left/{InRoom.Id}", $"experienced/{InRoom.Id}", $"experienced/{InLesson.Id}",
            $"answered/{Poll.Id}/{Enrollment.Id}/{vote.At.UtcTicks}", $"answered/{Attempt.Id}/q1", $"quiz/{Attempt.Id}",
            $"progressed/{Enrollment.Id}/1",
            .. Practicum.Evidence.Select(e => $"submitted/{e.Id}/{Practicum.Assessments.Count}"),
            $"scored/{assessment.Id}", $"practicum/{assessment.Id}",
            .. Decision.Result.Requirements.Select(r => $"satisfied/{decision}/{r.Requirement}"),
            $"completed/{decision}", $"earned/{Certificate.Id}", $"revoked/{Certificate.Id}",
        ];
    }

    private static Practicum Did(FinishedCourse course, Enrollment enrollment, DateTimeOffset at)
    {
        var day = VietnamTime.DateOf(at);
        var practicum = Practicum.Plan(enrollment.Id, day, course.School.Id, day, day).Value!;
        foreach (var kind in Enum.GetValues<EvidenceKind>())
        {
            var sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{enrollment.Id}/{kind}")));
            var name = $"minh-chung-{kind}.pdf";
            practicum.Attach(new Evidence(practicum.Id, kind, name, "application/pdf", 100, sha256, at)).ShouldBeNull();
        }

        practicum.Reflect("Em đã tổ chức một buổi câu lạc bộ.").ShouldBeNull();
        practicum.Submit(at).ShouldBeNull();
        var scores = new Dictionary<string, decimal> { ["chuan-bi"] = 8 };
        practicum.Assess(new Assessment(practicum.Id, course.Trainer, scores, 8, "Tốt", at), 5, askRevision: false)
            .ShouldBeNull();
        return practicum;
    }

    private static async Task<Certificate> CertifyAsync(
        LmsDbContext db, FinishedCourse course, Enrollment enrollment, DateTimeOffset at)
    {
        var teacher = await db.Teachers.SingleAsync(t => t.Id == enrollment.TeacherId);
        var number = new RegisterNumber(2022, 7000 + course.Trainees.ToList().IndexOf(enrollment));
        var content = new CertificateContent
        {
            IssuerParent = "Ủy ban nhân dân thành phố",
            Issuer = "Sở Giáo dục và Đào tạo",
            Title = "GIẤY CHỨNG NHẬN",
            FullName = teacher.FullName,
            BirthDate = teacher.BirthDate,
            School = "Trường THCS Trần Phú",
            Unit = "Phòng GD&ĐT quận Lê Chân",
            CourseTitle = course.Plan.Title,
            PlanNumber = course.Plan.Number!,
            PlanDate = course.Plan.IssuedOn!.Value,
            TrainedFrom = course.Plan.Sessions[0].Date,
            TrainedTo = course.Plan.PracticumTo,
            Periods = 40,
            RegisterNumber = number.Print("SGDĐT"),
            Place = "Hải Phòng",
            IssuedOn = course.Plan.PracticumTo,
            SignerTitle = "GIÁM ĐỐC",
            SignerName = "Người ký",
        };
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(enrollment.Id.ToString())));
        var certificate = new Certificate(enrollment.Id, number, VerificationCode.New(), content, hash, at);
        certificate.Revoke("Ghi sai ngày sinh của học viên", Guid.CreateVersion7(), at.AddMinutes(1)).ShouldBeNull();
        return certificate;
    }
}

namespace Lms.Domain.Xapi;

/// <summary>Động từ xAPI of DOMAIN §8.</summary>
public static class Verbs
{
    public static readonly Verb Registered = Adl("registered", "đăng ký", "registered");
    public static readonly Verb Attended = Adl("attended", "tham dự", "attended");
    public static readonly Verb Joined = new("http://activitystrea.ms/join", "vào phòng", "joined");
    public static readonly Verb Left = new("http://activitystrea.ms/leave", "rời phòng", "left");
    public static readonly Verb Experienced = Adl("experienced", "có mặt", "experienced");
    public static readonly Verb Answered = Adl("answered", "trả lời", "answered");
    public static readonly Verb Passed = Adl("passed", "đạt", "passed");
    public static readonly Verb Failed = Adl("failed", "không đạt", "failed");
    public static readonly Verb Progressed = Adl("progressed", "tiến bộ", "progressed");
    public static readonly Verb Submitted = new("http://activitystrea.ms/schema/1.0/submit", "nộp", "submitted");
    public static readonly Verb Scored = Adl("scored", "được chấm điểm", "scored");
    public static readonly Verb Satisfied = new("https://w3id.org/xapi/adl/verbs/satisfied", "đáp ứng", "satisfied");
    public static readonly Verb Completed = Adl("completed", "hoàn thành", "completed");
    public static readonly Verb Earned = new("http://id.tincanapi.com/verb/earned", "được cấp", "earned");
    public static readonly Verb Voided = Adl("voided", "hủy bỏ", "voided");

    /// <summary>All of them, in the order of a course.</summary>
    public static readonly IReadOnlyList<Verb> All = [Registered, Attended, Joined, Left, Experienced, Answered, Passed, Failed, Progressed, Submitted, Scored, Satisfied, Completed, Earned, Voided];

    private static Verb Adl(string name, string vi, string en) => new($"http://adlnet.gov/expapi/verbs/{name}", vi, en);
}

/// <summary>Loại hoạt động xAPI of DOMAIN §8.</summary>
public static class ActivityTypes
{
    public const string Course = "http://adlnet.gov/expapi/activities/course";
    public const string Meeting = "http://adlnet.gov/expapi/activities/meeting";
    public const string VirtualClassroom = "https://w3id.org/xapi/virtual-classroom/activity-types/virtual-classroom";
    public const string Interaction = "http://adlnet.gov/expapi/activities/cmi.interaction";
    public const string Assessment = "http://adlnet.gov/expapi/activities/assessment";
    public const string Module = "http://adlnet.gov/expapi/activities/module";
    public const string SchoolAssignment = "http://id.tincanapi.com/activitytype/school-assignment";
    public const string Certificate = "https://www.opigno.org/en/tincan_registry/activity_type/certificate";
}

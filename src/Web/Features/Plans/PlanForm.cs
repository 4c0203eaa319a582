using System.ComponentModel.DataAnnotations;
using Lms.Domain;
using Lms.Domain.Completion;
using Lms.Domain.Courses;
using Lms.Domain.Plans;

namespace Lms.Web.Features.Plans;

/// <summary>The form of a plan: everything typed, also what is not yet right.</summary>
public sealed class PlanForm
{
    /// <summary>The revision the writer has seen.</summary>
    public int Revision { get; set; }

    [Required, StringLength(500), Display(Name = "Plans.Field.Title")]
    public string? Title { get; set; }

    [Required, Display(Name = "Plans.Field.CourseSlug")]
    public string? CourseSlug { get; set; }

    [StringLength(8000), Display(Name = "Plans.Field.Objectives")]
    public string? Objectives { get; set; }

    public List<BasisRow> Bases { get; set; } = [];

    [Required, StringLength(500), Display(Name = "Plans.Field.Venue")]
    public string? Venue { get; set; }

    public List<SessionRow> Sessions { get; set; } = [];

    /// <summary>The first day of the usual blocks, for the button that adds them.</summary>
    [Display(Name = "Plans.Field.UsualFrom")]
    public DateOnly? UsualFrom { get; set; }

    [Required, Display(Name = "Plans.Field.OnlineFrom")]
    public DateOnly? OnlineFrom { get; set; }

    [Required, Display(Name = "Plans.Field.OnlineFromTime"), DisplayFormat(DataFormatString = "{0:HH:mm}", ApplyFormatInEditMode = true)]
    public TimeOnly? OnlineFromTime { get; set; } = new(0, 0);

    [Required, Display(Name = "Plans.Field.OnlineTo")]
    public DateOnly? OnlineTo { get; set; }

    [Required, Display(Name = "Plans.Field.OnlineToTime"), DisplayFormat(DataFormatString = "{0:HH:mm}", ApplyFormatInEditMode = true)]
    public TimeOnly? OnlineToTime { get; set; } = new(23, 59);

    [Required, Display(Name = "Plans.Field.PracticumFrom")]
    public DateOnly? PracticumFrom { get; set; }

    [Required, Display(Name = "Plans.Field.PracticumTo")]
    public DateOnly? PracticumTo { get; set; }

    [Required, Display(Name = "Plans.Field.DeadlineDate")]
    public DateOnly? DeadlineDate { get; set; }

    [Display(Name = "Plans.Field.DeadlineKind")]
    public DeadlineKind DeadlineKind { get; set; }

    [Required, Range(1, 100_000), Display(Name = "Plans.Field.Places")]
    public int? Places { get; set; }

    public PolicyForm Policy { get; set; } = new();

    /// <summary>A form to begin with: this course, one empty basis, the usual policy.</summary>
    public static PlanForm Empty(Course? course) => new()
    {
        CourseSlug = course?.Slug,
        Objectives = course is null ? null : string.Join('\n', course.Objectives.Select(o => $"- {o}")),
        Bases = [new()],
        Policy = PolicyForm.Of(course is null ? CompletionPolicy.Default : CompletionPolicy.Default with { Periods = course.Periods, OnlineTasks = Math.Min(3, course.RequiredTasks) }),
    };

    public static PlanForm Of(TrainingPlan plan, int revision)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var (onlineFrom, onlineTo) = (plan.OnlineFrom.ToOffset(VietnamTime.Offset), plan.OnlineTo.ToOffset(VietnamTime.Offset));
        return new()
        {
            Revision = revision,
            Title = plan.Title,
            CourseSlug = plan.CourseSlug,
            Objectives = plan.Objectives,
            Bases = [.. plan.LegalBases.Select(BasisRow.Of)],
            Venue = plan.Venue,
            Sessions = [.. plan.Sessions.OrderBy(s => s.Ordinal).Select(SessionRow.Of)],
            OnlineFrom = DateOnly.FromDateTime(onlineFrom.DateTime),
            OnlineFromTime = TimeOnly.FromDateTime(onlineFrom.DateTime),
            OnlineTo = DateOnly.FromDateTime(onlineTo.DateTime),
            OnlineToTime = TimeOnly.FromDateTime(onlineTo.DateTime),
            PracticumFrom = plan.PracticumFrom,
            PracticumTo = plan.PracticumTo,
            DeadlineDate = plan.DeadlineDate,
            DeadlineKind = plan.DeadlineKind,
            Places = plan.Places,
            Policy = PolicyForm.Of(plan.Policy),
        };
    }

    /// <summary>The content of a form that has passed its own validation.</summary>
    public PlanDetails ToDetails() => new()
    {
        Title = Title!.Normalize(),
        CourseSlug = CourseSlug!,
        Objectives = (Objectives ?? "").Trim().Normalize(),
        LegalBases = [.. Bases.Where(b => !b.IsEmpty).Select(b => b.ToBasis())],
        Venue = Venue!.Trim().Normalize(),
        Sessions = [.. Sessions.Where(s => !s.IsEmpty).Select(s => new SessionTime(s.Date!.Value, s.Starts!.Value, s.Ends!.Value))],
        OnlineFrom = VietnamTime.At(OnlineFrom!.Value, OnlineFromTime!.Value),
        OnlineTo = VietnamTime.At(OnlineTo!.Value, OnlineToTime!.Value),
        PracticumFrom = PracticumFrom!.Value,
        PracticumTo = PracticumTo!.Value,
        Deadline = new Deadline(DeadlineDate!.Value, DeadlineKind),
        Places = Places!.Value,
        Policy = Policy.ToPolicy(),
    };
}

/// <summary>A legal basis in the form; a row left wholly empty counts as not there.</summary>
public sealed class BasisRow : IValidatableObject
{
    [StringLength(100), Display(Name = "Plans.Basis.Kind")] public string? Kind { get; set; }
    [StringLength(100), Display(Name = "Plans.Basis.Number")] public string? Number { get; set; }
    [Display(Name = "Plans.Basis.IssuedOn")] public DateOnly? IssuedOn { get; set; }
    [StringLength(200), Display(Name = "Plans.Basis.Issuer")] public string? Issuer { get; set; }
    [StringLength(1000), Display(Name = "Plans.Basis.Abstract")] public string? Abstract { get; set; }

    public bool IsEmpty => IssuedOn is null && new[] { Kind, Number, Issuer, Abstract }.All(string.IsNullOrWhiteSpace);

    public static BasisRow Of(LegalBasis basis)
    {
        ArgumentNullException.ThrowIfNull(basis);
        return new() { Kind = basis.Kind, Number = basis.Number, IssuedOn = basis.IssuedOn, Issuer = basis.Issuer, Abstract = basis.Abstract };
    }

    public LegalBasis ToBasis() => new(Clean(Kind), Clean(Number), IssuedOn, Clean(Issuer), Clean(Abstract));

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsEmpty && string.IsNullOrWhiteSpace(Kind)) yield return RowError.Missing(validationContext, nameof(Kind));
        if (!IsEmpty && string.IsNullOrWhiteSpace(Number)) yield return RowError.Missing(validationContext, nameof(Number));
    }

    private static string Clean(string? text) => (text ?? "").Trim().Normalize();
}

/// <summary>A half-day block in the form; a row left wholly empty counts as not there.</summary>
public sealed class SessionRow : IValidatableObject
{
    [Display(Name = "Plans.Session.Date")] public DateOnly? Date { get; set; }
    [Display(Name = "Plans.Session.Starts"), DisplayFormat(DataFormatString = "{0:HH:mm}", ApplyFormatInEditMode = true)] public TimeOnly? Starts { get; set; }
    [Display(Name = "Plans.Session.Ends"), DisplayFormat(DataFormatString = "{0:HH:mm}", ApplyFormatInEditMode = true)] public TimeOnly? Ends { get; set; }

    public bool IsEmpty => Date is null && Starts is null && Ends is null;

    public static SessionRow Of(Session session)
    {
        ArgumentNullException.ThrowIfNull(session);
        var starts = TimeOnly.FromDateTime(session.StartsAt.ToOffset(VietnamTime.Offset).DateTime);
        return new() { Date = session.Date, Starts = starts, Ends = starts.AddMinutes(session.Minutes) };
    }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (IsEmpty) yield break;
        if (Date is null) yield return RowError.Missing(validationContext, nameof(Date));
        if (Starts is null) yield return RowError.Missing(validationContext, nameof(Starts));
        if (Ends is null) yield return RowError.Missing(validationContext, nameof(Ends));
    }
}

/// <summary>The completion policy in the form.</summary>
public sealed class PolicyForm : IValidatableObject
{
    [Display(Name = "Plans.Policy.Base")] public AttendanceBase Base { get; set; }
    [Required, Range(0, 100), Display(Name = "Plans.Policy.MinPercent")] public int? MinPercent { get; set; }
    [Required, Range(0, 240), Display(Name = "Plans.Policy.LateGraceMinutes")] public int? LateGraceMinutes { get; set; }
    [Display(Name = "Plans.Policy.ExcusedCountsAs")] public ExcusedRule ExcusedCountsAs { get; set; }
    [Required, Range(0, 1440), Display(Name = "Plans.Policy.OnlineMinutes")] public int? OnlineMinutes { get; set; }
    [Required, Range(0, 100), Display(Name = "Plans.Policy.OnlineTasks")] public int? OnlineTasks { get; set; }
    [Display(Name = "Plans.Policy.NeedsPracticum")] public bool NeedsPracticum { get; set; }
    [Range(0, 10), Display(Name = "Plans.Policy.PracticumMin")] public decimal? PracticumMin { get; set; }
    [Required, Range(1, 1000), Display(Name = "Plans.Policy.Periods")] public int? Periods { get; set; }

    public static PolicyForm Of(CompletionPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return new()
        {
            Base = policy.Base,
            MinPercent = policy.MinPercent,
            LateGraceMinutes = policy.LateGraceMinutes,
            ExcusedCountsAs = policy.ExcusedCountsAs,
            OnlineMinutes = policy.OnlineMinutes,
            OnlineTasks = policy.OnlineTasks,
            NeedsPracticum = policy.PracticumMin is not null,
            PracticumMin = policy.PracticumMin,
            Periods = policy.Periods,
        };
    }

    /// <summary>What is typed so far; a number not typed yet has its usual value.</summary>
    public CompletionPolicy ToPolicy() => new()
    {
        Base = Base,
        MinPercent = MinPercent ?? CompletionPolicy.Default.MinPercent,
        LateGraceMinutes = LateGraceMinutes ?? CompletionPolicy.Default.LateGraceMinutes,
        ExcusedCountsAs = ExcusedCountsAs,
        OnlineMinutes = OnlineMinutes ?? CompletionPolicy.Default.OnlineMinutes,
        OnlineTasks = OnlineTasks ?? CompletionPolicy.Default.OnlineTasks,
        PracticumMin = NeedsPracticum ? PracticumMin ?? CompletionPolicy.Default.PracticumMin : null,
        Periods = Periods ?? CompletionPolicy.Default.Periods,
    };

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (NeedsPracticum && PracticumMin is null) yield return RowError.Missing(validationContext, nameof(PracticumMin));
    }
}

internal static class RowError
{
    public static ValidationResult Missing(ValidationContext context, string member) =>
        new(context.GetRequiredService<Shared.Localization.Localizer>()["Plans.RowIncomplete"], [member]);
}

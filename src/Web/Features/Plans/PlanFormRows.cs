using Lms.Domain.Plans;

namespace Lms.Web.Features.Plans;

/// <summary>The buttons of the form that add and remove rows: they work as plain submits, and faster with scripts.</summary>
internal static class PlanFormRows
{
    public const string AddBasis = "add-basis", AddSession = "add-session", UsualSessions = "usual-sessions", RemoveBasis = "remove-basis:", RemoveSession = "remove-session:";

    /// <summary>Not a button of the page: draws the rows of a form that a device has kept.</summary>
    public const string Redraw = "redraw";

    private static readonly (TimeOnly Starts, TimeOnly Ends)[] HalfDays = [(new(7, 30), new(11, 0)), (new(13, 30), new(17, 0))];

    /// <summary>Does what a row button asks; false when it was the button that saves.</summary>
    public static bool Apply(this PlanForm form, string? button, DateOnly today)
    {
        switch (button)
        {
            case Redraw: return true;
            case AddBasis: form.Bases.Add(new()); return true;
            case AddSession: form.Sessions.Add(Next(form)); return true;
            case UsualSessions: AddUsual(form, today); return true;
            case { } b when b.StartsWith(RemoveBasis, StringComparison.Ordinal): Remove(form.Bases, b[RemoveBasis.Length..]); return true;
            case { } b when b.StartsWith(RemoveSession, StringComparison.Ordinal): Remove(form.Sessions, b[RemoveSession.Length..]); return true;
            default: return false;
        }
    }

    /// <summary>The half-day after the last one.</summary>
    private static SessionRow Next(PlanForm form) => form.Sessions.Where(s => s is { Date: not null, Starts: not null }).MaxBy(s => (s.Date, s.Starts)) switch
    {
        null => new() { Date = form.UsualFrom, Starts = HalfDays[0].Starts, Ends = HalfDays[0].Ends },
        { Starts.Hour: < 12 } last => new() { Date = last.Date, Starts = HalfDays[1].Starts, Ends = HalfDays[1].Ends },
        { } last => new() { Date = last.Date!.Value.AddDays(1), Starts = HalfDays[0].Starts, Ends = HalfDays[0].Ends },
    };

    /// <summary>Four half-days on two days from the chosen one (else from a Saturday three weeks ahead), then the online day and the five days of practicum, where they are not set.</summary>
    private static void AddUsual(PlanForm form, DateOnly today)
    {
        var first = form.UsualFrom ?? today.AddDays(21 + ((DayOfWeek.Saturday - today.DayOfWeek + 7) % 7));
        form.UsualFrom = first;
        form.Sessions.RemoveAll(s => s.IsEmpty);
        form.Sessions.AddRange(from day in new[] { first, first.AddDays(1) } from half in HalfDays select new SessionRow { Date = day, Starts = half.Starts, Ends = half.Ends });
        var last = form.Sessions.Max(s => s.Date) ?? first;
        form.OnlineFrom ??= last.AddDays(1);
        form.OnlineTo ??= form.OnlineFrom;
        form.PracticumFrom ??= form.OnlineTo.Value.AddDays(1);
        form.PracticumTo ??= form.PracticumFrom.Value.AddDays(4);
        form.DeadlineDate ??= first.AddDays(-3);
    }

    private static void Remove<T>(List<T> rows, string index)
    {
        if (int.TryParse(index, out var i) && i >= 0 && i < rows.Count) rows.RemoveAt(i);
    }

    /// <summary>Where on the form the refusal is mended.</summary>
    public static string FieldOf(Domain.Refusal refusal) => refusal switch
    {
        PlanTitleMissing => nameof(PlanForm.Title),
        PlacesMustBePositive => nameof(PlanForm.Places),
        OnlineWindowEmpty => nameof(PlanForm.OnlineTo),
        PracticumWindowEmpty => nameof(PlanForm.PracticumTo),
        SessionsOverlap or SessionEndsBeforeStart => nameof(PlanForm.Sessions),
        DeadlineAfterFirstSession => nameof(PlanForm.DeadlineDate),
        CourseUnknown => nameof(PlanForm.CourseSlug),
        OnlineTasksTooMany => $"{nameof(PlanForm.Policy)}.{nameof(PolicyForm.OnlineTasks)}",
        _ => "",
    };
}

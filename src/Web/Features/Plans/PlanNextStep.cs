using Lms.Domain.Plans;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Localization;

namespace Lms.Web.Features.Plans;

/// <summary>What the department does next with a plan, in words, and where.</summary>
/// <param name="Action">The words of the link; null where there is nothing to do.</param>
public sealed record PlanNextStep(Tone Tone, string Words, string? Action = null, string? Href = null)
{
    public static PlanNextStep Of(PlanPage page, Localizer text)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(text);
        var path = $"/plans/{page.Plan.Id}";
        return page.Plan.State switch
        {
            PlanState.Draft => Draft(page, path, text),
            PlanState.Issued => Issued(page, path, text),
            PlanState.InProgress when page.Numbers is { Unsigned: > 0 } n => Step(Tone.Info, "Unsigned", n, "/completion"),
            PlanState.InProgress => new(Tone.Success, text["Plans.Next.MayClose"]),
            PlanState.Closed => new(Tone.Success, text["Plans.Next.Closed"]),
            _ => new(Tone.Neutral, page.CancelReason is { } reason ? text["Plans.Next.CancelledBecause", new { Reason = reason }] : text["Plans.Next.Cancelled"]),
        };

        PlanNextStep Step(Tone tone, string key, object values, string link) => new(tone, text[$"Plans.Next.{key}", values], text[$"Plans.Next.{key}.Action"], path + link);
    }

    private static PlanNextStep Draft(PlanPage page, string path, Localizer text)
    {
        var numbers = new { Allocated = page.Seats, page.Plan.Places, Left = page.Plan.Places - page.Seats, Over = page.Seats - page.Plan.Places };
        if (page.Plan.Sessions.Count == 0) return new(Tone.Warning, text["Plans.Next.NoSession"], text["Plans.Next.NoSession.Action"], path + "/edit#sessions");
        if (numbers.Left > 0) return new(Tone.Warning, text["Plans.Next.QuotasShort", numbers], text["Plans.Next.QuotasShort.Action"], path + "/quotas");
        if (numbers.Over > 0) return new(Tone.Danger, text["Plans.Next.QuotasOver", numbers], text["Plans.Next.QuotasOver.Action"], path + "/quotas");
        return new(Tone.Success, text["Plans.Next.MayIssue", numbers], text["Plans.Issue"], path + "/issue");
    }

    private static PlanNextStep Issued(PlanPage page, string path, Localizer text) => page.Numbers switch
    {
        { Waiting: > 0 } n => new(Tone.Info, text["Plans.Next.Waiting", n], text["Plans.Next.Waiting.Action"], path + "/trainee-lists"),
        { UnitsOpen: > 0 } n when page.ListsOpen => new(Tone.Info, text["Plans.Next.UnitsOpen", n], text["Plans.Next.UnitsOpen.Action"], path + "/quotas"),
        { Nominated: > 0 } n when !page.ListsOpen => new(Tone.Info, text["Plans.Next.Convene", n], text["Plans.Next.Convene.Action"], path + "/classes"),
        _ when page.ListsOpen => new(Tone.Success, text["Plans.Next.ListsIn"]),
        _ => new(Tone.Warning, text["Plans.Next.NobodyAccepted"], text["Plans.Next.NobodyAccepted.Action"], path + "/quotas"),
    };
}

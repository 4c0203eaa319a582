using Lms.Domain.Plans;
using Lms.Web.Features.Shared;

namespace Lms.Web.Features.Plans;

/// <summary>How a plan's state looks.</summary>
public static class PlanBadge
{
    public static Tone ToTone(this PlanState state) => state switch
    {
        PlanState.Draft => Tone.Neutral,
        PlanState.Issued => Tone.Info,
        PlanState.InProgress => Tone.Warning,
        PlanState.Closed => Tone.Success,
        _ => Tone.Danger,
    };

    public static Icon ToIcon(this PlanState state) => state switch
    {
        PlanState.Draft => new Icon("pencil"),
        PlanState.Issued => new Icon("send"),
        PlanState.InProgress => new Icon("player-play"),
        PlanState.Closed => new Icon("circle-check"),
        _ => new Icon("ban"),
    };
}

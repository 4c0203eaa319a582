namespace Lms.Web.Features.Shared;

/// <summary>What a colour means. A tone never stands alone: an icon and words go with it.</summary>
public enum Tone
{
    Neutral,
    Info,
    Success,
    Warning,
    Danger,
}

internal static class Tones
{
    public static string CssClass(this Tone tone) => "tone-" + tone.ToString().ToLowerInvariant();

    public static Icon Icon(this Tone tone) => tone switch
    {
        Tone.Info => new Icon("info-circle"),
        Tone.Success => new Icon("circle-check"),
        Tone.Warning => new Icon("alert-triangle"),
        Tone.Danger => new Icon("alert-circle"),
        _ => new Icon("circle"),
    };
}

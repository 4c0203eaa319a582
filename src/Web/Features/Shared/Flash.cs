using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Lms.Web.Features.Shared;

/// <summary>A message for the next page: what was done, or why not.</summary>
public static class Flash
{
    private const string Prefix = "flash-";

    public static void FlashSuccess(this Controller controller, string text) => controller.TempData[Prefix + nameof(Tone.Success)] = text;

    public static void FlashInfo(this Controller controller, string text) => controller.TempData[Prefix + nameof(Tone.Info)] = text;

    public static void FlashError(this Controller controller, string text) => controller.TempData[Prefix + nameof(Tone.Danger)] = text;

    /// <summary>The next page tells why something was not done.</summary>
    public static bool TellsError(this ITempDataDictionary tempData) => tempData.ContainsKey(Prefix + nameof(Tone.Danger));

    /// <summary>The waiting messages; reading removes them.</summary>
    public static IEnumerable<(Tone Tone, string Text)> ReadFlash(this ITempDataDictionary tempData)
    {
        foreach (var tone in new[] { Tone.Danger, Tone.Success, Tone.Info })
            if (tempData[Prefix + tone] is string text)
                yield return (tone, text);
    }
}

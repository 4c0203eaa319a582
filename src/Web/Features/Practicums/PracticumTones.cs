using Lms.Domain.Practicums;
using Lms.Web.Features.Shared;

namespace Lms.Web.Features.Practicums;

internal static class PracticumTones
{
    public static Tone Tone(this PracticumState state) => state switch
    {
        PracticumState.Submitted => Shared.Tone.Info,
        PracticumState.Revision => Shared.Tone.Warning,
        PracticumState.Passed => Shared.Tone.Success,
        PracticumState.Failed => Shared.Tone.Danger,
        _ => Shared.Tone.Neutral,
    };
}

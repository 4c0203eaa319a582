using Lms.Domain;
using Lms.Domain.Enrollments;
using Lms.Web.Features.Shared.Localization;
using Lms.Web.Features.TraineeLists;

namespace Lms.Web.Features.Enrollments;

/// <summary>Why a newcomer cannot come, with each finding in words.</summary>
internal static class NewcomerWords
{
    public static string InFull(this Localizer text, Refusal refusal) => refusal switch
    {
        NewcomerBlocked blocked => $"{text.Of(refusal)} {string.Join(" ", blocked.Findings.Select(f => text.Of(f)))}",
        SubstitutionHindered hindered => $"{text.Of(refusal)} {text.InFull(hindered.Obstacle)}",
        _ => text.Of(refusal),
    };
}

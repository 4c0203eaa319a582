using Lms.Domain.Certificates;
using Lms.Infrastructure;

namespace Lms.Web.Features.Certificates;

/// <summary>Where a certificate is verified: the address in its QR code.</summary>
public static class VerificationPages
{
    public static Uri UrlOf(SiteOptions site, VerificationCode code) => new($"{site.PublicUrl}/verify/{code.Text}");
}

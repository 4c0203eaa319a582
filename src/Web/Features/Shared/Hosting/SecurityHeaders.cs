namespace Lms.Web.Features.Shared.Hosting;

internal static class SecurityHeaders
{
    // Everything from this site. No inline script or style anywhere: views carry data attributes, not code.
    private const string ContentSecurityPolicy =
        "default-src 'self'; img-src 'self' data: blob:; connect-src 'self'; object-src 'none'; " +
        "base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    // Their names carry the content's hash (see build.mjs), so they never change under the same address.
    private static readonly PathString[] ContentHashedFiles = ["/dist/assets", "/dist/chunks"];

    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            // A stricter one, for a file that somebody has uploaded, stays.
            if (headers.ContentSecurityPolicy.Count == 0) headers.ContentSecurityPolicy = ContentSecurityPolicy;
            headers.XFrameOptions = "DENY";
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(self), microphone=(self), geolocation=(), payment=(), usb=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            if (context.Response.StatusCode == StatusCodes.Status200OK && Array.Exists(ContentHashedFiles, folder => context.Request.Path.StartsWithSegments(folder)))
                headers.CacheControl = "public, max-age=31536000, immutable";
            // What a signed-in person sees stays out of the browser's store: machines are shared.
            else if (context.User.IsSignedIn() && headers.CacheControl.Count == 0)
                headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(context);
    });
}

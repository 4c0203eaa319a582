using Lms.Domain.Xapi.Statements;
using Microsoft.Extensions.Primitives;

namespace Lms.Web.Xapi;

/// <summary>The headers of the standard, and those that every answer carries.</summary>
public static class XapiHeaders
{
    public const string Version = "X-Experience-API-Version";
    public const string ConsistentThrough = "X-Experience-API-Consistent-Through";

    private static readonly StringValues AnyOrigin = "*";
    private static readonly StringValues NoSniff = "nosniff";
    private static readonly StringValues NoStore = "no-store";
    private static readonly StringValues Exposed =
        $"ETag, Last-Modified, Content-Length, Content-Encoding, {Version}, {ConsistentThrough}, X-Experience-API-Hash, WWW-Authenticate, "
        + "Allow, Retry-After, Accept-Encoding";
    private static readonly StringValues Sendable =
        $"Authorization, Content-Type, Content-Length, Content-Encoding, {Version}, If-Match, If-None-Match, If-Modified-Since, Accept, "
        + "Accept-Language, Cache-Control, Pragma, Origin, X-Requested-With, X-Experience-API-Hash, Content-Transfer-Encoding";
    private static readonly StringValues OneDay = "86400";
    private static readonly StringValues FirstVersion = XapiVersions.First;
    private static readonly StringValues SecondVersion = XapiVersions.Second;

    /// <summary>
    /// Content on any other site may call the store, and what it is let do hangs on the credentials it sends alone: no cookie is
    /// read here, so any origin is no danger. Answers tell of people, so nobody keeps them.
    /// </summary>
    internal static void SetCommon(IHeaderDictionary headers)
    {
        headers.AccessControlAllowOrigin = AnyOrigin;
        headers.AccessControlExposeHeaders = Exposed;
        headers.XContentTypeOptions = NoSniff;
        headers.CacheControl = NoStore;
    }

    internal static void SetVersion(IHeaderDictionary headers, XapiVersion version) => headers[Version] = version == XapiVersion.V1 ? FirstVersion : SecondVersion;

    /// <summary>What a browser asks before it sends the request itself: without credentials, without a version.</summary>
    internal static void SetPreflight(IHeaderDictionary headers, string methods)
    {
        headers.Allow = methods;
        headers.AccessControlAllowMethods = methods;
        headers.AccessControlAllowHeaders = Sendable;
        headers.AccessControlMaxAge = OneDay;
    }
}

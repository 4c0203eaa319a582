using Lms.Domain.Xapi.Statements;
using Lms.Domain.XapiClients;
using Microsoft.AspNetCore.WebUtilities;

namespace Lms.Web.Xapi;

/// <summary>
/// One request as a resource sees it, whichever syntax it came in: the router has checked its method, version, credentials and
/// parameters before the resource is asked. Reading what is wrong throws <see cref="XapiProblem"/>.
/// </summary>
public sealed partial class XapiRequest
{
    private readonly XapiOptions options;
    private AlternateRequest? alternate;
    private XapiParameters parameters = new([]);
    private XapiCaller? caller;

    internal XapiRequest(HttpContext http, XapiOptions options)
    {
        (Http, this.options) = (http, options);
        IsHead = HttpMethods.IsHead(http.Request.Method);
        Method = IsHead ? HttpMethods.Get : http.Request.Method;
    }

    public HttpContext Http { get; }

    /// <summary>The method meant: GET for HEAD, and what <c>?method=</c> says in the alternate syntax.</summary>
    public string Method { get; private set; }

    /// <summary>Asked for the headers alone: <see cref="SendAsync(int, ReadOnlyMemory{byte}, string)"/> leaves the body out.</summary>
    public bool IsHead { get; private set; }

    public XapiVersion Version { get; private set; }

    /// <summary>Whether statements are answered in the form of 1.0.3, whatever they came in.</summary>
    public bool WantsFirstVersion => options.StrictVersion && Version == XapiVersion.V1;

    public XapiCaller Caller => caller ?? throw new InvalidOperationException("This method is open: nobody has said who calls.");

    /// <summary>Who calls; null while nobody has said so.</summary>
    public XapiCaller? KnownCaller => caller;

    /// <summary>Ends when the client goes away.</summary>
    public CancellationToken Cancel => Http.RequestAborted;

    /// <summary>A service of this request's own scope, such as a use case with its database. The scope is made by the first call.</summary>
    public T Service<T>() where T : notnull => Http.RequestServices.GetRequiredService<T>();

    /// <summary>A header, from the form in the alternate syntax where it stands there; null where it was not sent.</summary>
    public string? Header(string name)
    {
        if (alternate?.Header(name) is { } field) return field;
        var values = Http.Request.Headers[name];
        return values.Count == 0 ? null : values.ToString();
    }

    /// <summary>Reads the version; 400 where it is missing or not spoken here.</summary>
    internal void Negotiate()
    {
        var header = Header(XapiHeaders.Version);
        if (!TryNegotiate())
            throw XapiProblem.Bad($"The header {XapiHeaders.Version} {(header is null ? "is missing" : "names a version that is not spoken here")}: send 1.0.x or 2.0.x.");
    }

    /// <summary>Answers in the request's version, where it names one.</summary>
    internal bool TryNegotiate()
    {
        if (XapiVersions.Parse(Header(XapiHeaders.Version)) is not { } version) return false;
        Version = version;
        XapiHeaders.SetVersion(Http.Response.Headers, version);
        return true;
    }

    internal void CalledBy(XapiCaller known) => caller = known;

    /// <summary>Told of content that did not say its length.</summary>
    internal Action<long>? Unannounced { get; set; }

    /// <summary>
    /// In the first version, a POST with <c>?method=</c> carries another request in its form (1.0.3, part three, 1.3). The second
    /// version dropped it; there the parameter is one that is not known.
    /// </summary>
    internal bool IsForm => HttpMethods.IsPost(Method)
        && AlternateRequest.MethodIn(Http.Request.QueryString) is not null
        && XapiVersions.Parse(Header(XapiHeaders.Version)) != XapiVersion.V2;

    /// <summary>Reads the form of such a request, and goes on as the request that it carries.</summary>
    /// <param name="isKnown">
    /// Whether the head has said already who sends it: then a document whose every byte is escaped fits in.
    /// </param>
    internal async ValueTask ReadFormAsync(bool isKnown)
    {
        var most = 3L * options.MaxDocumentBytes;
        if (!isKnown) most = Math.Min(most, AlternateRequest.MostBytesOfStranger);
        var method = AlternateRequest.MethodIn(Http.Request.QueryString)!;
        alternate = AlternateRequest.Read(Http.Request, await ReadAsync(most));
        if (XapiVersions.Parse(Header(XapiHeaders.Version)) == XapiVersion.V2)
        {
            TryNegotiate();
            throw XapiProblem.Bad("Version 2 has no alternate request syntax.");
        }

        IsHead = HttpMethods.IsHead(method);
        Method = IsHead ? HttpMethods.Get : method;
    }

    internal void ReadParameters(XapiMethod method)
    {
        var read = new XapiParameters(method.Parameters);
        if (alternate is not null)
        {
            foreach (var (name, value) in alternate.Parameters) read.Add(name, value.AsMemory(), isEncoded: false);
        }
        else if (Http.Request.QueryString is { HasValue: true } query)
        {
            foreach (var pair in new QueryStringEnumerable(query.Value))
                read.Add(pair.EncodedName.Span.IndexOfAny('%', '+') < 0 ? pair.EncodedName.Span : XapiParameters.Decode(pair.EncodedName), pair.EncodedValue, isEncoded: true);
        }

        parameters = read;
    }
}

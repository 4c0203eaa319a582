using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Routing.Template;

namespace Lms.Web.Features.Shared.Hosting;

/// <summary>
/// For every address that is posted to, the page on which it is posted: the address itself where it is a page too, the page that
/// the action names, or the nearest page above it. So nobody who signs in again lands on an address that is no page.
/// </summary>
public sealed class ReturnPages(EndpointDataSource endpoints)
{
    private readonly Lazy<IReadOnlyList<Posted>> posted = new(() => Read(endpoints));

    /// <summary>The page for a posted address; null where there is none.</summary>
    public string? Of(PathString path)
    {
        var values = new RouteValueDictionary();
        var route = posted.Value.FirstOrDefault(p => p.Matches(path, values));
        return route?.Page is { } page ? Fill(page, route.Depth, path, values) : null;
    }

    /// <summary>Where whoever posts here without being signed in shall come back to: the page before, else the page of the address.</summary>
    public string Of(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Referring(request) ?? Of(request.Path) ?? "/";
    }

    /// <summary>Route patterns of all posted addresses with the page of each; null where one has none.</summary>
    public IReadOnlyDictionary<string, string?> All => posted.Value.ToDictionary(p => p.Pattern, p => p.Page);

    /// <summary>The page on which the browser was, if it is one of this site.</summary>
    private static string? Referring(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Referer.ToString(), UriKind.Absolute, out var from)
        && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)
        && !from.AbsolutePath.StartsWith("/sign-in", StringComparison.OrdinalIgnoreCase)
        && !from.AbsolutePath.StartsWith("//", StringComparison.Ordinal)
            ? from.PathAndQuery
            : null;

    private static string Fill(string page, int? depth, PathString path, RouteValueDictionary values)
    {
        if (depth is { } segments) return "/" + string.Join('/', path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries).Take(segments));
        foreach (var (name, value) in values) page = page.Replace($"{{{name}}}", Uri.EscapeDataString(value?.ToString() ?? ""), StringComparison.Ordinal);
        return page;
    }

    private static List<Posted> Read(EndpointDataSource endpoints)
    {
        var routes = endpoints.Endpoints.OfType<RouteEndpoint>().OrderBy(e => e.RoutePattern.InboundPrecedence).ToList();
        var pages = routes.Where(e => Takes(e, HttpMethods.Get)).Select(e => Shape(e.RoutePattern)).ToHashSet(StringComparer.Ordinal);
        return [.. routes.Where(e => Takes(e, HttpMethods.Post)).Select(e => Posted.Of(e, pages))];
    }

    private static bool Takes(Endpoint endpoint, string method) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains(method, StringComparer.OrdinalIgnoreCase) == true;

    /// <summary>A pattern without the names of its values: "/plans/{}/edit".</summary>
    private static string Shape(RoutePattern pattern) => Shape(pattern.PathSegments);

    private static string Shape(IEnumerable<RoutePatternPathSegment> segments) => "/" + string.Join('/', segments.Select(segment =>
        segment.IsSimple && segment.Parts[0] is RoutePatternLiteralPart literal ? literal.Content.ToLowerInvariant() : "{}"));

    /// <param name="Pattern">As the route is written.</param>
    /// <param name="Page">The page; null where the address has none.</param>
    /// <param name="Depth">How many of the address's own segments are the page; null where the action names it.</param>
    private sealed record Posted(string Pattern, string? Page, int? Depth, TemplateMatcher Matcher, IReadOnlyList<string> Guids)
    {
        public static Posted Of(RouteEndpoint endpoint, HashSet<string> pages)
        {
            var route = endpoint.RoutePattern;
            var raw = "/" + route.RawText!.TrimStart('/');
            var matcher = new TemplateMatcher(TemplateParser.Parse(route.RawText.TrimStart('/')), new RouteValueDictionary());
            IReadOnlyList<string> guids = [.. route.Parameters.Where(p => p.ParameterPolicies.Any(policy => policy.Content == "guid")).Select(p => p.Name)];
            if (endpoint.Metadata.GetMetadata<PostedFromAttribute>() is { } named) return new(raw, named.Page, null, matcher, guids);
            for (var depth = route.PathSegments.Count; depth > 0; depth--)
            {
                var above = Shape(route.PathSegments.Take(depth));
                if (pages.Contains(above)) return new(raw, above, depth, matcher, guids);
            }

            return new(raw, null, null, matcher, guids);
        }

        public bool Matches(PathString path, [NotNull] RouteValueDictionary values)
        {
            values.Clear();
            return Matcher.TryMatch(path, values) && Guids.All(name => Guid.TryParse(values[name]?.ToString(), out _));
        }
    }
}

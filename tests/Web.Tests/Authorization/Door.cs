using System.Text.RegularExpressions;
using Lms.Domain;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;

namespace Lms.Web.Tests.Authorization;

/// <summary>One method of one route, and who may come in: a line of <c>doors.txt</c>.</summary>
/// <param name="Admits">A letter per role (see <see cref="Letters"/>), or <c>*</c> for everybody, signed in or not.</param>
internal sealed partial record Door(string Method, string Pattern, string Admits)
{
    public static readonly IReadOnlyDictionary<Role, char> Letters = new Dictionary<Role, char>
    {
        [Role.DepartmentOfficer] = 'D',
        [Role.UnitOfficer] = 'U',
        [Role.Trainer] = 'T',
        [Role.Teacher] = 'L',
        [Role.Inspector] = 'I',
        [Role.Administrator] = 'A',
    };

    public string Key => $"{Method} {Pattern}";

    /// <summary>An address of the route, with values that lead to nothing.</summary>
    public string Address => Parameter().Replace(Pattern, match => match.Value switch
    {
        var p when p.Contains(":guid", StringComparison.Ordinal) => "0193a000-0000-7000-8000-000000000000",
        var p when p.Contains("{status", StringComparison.Ordinal) => "404",
        var p when p.Contains(":int", StringComparison.Ordinal) => "2022",
        _ => "x",
    });

    public bool Lets(Role? role) => Admits == "*" || (role is { } r && Admits.Contains(Letters[r], StringComparison.Ordinal));

    /// <summary>The media type of each door's body, where it takes but one.</summary>
    public static IReadOnlyDictionary<string, string> Bodies(EndpointDataSource endpoints) => endpoints.Endpoints.OfType<RouteEndpoint>()
        .Select(endpoint => (Endpoint: endpoint, Accepts: endpoint.Metadata.GetMetadata<IAcceptsMetadata>()))
        .Where(e => e.Accepts is not null)
        .SelectMany(e => Methods(e.Endpoint).Select(method => (Key: $"{method} /{e.Endpoint.RoutePattern.RawText!.TrimStart('/')}", Body: e.Accepts!.ContentTypes[0])))
        .ToDictionary(e => e.Key, e => e.Body);

    /// <summary>Reads the table; a line that starts with # is a heading.</summary>
    public static IReadOnlyList<Door> Expected() =>
    [
        .. File.ReadAllLines(Path.Combine(Repository.Root, "tests/Web.Tests/Authorization/doors.txt"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(words => new Door(words[0], words[1], words[2])),
    ];

    /// <summary>The doors that the application has, but for its static files, with nobody admitted yet.</summary>
    public static IReadOnlyList<Door> Actual(EndpointDataSource endpoints) =>
    [
        .. endpoints.Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .SelectMany(endpoint => Methods(endpoint).Select(method => new Door(method, "/" + endpoint.RoutePattern.RawText!.TrimStart('/'), "")))
            .DistinctBy(door => door.Key),
    ];

    private static IEnumerable<string> Methods(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : ["GET"];

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}

using System.Security.Claims;
using Lms.Domain;

namespace Lms.Web.Features.Shared;

/// <summary>One entry of the top menu. An address that has no page yet is not shown.</summary>
/// <param name="Key">Its text, <c>Shared.Menu.Key</c>.</param>
public sealed record MenuItem(string Key, string Href, Icon Icon, params Role[] Roles)
{
    /// <summary>Further addresses that are reached by its page's tabs.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];
}

/// <summary>The top menu of a role.</summary>
public sealed class Navigation(EndpointDataSource endpoints)
{
    private static readonly Role[] Everyone = Enum.GetValues<Role>();

    private static readonly MenuItem[] Items =
    [
        new("Home", "/", new Icon("home"), Everyone),
        new("Plans", "/plans", new Icon("clipboard-list"), Role.DepartmentOfficer, Role.Inspector),
        new("TraineeLists", "/trainee-lists", new Icon("users-plus"), Role.DepartmentOfficer, Role.UnitOfficer, Role.Inspector),
        new("MyClasses", "/classes", new Icon("school"), Role.Trainer),
        new("MyCourse", "/my-course", new Icon("book"), Role.Teacher),
        new("Statements", "/statements", new Icon("list-check"), Role.Inspector, Role.Administrator) { Also = ["/xapi-clients", "/forwarders"] },
        new("Journal", "/journal", new Icon("history"), Role.DepartmentOfficer, Role.Inspector, Role.Administrator),
        new("Units", "/units", new Icon("building"), Role.Administrator, Role.DepartmentOfficer, Role.Inspector),
        new("Trainers", "/trainers", new Icon("chalkboard"), Role.Administrator),
        new("Accounts", "/accounts", new Icon("user-cog"), Role.Administrator),
    ];

    private readonly Lazy<MenuItem[]> _existing = new(() => [.. Items.Where(item => Exists(endpoints, item.Href))]);

    public IEnumerable<MenuItem> For(ClaimsPrincipal user) =>
        user.Role() is { } role ? _existing.Value.Where(item => item.Roles.Contains(role)) : [];

    /// <summary>The entry whose address the page's address begins with, most of all.</summary>
    public MenuItem? Current(ClaimsPrincipal user, PathString path) => For(user)
        .Where(item => item.Href == "/" ? path == "/" : item.Also.Prepend(item.Href).Any(href => path.StartsWithSegments(href)))
        .MaxBy(item => item.Href.Length);

    private static bool Exists(EndpointDataSource endpoints, string href) =>
        endpoints.Endpoints.OfType<RouteEndpoint>().Any(route => route.RoutePattern.RawText?.Trim('/') == href.Trim('/'));
}

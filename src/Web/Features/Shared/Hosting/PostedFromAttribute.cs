namespace Lms.Web.Features.Shared.Hosting;

/// <summary>
/// The page from which an address is posted to, where it is neither the address itself nor the nearest page above it:
/// <c>[PostedFrom("/trainee-lists/{id}/rows/new")]</c>. Whoever must sign in first comes back there.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostedFromAttribute(string page) : Attribute
{
    /// <summary>A path; names in braces are the route's own values.</summary>
    public string Page => page;
}

namespace Lms.Domain.XapiClients;

/// <summary>The standard's names of the scopes (xAPI 1.0.3, part three, 4.2), in the order in which they are shown.</summary>
public static class XapiScopeNames
{
    public static readonly IReadOnlyList<(XapiScopes Scope, string Name)> All =
    [
        (XapiScopes.StatementsWrite, "statements/write"),
        (XapiScopes.StatementsReadMine, "statements/read/mine"),
        (XapiScopes.StatementsRead, "statements/read"),
        (XapiScopes.State, "state"),
        (XapiScopes.Profile, "profile"),
        (XapiScopes.Define, "define"),
        (XapiScopes.AllRead, "all/read"),
        (XapiScopes.All, "all"),
    ];

    /// <summary>The names of every scope in a set.</summary>
    public static IEnumerable<string> Of(XapiScopes scopes) => All.Where(s => scopes.HasFlag(s.Scope)).Select(s => s.Name);
}

using Lms.Domain.Plans;

namespace Lms.Domain.XapiClients;

/// <summary>Who calls the record store in one request, and what it may do there.</summary>
/// <param name="Id">The client's id; it stands in the authority of what the client writes.</param>
/// <param name="Plan">The one plan that the client is limited to, if it is.</param>
public sealed record XapiCaller(Guid Id, string Name, XapiScopes Scopes, Id<TrainingPlan>? Plan = null)
{
    /// <summary>The caller that the environment makes: whoever runs the installation.</summary>
    public static readonly Guid Operator = Guid.Empty;

    /// <summary>How much it may ask; null for the usual.</summary>
    public XapiQuota? Quota { get; init; }

    /// <summary>Whether it has a quota at all.</summary>
    public bool IsLimited => Id != Operator;

    public bool MayWriteStatements => Has(XapiScopes.StatementsWrite | XapiScopes.All);

    /// <summary>Whether it may read statements at all; where not <see cref="MayReadOthers"/>, its own only.</summary>
    public bool MayReadStatements => Has(XapiScopes.StatementsReadMine) || MayReadOthers;

    public bool MayReadOthers => Has(XapiScopes.StatementsRead | XapiScopes.AllRead | XapiScopes.All);
    public bool MayReadState => Has(XapiScopes.State | XapiScopes.AllRead | XapiScopes.All);
    public bool MayWriteState => Has(XapiScopes.State | XapiScopes.All);
    public bool MayReadProfiles => Has(XapiScopes.Profile | XapiScopes.AllRead | XapiScopes.All);
    public bool MayWriteProfiles => Has(XapiScopes.Profile | XapiScopes.All);
    public bool MayDefine => Has(XapiScopes.Define | XapiScopes.All);

    private bool Has(XapiScopes any) => (Scopes & any) != 0;
}

using Lms.Domain.Xapi.Statements;
using Lms.Infrastructure;
using Lms.Infrastructure.Xapi;
using Microsoft.Extensions.Options;

namespace Lms.Web.Xapi;

/// <summary>What is kept with an activity (1.0.3, part three, 2.7; IEEE 9274.1.1, 4.1.6.6).</summary>
public sealed class ActivityProfileResource(IOptions<XapiOptions> options, IOptions<SiteOptions> site)
    : DocumentResource("profileId", ["activityId"], XapiNeed.ReadProfiles, XapiNeed.WriteProfiles, options)
{
    public override string Path => "/activities/profile";

    private protected override Task<DocumentContext> ContextAsync(XapiRequest request)
    {
        var activity = request.RequiredIri("activityId");
        PlanLimit.CheckActivityProfile(request, activity, site.Value.PublicUrl);
        return Task.FromResult(new DocumentContext(DocumentKind.ActivityProfile, activity));
    }

    private protected override ConditionRule RuleOfPut(XapiVersion version) => ProfileRule.Of(version);
}

/// <summary>What is kept with an agent (1.0.3, part three, 2.6; IEEE 9274.1.1, 4.1.6.5).</summary>
public sealed class AgentProfileResource(IOptions<XapiOptions> options)
    : DocumentResource("profileId", ["agent"], XapiNeed.ReadProfiles, XapiNeed.WriteProfiles, options)
{
    public override string Path => "/agents/profile";

    private protected override Task<DocumentContext> ContextAsync(XapiRequest request)
    {
        PlanLimit.CheckAgentProfile(request);
        return Task.FromResult(new DocumentContext(DocumentKind.AgentProfile, Agent: request.RequiredAgent("agent").Identity));
    }

    private protected override ConditionRule RuleOfPut(XapiVersion version) => ProfileRule.Of(version);
}

internal static class ProfileRule
{
    /// <summary>The first version wants a condition in every PUT of a profile, the second only where something would be replaced.</summary>
    public static ConditionRule Of(XapiVersion version) => version == XapiVersion.V1 ? ConditionRule.Needed : ConditionRule.NeededToReplace;
}

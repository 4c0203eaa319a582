using Lms.Domain.Xapi.Statements;
using Lms.Infrastructure.Xapi;
using Microsoft.Extensions.Options;

namespace Lms.Web.Xapi;

/// <summary>What an activity remembers of an agent (1.0.3, part three, 2.3; IEEE 9274.1.1, 4.1.6.2).</summary>
public sealed class StateResource(IOptions<XapiOptions> options)
    : DocumentResource("stateId", ["activityId", "agent", "registration"], XapiNeed.ReadState, XapiNeed.WriteState, options)
{
    public override string Path => "/activities/state";

    private protected override async Task<DocumentContext> ContextAsync(XapiRequest request)
    {
        var context = new DocumentContext(DocumentKind.State, request.RequiredIri("activityId"), request.RequiredAgent("agent").Identity, request.Uuid("registration"));
        await PlanLimit.CheckStateAsync(request, context.Registration);
        return context;
    }

    /// <summary>The first version lets state be overwritten unseen, the second does not.</summary>
    private protected override ConditionRule RuleOfPut(XapiVersion version) => version == XapiVersion.V1 ? ConditionRule.Optional : ConditionRule.NeededToReplace;

    private protected override async Task DeleteAllAsync(XapiRequest request, DocumentContext context)
    {
        if ((request.Header("If-Match") ?? request.Header("If-None-Match")) is not null) throw XapiProblem.Bad("A condition is one on a single document: name its stateId.");
        await request.Service<Documents>().DeleteAllAsync(context, request.Cancel);
        await request.SendNothing();
    }
}

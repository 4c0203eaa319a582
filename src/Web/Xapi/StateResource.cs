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
        var condition = Condition(request);
        var documents = request.Service<Documents>();
        var write = await documents.DeleteAllAsync(context, listed => condition.Check(DocumentTag.Of(ListOf(listed).Span)), request.Cancel);
        await ConcludeAsync(request, write);
    }
}

using System.Collections.Immutable;
using Lms.Domain.XapiClients;

namespace Lms.Web.Xapi;

/// <summary>One resource of the standard. There is one object of each for all requests: what a request needs of the database it takes from <see cref="XapiRequest.Service{T}"/>.</summary>
public abstract class XapiResource
{
    /// <summary>The path below the endpoint, such as <c>/activities/state</c>.</summary>
    public abstract string Path { get; }

    /// <summary>What it answers; HEAD is asked of GET. Read once, when the application starts.</summary>
    public abstract IReadOnlyList<XapiMethod> Methods { get; }

    /// <summary>Sets the headers that its every answer carries, refusals too.</summary>
    public virtual void SetHeaders(XapiRequest request) { }
}

/// <summary>One method of a resource.</summary>
/// <param name="Name">GET, PUT, POST or DELETE.</param>
/// <param name="Need">What the caller needs.</param>
/// <param name="Parameters">Every query parameter that it knows. The standard wants any other refused.</param>
/// <param name="AnswerAsync">Answers, or throws <see cref="XapiProblem"/>.</param>
public sealed record XapiMethod(string Name, XapiNeed Need, ImmutableArray<string> Parameters, Func<XapiRequest, Task> AnswerAsync);

/// <summary>What a method asks of its caller.</summary>
/// <param name="Scopes">The scopes that give it, as a refusal names them.</param>
public sealed record XapiNeed(string Scopes, Func<XapiCaller, bool> IsGivenTo)
{
    /// <summary>Asked by anybody: without credentials and without a version.</summary>
    public static readonly XapiNeed Nothing = new("", _ => true);

    public static readonly XapiNeed WriteStatements = new("statements/write or all", c => c.MayWriteStatements);
    public static readonly XapiNeed ReadStatements = new("statements/read/mine, statements/read, all/read or all", c => c.MayReadStatements);
    public static readonly XapiNeed ReadState = new("state, all/read or all", c => c.MayReadState);
    public static readonly XapiNeed WriteState = new("state or all", c => c.MayWriteState);
    public static readonly XapiNeed ReadProfiles = new("profile, all/read or all", c => c.MayReadProfiles);
    public static readonly XapiNeed WriteProfiles = new("profile or all", c => c.MayWriteProfiles);

    /// <summary>To read what the store knows of people.</summary>
    public static readonly XapiNeed ReadAgents = new("statements/read, profile, all/read or all", c => c.MayReadOthers || c.MayReadProfiles);

    /// <summary>To read what the store knows of activities: whoever may read anything.</summary>
    public static readonly XapiNeed ReadActivities = new(
        "statements/read/mine, statements/read, state, profile, all/read or all", c => c.MayReadStatements || c.MayReadState || c.MayReadProfiles);
}

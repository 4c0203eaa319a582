namespace Lms.Domain.Xapi.Statements;

/// <summary>The filter of "GET Statements" that a <see cref="Mention"/> answers (xAPI Communication, 2.1.3).</summary>
public enum MentionKind
{
    /// <summary>The verb's id.</summary>
    Verb,

    /// <summary>The actor, or the object where it is an agent or a group; members of such groups too.</summary>
    Agent,

    /// <summary>Any other agent or group of the statement; only the filter with <c>related_agents</c> looks here.</summary>
    RelatedAgent,

    /// <summary>The object where it is an activity.</summary>
    Activity,

    /// <summary>Any other activity of the statement; only the filter with <c>related_activities</c> looks here.</summary>
    RelatedActivity,

    /// <summary>The context's registration.</summary>
    Registration,
}

/// <summary>One thing a statement can be found by.</summary>
/// <param name="Kind">which filter finds it</param>
/// <param name="Value">canonical UTF-8: an IRI as sent, a lower-case UUID, or an agent as <see cref="AgentIdentity"/> writes it</param>
public readonly record struct Mention(MentionKind Kind, ReadOnlyMemory<byte> Value);

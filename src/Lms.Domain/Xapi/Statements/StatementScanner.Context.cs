using System.Text.Json;

namespace Lms.Domain.Xapi.Statements;

internal ref partial struct StatementScanner
{
    private static readonly string[] ContextNames1 =
        ["registration", "instructor", "team", "contextActivities", "revision", "platform", "language", "statement", "extensions"];

    private static readonly PropertyTable ContextNames = new(ContextNames1);
    private static readonly PropertyTable ContextNames2 = new([.. ContextNames1, "contextAgents", "contextGroups"]);
    private static readonly PropertyTable ContextActivityNames = new("parent", "grouping", "category", "other");
    private static readonly PropertyTable ContextAgentNames = new("objectType", "agent", "relevantTypes");
    private static readonly PropertyTable ContextGroupNames = new("objectType", "group", "relevantTypes");

    /// <summary>What of a context depends on the statement's object.</summary>
    private struct ContextTraits
    {
        public int Start;
        public bool HasRevision;
        public bool HasPlatform;
    }

    private ContextTraits Context(bool isSub)
    {
        var context = new ContextTraits { Start = StartObject() };
        var names = version == XapiVersion.V1 ? ContextNames : ContextNames2;
        uint seen = 0;
        while (NextProperty())
        {
            switch (Known(names, ref seen))
            {
                case 0: Registration(isSub); break;
                case 1: Agent(MentionKind.RelatedAgent); break;
                case 2: Team(); break;
                case 3: ContextActivities(); break;
                case 4 or 5: Text(); break;
                case 6: Language(); break;
                case 7: StatementReference(); break;
                case 8: Extensions(); break;
                case 9: ContextAgents(ContextAgentNames, "contextAgent"); break;
                case 10: ContextAgents(ContextGroupNames, "contextGroup"); break;
            }
        }
        (context.HasRevision, context.HasPlatform) = (Has(seen, 4), Has(seen, 5));
        return context;
    }

    /// <summary>A statement is found by its own registration, not by its sub-statement's.</summary>
    private readonly void Registration(bool isSub)
    {
        var text = Text();
        if (!Uuid.TryParse(text, out _)) Refuse(UuidRule);
        if (isSub) return;
        scratch.Mentions.Write(text);
        AgentIdentity.Lower(scratch.Mentions.Open);
        scratch.Mentions.End(MentionKind.Registration);
    }

    private void Team()
    {
        var team = Agent(MentionKind.RelatedAgent);
        if (!team.IsGroup) RefuseAt(team.Start, "must be a Group");
    }

    private readonly void Language()
    {
        if (!LanguageTag.IsValid(Text())) Refuse("must be a language tag of RFC 5646");
    }

    private void ContextActivities()
    {
        StartObject();
        uint seen = 0;
        while (NextProperty())
        {
            Known(ContextActivityNames, ref seen);
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                var start = Position;
                Activity(MentionKind.RelatedActivity);
                scratch.Body.WrapInArray(start, Consumed);
                continue;
            }
            if (reader.TokenType != JsonTokenType.StartArray) Refuse("must be an activity or an array of activities");
            while (NextElement()) Activity(MentionKind.RelatedActivity);
        }
    }

    /// <summary>The agents or groups that 2.0 lets a context name together with the part they play.</summary>
    private void ContextAgents(PropertyTable names, string type)
    {
        StartArray();
        while (NextElement())
        {
            var start = StartObject();
            uint seen = 0;
            while (NextProperty())
            {
                switch (Known(names, ref seen))
                {
                    case 0: TypeIs(type); break;
                    case 1: ContextAgent(isGroup: names == ContextGroupNames); break;
                    case 2: RelevantTypes(); break;
                }
            }
            Require(start, names, seen, 0b11);
        }
    }

    private void ContextAgent(bool isGroup)
    {
        var agent = Agent(MentionKind.RelatedAgent);
        if (agent.IsGroup != isGroup) RefuseAt(agent.Start, isGroup ? "must be a Group" : "must be an Agent");
    }

    private void RelevantTypes()
    {
        StartArray();
        var start = Position;
        var count = 0;
        for (; NextElement(); count++) IriText();
        if (count == 0) RefuseAt(start, "must hold one IRI at least");
    }
}

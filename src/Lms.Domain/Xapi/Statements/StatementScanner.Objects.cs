using System.Text;

namespace Lms.Domain.Xapi.Statements;

/// <summary>What a statement is about (xAPI Data, 2.4.4).</summary>
internal enum ObjectKind
{
    Activity,
    Agent,
    Group,
    StatementRef,
    SubStatement,
}

internal ref partial struct StatementScanner
{
    // objectType may come last, so an object is read as all its kinds at once and judged at its end: no name means two things.
    private static readonly PropertyTable ObjectNames = new(
        "objectType", "id", "definition", "name", "mbox", "mbox_sha1sum", "openid", "account", "member",
        "actor", "verb", "object", "result", "context", "timestamp", "attachments");

    private static readonly PropertyTable ActivityNames = new("objectType", "id", "definition");
    private static readonly PropertyTable ReferenceNames = new("objectType", "id");

    private static readonly string[] KindNames = ["Activity", "Agent", "Group", "StatementRef", "SubStatement"];
    private static readonly uint[] AllowedIn = [0b111, 0b1111_1001, 0b1_1111_1001, 0b11, 0b1111_1110_0000_0001];
    private static readonly uint[] RequiredIn = [0b010, 0, 0, 0b010, 0b1110_0000_0000];
    private const int FirstOfSub = 9;

    private struct ObjectTraits
    {
        public ObjectKind Kind;
        public Range Id;
        public Range Definition;
        public AgentTraits Agent;
        public StatementParts Sub;
    }

    /// <summary>Reads an object of any kind; the answer's id is that of a StatementRef.</summary>
    private (ObjectKind Kind, Guid? Reference) Object(string path, bool isSub)
    {
        var start = StartObject();
        uint seen = 0;
        var read = default(ObjectTraits);
        while (NextProperty()) ObjectProperty(Known(ObjectNames, ref seen), path, isSub, ref read);
        var kind = (int)read.Kind;
        if ((seen & ~AllowedIn[kind]) is > 0 and var foreign)
        {
            RefuseIn(start, ObjectNames.Names[int.TrailingZeroCount((int)foreign)], $"is no property that the standard has in an object of type {KindNames[kind]}");
        }
        Require(start, ObjectNames, seen, RequiredIn[kind]);
        return (read.Kind, CloseObject(start, seen, isSub, ref read));
    }

    private void ObjectProperty(int property, string path, bool isSub, ref ObjectTraits read)
    {
        if (property >= FirstOfSub && isSub) Refuse("is not allowed here: a sub-statement holds no other");
        switch (property)
        {
            case 0: read.Kind = KindOf(isSub); break;
            case 1: read.Id = Here(); break;
            case 2: read.Definition = Definition(); break;
            case 9: Agent(MentionKind.RelatedAgent); break;
            case 10: read.Sub.IsVoiding = Verb(isMention: false); break;
            case 11: read.Sub.Object = Object(path, isSub: true).Kind; break;
            case 12: Result(); break;
            case 13: read.Sub.Context = Context(isSub: true); break;
            case 14: Timestamp(); break;
            case 15: Attachments(path + ".object"); break;
            default: AgentProperty(property - 2, AgentKind(isSub), ref read.Agent, isMember: false); break;
        }
    }

    private readonly ObjectKind KindOf(bool isSub)
    {
        var text = Text();
        for (var kind = 0; kind < KindNames.Length; kind++)
        {
            if (!Ascii.Equals(text, KindNames[kind])) continue;
            if (isSub && kind == (int)ObjectKind.SubStatement) Refuse("must not be SubStatement: a sub-statement holds no other");
            return (ObjectKind)kind;
        }
        Refuse("must be Activity, Agent, Group, StatementRef or SubStatement");
        return default;
    }

    private readonly Guid? CloseObject(int start, uint seen, bool isSub, ref ObjectTraits read)
    {
        switch (read.Kind)
        {
            case ObjectKind.Activity:
                CloseActivity(start, read.Id, read.Definition, isSub ? MentionKind.RelatedActivity : MentionKind.Activity);
                return null;
            case ObjectKind.StatementRef:
                if (!Uuid.TryParse(TextOf(read.Id), out var reference)) RefuseIn(start, "id", UuidRule);
                return reference;
            case ObjectKind.SubStatement:
                read.Sub.Start = start;
                CheckTogether(read.Sub);
                return null;
            default:
                read.Agent.Start = start;
                read.Agent.Seen = (seen >> 2) & ~1u;
                read.Agent.IsGroup = read.Kind == ObjectKind.Group;
                CheckAgent(read.Agent);
                return null;
        }
    }

    private static MentionKind AgentKind(bool isSub) => isSub ? MentionKind.RelatedAgent : MentionKind.Agent;

    private readonly void CloseActivity(int start, Range id, Range definition, MentionKind kind)
    {
        var iri = TextOf(id);
        if (!Iri.IsValid(iri)) RefuseIn(start, "id", IriRule);
        Mention(kind, iri);
        if (definition.End.Value > 0) scratch.Activities.Add(new ActivityDraft(Encoding.UTF8.GetString(iri), definition.Start.Value, definition.End.Value));
    }

    /// <summary>Reads an activity where nothing else may stand.</summary>
    private void Activity(MentionKind kind)
    {
        var start = StartObject();
        uint seen = 0;
        Range id = default, definition = default;
        while (NextProperty())
        {
            switch (Known(ActivityNames, ref seen))
            {
                case 0: TypeIs("Activity"); break;
                case 1: id = Here(); break;
                case 2: definition = Definition(); break;
            }
        }
        Require(start, ActivityNames, seen, 0b010);
        CloseActivity(start, id, definition, kind);
    }

    /// <summary>Reads a reference to a statement where nothing else may stand.</summary>
    private void StatementReference()
    {
        var start = StartObject();
        uint seen = 0;
        while (NextProperty())
        {
            if (Known(ReferenceNames, ref seen) == 0) TypeIs("StatementRef");
            else UuidValue();
        }
        Require(start, ReferenceNames, seen, 0b11);
    }

    private readonly void TypeIs(string type)
    {
        if (!Ascii.Equals(Text(), type)) Refuse($"must be {type}");
    }
}

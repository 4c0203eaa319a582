namespace Lms.Domain.Xapi.Statements;

internal ref partial struct StatementScanner
{
    private static readonly PropertyTable StatementNames = new(
        "id", "actor", "verb", "object", "result", "context", "timestamp", "stored", "authority", "version", "attachments");

    private const uint ActorVerbObject = 0b1110;

    private static ReadOnlySpan<byte> Voided => "http://adlnet.gov/expapi/verbs/voided"u8;

    /// <summary>Reads a statement from its opening brace to its closing one.</summary>
    /// <param name="path">where it stands: <c>$</c>, or in a batch <c>$[3]</c></param>
    public ParsedStatement Statement(string path)
    {
        var start = StartObject();
        uint seen = 0;
        Guid? id = null;
        string? idText = null;
        string? sentVersion = null;
        var parts = default(StatementParts);
        while (NextProperty())
        {
            var property = Position;
            switch (Known(StatementNames, ref seen))
            {
                case 0: (id, idText) = Id(); continue;
                case 1: Agent(MentionKind.Agent); break;
                case 2: parts.IsVoiding = Verb(isMention: true); break;
                case 3: (parts.Object, parts.Reference) = Object(path, isSub: false); break;
                case 4: Result(); break;
                case 5: parts.Context = Context(isSub: false); break;
                case 6: Timestamp(); break;
                case 7: StoredTimestamp(); continue;
                case 8: Authority(); continue;
                case 9: sentVersion = VersionText(); continue;
                case 10: Attachments(path); break;
            }
            scratch.Body.Keep(property, Consumed);
        }
        Require(start, StatementNames, seen, ActorVerbObject);
        parts.Start = start;
        CheckTogether(parts);
        return Finish((id, idText), sentVersion, Has(seen, 6), parts);
    }

    /// <summary>What of a statement only its other parts allow.</summary>
    private struct StatementParts
    {
        public int Start;
        public bool IsVoiding;
        public ObjectKind Object;
        public Guid? Reference;
        public ContextTraits Context;
    }

    private static void CheckTogether(in StatementParts parts)
    {
        if (parts.IsVoiding && parts.Object != ObjectKind.StatementRef) RefuseIn(parts.Start, "object", "must be a StatementRef, as the verb is voided");
        if (parts.Object == ObjectKind.Activity) return;
        const string rule = "is allowed only where the object is an Activity";
        if (parts.Context.HasRevision) RefuseIn(parts.Context.Start, "revision", rule);
        if (parts.Context.HasPlatform) RefuseIn(parts.Context.Start, "platform", rule);
    }

    /// <summary>An id, and its text where that has capitals: it goes back as it came.</summary>
    private readonly (Guid Id, string? Text) Id()
    {
        var id = UuidValue();
        var text = Text();
        return (id, text.ContainsAnyInRange((byte)'A', (byte)'F') ? System.Text.Encoding.ASCII.GetString(text) : null);
    }

    private readonly ParsedStatement Finish(
        (Guid? Value, string? Text) id, string? sentVersion, bool hasTimestamp, in StatementParts parts)
    {
        var body = scratch.Body.Take(source);
        var statement = new ParsedStatement
        {
            Id = id.Value,
            IdText = id.Text,
            Version = sentVersion,
            HasTimestamp = hasTimestamp,
            Reference = parts.Reference,
            IsVoiding = parts.IsVoiding,
            Body = body,
            Mentions = scratch.Mentions.Take(),
            Attachments = scratch.Attachments.Count == 0 ? [] : scratch.Attachments.ToArray(),
            Activities = TakeActivities(body),
        };
        scratch.Clear();
        return statement;
    }

    private readonly ActivityNote[] TakeActivities(byte[] body)
    {
        var drafts = scratch.Activities;
        if (drafts.Count == 0) return [];
        var notes = new ActivityNote[drafts.Count];
        for (var i = 0; i < notes.Length; i++)
        {
            notes[i] = new ActivityNote(drafts[i].Id, body.AsMemory(scratch.Body.Moved(drafts[i].Start), drafts[i].End - drafts[i].Start));
        }
        return notes;
    }

    private static readonly PropertyTable VerbNames = new("id", "display");

    /// <summary>Reads a verb; true where it voids.</summary>
    private bool Verb(bool isMention)
    {
        var start = StartObject();
        uint seen = 0;
        var voids = false;
        while (NextProperty())
        {
            if (Known(VerbNames, ref seen) == 1)
            {
                LanguageMap();
                continue;
            }
            var id = IriText();
            voids = id.SequenceEqual(Voided);
            if (isMention) Mention(MentionKind.Verb, id);
        }
        Require(start, VerbNames, seen, 0b01);
        return voids;
    }

    private readonly void Mention(MentionKind kind, ReadOnlySpan<byte> value)
    {
        scratch.Mentions.Write(value);
        scratch.Mentions.End(kind);
    }

    private const string TimestampRule = "must be a timestamp such as 2026-01-31T07:30:00.000Z";

    private readonly void Timestamp()
    {
        if (!XapiTimestamp.TryNormalise(Text(), version, out var inUtc)) Refuse(TimestampRule);
        if (inUtc is not null) scratch.Body.Replace(Position, Consumed - Position, [(byte)'"', .. inUtc, (byte)'"']);
    }

    /// <summary>The store sets its own; what was sent must still be well-formed.</summary>
    private readonly void StoredTimestamp()
    {
        if (!XapiTimestamp.TryNormalise(Text(), version, out _)) Refuse(TimestampRule);
    }

    /// <summary>1.0 and 1.0.x are always welcome, 2.0.x only where 2.0 is spoken.</summary>
    private readonly string VersionText()
    {
        var text = Text();
        var major = text is [var first, (byte)'.', (byte)'0', ..] ? first : 0;
        var patch = text.Length > 3 ? text[3..] : [];
        var isPatch = text.Length == 3 || (patch is [(byte)'.', _, ..] && !patch[1..].ContainsAnyExceptInRange((byte)'0', (byte)'9'));
        if (isPatch && (major == '1' || (major == '2' && version == XapiVersion.V2))) return System.Text.Encoding.ASCII.GetString(text);
        Refuse(version == XapiVersion.V1 ? "must be 1.0 or 1.0.x" : "must be 1.0, 1.0.x or 2.0.x");
        return "";
    }
}

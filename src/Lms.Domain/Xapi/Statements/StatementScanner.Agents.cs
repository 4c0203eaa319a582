namespace Lms.Domain.Xapi.Statements;

internal ref partial struct StatementScanner
{
    private static readonly PropertyTable AgentNames = new("objectType", "name", "mbox", "mbox_sha1sum", "openid", "account", "member");
    private static readonly PropertyTable AccountNames = new("homePage", "name");
    private const uint Identifiers = 0b0111100;
    private const int Member = 6;

    private struct AgentTraits
    {
        public int Start;
        public bool IsGroup;
        public uint Seen;
        public int Members;
        public int Accounts;

        public readonly bool IsIdentified => (Seen & Identifiers) != 0;
    }

    /// <summary>Reads an agent or a group. What identifies it and its members is mentioned in this kind; null mentions nothing.</summary>
    private AgentTraits Agent(MentionKind? kind, bool isMember = false)
    {
        var agent = new AgentTraits { Start = StartObject() };
        while (NextProperty()) AgentProperty(Known(AgentNames, ref agent.Seen), kind, ref agent, isMember);
        CheckAgent(agent);
        return agent;
    }

    private void AgentProperty(int property, MentionKind? kind, ref AgentTraits agent, bool isMember)
    {
        switch (property)
        {
            case 0: agent.IsGroup = AgentType(isMember); break;
            case 1: Text(); break;
            case Member: Members(kind, ref agent); break;
            default: Identifier(property, kind); break;
        }
    }

    private readonly bool AgentType(bool isMember)
    {
        var type = Text();
        if (type.SequenceEqual("Agent"u8)) return false;
        if (isMember) Refuse("must be Agent: a group's members are agents");
        if (!type.SequenceEqual("Group"u8)) Refuse("must be Agent or Group");
        return true;
    }

    private void Members(MentionKind? kind, ref AgentTraits agent)
    {
        StartArray();
        while (NextElement())
        {
            var member = Agent(kind, isMember: true);
            agent.Members++;
            if (Has(member.Seen, 5)) agent.Accounts++;
        }
    }

    private static void CheckAgent(in AgentTraits agent)
    {
        var identifiers = uint.PopCount(agent.Seen & Identifiers);
        if (identifiers > 1) RefuseAt(agent.Start, "must have no more than one of mbox, mbox_sha1sum, openid and account");
        if (Has(agent.Seen, Member) && !agent.IsGroup) RefuseIn(agent.Start, "member", "is allowed only in a Group");
        if (identifiers == 1) return;
        if (!agent.IsGroup) RefuseAt(agent.Start, "must have one of mbox, mbox_sha1sum, openid and account");
        if (agent.Members == 0) RefuseIn(agent.Start, "member", "is required of a group without an identifier, with one agent at least");
    }

    private void Identifier(int property, MentionKind? kind)
    {
        switch (property)
        {
            case 2: Mailbox(kind); break;
            case 3: MailboxSum(kind); break;
            case 4: Identified("openid|"u8, IriText(), kind); break;
            case 5: Account(kind); break;
        }
    }

    private readonly void Identified(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> value, MentionKind? kind)
    {
        if (kind is not { } mention) return;
        scratch.Mentions.Write(prefix);
        Mention(mention, value);
    }

    private readonly void Mailbox(MentionKind? kind)
    {
        var text = Text();
        if (!AgentIdentity.IsMailbox(text)) Refuse("must be mailto: and an e-mail address");
        if (kind is not { } mention) return;
        scratch.Mentions.Write("mbox|"u8);
        scratch.Mentions.Write(text);
        AgentIdentity.LowerDomain(scratch.Mentions.Open);
        scratch.Mentions.End(mention);
    }

    private readonly void MailboxSum(MentionKind? kind)
    {
        var text = Text();
        if (text.Length != 40 || !AgentIdentity.IsHex(text)) Refuse("must be a SHA-1 sum in 40 hexadecimal digits");
        if (kind is not { } mention) return;
        scratch.Mentions.Write("mbox_sha1sum|"u8);
        scratch.Mentions.Write(text);
        AgentIdentity.Lower(scratch.Mentions.Open);
        scratch.Mentions.End(mention);
    }

    private void Account(MentionKind? kind)
    {
        var start = StartObject();
        uint seen = 0;
        Range homePage = default, name = default;
        while (NextProperty())
        {
            if (Known(AccountNames, ref seen) == 1)
            {
                name = Here();
                continue;
            }
            IriText();
            homePage = Here();
        }
        Require(start, AccountNames, seen, 0b11);
        if (kind is not { } mention) return;
        scratch.Mentions.Write("account|"u8);
        scratch.Mentions.Write(TextOf(homePage));
        scratch.Mentions.Write("|"u8);
        Mention(mention, TextOf(name));
    }

    /// <summary>An agent, or the pair of the application and its user that three-legged OAuth makes (xAPI Data, 2.4.9).</summary>
    private void Authority()
    {
        var authority = Agent(null);
        if (!authority.IsGroup) return;
        const string rule = "must be an agent, or a group without identifier of two agents";
        if (authority.IsIdentified) RefuseAt(authority.Start, rule);
        if (authority.Members != 2) RefuseIn(authority.Start, "member", rule);
        if (authority.Accounts == 0) RefuseIn(authority.Start, "member", "must hold the application's agent, which has an account");
    }

    /// <summary>Reads the agent or identified group a parameter consists of, and leaves what identifies it as the one mention of its kind.</summary>
    public void AgentParameter()
    {
        var agent = new AgentTraits { Start = StartObject() };
        while (NextProperty())
        {
            var property = Known(AgentNames, ref agent.Seen);
            AgentProperty(property, property == Member ? null : MentionKind.Agent, ref agent, isMember: false);
        }
        CheckAgent(agent);
        if (!agent.IsIdentified) RefuseAt(agent.Start, "must have one of mbox, mbox_sha1sum, openid and account to be found by");
    }
}

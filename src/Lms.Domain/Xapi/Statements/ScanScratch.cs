namespace Lms.Domain.Xapi.Statements;

/// <summary>What a scan writes down on its way. One for all the statements of a body, so that each costs few allocations.</summary>
internal sealed class ScanScratch
{
    private byte[] text = new byte[256];

    public NameStack Names { get; } = new();
    public MentionList Mentions { get; } = new();
    public BodyDraft Body { get; } = new();
    public List<AttachmentNote> Attachments { get; } = [];
    public List<ActivityDraft> Activities { get; } = [];

    public void Clear()
    {
        Names.Clear();
        Mentions.Clear();
        Body.Clear();
        Attachments.Clear();
        Activities.Clear();
    }

    /// <summary>Room for text without its escapes, good until the next call.</summary>
    public Span<byte> Text(int length)
    {
        if (text.Length < length) text = new byte[Math.Max(length, text.Length * 2)];
        return text;
    }
}

/// <summary>An activity whose definition is still a part of the text that came.</summary>
internal readonly record struct ActivityDraft(string Id, int Start, int End);

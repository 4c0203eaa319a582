using System.Text;
using System.Text.Json;
using Lms.Domain.Xapi.Statements;

namespace Lms.Infrastructure.Xapi;

/// <summary>The authority of a statement: the client that wrote it, as an account of this site (xAPI 1.0.3, part two, 2.4.9).</summary>
public sealed class Authority
{
    public Authority(Guid client, string name, string site)
    {
        var identity = $"account|{site}|{client:D}";
        Json = JsonSerializer.SerializeToUtf8Bytes(new { objectType = "Agent", name, account = new { homePage = site, name = client.ToString("D") } }, Database.JsonText.Options);
        Keys = [IndexKey.OfClient(client), IndexKey.Of(MentionKind.RelatedAgent, identity)];
    }

    /// <summary>The agent as UTF-8 JSON.</summary>
    public byte[] Json { get; }

    /// <summary>What it puts before a statement's keys: first of all who wrote it, which is nobody else's to take over.</summary>
    public long[] Keys { get; }
}

/// <summary>Puts together what is stored of a parsed statement.</summary>
public static class IncomingStatements
{
    internal static ReadOnlySpan<byte> BeforeTimestamp => ",\"timestamp\":\""u8;

    private static readonly byte[] Placeholder = Encoding.UTF8.GetBytes(StoredTime.Text(0));

    /// <param name="version">What "version" says where the sender left it out.</param>
    /// <param name="mayDefine">Whether the definitions of its activities are taken over.</param>
    /// <param name="attachments">The attachments that came with it.</param>
    /// <param name="addressed">The id that the request's address gives it, as it is written there.</param>
    public static IncomingStatement From(
        ParsedStatement parsed,
        Authority authority,
        string version,
        bool mayDefine,
        IReadOnlyList<IncomingAttachment>? attachments = null,
        string? addressed = null)
    {
        var id = parsed.Id ?? (addressed is null ? RandomUuid() : Guid.Parse(addressed));
        var idText = parsed.Id is null ? addressed : parsed.IdText;
        var body = parsed.Body.Span[1..];
        var said = parsed.Version ?? version;
        var json = new byte[body.Length + authority.Json.Length + said.Length + 160 + (parsed.HasTimestamp ? 0 : 16 + StoredTime.TextLength)];
        var writer = new Writer(json);
        writer.Add("{\"id\":\""u8);
        if (idText is null) writer.Add(id);
        else writer.Add(Encoding.ASCII.GetBytes(idText));
        writer.Add("\","u8);
        writer.Add(body);
        int? timestampAt = null;
        if (!parsed.HasTimestamp)
        {
            writer.Add(BeforeTimestamp);
            timestampAt = writer.At;
            writer.Add(Placeholder);
            writer.Add("\""u8);
        }

        writer.Add(",\"stored\":\""u8);
        var storedAt = writer.At;
        writer.Add(Placeholder);
        writer.Add("\",\"authority\":"u8);
        writer.Add(authority.Json);
        writer.Add(",\"version\":\""u8);
        writer.Add(Encoding.UTF8.GetBytes(said));
        writer.Add("\"}"u8);
        Array.Resize(ref json, writer.At);

        return new IncomingStatement
        {
            Id = id,
            Json = json,
            StoredAt = storedAt,
            TimestampAt = timestampAt,
            Keys = Keys(parsed, authority),
            Reference = parsed.Reference,
            IsVoiding = parsed.IsVoiding,
            Definitions = mayDefine && parsed.Activities.Count > 0 ? [.. parsed.Activities.Select(a => (a.Id, a.Definition))] : [],
            Attachments = attachments ?? [],
        };
    }

    private static byte[] Keys(ParsedStatement parsed, Authority authority)
    {
        Span<long> keys = stackalloc long[64];
        if (parsed.Mentions.Count + authority.Keys.Length > keys.Length) keys = new long[parsed.Mentions.Count + authority.Keys.Length];
        var count = 0;
        foreach (var key in authority.Keys) keys[count++] = key;
        foreach (var mention in parsed.Mentions) keys[count++] = IndexKey.Of(mention.Kind, mention.Value.Span);
        return IndexKey.Pack(keys[..count]);
    }

    /// <summary>A random (v4) UUID: some clients refuse a statement id made by time.</summary>
    public static Guid RandomUuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        System.Security.Cryptography.RandomNumberGenerator.Fill(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    private ref struct Writer(Span<byte> target)
    {
        private readonly Span<byte> target = target;

        public int At { get; private set; }

        public void Add(ReadOnlySpan<byte> text)
        {
            text.CopyTo(target[At..]);
            At += text.Length;
        }

        public void Add(Guid id)
        {
            if (!id.TryFormat(target[At..], out var written)) throw new ArgumentException("Too small.", nameof(id));
            At += written;
        }
    }
}

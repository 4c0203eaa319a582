using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Lms.Domain.Xapi.Statements;

/// <summary>
/// The one text by which an agent or a group is found: <c>mbox|mailto:…</c> (domain in lower case, as its case means nothing),
/// <c>mbox_sha1sum|</c> and 40 lower-case digits, <c>openid|…</c>, or <c>account|homePage|name</c>. An IRI holds no bar.
/// </summary>
public static class AgentIdentity
{
    private static readonly SearchValues<byte> NoAddress = SearchValues.Create([.. Enumerable.Range(0, 0x21).Select(b => (byte)b), .. "\"<>\\,;:()[]?"u8, 0x7F]);

    /// <summary>Judges an agent or identified group, as the parameter <c>agent</c> holds it, by the rules for statements.</summary>
    /// <returns>what identifies it, or a <see cref="StatementRefused"/></returns>
    public static Outcome<string> Of(ReadOnlyMemory<byte> agentJson, XapiVersion version)
    {
        var source = agentJson.Span;
        if (StatementParser.Unreadable(source) is { } refused) return refused;
        var scratch = StatementParser.Borrow();
        try
        {
            var scanner = new StatementScanner(source, version, scratch, StatementParser.MaxDepth);
            scanner.Next();
            scanner.AgentParameter();
            scanner.End();
            return Encoding.UTF8.GetString(scratch.Mentions.Take()[0].Value.Span);
        }
        catch (RefusedException refusal)
        {
            return refusal.At(source);
        }
        catch (JsonException fault)
        {
            return StatementParser.NotJson(source, fault);
        }
        finally
        {
            StatementParser.GiveBack(scratch);
        }
    }

    /// <summary>Whether a text is <c>mailto:</c> and one address; quoted local parts, comments and headers are not for identifiers.</summary>
    internal static bool IsMailbox(ReadOnlySpan<byte> text)
    {
        if (!text.StartsWith("mailto:"u8)) return false;
        var address = text["mailto:".Length..];
        var at = address.IndexOf((byte)'@');
        return at > 0 && at + 1 < address.Length && at == address.LastIndexOf((byte)'@') && !address.ContainsAny(NoAddress);
    }

    internal static void LowerDomain(Span<byte> mailbox) => Lower(mailbox[mailbox.IndexOf((byte)'@')..]);

    /// <summary>Lower case for the letters of ASCII.</summary>
    internal static void Lower(Span<byte> text)
    {
        foreach (ref var b in text)
        {
            if (b is >= (byte)'A' and <= (byte)'Z') b |= 0x20;
        }
    }

    internal static bool IsHex(ReadOnlySpan<byte> text)
    {
        foreach (var b in text)
        {
            if (!char.IsAsciiHexDigit((char)b)) return false;
        }
        return true;
    }
}

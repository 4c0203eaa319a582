using System.Buffers.Text;

namespace Lms.Infrastructure.Xapi;

/// <summary>Reads what the store itself wrote at the head of a statement's JSON.</summary>
public static class StatementJson
{
    /// <summary>The id: always the first property (<see cref="IncomingStatements"/>).</summary>
    public static Guid IdOf(ReadOnlySpan<byte> json) =>
        Utf8Parser.TryParse(json["{\"id\":\""u8.Length..], out Guid id, out _, 'D') ? id : throw new InvalidDataException("A stored statement begins with its id.");
}

using System.Buffers.Text;

namespace Lms.Infrastructure.Xapi;

/// <summary>Reads what the store itself wrote at the head of a statement's JSON.</summary>
public static class StatementJson
{
    private const int IdAt = 7;
    private const int IdLength = 36;

    /// <summary>The id as its sender wrote it.</summary>
    public static ReadOnlySpan<byte> IdTextOf(ReadOnlySpan<byte> json) => json.Slice(IdAt, IdLength);

    /// <summary>The id: always the first property (<see cref="IncomingStatements"/>).</summary>
    public static Guid IdOf(ReadOnlySpan<byte> json) =>
        Utf8Parser.TryParse(json[IdAt..], out Guid id, out _, 'D') ? id : throw new InvalidDataException("A stored statement begins with its id.");
}

using System.Text.Json;
using System.Text.Unicode;

namespace Lms.Domain.Xapi.Statements;

/// <summary>
/// Reads statements as strictly as the standard does (xAPI 1.0.3, Data; IEEE 9274.1.1), in one pass and without a document tree.
/// Stricter than it must be where a store would otherwise keep what it cannot give back: a key that comes twice and half a
/// surrogate pair are refused everywhere, also inside extensions.
/// </summary>
public static class StatementParser
{
    /// <summary>How deep a statement may nest; what a store sends back has to be read by others.</summary>
    public const int MaxDepth = 64;

    /// <summary>A scratch kept by a thread is let go once a very large body has blown it up.</summary>
    private const int LargeBody = 1 << 20;

    [ThreadStatic]
    private static ScanScratch? shared;

    /// <summary>Reads a whole request body: one statement, or where <paramref name="mayBeBatch"/> an array of any number of them.</summary>
    /// <returns>the statements in their order, or a <see cref="StatementRefused"/> for the first fault: one fault refuses them all</returns>
    public static Outcome<IReadOnlyList<ParsedStatement>> Parse(ReadOnlyMemory<byte> utf8, XapiVersion version, bool mayBeBatch)
    {
        var source = utf8.Span;
        if (Unreadable(source) is { } refused) return refused;
        var scratch = Borrow();
        try
        {
            return ParseAll(source, version, mayBeBatch, scratch);
        }
        catch (RefusedException refusal)
        {
            return refusal.At(source);
        }
        catch (JsonException fault)
        {
            return NotJson(source, fault);
        }
        finally
        {
            if (source.Length < LargeBody) shared = scratch;
        }
    }

    internal static ScanScratch Borrow()
    {
        var scratch = shared ?? new ScanScratch();
        shared = null;
        scratch.Clear();
        return scratch;
    }

    internal static void GiveBack(ScanScratch scratch) => shared = scratch;

    internal static StatementRefused? Unreadable(ReadOnlySpan<byte> source) =>
        Utf8.IsValid(source) ? null : new StatementRefused("$", "must be UTF-8");

    internal static StatementRefused NotJson(ReadOnlySpan<byte> source, JsonException fault) => new(
        JsonPath.Of(source, long.MaxValue),
        FormattableString.Invariant($"must be JSON, nested no deeper than {MaxDepth}: line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1} is not"));

    private static ParsedStatement[] ParseAll(ReadOnlySpan<byte> source, XapiVersion version, bool mayBeBatch, ScanScratch scratch)
    {
        var isBatch = source.TrimStart(" \t\r\n"u8) is [(byte)'[', ..];
        var scanner = new StatementScanner(source, version, scratch, isBatch ? MaxDepth + 1 : MaxDepth);
        scanner.Next();
        if (isBatch && !mayBeBatch) scanner.Refuse("must be a single statement, not an array");
        ParsedStatement[] statements = isBatch ? ParseBatch(ref scanner) : [scanner.Statement("$")];
        scanner.End();
        return statements;
    }

    private static ParsedStatement[] ParseBatch(ref StatementScanner scanner)
    {
        var statements = new List<ParsedStatement>();
        var ids = new HashSet<Guid>();
        while (scanner.NextElement())
        {
            var start = scanner.Position;
            var statement = scanner.Statement(FormattableString.Invariant($"$[{statements.Count}]"));
            if (statement.Id is { } id && !ids.Add(id)) StatementScanner.RefuseIn(start, "id", "must differ from the ids of the batch's other statements");
            statements.Add(statement);
        }
        return [.. statements];
    }
}

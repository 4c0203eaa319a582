using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Lms.Domain.Xapi.Statements;

/// <summary>
/// Reads one JSON text from front to back and judges every token by the rules of its place. This part deals with tokens; the
/// others with statements, agents, objects, contexts, results and what is open to anything.
/// </summary>
internal ref partial struct StatementScanner(ReadOnlySpan<byte> source, XapiVersion version, ScanScratch scratch, int maxDepth)
{
    private readonly ReadOnlySpan<byte> source = source;
    private Utf8JsonReader reader = new(source, new JsonReaderOptions { MaxDepth = maxDepth });

    /// <summary>Where the token stands that was read last.</summary>
    public readonly int Position => (int)reader.TokenStartIndex;

    /// <summary>Where the text goes on after it.</summary>
    private readonly int Consumed => (int)reader.BytesConsumed;

    public void Next()
    {
        reader.Read();
        if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped) RefuseHalfSurrogates();
    }

    /// <summary>Goes to the next element of the array that was opened last; false at its end.</summary>
    public bool NextElement()
    {
        Next();
        return reader.TokenType != JsonTokenType.EndArray;
    }

    /// <summary>After the value must come nothing: the reader itself complains otherwise.</summary>
    public void End() => reader.Read();

    [DoesNotReturn]
    public readonly void Refuse(string rule) => throw new RefusedException(Position, null, rule);

    /// <summary>Refuses a property of the object that starts at a position.</summary>
    [DoesNotReturn]
    public static void RefuseIn(int start, string property, string rule) => throw new RefusedException(start, property, rule);

    /// <summary>Refuses the value that starts at a position.</summary>
    [DoesNotReturn]
    private static void RefuseAt(int start, string rule) => throw new RefusedException(start, null, rule);

    private bool NextProperty()
    {
        Next();
        return reader.TokenType != JsonTokenType.EndObject;
    }

    /// <summary>
    /// The number of the property that was read, with the reader on its value. Refuses a name without a place here, one that came
    /// before, and null.
    /// </summary>
    private int Known(PropertyTable table, ref uint seen)
    {
        var number = table.Find(Text());
        if (number < 0) Refuse("is no property that the standard has here (mind the case)");
        if ((seen & (1u << number)) != 0) Refuse("must not come twice");
        seen |= 1u << number;
        Next();
        if (reader.TokenType == JsonTokenType.Null) Refuse("must not be null");
        return number;
    }

    /// <summary>Refuses an object that lacks a property.</summary>
    private static void Require(int start, PropertyTable table, uint seen, uint required)
    {
        if ((seen & required) == required) return;
        RefuseIn(start, table.Names[int.TrailingZeroCount((int)(required & ~seen))], "is required");
    }

    private static bool Has(uint seen, int property) => (seen & (1u << property)) != 0;

    private readonly int StartObject()
    {
        if (reader.TokenType != JsonTokenType.StartObject) Refuse("must be an object");
        return Position;
    }

    private readonly void StartArray()
    {
        if (reader.TokenType != JsonTokenType.StartArray) Refuse("must be an array");
    }

    /// <summary>The name or string that was read, without escapes; good until the next call.</summary>
    private readonly ReadOnlySpan<byte> Text()
    {
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName)) Refuse("must be a string");
        if (!reader.ValueIsEscaped) return reader.ValueSpan;
        var room = scratch.Text(reader.ValueSpan.Length);
        return room[..reader.CopyString(room)];
    }

    /// <summary>The string that was read as a part of the source, to come back to when the reader has gone on.</summary>
    private readonly Range Here()
    {
        if (reader.TokenType != JsonTokenType.String) Refuse("must be a string");
        return Position..Consumed;
    }

    /// <summary>The text of a string of the source, without escapes; good until the next call.</summary>
    private readonly ReadOnlySpan<byte> TextOf(Range quoted)
    {
        var inner = source[quoted][1..^1];
        if (!inner.Contains((byte)'\\')) return inner;
        var again = new Utf8JsonReader(source[quoted]);
        again.Read();
        var room = scratch.Text(inner.Length);
        return room[..again.CopyString(room)];
    }

    private readonly void Boolean()
    {
        if (reader.TokenType is not (JsonTokenType.True or JsonTokenType.False)) Refuse("must be true or false");
    }

    private readonly Range Number()
    {
        if (reader.TokenType != JsonTokenType.Number) Refuse("must be a number");
        return Position..Consumed;
    }

    private readonly ReadOnlySpan<byte> IriText()
    {
        var text = Text();
        if (!Iri.IsValid(text)) Refuse(IriRule);
        return text;
    }

    private const string IriRule = "must be an IRI with a scheme";

    private readonly Guid UuidValue()
    {
        if (!Uuid.TryParse(Text(), out var id)) Refuse(UuidRule);
        return id;
    }

    private const string UuidRule = "must be a UUID in its standard form";

    /// <summary>An escaped surrogate must have its other half: alone it is no character, and no UTF-8 can hold it.</summary>
    private readonly void RefuseHalfSurrogates()
    {
        var rest = reader.ValueSpan;
        for (var at = rest.IndexOf((byte)'\\'); at >= 0; at = rest.IndexOf((byte)'\\'))
        {
            rest = rest[at..];
            var unit = Unit(rest);
            if (unit is >= 0xDC00 and <= 0xDFFF || (unit is >= 0xD800 and <= 0xDBFF && Unit(rest[6..]) is < 0xDC00 or > 0xDFFF))
            {
                Refuse("must not hold half a surrogate pair");
            }
            rest = rest[(unit < 0 ? 2 : unit is >= 0xD800 and <= 0xDBFF ? 12 : 6)..];
        }
    }

    /// <summary>The UTF-16 unit of the \u escape a text starts with, or -1 if it starts with none.</summary>
    private static int Unit(ReadOnlySpan<byte> text)
    {
        if (text is not [(byte)'\\', (byte)'u', ..]) return -1;
        var unit = 0;
        foreach (var digit in text[2..6]) unit = (unit << 4) | (char.IsAsciiDigit((char)digit) ? digit - '0' : (digit | 0x20) - 'a' + 10);
        return unit;
    }
}

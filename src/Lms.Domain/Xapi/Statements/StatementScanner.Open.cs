using System.Text;
using System.Text.Json;

namespace Lms.Domain.Xapi.Statements;

internal ref partial struct StatementScanner
{
    private void LanguageMap()
    {
        var start = StartObject();
        var names = scratch.Names.Open();
        while (NextProperty())
        {
            var tag = Text();
            if (!LanguageTag.IsValid(tag)) Refuse("must be a language tag of RFC 5646");
            scratch.Names.Add(tag);
            Next();
            Text();
        }
        CloseNames(start, names);
    }

    /// <summary>Keys are IRIs; values are anything, but a key must not come twice at any depth.</summary>
    private void Extensions()
    {
        var start = StartObject();
        var names = scratch.Names.Open();
        while (NextProperty())
        {
            scratch.Names.Add(IriText());
            Next();
            AnyValue();
        }
        CloseNames(start, names);
    }

    /// <summary>Reads whatever stands here. The reader's own limit of depth limits the recursion.</summary>
    private void AnyValue()
    {
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            while (NextElement()) AnyValue();
        }
        if (reader.TokenType != JsonTokenType.StartObject) return;
        var start = Position;
        var names = scratch.Names.Open();
        while (NextProperty())
        {
            scratch.Names.Add(Text());
            Next();
            AnyValue();
        }
        CloseNames(start, names);
    }

    private readonly void CloseNames(int start, (int Count, int Used) names)
    {
        if (scratch.Names.Close(names, out var twice)) RefuseIn(start, Encoding.UTF8.GetString(twice), "must not come twice");
    }
}

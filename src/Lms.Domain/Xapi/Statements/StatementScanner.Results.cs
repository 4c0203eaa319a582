using System.Text;

namespace Lms.Domain.Xapi.Statements;

internal ref partial struct StatementScanner
{
    private static readonly PropertyTable ResultNames = new("score", "success", "completion", "response", "duration", "extensions");
    private static readonly PropertyTable ScoreNames = new("scaled", "raw", "min", "max");
    private static readonly PropertyTable AttachmentNames = new("usageType", "display", "description", "contentType", "length", "sha2", "fileUrl");
    private const uint RequiredOfAttachments = 0b011_1011;

    private void Result()
    {
        StartObject();
        uint seen = 0;
        while (NextProperty())
        {
            switch (Known(ResultNames, ref seen))
            {
                case 0: Score(); break;
                case 1 or 2: Boolean(); break;
                case 3: Text(); break;
                case 4: Duration(); break;
                case 5: Extensions(); break;
            }
        }
    }

    private readonly void Duration()
    {
        if (!XapiDuration.IsValid(Text())) Refuse("must be an ISO 8601 duration such as PT1H30M or P4W");
    }

    private void Score()
    {
        var start = StartObject();
        uint seen = 0;
        Range scaled = default, raw = default, min = default, max = default;
        while (NextProperty())
        {
            switch (Known(ScoreNames, ref seen))
            {
                case 0: scaled = Number(); break;
                case 1: raw = Number(); break;
                case 2: min = Number(); break;
                case 3: max = Number(); break;
            }
        }
        if (Has(seen, 0) && (JsonNumber.Compare(source[scaled], "-1"u8) < 0 || JsonNumber.Compare(source[scaled], "1"u8) > 0))
        {
            RefuseIn(start, "scaled", "must be between -1 and 1");
        }
        if (Has(seen, 2) && Has(seen, 3) && JsonNumber.Compare(source[min], source[max]) >= 0) RefuseIn(start, "min", "must be less than max");
        if (!Has(seen, 1)) return;
        if (Has(seen, 2) && JsonNumber.Compare(source[raw], source[min]) < 0) RefuseIn(start, "raw", "must not be less than min");
        if (Has(seen, 3) && JsonNumber.Compare(source[raw], source[max]) > 0) RefuseIn(start, "raw", "must not be more than max");
    }

    /// <param name="path">that of the statement or sub-statement they belong to</param>
    private void Attachments(string path)
    {
        StartArray();
        for (var number = 0; NextElement(); number++) Attachment(FormattableString.Invariant($"{path}.attachments[{number}]"));
    }

    private void Attachment(string path)
    {
        var start = StartObject();
        uint seen = 0;
        string usageType = "", contentType = "", sha2 = "";
        string? fileUrl = null;
        long length = 0;
        while (NextProperty())
        {
            switch (Known(AttachmentNames, ref seen))
            {
                case 0: usageType = Encoding.UTF8.GetString(IriText()); break;
                case 1 or 2: LanguageMap(); break;
                case 3: contentType = MediaType(); break;
                case 4: length = Octets(); break;
                case 5: sha2 = Sha2(); break;
                case 6: fileUrl = Encoding.UTF8.GetString(IriText()); break;
            }
        }
        Require(start, AttachmentNames, seen, RequiredOfAttachments);
        scratch.Attachments.Add(new AttachmentNote(usageType, contentType, length, sha2, fileUrl, path));
    }

    private readonly string MediaType()
    {
        var text = Text();
        var slash = text.IndexOf((byte)'/');
        if (slash < 1 || slash + 1 == text.Length || text[..slash].ContainsAny((byte)' ', (byte)';') || text[slash + 1] is (byte)' ' or (byte)';' || text.IndexOfAnyInRange((byte)0, (byte)0x1F) >= 0)
        {
            Refuse("must be a media type such as text/plain; charset=utf-8");
        }
        return Encoding.UTF8.GetString(text);
    }

    private readonly long Octets()
    {
        Number();
        if (!reader.TryGetInt64(out var length) || length < 0) Refuse("must be a whole number of octets, not below zero");
        return length;
    }

    private readonly string Sha2()
    {
        var text = Text();
        if (text.Length is not (56 or 64 or 96 or 128) || !AgentIdentity.IsHex(text)) Refuse("must be a SHA-2 sum of 224, 256, 384 or 512 bits in hexadecimal digits");
        return Encoding.UTF8.GetString(text);
    }
}

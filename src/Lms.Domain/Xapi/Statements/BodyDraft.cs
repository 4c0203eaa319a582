namespace Lms.Domain.Xapi.Statements;

/// <summary>
/// The statement as it will be stored: which of its properties stay, and what changes inside them. Both are written down in the
/// order of the text, which is then copied once.
/// </summary>
internal sealed class BodyDraft
{
    private static readonly byte[] OpenArray = [(byte)'['];
    private static readonly byte[] CloseArray = [(byte)']'];
    private readonly List<(int Start, int End)> kept = [];
    private readonly List<(int At, int Removed, byte[] Inserted)> edits = [];

    public void Clear()
    {
        kept.Clear();
        edits.Clear();
    }

    /// <summary>A property that stays, from its name's quote to the end of its value.</summary>
    public void Keep(int start, int end) => kept.Add((start, end));

    public void Replace(int start, int length, byte[] text) => edits.Add((start, length, text));

    public void WrapInArray(int start, int end)
    {
        edits.Add((start, 0, OpenArray));
        edits.Add((end, 0, CloseArray));
    }

    public byte[] Take(ReadOnlySpan<byte> source)
    {
        var size = kept.Count;
        foreach (var (start, end) in kept) size += end - start;
        foreach (var (_, removed, inserted) in edits) size += inserted.Length - removed;
        var body = new byte[size];
        var (at, edit) = (0, 0);
        foreach (var (start, end) in kept)
        {
            body[at] = at == 0 ? (byte)'{' : (byte)',';
            at++;
            var from = start;
            for (; edit < edits.Count && edits[edit].At < end; edit++)
            {
                at += Copy(source[from..edits[edit].At], body, at);
                at += Copy(edits[edit].Inserted, body, at);
                from = edits[edit].At + edits[edit].Removed;
            }
            at += Copy(source[from..end], body, at);
        }
        return body;
    }

    /// <summary>Where the text from <paramref name="position"/> has come to stand in the body.</summary>
    public int Moved(int position)
    {
        var moved = 0;
        foreach (var (start, end) in kept)
        {
            moved++;
            if (position < end)
            {
                moved += position - start;
                break;
            }
            moved += end - start;
        }
        foreach (var (at, removed, inserted) in edits)
        {
            if (at <= position) moved += inserted.Length - removed;
        }
        return moved;
    }

    private static int Copy(ReadOnlySpan<byte> part, byte[] body, int at)
    {
        part.CopyTo(body.AsSpan(at));
        return part.Length;
    }
}

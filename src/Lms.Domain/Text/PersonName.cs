namespace Lms.Domain.Text;

/// <summary>
/// Họ và tên: one full name as it is written in Vietnam, family name first, in one field. It carries the keys that databases
/// need because they can neither fold nor sort Vietnamese themselves.
/// </summary>
public sealed record PersonName
{
    /// <summary>Longest full name in characters.</summary>
    public const int MaxLength = 100;

    private PersonName(string fullName)
    {
        FullName = fullName;
        GivenName = fullName[(fullName.LastIndexOf(' ') + 1)..];
    }

    /// <summary>Họ và tên, NFC, single spaces.</summary>
    public string FullName { get; }

    /// <summary>Tên: the last word, by which lists are sorted and people are addressed.</summary>
    public string GivenName { get; }

    /// <summary>For searching and comparing. Two people may share it: never merge by it alone.</summary>
    public string FoldKey => VietnameseText.Fold(FullName);

    /// <summary>For sorting, compared ordinally.</summary>
    public string SortKey => VietnameseText.SortKey(FullName);

    public static Outcome<PersonName> Parse(string text)
    {
        var name = VietnameseText.Normalize(text);
        if (name.Length == 0) return new PersonNameEmpty();
        if (name.Length > MaxLength) return new PersonNameTooLong(name.Length, MaxLength);
        if (name.Any(char.IsDigit)) return new PersonNameHasDigits(name);
        return new PersonName(name);
    }

    public override string ToString() => FullName;
}

/// <summary>No name was given.</summary>
public sealed record PersonNameEmpty : Refusal;

/// <summary>The name holds a digit, so it is something else.</summary>
public sealed record PersonNameHasDigits(string Name) : Refusal;

/// <summary>The name is longer than any name.</summary>
public sealed record PersonNameTooLong(int Length, int Max) : Refusal;

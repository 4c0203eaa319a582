namespace Lms.Domain.Certificates;

/// <summary>Sổ gốc of one calendar year: hands out register numbers, one after the other.</summary>
public sealed class RegisterBook
{
    private RegisterBook() { }

    public RegisterBook(int year) => Year = year;

    public int Year { get; private init; }

    /// <summary>The last number handed out; 0 in a new book.</summary>
    public int Last { get; private set; }

    public RegisterNumber Next() => new(Year, ++Last);
}

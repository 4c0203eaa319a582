using Lms.Domain.Text;

namespace Lms.Domain.OrgUnits;

/// <summary>
/// Finds a unit by the code that a file writes. Spreadsheets take zeros from the front of numbers and people change capitals: a code that
/// is a known one but for these is told, never taken for another unit's.
/// </summary>
public sealed class UnitCodeBook
{
    private readonly Dictionary<string, OrgUnit> exact;
    private readonly ILookup<string, OrgUnit> alike;

    public UnitCodeBook(IEnumerable<OrgUnit> units)
    {
        exact = units.ToDictionary(unit => unit.Code, StringComparer.Ordinal);
        alike = exact.Values.ToLookup(unit => Key(unit.Code), StringComparer.Ordinal);
    }

    public OrgUnit? Exact(string code) => exact.GetValueOrDefault(code);

    /// <summary>The one unit whose code is this one but for capitals and zeros in front; null where there is none, or several.</summary>
    public OrgUnit? Alike(string code) => alike[Key(code)].ToList() is [var only] && only.Code != code ? only : null;

    /// <summary>"thpt-tp" and "THPT-TP": the same letters and digits.</summary>
    public static bool DifferInCaseOnly(string one, string other) => VietnameseText.Fold(one) == VietnameseText.Fold(other);

    private static string Key(string code) => VietnameseText.Fold(code).TrimStart('0');
}

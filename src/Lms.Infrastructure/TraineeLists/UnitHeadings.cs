using Lms.Domain.Text;

namespace Lms.Infrastructure.TraineeLists;

/// <summary>By what words the columns that tell a unit are known, in every table of units that can be sent.</summary>
internal static class UnitHeadings
{
    /// <summary>In bytes; no country has so many units.</summary>
    public const int LargestFile = 1 << 20;

    public static readonly string[] Code = ["code", "ma", "ma don vi"];
    public static readonly string[] Name = ["name", "ten", "ten don vi", "don vi"];

    /// <summary>The cell with one of these words, however it is written; -1 where there is none.</summary>
    public static int Find(TableRow row, string[] words) => row.Cells.ToList().FindIndex(cell => words.Contains(VietnameseText.Fold(cell)));
}

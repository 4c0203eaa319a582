using Lms.Domain.TraineeLists;

namespace Lms.Infrastructure.TraineeLists;

/// <summary>What a kind of list of people cannot do without.</summary>
/// <param name="LeastHeadings">So many known headings make a line its header.</param>
/// <param name="AsksForSheets">Of several sheets with a header a person chooses; else all are read.</param>
/// <param name="Missing">The columns that must be asked for.</param>
internal sealed record ListNeeds(int LeastHeadings, bool AsksForSheets, Func<Header?, IReadOnlyList<TraineeColumn>> Missing)
{
    /// <summary>Mẫu 01.</summary>
    public static ListNeeds Trainees { get; } = new(3, true, Header.Missing);

    /// <summary>An exclusion list of whatever columns: a name is enough, and nobody on a second sheet may be lost.</summary>
    public static ListNeeds Excluded { get; } =
        new(1, false, header => header?.Columns.ContainsKey(TraineeColumn.FullName) == true ? [] : [TraineeColumn.FullName]);
}

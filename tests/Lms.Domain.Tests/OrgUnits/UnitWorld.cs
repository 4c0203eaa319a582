using Lms.Domain.OrgUnits;

namespace Lms.Domain.Tests.OrgUnits;

/// <summary>A department with districts and their schools, and every change made to it.</summary>
internal sealed class UnitWorld
{
    public static readonly DateOnly Start = new(2000, 1, 1);
    private readonly List<Succession> links = [];

    public UnitWorld(int districts = 2, int schools = 3)
    {
        var department = new OrgUnit("SO", "Sở GD&ĐT", OrgUnitKind.Department, null, Start);
        var units = new List<OrgUnit> { department };
        for (var d = 1; d <= districts; d++)
        {
            var district = new OrgUnit($"Q{d}", $"Phòng GD&ĐT quận {d}", OrgUnitKind.DistrictOffice, department.Id, Start);
            units.Add(district);
            units.AddRange(Enumerable.Range(1, schools).Select(s => new OrgUnit($"Q{d}-{s}", $"Trường Tiểu học {d}.{s}", OrgUnitKind.School, district.Id, Start, SchoolLevel.Primary)));
        }
        Forest = new UnitForest(units);
    }

    public UnitForest Forest { get; }
    public UnitMap Map => new(Forest, links);

    public OrgUnit this[string code] => Forest.Find(code)!;

    public Outcome<UnitChangeResult> Do(UnitChangeKind kind, DateOnly day, string[] units, string? name = null, string? parent = null, string[]? successors = null, params (string Child, string Home)[] homes)
    {
        var heirs = (successors ?? []).Select(code => new SuccessorUnit(code, $"Phường {code}", OrgUnitKind.Commune, this["SO"].Id)).ToList();
        var request = new UnitChangeRequest(kind, day, new ChangeBasis("1669/NQ", new DateOnly(2025, 6, 16), "Sắp xếp đơn vị hành chính"),
            [.. units.Select(u => this[u].Id)], name, parent is null ? null : this[parent].Id, heirs, homes.ToDictionary(h => this[h.Child].Id, h => h.Home));
        var done = Reorganisation.Apply(Forest, request, Guid.Empty, DateTimeOffset.UnixEpoch);
        if (done.Succeeded) links.AddRange(done.Value.Change.Links);
        return done;
    }
}

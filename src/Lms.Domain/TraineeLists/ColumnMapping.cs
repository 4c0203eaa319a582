using Lms.Domain.OrgUnits;

namespace Lms.Domain.TraineeLists;

/// <summary>Cách ghép cột đã lưu: what a unit once said of a header, used for every later file with the same one until it is forgotten.</summary>
public sealed class ColumnMapping
{
    private ColumnMapping() { }

    public ColumnMapping(Id<OrgUnit> unitId, string signature, IReadOnlyList<TraineeColumn?> columns, Guid setBy, DateTimeOffset now)
    {
        (Id, UnitId, Signature) = (Id<ColumnMapping>.New(), unitId, signature);
        Set(columns, setBy, now);
    }

    public Id<ColumnMapping> Id { get; private init; }
    public Id<OrgUnit> UnitId { get; private init; }

    /// <summary>SHA-256 of the header's folded words, lower-case hex.</summary>
    public string Signature { get; private init; } = "";

    public IReadOnlyList<TraineeColumn?> Columns { get; private set; } = [];
    public Guid SetBy { get; private set; }
    public DateTimeOffset SetAt { get; private set; }

    public void Set(IReadOnlyList<TraineeColumn?> columns, Guid setBy, DateTimeOffset now) => (Columns, SetBy, SetAt) = (columns, setBy, now);
}

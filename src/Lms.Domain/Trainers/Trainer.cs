using Lms.Domain.Journal;
using Lms.Domain.OrgUnits;
using Lms.Domain.Text;

namespace Lms.Domain.Trainers;

/// <summary>Giảng viên, báo cáo viên: who leads a class and scores its practicum.</summary>
[Journaled]
public sealed class Trainer
{
    private Trainer() { }

    public Trainer(PersonName name, Id<OrgUnit> unitId)
    {
        (Id, UnitId) = (Id<Trainer>.New(), unitId);
        (FullName, FoldKey, SortKey) = (name.FullName, name.FoldKey, name.SortKey);
    }

    public Id<Trainer> Id { get; private init; }
    public string FullName { get; private init; } = "";
    public string FoldKey { get; private init; } = "";
    public string SortKey { get; private init; } = "";

    /// <summary>Where the trainer works: a training provider, or a school (then not allowed to score its own teachers).</summary>
    public Id<OrgUnit> UnitId { get; private init; }
}

using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Domain.Text;
using Lms.Domain.Trainers;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Trainers;

/// <summary>Thêm giảng viên. Two of one name at one unit are taken for one person.</summary>
public sealed class CreateTrainer(LmsDbContext db) : IUseCase
{
    public async Task<Outcome<Trainer>> RunAsync(string name, Id<OrgUnit> unitId, CancellationToken cancel = default)
    {
        var parsed = PersonName.Parse(name);
        if (!parsed.Succeeded) return parsed.Refusal;
        await using var transaction = await db.BeginWriteAsync(cancel, $"trainers/{unitId}");
        if (await db.OrgUnits.SingleOrDefaultAsync(u => u.Id == unitId, cancel) is not { } unit) return new TrainerNeedsUnit();
        if (await db.Trainers.AnyAsync(t => t.UnitId == unitId && t.FullName == parsed.Value.FullName, cancel)) return new TrainerExists(parsed.Value.FullName, unit.Name);

        var trainer = new Trainer(parsed.Value, unitId);
        db.Trainers.Add(trainer);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return trainer;
    }
}

public sealed record TrainerExists(string Name, string Unit) : Refusal;

public sealed record TrainerNeedsUnit : Refusal;

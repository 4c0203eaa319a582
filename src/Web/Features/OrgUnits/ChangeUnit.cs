using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Domain.Text;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.OrgUnits;

/// <summary>Đổi tên đơn vị. Documents that were printed keep the old name.</summary>
public sealed class RenameUnit(LmsDbContext db) : IUseCase
{
    /// <param name="revision">Which revision the person has seen; a newer one is "changed meanwhile".</param>
    public async Task<Refusal?> RunAsync(Id<OrgUnit> id, string name, int revision, CancellationToken cancel = default)
    {
        var unit = await db.OrgUnits.SingleAsync(u => u.Id == id, cancel);
        if (VietnameseText.Normalize(name).Length is 0 or > OrgUnit.NameLength) return new UnitNameLength(OrgUnit.NameLength);
        db.ExpectRevision(unit, revision);
        unit.Rename(name);
        await db.SaveChangesAsync(cancel);
        return null;
    }
}

/// <summary>Kết thúc đơn vị: merged or dissolved.</summary>
public sealed class EndUnit(LmsDbContext db) : IUseCase
{
    public async Task<Refusal?> RunAsync(Id<OrgUnit> id, DateOnly lastDay, CancellationToken cancel = default)
    {
        await using var transaction = await db.BeginWriteAsync(cancel, UnitCodes.Subject);
        var unit = await db.OrgUnits.SingleAsync(u => u.Id == id, cancel);
        var below = await db.OrgUnits.CountAsync(u => u.ParentId == unit.Id && (u.ValidTo == null || u.ValidTo > lastDay), cancel);
        if (below > 0) return new UnitHasUnits(below);
        if (unit.End(lastDay) is { } refusal) return refusal;
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }
}

/// <summary>The name is empty or longer than <paramref name="Max"/> characters.</summary>
public sealed record UnitNameLength(int Max) : Refusal;

/// <summary>Units below it still exist after that day.</summary>
public sealed record UnitHasUnits(int Count) : Refusal;

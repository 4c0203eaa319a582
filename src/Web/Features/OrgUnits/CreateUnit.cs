using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Domain.Text;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.OrgUnits;

/// <summary>What a unit is made of.</summary>
/// <param name="ValidFrom">The first day on which it exists.</param>
public sealed record NewUnit(OrgUnitKind Kind, string Code, string Name, DateOnly ValidFrom, Id<OrgUnit>? ParentId = null, SchoolLevel? Level = null);

/// <summary>Thêm đơn vị.</summary>
public sealed class CreateUnit(LmsDbContext db) : IUseCase
{
    public async Task<Outcome<OrgUnit>> RunAsync(NewUnit input, CancellationToken cancel = default)
    {
        var (code, name) = (VietnameseText.Normalize(input.Code), VietnameseText.Normalize(input.Name));
        if (code.Length == 0 || name.Length == 0) return new UnitFieldMissing();
        await using var transaction = await db.BeginWriteAsync(cancel, UnitCodes.Subject);
        if (await db.OrgUnits.SingleOrDefaultAsync(u => u.Code == code, cancel) is { } other) return new UnitCodeTaken(code, other.Name);
        if (input.ParentId is { } parent && !await db.OrgUnits.AnyAsync(u => u.Id == parent && u.ValidFrom <= input.ValidFrom && (u.ValidTo == null || u.ValidTo >= input.ValidFrom), cancel)) return new UnitParentMissing();

        var unit = new OrgUnit(code, name, input.Kind, input.ParentId, input.ValidFrom, input.Level);
        db.OrgUnits.Add(unit);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return unit;
    }
}

/// <summary>Whoever gives codes does it alone.</summary>
internal static class UnitCodes
{
    public const string Subject = "unit-codes";
}

public sealed record UnitCodeTaken(string Code, string Name) : Refusal;

public sealed record UnitFieldMissing : Refusal;

public sealed record UnitParentMissing : Refusal;

using System.Data.Common;
using Lms.Domain.Quotas;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Tests.Database;
using Microsoft.EntityFrameworkCore;

namespace Lms.Infrastructure.Tests.Quotas;

/// <summary>Quotas that were stored before there was a ledger.</summary>
public class OpeningBalanceTests
{
    private const string Plan = "0190A000-0000-7000-8000-000000000001";
    private const string Unit = "0190A000-0000-7000-8000-000000000002";
    private const string Other = "0190A000-0000-7000-8000-000000000003";

    public static TheoryData<DatabaseProvider> Both => TestDatabase.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task Each_has_its_balance_as_the_first_entry_and_goes_on_from_there(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider, upTo: "RecordStore");
        await using (var before = database.Open()) await StoreAsync(before, provider);
        await using (var migrating = database.Open()) await migrating.Database.MigrateAsync();

        await using var db = database.Open();
        var entries = await db.QuotaEntries.AsNoTracking().OrderBy(e => e.UnitId).ToListAsync();
        entries.Select(e => (e.Number, e.Kind, e.SeatsChange, e.TakenChange, e.Seats, e.Taken)).ShouldBe([
            (1, QuotaEntryKind.Opening, 12, 5, 12, 5), (1, QuotaEntryKind.Opening, 0, 0, 0, 0)]);
        var now = TimeProvider.System.GetUtcNow();
        entries.ShouldAllBe(e => e.By == null && e.At > now.AddHours(-1) && e.At < now.AddHours(1));

        var quota = await db.Quotas.OrderBy(q => q.UnitId).FirstAsync();
        quota.LastEntry.ShouldBe(1);
        quota.Take(7).ShouldBeNull();
        await db.SaveChangesAsync();
        var ledger = await db.QuotaEntries.AsNoTracking().Where(e => e.UnitId == quota.UnitId).ToListAsync();
        (ledger.Sum(e => e.SeatsChange), ledger.Sum(e => e.TakenChange)).ShouldBe((quota.Seats, quota.Taken));
        await Should.ThrowAsync<DbException>(() => db.Database.ExecuteSqlRawAsync("UPDATE \"QuotaEntries\" SET \"Seats\" = 99"));
    }

    private static async Task StoreAsync(LmsDbContext db, DatabaseProvider provider)
    {
        var instant = provider == DatabaseProvider.Sqlite ? "638000000000000000" : "'2022-12-12T00:00:00Z'";
        foreach (var unit in new[] { Unit, Other })
            await RunAsync(db, $"""
                INSERT INTO "OrgUnits" ("Id", "Code", "Name", "FoldKey", "Kind", "ValidFrom", "Revision")
                VALUES ('{unit}', '{unit[^4..]}', 'Phòng', 'phong', 'DistrictOffice', '2010-01-01', 1)
                """);
        await RunAsync(db, $$$"""
            INSERT INTO "Plans" ("Id", "State", "Title", "CourseSlug", "Objectives", "LegalBases", "Venue", "OnlineFrom", "OnlineTo", "PracticumFrom", "PracticumTo",
                "DeadlineDate", "DeadlineKind", "Places", "Policy", "Number", "IssuedOn", "Signer", "CreatedAt", "Revision")
            VALUES ('{{{Plan}}}', 'Issued', 'Tập huấn', 'khoa', '', '[]', '', {{{instant}}}, {{{instant}}}, '2022-12-13', '2022-12-17', '2022-12-07', 'NoLaterThan', 12, 'null', '1/KH', '2022-11-18', 'Người Ký', {{{instant}}}, 1)
            """);
        await RunAsync(db, $"""INSERT INTO "Quotas" ("PlanId", "UnitId", "Seats", "Taken", "Revision") VALUES ('{Plan}', '{Unit}', 12, 5, 1), ('{Plan}', '{Other}', 0, 0, 1)""");
    }

    private static Task RunAsync(LmsDbContext db, string sql) => db.Database.ExecuteSqlRawAsync(sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
}

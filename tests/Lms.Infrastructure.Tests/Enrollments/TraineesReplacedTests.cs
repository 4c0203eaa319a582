using Lms.Domain.Enrollments;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Tests.Database;
using Microsoft.EntityFrameworkCore;

namespace Lms.Infrastructure.Tests.Enrollments;

/// <summary>Places that were stored before "replaced" was told from "withdrawn".</summary>
public class TraineesReplacedTests
{
    public static TheoryData<DatabaseProvider> Both => TestDatabase.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task Whoever_an_applied_request_names_as_the_leaver_is_replaced_and_others_stay_withdrawn(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider, upTo: "TraineeListsAsTheyArrive");
        await using (var before = database.Open()) await StoreAsync(before, provider);
        await using (var migrating = database.Open()) await migrating.Database.MigrateAsync();

        await using var db = database.Open();
        (await db.Enrollments.OrderBy(e => e.Id).Select(e => e.State).ToListAsync()).ShouldBe([EnrollmentState.Replaced, EnrollmentState.Withdrawn, EnrollmentState.Nominated]);
        var requests = await db.Substitutions.OrderBy(s => s.Id).ToListAsync();
        var by = Guid.Parse(Key(8));
        requests.Select(s => (s.State, s.ApprovedBy, s.ClosedBy)).ShouldBe([(SubstitutionState.Applied, by, by), (SubstitutionState.Refused, null, by)]);
        requests[0].ApprovedAt.ShouldBe(requests[0].ClosedAt);

        // What stands in the way is kept with all it says.
        requests[0].Obstacle.ShouldBeNull();
        var open = db.Entry(requests[1]);
        open.Property(s => s.Obstacle).CurrentValue = new NewcomerBlocked([RowFinding.Of(
            FindingCode.EXCL, FindingSeverity.Blocking, TraineeColumn.FullName, "Excluded", "An", null, ("Course", "Khóa khác"))], 1);
        await db.SaveChangesAsync();
        await using var again = database.Open();
        var kept = (await again.Substitutions.OrderBy(s => s.Id).LastAsync()).Obstacle.ShouldBeOfType<NewcomerBlocked>();
        kept.Findings.Single().Arguments["Course"].ShouldBe("Khóa khác");
    }

    private static string Key(int number) => $"0190A000-0000-7000-8000-{number:D12}";

    private static async Task StoreAsync(LmsDbContext db, DatabaseProvider provider)
    {
        var instant = provider == DatabaseProvider.Sqlite ? "638000000000000000" : "'2022-12-12T00:00:00Z'";
        var (no, none) = provider == DatabaseProvider.Sqlite ? ("0", "'{}'") : ("false", "'{}'");
        // The places alone: whom they are of is no matter here. Both settings are the connection's, so it stays open.
        await db.Database.OpenConnectionAsync();
        await RunAsync(db, provider == DatabaseProvider.Sqlite ? "PRAGMA foreign_keys = OFF" : "SET session_replication_role = replica");
        foreach (var (number, state) in new[] { (1, "Withdrawn"), (2, "Withdrawn"), (3, "Nominated") })
            await RunAsync(db, $"""
                INSERT INTO "Enrollments" ("Id", "PlanId", "TeacherId", "UnitId", "RowId", "State", "IsReserve", "Revision")
                VALUES ('{Key(number)}', '{Key(10)}', '{Key(20 + number)}', '{Key(11)}', '{Key(30 + number)}', '{state}', {no}, 1)
                """);
        foreach (var (number, state, leaver) in new[] { (40, "Applied", 1), (41, "Refused", 2) })
            await RunAsync(db, $"""
                INSERT INTO "Substitutions" ("Id", "PlanId", "UnitId", "LeaverId", "Cells", "Reason", "State", "RequestedBy", "RequestedAt", "DecidedBy", "DecidedAt", "Revision")
                VALUES ('{Key(number)}', '{Key(10)}', '{Key(11)}', '{Key(leaver)}', {none}, 'Ốm', '{state}', '{Key(9)}', {instant}, '{Key(8)}', {instant}, 1)
                """);
    }

    private static Task RunAsync(LmsDbContext db, string sql) => db.Database.ExecuteSqlRawAsync(sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
}

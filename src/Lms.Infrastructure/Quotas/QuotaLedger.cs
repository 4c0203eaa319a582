using Lms.Domain.Quotas;
using Lms.Infrastructure.Database;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Lms.Infrastructure.Quotas;

/// <summary>Stores what quotas have posted, signed, with the balances it explains; and keeps stored entries as they are.</summary>
internal static class QuotaLedger
{
    /// <summary>
    /// Two writers posted the same number: what the first has done comes before the quota's own revision is looked at. The database
    /// says which table refused: the entries that EF names are those of a whole batch.
    /// </summary>
    public static bool IsLostRace(DbUpdateException failed) => failed is not DbUpdateConcurrencyException && failed.InnerException switch
    {
        PostgresException lost => lost is { SqlState: PostgresErrorCodes.UniqueViolation, TableName: QuotaLedgerTable.Name },
        SqliteException lost => lost.SqliteExtendedErrorCode == SQLitePCL.raw.SQLITE_CONSTRAINT_PRIMARYKEY && lost.Message.Contains($"{QuotaLedgerTable.Name}.", StringComparison.Ordinal),
        _ => false,
    };

    /// <exception cref="InvalidOperationException">An entry would be changed or removed.</exception>
    public static void Keep(LmsDbContext db, Guid? accountId, DateTimeOffset now)
    {
        if (db.ChangeTracker.Entries<QuotaEntry>().Any(e => e.State is EntityState.Modified or EntityState.Deleted))
            throw new InvalidOperationException("Entries of the quota ledger are never changed: post another one.");
        foreach (var quota in db.ChangeTracker.Entries<Quota>().Where(q => q.State != EntityState.Unchanged).Select(q => q.Entity).ToList())
        {
            foreach (var entry in quota.HandOver())
            {
                entry.Sign(accountId, now);
                db.QuotaEntries.Add(entry);
            }
        }
    }
}
